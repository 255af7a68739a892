"""Metrics, logs and alarms of one's own: someone must hear of a failure, of machines as of results."""

from advisor.blueprint.components.alarms import ANSWERS, KEY
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import Plan
from advisor.cost.sizing.self_hosted_limits import WATCH_DISK, WATCH_VCPUS
from advisor.design import Setting
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Stage


def prometheus(plan: Plan) -> Part:
    """Prometheus, Alertmanager, Grafana and Loki on the shared machines."""
    words = Words()
    if plan.describe:
        promise = show_duration(plan.cases.freshness_s[0])
        words = Words(
            why=(
                f"The promise of {promise} must be watched, and every machine; {ANSWERS[plan.facts.on_call]}."
            ),
            size=f"{digits(WATCH_VCPUS.value)} vCPU, {digits(WATCH_DISK.value)} GB",
            settings=(
                Setting(
                    name="alert: age of the newest result", value=f"> {promise}", because="the promise itself"
                ),
                Setting(
                    name="alert: kube_node_status_condition",
                    value="Ready for 5m",
                    because="a machine is gone",
                ),
                Setting(
                    name="alert: kafka_server_ReplicaManager_UnderReplicatedPartitions",
                    value="> 0 for 10m",
                    because="the next loss would stop writes",
                ),
                Setting(
                    name="alert: ceph_health_status",
                    value="> 0 for 15m",
                    because="chunks are missing or disks fill",
                ),
                Setting(
                    name="--storage.tsdb.retention.time",
                    value="30d",
                    because="long enough to see a month's pattern",
                ),
                Setting(
                    name="Watchdog",
                    value="always firing, to a service outside",
                    because="its silence is an alarm",
                ),
            ),
            failure="The pipeline goes on unseen; the watchdog outside notices the silence.",
        )
    return make_part(
        KEY,
        "Prometheus and Grafana",
        Stage.ORCHESTRATE,
        "monitoring",
        facts=("on_call", "freshness_s"),
        words=words,
        usages=(
            shared(plan.full(WATCH_VCPUS.value), "one set for the design"),
            usage(
                "self_hosted.disk.ssd_gb_month", plan.full(WATCH_DISK.value), "a month of metrics and logs"
            ),
        ),
    )
