"""Metrics, logs and alarms of one's own: someone must hear of a failure, of machines as of results."""

from advisor.blueprint.components.alarms import Watch
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cost.sizing.self_hosted_limits import WATCH_DISK, WATCH_VCPUS
from advisor.design import Setting, Usage
from advisor.quantity import digits


def _usages(plan: Plan) -> tuple[Usage, ...]:
    disk = plan.full(WATCH_DISK.value)
    return (
        shared(plan.full(WATCH_VCPUS.value), "one set for the design"),
        usage("self_hosted.disk.ssd_gb_month", disk, "a month of metrics and logs"),
    )


PROMETHEUS = Watch(
    title="Prometheus and Grafana",
    service="monitoring",
    usages=_usages,
    alarm="alert: age of the newest result",
    settings=(
        Setting(name="alert: kube_node_status_condition", value="Ready for 5m", because="a machine is gone"),
        Setting(
            name="alert: kafka_server_ReplicaManager_UnderReplicatedPartitions",
            value="> 0 for 10m",
            because="the next loss would stop writes",
        ),
        Setting(
            name="alert: ceph_health_status", value="> 0 for 15m", because="chunks are missing or disks fill"
        ),
        Setting(
            name="--storage.tsdb.retention.time", value="30d", because="long enough to see a month's pattern"
        ),
        Setting(
            name="Watchdog", value="always firing, to a service outside", because="its silence is an alarm"
        ),
    ),
    size=lambda _plan: f"{digits(WATCH_VCPUS.value)} vCPU, {digits(WATCH_DISK.value)} GB",
    watched="must be watched, and every machine",
    unseen="The pipeline goes on unseen; the watchdog outside notices the silence.",
)
