"""What a topic of Kafka needs wherever its brokers run: partitions, copies, retention, waiting."""

from advisor.blueprint.latencies import KAFKA_WRITE
from advisor.blueprint.log_choice import writes_directly
from advisor.blueprint.numerals import whole
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.carried import brokers_carry
from advisor.cost.sizing.kafka import M7G_LARGE, RF, BrokerLimits, partitions
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.cost.sizing.stream_limits import FLINK_HEADROOM
from advisor.design import Capacity, Setting, Sized
from advisor.quantity import show_bytes, show_duration
from advisor.stations import Gate, Station, Transit

KEY = "log"
FACTS = ("rate_per_s", "peak_factor", "event_bytes", "platforms")
HOT_WITH_TIERS_S = 86400.0


def partition_count(plan: Plan) -> Array:
    """Partitions for the traffic and for as many readers as the engine needs at the peak."""
    return partitions(plan.peak_mb_per_s, plan.peak * FLINK_HEADROOM.value / plan.kpu_events)


def broker_capacity(
    plan: Plan, sized: Sized, consumers: int, hot_s: float, limits: BrokerLimits = M7G_LARGE
) -> Capacity:
    """What so many brokers carry."""
    carries = brokers_carry(
        sized.value,
        plan.event_bytes,
        stored_of_peak=COMPRESSED.value * plan.rate / plan.peak,
        fan_out=consumers,
        hot_s=hot_s,
        readers_of_peak=FLINK_HEADROOM.value / plan.kpu_events,
        limits=limits,
    )
    return Capacity(noun="broker", units=sized, carries=carries)


def kafka_stations(plan: Plan, *, keeps_history: bool) -> tuple[Station, ...]:
    """Events are produced and fetched; where applications write themselves, they wait for a batch first."""
    written = Transit(component=KEY, label="produce and fetch", seconds=plan.full(KAFKA_WRITE.value))
    if not writes_directly(plan.facts, keeps_history=keeps_history):
        return (written,)
    lingers = Gate(component=KEY, label="producer's linger", period_s=plan.linger_s, is_shared=False)
    return (lingers, written)


def copied(plan: Plan) -> tuple[Setting, ...]:
    """How many partitions there are, and how many brokers have an event."""
    count = whole(partition_count(plan)[0])
    return (
        Setting(name="num.partitions", value=count, because="traffic and the engine's parallelism"),
        Setting(name="default.replication.factor", value=whole(RF), because="one zone may fail"),
        Setting(name="min.insync.replicas", value="2", because="an acknowledged event is on two brokers"),
    )


def produced(plan: Plan) -> tuple[Setting, ...]:
    """How producers write."""
    return (
        Setting(name="acks", value="all", because=f"delivery: {plan.facts.delivery.replace('_', ' ')}"),
        Setting(name="compression.type", value="zstd", because="about 70 % smaller"),
    )


def lingering(plan: Plan) -> Setting:
    """How long a producer collects for a batch."""
    because = "a twentieth of the promise, 1 s at most"
    return Setting(name="linger.ms", value=whole(plan.linger_s[0] * 1000), because=because)


def kept(hot_s: float, name: str = "retention.ms") -> tuple[Setting, ...]:
    """How long the brokers keep events."""
    return (Setting(name=name, value=str(int(hot_s * 1000)), because=show_duration(hot_s)),)


def history(plan: Plan) -> str:
    """How much history there is, in words."""
    return show_bytes(plan.history_gb[0] * 1e9)


def tiered(hot_s: float, because: str) -> tuple[Setting, ...]:
    """A day on the brokers' disks, and all history in tiers."""
    hot = str(int(hot_s * 1000))
    return (
        Setting(name="remote.storage.enable", value="true", because=because),
        Setting(name="local.retention.ms", value=hot, because="live readers stay on the brokers' disks"),
        Setting(name="retention.ms", value="-1", because="history is the log"),
    )
