"""CloudWatch logs and alarms."""

from advisor.blueprint.components.alarms import Watch, gb_and, logs
from advisor.blueprint.latencies import ALARMS
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.design import Setting, Usage


def _usages(plan: Plan) -> tuple[Usage, ...]:
    alarms = usage("aws.cloudwatch.alarm_month", plan.full(ALARMS.value), "alarms")
    return (logs("aws.cloudwatch.log_gb", plan), alarms)


CLOUDWATCH = Watch(
    title="CloudWatch",
    service="cloudwatch",
    usages=_usages,
    alarm="alarm: age of the newest result",
    settings=(Setting(name="retentionInDays", value="30", because="long enough to see a month's pattern"),),
    size=gb_and("alarms"),
)
