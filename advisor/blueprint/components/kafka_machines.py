"""Kafka on machines that the team runs: brokers by what binds them, history in tiers where it is kept."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components.kafka_topic import (
    FACTS,
    HOT_WITH_TIERS_S,
    KEY,
    broker_capacity,
    copied,
    history,
    kafka_stations,
    kept,
    partition_count,
    produced,
    tiered,
)
from advisor.blueprint.components.object_store import ObjectStore
from advisor.blueprint.components.virtual_machines import Machines
from advisor.blueprint.log_choice import prefers_kafka
from advisor.blueprint.numerals import counted
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.kafka import RF, BrokerLimits, disk_tb, machine_brokers
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits
from advisor.vocabulary import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class KafkaMachines:
    """Where brokers run: the machines, what they cost, and why Kafka runs there at all.

    `reason` is a sentence for a team that does not run Kafka, `not_kept` why the provider's own log cannot
    keep history. `crossing_sku` bills data between zones by the GiB, None where that costs nothing.
    """

    title: str
    machines: Machines
    limits: BrokerLimits
    """Of the usual ones; a tiny load is within those of the small ones."""
    disk_sku: str
    disk_least_gb: float
    """The smallest disk of a broker."""
    disk_small_gb: float
    """The smallest disk of a small one."""
    crossing_sku: str | None
    tiers: ObjectStore
    reason: Callable[[Plan], str]
    not_kept: str
    disk_unit_gb: float = 1.0
    """GB in the unit that disk is priced by: 1.074 for a GiB."""


def kafka(plan: Plan, machines: KafkaMachines, consumers: int) -> Part:
    """Brokers that keep events on their disks for as long as a consumer may stand."""
    return _part(plan, machines, consumers, plan.log_retention_s, keeps_history=False)


def kafka_with_history(plan: Plan, machines: KafkaMachines, consumers: int) -> Part:
    """Brokers with a day on their disks and all history in object storage, by tiered storage."""
    return _part(plan, machines, consumers, HOT_WITH_TIERS_S, keeps_history=True)


def brokers_of(plan: Plan, limits: BrokerLimits, consumers: int, hot_s: float) -> Sized:
    """Brokers for the traffic at the peak and the hot retention."""
    stored = plan.bytes_per_s * COMPRESSED.value / 1e6
    return machine_brokers(
        limits,
        plan.peak_mb_per_s,
        stored,
        fan_out=consumers,
        hot_s=hot_s,
        partition_count=partition_count(plan),
    )


def replay_bound_per_s(plan: Plan, limits: BrokerLimits) -> Array:
    """Events/s that the brokers' network has left for a replay."""
    count = brokers_of(plan, limits, 2, HOT_WITH_TIERS_S).value
    return left_of_network_per_s(plan, limits.network * count)


def left_of_network_per_s(plan: Plan, network_mb_per_s: Array) -> Array:
    """Events/s in what all brokers' network has left beside the mean live traffic, half of that at least."""
    mean_mb = plan.bytes_per_s / 1e6
    spare_mb = np.maximum(network_mb_per_s - mean_mb * (RF + 1), mean_mb * 0.5)
    return np.asarray(spare_mb * 1e6 / (plan.event_bytes * COMPRESSED.value))


def _part(plan: Plan, machines: KafkaMachines, consumers: int, hot_s: float, *, keeps_history: bool) -> Part:
    sized = brokers_of(plan, machines.limits, consumers, hot_s)
    return make_part(
        KEY,
        machines.title,
        Stage.BUFFER,
        "kafka",
        facts=FACTS,
        words=_words(plan, machines, sized, hot_s, keeps_history=keeps_history) if plan.describe else Words(),
        usages=_usages(plan, machines, sized, consumers, hot_s, keeps_history=keeps_history),
        stations=kafka_stations(plan, keeps_history=keeps_history),
        capacity=broker_capacity(plan, sized, consumers, hot_s, machines.limits) if plan.describe else None,
    )


def _usages(
    plan: Plan, machines: KafkaMachines, sized: Sized, consumers: int, hot_s: float, *, keeps_history: bool
) -> tuple[Usage, ...]:
    disk_gb = disk_tb(plan.bytes_per_s * COMPRESSED.value / 1e6, hot_s) * 1000
    least_gb = sized.value * np.where(plan.is_tiny, machines.disk_small_gb, machines.disk_least_gb)
    usages: tuple[Usage, ...] = (
        *machines.machines.usages(plan, sized.value, sized.bound()),
        usage(machines.disk_sku, np.maximum(disk_gb, least_gb) / machines.disk_unit_gb, "hot retention"),
    )
    if machines.crossing_sku:
        crossing = plan.bytes_per_s * ((1 + consumers) * (2 / 3) + RF - 1) * MONTH_S / 1024.0**3
        between = "copies, and two in three reads and writes, cross zones"
        usages += (usage(machines.crossing_sku, crossing, between),)
    if keeps_history:
        usages += (machines.tiers.stored(plan.history_gb, "all history stays in the log"),)
    return usages


def _words(plan: Plan, machines: KafkaMachines, sized: Sized, hot_s: float, *, keeps_history: bool) -> Words:
    return Words(
        why=_why(plan, machines, keeps_history=keeps_history),
        size=f"{digits(sized.value[0])} {machines.machines.name(plan)} ({sized.bound_by()})",
        settings=_settings(plan, machines.tiers, hot_s, keeps_history=keeps_history),
        failure=(
            "One broker may fail without loss or standstill (3 copies in 3 zones, 2 in sync); with two gone "
            "writes wait and producers buffer. Nobody but the team replaces it."
        ),
    )


def _why(plan: Plan, machines: KafkaMachines, *, keeps_history: bool) -> str:
    if keeps_history:
        years = counted(float(plan.cases.history_years[0]), "year")
        return f"A replay needs the log to keep {years}; {machines.not_kept}."
    reason = "The team already runs Kafka." if prefers_kafka(plan.facts) else machines.reason(plan)
    return f"{reason} The log takes the peak of {digits(plan.peak_mb_per_s[0])} MB/s."


def _settings(plan: Plan, tiers: ObjectStore, hot_s: float, *, keeps_history: bool) -> tuple[Setting, ...]:
    in_tiers = f"{history(plan)} of history in {tiers.title}"
    return (*copied(plan), *produced(plan), *(tiered(hot_s, in_tiers) if keeps_history else kept(hot_s)))
