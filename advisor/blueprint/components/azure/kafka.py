"""Kafka on Azure's machines: where the team runs it, a promise is too tight, or the log keeps all history."""

from advisor.blueprint.components import kafka_machines
from advisor.blueprint.components.azure.data_lake import DATA_LAKE
from advisor.blueprint.components.azure.machines import BROKERS
from advisor.blueprint.components.kafka_machines import KafkaMachines
from advisor.blueprint.log_choice import managed_s
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.cost.sizing.azure import D8S_V5, GIB
from advisor.quantity import show_duration


def _reason(plan: Plan) -> str:
    takes, promise = (show_duration(value[0]) for value in (managed_s(plan.cases), plan.cases.freshness_s))
    return f"Event Hubs takes {takes}, more than the rest of the way leaves of {promise}."


MACHINES = KafkaMachines(
    title="Kafka on VMs",
    machines=BROKERS,
    limits=D8S_V5,
    disk_sku="azure.disk.standard_ssd_gib_month",
    disk_least_gb=2 * 1024 * GIB / 1e9,
    disk_small_gb=128 * GIB / 1e9,
    disk_unit_gb=GIB / 1e9,
    crossing_sku=None,
    tiers=DATA_LAKE,
    reason=_reason,
    not_kept="Event Hubs keeps 90 days at most",
)


def kafka(plan: Plan, consumers: int) -> Part:
    """Brokers that keep events on their disks for as long as a consumer may stand."""
    return kafka_machines.kafka(plan, MACHINES, consumers)


def kafka_with_history(plan: Plan, consumers: int) -> Part:
    """Brokers with a day on their disks and all history in Data Lake Storage, by tiered storage."""
    return kafka_machines.kafka_with_history(plan, MACHINES, consumers)
