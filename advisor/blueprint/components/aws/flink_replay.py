"""Recomputing history by a second Flink job that reads the log from its start, on AWS."""

import numpy as np

from advisor.blueprint.components.flink_job import least_units
from advisor.blueprint.components.kafka_machines import left_of_network_per_s
from advisor.blueprint.components.kafka_topic import HOT_WITH_TIERS_S
from advisor.blueprint.components.log_replay import LogReplay
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.flink import billed_kpus
from advisor.cost.sizing.kafka import brokers, partitions
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.cost.sizing.stream_limits import BROKER_NIC, FLINK_HEADROOM, KPU_DEFAULT_QUOTA
from advisor.design import Usage
from advisor.quantity import digits


def _usages(_plan: Plan, units: Array, _speed: Array, hours: Array) -> tuple[Usage, ...]:
    return (usage("aws.managed_flink.kpu_hour", billed_kpus(units) * hours, "KPU-hours of one replay"),)


def _on(plan: Plan, units: Array) -> str:
    """Its units, and that it is a quota which keeps the first case's replay from having more."""
    wanted = ON_KPUS.wanted_units(plan)[0]
    if wanted <= ON_KPUS.most_units(plan)[0]:
        return f"with {digits(units[0])} KPU"
    return (
        f"with {digits(units[0])} KPU (the default quota of {digits(KPU_DEFAULT_QUOTA.value)} KPU, which AWS "
        f"raises on request; a quarter of the promise would take {digits(wanted)})"
    )


def _bound_per_s(plan: Plan) -> Array:
    mean_mb = plan.bytes_per_s / 1e6
    readers = partitions(mean_mb, plan.rate * FLINK_HEADROOM.value / plan.kpu_events)
    count = brokers(mean_mb, mean_mb * COMPRESSED.value, 2, HOT_WITH_TIERS_S, readers).value
    return left_of_network_per_s(plan, np.asarray(BROKER_NIC.value * count))


ON_KPUS = LogReplay(
    least=least_units,
    quota=KPU_DEFAULT_QUOTA.value,
    most=f"{digits(KPU_DEFAULT_QUOTA.value)} units (the default quota, or the live size)",
    bound_per_s=_bound_per_s,
    usages=_usages,
    on=_on,
    startup_s=60.0,
)
