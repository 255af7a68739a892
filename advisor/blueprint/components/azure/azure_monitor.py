"""Logs and alerts on Azure: someone must hear of a failure."""

from advisor.blueprint.components.alarms import ANSWERS, KEY
from advisor.blueprint.latencies import ALARMS, LOGS_ALWAYS_ON, LOGS_SCHEDULED
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import Plan
from advisor.design import Setting
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Stage


def azure_monitor(plan: Plan) -> Part:
    """Logs into Log Analytics by the GB, metric alerts by the series that they watch."""
    logs = LOGS_ALWAYS_ON.value if plan.option.is_always_on else LOGS_SCHEDULED.value
    words = Words()
    if plan.describe:
        promise = show_duration(plan.cases.freshness_s[0])
        words = Words(
            why=f"The promise of {promise} must be watched; {ANSWERS[plan.facts.on_call]}.",
            size=f"{digits(logs)} GB of logs, {digits(ALARMS.value)} alerts",
            settings=(
                Setting(
                    name="metricAlert: age of the newest result",
                    value=f"> {promise}",
                    because="the promise itself",
                ),
                Setting(
                    name="retentionInDays",
                    value="31",
                    because="long enough to see a month's pattern, and included",
                ),
            ),
            failure="The pipeline goes on unseen.",
        )
    bound_by = "always on" if plan.option.is_always_on else "per run"
    return make_part(
        KEY,
        "Azure Monitor",
        Stage.ORCHESTRATE,
        "azure_monitor",
        facts=("on_call", "freshness_s"),
        words=words,
        usages=(
            usage("azure.monitor.log_gb", plan.full(logs), bound_by),
            usage("azure.monitor.metric_series_month", plan.full(ALARMS.value), "one series an alert"),
        ),
    )
