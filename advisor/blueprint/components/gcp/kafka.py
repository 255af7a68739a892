"""Kafka on Compute Engine: where Spark reads, the team runs Kafka, or the log keeps all history in tiers.

The managed service bills retained data at a price that no source at hand states, so brokers are machines.
"""

import numpy as np

from advisor.blueprint.components.gcp.cloud_storage import CLOUD_STORAGE
from advisor.blueprint.components.kafka_topic import HOT_WITH_TIERS_S, partition_count
from advisor.blueprint.latencies import KAFKA_WRITE
from advisor.blueprint.log_choice import (
    ON_SPARK,
    managed_s,
    prefers_kafka,
    worth_its_brokers,
    writes_directly,
)
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.carried import BrokerLimits, brokers_carry
from advisor.cost.sizing.gcp import GIB, n2_brokers
from advisor.cost.sizing.gcp_limits import N2_DISK, N2_NETWORK, N2_REPLICAS, N2_SPACE
from advisor.cost.sizing.kafka import RF, disk_tb
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.cost.sizing.stream_limits import FLINK_HEADROOM
from advisor.design import Capacity, Gate, Setting, Sized, Station, Transit, Usage
from advisor.quantity import digits, show_bytes, show_duration
from advisor.vocabulary import Stage

KEY = "log"
N2_STANDARD_8 = BrokerLimits(
    network=N2_NETWORK.value, disk=N2_DISK.value, space_tb=N2_SPACE.value, replicas=N2_REPLICAS.value
)


def kafka(plan: Plan, consumers: int) -> Part:
    """Brokers that keep events on their disks for as long as a consumer may stand."""
    return _part(plan, consumers, plan.log_retention_s, keeps_history=False)


def kafka_with_history(plan: Plan, consumers: int) -> Part:
    """Brokers with a day on their disks and all history in Cloud Storage, by tiered storage."""
    return _part(plan, consumers, HOT_WITH_TIERS_S, keeps_history=True)


def brokers_of(plan: Plan, consumers: int, hot_s: float) -> Sized:
    """Brokers for the traffic at the peak and the hot retention."""
    stored = plan.bytes_per_s * COMPRESSED.value / 1e6
    return n2_brokers(plan.peak_mb_per_s, stored, consumers, hot_s, partition_count(plan))


def _part(plan: Plan, consumers: int, hot_s: float, *, keeps_history: bool) -> Part:
    sized = brokers_of(plan, consumers, hot_s)
    return make_part(
        KEY,
        "Kafka on Compute Engine",
        Stage.BUFFER,
        "kafka",
        facts=("rate_per_s", "peak_factor", "event_bytes", "platforms"),
        words=_words(plan, sized, hot_s, keeps_history=keeps_history) if plan.describe else Words(),
        usages=_usages(plan, sized, consumers, hot_s, keeps_history=keeps_history),
        stations=_stations(plan, keeps_history=keeps_history),
        capacity=_capacity(plan, sized, consumers, hot_s) if plan.describe else None,
    )


def _capacity(plan: Plan, sized: Sized, consumers: int, hot_s: float) -> Capacity:
    carries = brokers_carry(
        sized.value,
        plan.event_bytes,
        stored_of_peak=COMPRESSED.value * plan.rate / plan.peak,
        fan_out=consumers,
        hot_s=hot_s,
        readers_of_peak=FLINK_HEADROOM.value / plan.kpu_events,
        limits=N2_STANDARD_8,
    )
    return Capacity(noun="broker", units=sized, carries=carries)


def _usages(
    plan: Plan, sized: Sized, consumers: int, hot_s: float, *, keeps_history: bool
) -> tuple[Usage, ...]:
    disk_gb = disk_tb(plan.bytes_per_s * COMPRESSED.value / 1e6, hot_s) * 1000
    crossing = plan.bytes_per_s * ((1 + consumers) * (2 / 3) + RF - 1) * MONTH_S / GIB
    usages = (
        usage("gcp.compute.n2_standard_8_hour", sized.value * MONTH_H, sized.bound_by()),
        usage("gcp.compute.pd_ssd_gb_month", np.maximum(disk_gb, sized.value * 100.0), "hot retention"),
        usage(
            "gcp.transfer.inter_zone_gib", crossing, "copies, and two in three reads and writes, cross zones"
        ),
    )
    if not keeps_history:
        return usages
    return (*usages, CLOUD_STORAGE.stored(plan.history_gb, "all history stays in the log"))


def _stations(plan: Plan, *, keeps_history: bool) -> tuple[Station, ...]:
    written = Transit(component=KEY, label="produce and fetch", seconds=plan.full(KAFKA_WRITE.value))
    if not writes_directly(plan.facts, keeps_history=keeps_history):
        return (written,)
    lingers = Gate(component=KEY, label="producer's linger", period_s=plan.linger_s, is_shared=False)
    return (lingers, written)


def _words(plan: Plan, sized: Sized, hot_s: float, *, keeps_history: bool) -> Words:
    return Words(
        why=_why(plan, keeps_history=keeps_history),
        size=f"{digits(sized.value[0])} n2-standard-8 ({sized.bound_by()})",
        settings=_settings(plan, partition_count(plan), hot_s, keeps_history=keeps_history),
        failure=(
            "One broker may fail without loss or standstill (3 copies in 3 zones, 2 in sync); with two gone "
            "writes wait and producers buffer. Nobody but the team replaces it."
        ),
    )


def _why(plan: Plan, *, keeps_history: bool) -> str:
    if keeps_history:
        years = counted(float(plan.cases.history_years[0]), "year")
        return f"A replay needs the log to keep {years}; a Pub/Sub topic keeps 31 days at most."
    return f"{_reason(plan)} The log takes the peak of {digits(plan.peak_mb_per_s[0])} MB/s."


def _reason(plan: Plan) -> str:
    if prefers_kafka(plan.facts):
        return "The team already runs Kafka."
    if plan.option.key in ON_SPARK:
        return "Spark's streaming has no source for Pub/Sub, so the log is Kafka."
    takes, promise = (show_duration(value[0]) for value in (managed_s(plan.cases), plan.cases.freshness_s))
    if worth_its_brokers(plan.cases)[0]:
        return f"Pub/Sub takes {takes}; value falls so fast that Kafka earns its brokers."
    return f"Pub/Sub takes {takes}, more than the rest of the way leaves of {promise}."


def _settings(plan: Plan, count: Array, hot_s: float, *, keeps_history: bool) -> tuple[Setting, ...]:
    hot = str(int(hot_s * 1000))
    settings = (
        Setting(name="num.partitions", value=whole(count[0]), because="traffic and the engine's parallelism"),
        Setting(name="default.replication.factor", value=whole(RF), because="one zone may fail"),
        Setting(name="min.insync.replicas", value="2", because="an acknowledged event is on two brokers"),
        Setting(name="acks", value="all", because=f"delivery: {plan.facts.delivery.replace('_', ' ')}"),
        Setting(name="compression.type", value="zstd", because="about 70 % smaller"),
    )
    if not keeps_history:
        return (*settings, Setting(name="retention.ms", value=hot, because=show_duration(hot_s)))
    kept = show_bytes(plan.history_gb[0] * 1e9)
    return (
        *settings,
        Setting(name="remote.storage.enable", value="true", because=f"{kept} of history in Cloud Storage"),
        Setting(name="local.retention.ms", value=hot, because="live readers stay on the brokers' disks"),
        Setting(name="retention.ms", value="-1", because="history is the log"),
    )
