"""Logs and alarms: someone must hear of a failure."""

from advisor.blueprint.components.alarms import ANSWERS, KEY
from advisor.blueprint.latencies import ALARMS, LOGS_ALWAYS_ON, LOGS_SCHEDULED
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import Plan
from advisor.design import Setting
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Stage


def cloudwatch(plan: Plan) -> Part:
    """CloudWatch logs and alarms."""
    logs = LOGS_ALWAYS_ON.value if plan.option.is_always_on else LOGS_SCHEDULED.value
    words = Words()
    if plan.describe:
        promise = show_duration(plan.cases.freshness_s[0])
        words = Words(
            why=f"The promise of {promise} must be watched; {ANSWERS[plan.facts.on_call]}.",
            size=f"{digits(logs)} GB of logs, {digits(ALARMS.value)} alarms",
            settings=(
                Setting(
                    name="alarm: age of the newest result", value=f"> {promise}", because="the promise itself"
                ),
                Setting(name="retentionInDays", value="30", because="long enough to see a month's pattern"),
            ),
            failure="The pipeline goes on unseen.",
        )
    return make_part(
        KEY,
        "CloudWatch",
        Stage.ORCHESTRATE,
        "cloudwatch",
        facts=("on_call", "freshness_s"),
        words=words,
        usages=(
            usage(
                "aws.cloudwatch.log_gb",
                plan.full(logs),
                "always on" if plan.option.is_always_on else "per run",
            ),
            usage("aws.cloudwatch.alarm_month", plan.full(ALARMS.value), "alarms"),
        ),
    )
