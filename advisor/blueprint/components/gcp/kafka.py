"""Kafka on Compute Engine: where Spark reads, the team runs Kafka, or the log keeps all history in tiers.

The managed service bills retained data at a price that no source at hand states, so brokers are machines.
"""

from advisor.blueprint.components import kafka_machines
from advisor.blueprint.components.gcp.cloud_storage import CLOUD_STORAGE
from advisor.blueprint.components.gcp.machines import COMPUTE
from advisor.blueprint.components.kafka_machines import KafkaMachines
from advisor.blueprint.log_choice import ON_SPARK, managed_s
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.cost.sizing.gcp import N2_STANDARD_8
from advisor.quantity import show_duration


def _reason(plan: Plan) -> str:
    if plan.option.key in ON_SPARK:
        return "Spark's streaming has no source for Pub/Sub, so the log is Kafka."
    takes, promise = (show_duration(value[0]) for value in (managed_s(plan.cases), plan.cases.freshness_s))
    return f"Pub/Sub takes {takes}, more than the rest of the way leaves of {promise}."


MACHINES = KafkaMachines(
    title="Kafka on Compute Engine",
    machines=COMPUTE,
    limits=N2_STANDARD_8,
    disk_sku="gcp.compute.pd_ssd_gb_month",
    disk_least_gb=100.0,
    disk_small_gb=100.0,
    crossing_sku="gcp.transfer.inter_zone_gib",
    tiers=CLOUD_STORAGE,
    reason=_reason,
    not_kept="a Pub/Sub topic keeps 31 days at most",
)


def kafka(plan: Plan, consumers: int) -> Part:
    """Brokers that keep events on their disks for as long as a consumer may stand."""
    return kafka_machines.kafka(plan, MACHINES, consumers)


def kafka_with_history(plan: Plan, consumers: int) -> Part:
    """Brokers with a day on their disks and all history in Cloud Storage, by tiered storage."""
    return kafka_machines.kafka_with_history(plan, MACHINES, consumers)
