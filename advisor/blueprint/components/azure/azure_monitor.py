"""Logs into Log Analytics by the GB, metric alerts by the series that they watch."""

from advisor.blueprint.components.alarms import Watch, gb_and, logs
from advisor.blueprint.latencies import ALARMS
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.design import Setting, Usage


def _usages(plan: Plan) -> tuple[Usage, ...]:
    series = usage("azure.monitor.metric_series_month", plan.full(ALARMS.value), "one series an alert")
    return (logs("azure.monitor.log_gb", plan), series)


MONITOR = Watch(
    title="Azure Monitor",
    service="azure_monitor",
    usages=_usages,
    alarm="metricAlert: age of the newest result",
    settings=(
        Setting(
            name="retentionInDays", value="31", because="long enough to see a month's pattern, and included"
        ),
    ),
    size=gb_and("alerts"),
)
