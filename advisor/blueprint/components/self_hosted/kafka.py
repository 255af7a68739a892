"""The log on machines of one's own: Kafka, on the smallest machines of which a dozen suffice."""

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
    lingering,
    partition_count,
    produced,
    tiered,
)
from advisor.blueprint.components.self_hosted.ceph import CEPH
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.numerals import counted
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.kafka import RF, disk_tb
from advisor.cost.sizing.self_hosted import MACHINES, Placed, extra_throughput, placed_brokers
from advisor.cost.sizing.self_hosted_limits import BROKER_DISK_MIN, CONTROLLERS
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.design import Setting, Usage
from advisor.quantity import digits
from advisor.vocabulary import Platform, Stage

TIERED = "io.aiven.kafka.tieredstorage.RemoteStorageManager"


def kafka(plan: Plan, consumers: int) -> Part:
    """Brokers that keep events on their disks for as long as a consumer may stand."""
    return _part(plan, consumers, plan.log_retention_s, keeps_history=False)


def kafka_with_history(plan: Plan, consumers: int) -> Part:
    """Brokers with a day on their disks and all history in the object store, by tiered storage."""
    return _part(plan, consumers, HOT_WITH_TIERS_S, keeps_history=True)


def brokers_of(plan: Plan, consumers: int, hot_s: float) -> Placed:
    """Brokers for the traffic at the peak and the hot retention, and the machines they stand on."""
    return placed_brokers(
        plan.peak_mb_per_s,
        plan.bytes_per_s * COMPRESSED.value / 1e6,
        fan_out=consumers,
        hot_s=hot_s,
        partition_count=partition_count(plan),
    )


def _part(plan: Plan, consumers: int, hot_s: float, *, keeps_history: bool) -> Part:
    placed = brokers_of(plan, consumers, hot_s)
    return make_part(
        KEY,
        "Kafka",
        Stage.BUFFER,
        "kafka",
        facts=FACTS,
        words=_words(plan, placed, hot_s, keeps_history=keeps_history) if plan.describe else Words(),
        usages=_usages(plan, placed, hot_s, keeps_history=keeps_history),
        stations=kafka_stations(plan, keeps_history=keeps_history),
        capacity=broker_capacity(plan, placed.brokers, consumers, hot_s, placed.machine.limits)
        if plan.describe
        else None,
    )


def _usages(plan: Plan, placed: Placed, hot_s: float, *, keeps_history: bool) -> tuple[Usage, ...]:
    """Brokers, controllers, disks and data between zones; a tiny load's brokers are pods of one vCPU."""
    count, bound_by = placed.brokers.value, placed.brokers.bound()
    standing = [usage(one.sku, _own(plan, placed.on(at)), bound_by) for at, one in enumerate(MACHINES)]
    stored_gb = disk_tb(plan.bytes_per_s * COMPRESSED.value / 1e6, hot_s) * 1000
    disk_gb = np.maximum(stored_gb, np.where(plan.is_tiny, 10.0, BROKER_DISK_MIN.value) * count)
    crossing = 2 * plan.bytes_per_s * (2 / 3 + RF - 1) * MONTH_S / 1e9
    usages = (
        *(each for each in standing if each.quantity.any()),
        shared(np.where(plan.is_tiny, count, 0.0), bound_by),
        shared(plan.full(CONTROLLERS.value), "controllers, a quorum"),
        usage("self_hosted.disk.ssd_gb_month", disk_gb, "hot retention"),
        usage(
            "self_hosted.disk.ssd_mb_per_s_month",
            extra_throughput(plan.peak_mb_per_s, count),
            "writes at the peak",
        ),
        usage(
            "self_hosted.network.inter_zone_gb",
            crossing,
            "copies, and two in three writes, cross zones, both ways",
        ),
    )
    if not keeps_history:
        return usages
    return (*usages, CEPH.stored(plan.history_gb, "all history stays in the log"))


def _own(plan: Plan, brokers: Array) -> Array:
    return np.where(plan.is_tiny, 0.0, brokers) * MONTH_H


def _words(plan: Plan, placed: Placed, hot_s: float, *, keeps_history: bool) -> Words:
    on = "pods on shared machines" if plan.is_tiny[0] else placed.machine.name
    return Words(
        why=_why(plan, keeps_history=keeps_history),
        size=f"{digits(placed.brokers.value[0])} brokers, {on} ({placed.brokers.bound_by()}), 3 controllers",
        settings=(*_cluster(plan), *_retention(plan, hot_s, keeps_history=keeps_history)),
        failure=(
            "One machine may die without loss or standstill (3 copies in 3 zones, 2 in sync): "
            "leaders move in seconds, "
            "and its copies are made again while the others serve. With two gone writes wait and "
            "producers buffer."
        ),
    )


def _why(plan: Plan, *, keeps_history: bool) -> str:
    known = "The team already runs Kafka. " if plan.runs(Platform.KAFKA) else ""
    if keeps_history:
        years = counted(float(plan.cases.history_years[0]), "year")
        return f"{known}A replay needs the log to keep {years}, which its tiers in Ceph do."
    return (
        f"{known}Live events wait in a log that takes the peak of {digits(plan.peak_mb_per_s[0])} "
        "MB/s and can be "
        "read again."
    )


def _cluster(plan: Plan) -> tuple[Setting, ...]:
    return (
        *copied(plan),
        Setting(
            name="unclean.leader.election.enable",
            value="false",
            because="rather wait than lose what was acknowledged",
        ),
        Setting(name="broker.rack", value="the zone", because="copies stand in three zones"),
        Setting(
            name="replica.selector.class",
            value="org.apache.kafka.common.replica.RackAwareReplicaSelector",
            because="readers read the copy in their zone, which crosses none",
        ),
        Setting(
            name="controller.quorum.bootstrap.servers",
            value="3 controllers",
            because="one of them may fail (KRaft)",
        ),
        *produced(plan),
        lingering(plan),
    )


def _retention(plan: Plan, hot_s: float, *, keeps_history: bool) -> tuple[Setting, ...]:
    if not keeps_history:
        return kept(hot_s, "log.retention.ms")
    in_ceph = f"{history(plan)} of history in {CEPH.title}"
    return (
        Setting(name="remote.log.storage.system.enable", value="true", because=in_ceph),
        Setting(
            name="remote.log.storage.manager.class.name",
            value=TIERED,
            because="Kafka itself brings no plugin for objects",
        ),
        *tiered(hot_s, "of the topic"),
    )
