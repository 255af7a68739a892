"""Cloud Logging is billed by the GB; metrics of Google's own services and their alerts are not."""

from advisor.blueprint.components.alarms import Watch, gb_and, logs
from advisor.design import Setting

MONITORING = Watch(
    title="Cloud Monitoring",
    service="cloud_monitoring",
    usages=lambda plan: (logs("gcp.logging.gb", plan),),
    alarm="alertPolicy: age of the newest result",
    settings=(
        Setting(
            name="retentionDays", value="30", because="long enough to see a month's pattern, and included"
        ),
    ),
    size=gb_and("alerts"),
)
