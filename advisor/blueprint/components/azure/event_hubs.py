"""The log on Event Hubs: throughput units, or larger tiers; read as Kafka, captured into files by itself."""

import numpy as np

from advisor.blueprint.components.kafka_topic import partition_count
from advisor.blueprint.latencies import EVENT_HUBS
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.azure import (
    PREMIUM,
    STANDARD,
    TIERS,
    Namespace,
    billed_events,
    billed_retention_gb,
    namespace,
    partition_limit,
)
from advisor.cost.sizing.azure_limits import TU_MAX
from advisor.design import Setting, Usage
from advisor.quantity import digits, show_duration, show_rate
from advisor.stations import Transit
from advisor.vocabulary import Stage

KEY = "log"
UNITS = ("throughput unit", "processing unit", "capacity unit")


def namespace_of(plan: Plan) -> Namespace:
    """The namespace at the peak; an event is what a sender collected for one request.

    Only the live reader takes from what units give out: Capture reads the service's own storage.
    """
    return namespace(plan.peak_mb_per_s, plan.peak_records, 1)


def hub_partitions(plan: Plan) -> Array:
    """Partitions for the traffic and the readers, no more than the tier allows."""
    most = partition_limit(namespace_of(plan).tier)
    return np.minimum(partition_count(plan), most)


def event_hubs(plan: Plan, _consumers: int) -> Part:
    """An event hub in a namespace of its own, with one live reader; files are written by its Capture."""
    chosen = namespace_of(plan)
    return make_part(
        KEY,
        "Event Hubs",
        Stage.BUFFER,
        "event_hubs",
        facts=("rate_per_s", "peak_factor", "event_bytes", "freshness_s", "on_call"),
        words=_words(plan, chosen) if plan.describe else Words(),
        usages=namespace_usages(plan, chosen, plan.log_retention_s),
        stations=(Transit(component=KEY, label="send and receive", seconds=plan.full(EVENT_HUBS.value)),),
    )


def namespace_usages(plan: Plan, chosen: Namespace, kept_s: float) -> tuple[Usage, ...]:
    """Units of the tier that each case needs, its events, and what is kept beyond what units include."""
    events = billed_events(plan.records * MONTH_S, plan.bytes_per_s / plan.records) / 1e6
    stored_gb = plan.bytes_per_s * kept_s / 1e9
    bound_by = chosen.units.bound()
    return (
        usage("azure.event_hubs.tu_month", chosen.of(STANDARD), bound_by),
        usage(
            "azure.event_hubs.million_events",
            np.where(chosen.tier == STANDARD, events, 0.0),
            "events of 64 KB at most",
        ),
        usage("azure.event_hubs.pu_month", chosen.of(PREMIUM), bound_by),
        usage("azure.event_hubs.cu_month", chosen.of(PREMIUM + 1), bound_by),
        usage(
            "azure.event_hubs.retention_gb_month",
            billed_retention_gb(stored_gb, chosen),
            "kept beyond what the units include",
        ),
    )


def shown_units(chosen: Namespace) -> str:
    """The first case's tier and units in words."""
    tier = int(chosen.tier[0])
    return f"{TIERS[tier]}, {counted(float(chosen.units.value[0]), UNITS[tier])} ({chosen.units.bound_by()})"


def namespace_settings(chosen: Namespace) -> tuple[Setting, ...]:
    """The namespace as its own template names things."""
    tier, units = int(chosen.tier[0]), float(chosen.units.value[0])
    sku = Setting(name="sku.name", value=TIERS[tier], because="the smallest tier whose units suffice")
    capacity = Setting(name="sku.capacity", value=whole(units), because=chosen.units.bound_by())
    if tier != STANDARD:
        return (sku, capacity)
    return (
        sku,
        capacity,
        Setting(
            name="isAutoInflateEnabled", value="true", because="a peak beyond the one expected is not refused"
        ),
        Setting(
            name="maximumThroughputUnits",
            value=whole(min(TU_MAX.value, max(units + 1, 2 * units))),
            because=f"twice the peak, {whole(TU_MAX.value)} at most",
        ),
    )


def _words(plan: Plan, chosen: Namespace) -> Words:
    retention = show_duration(plan.log_retention_s)
    days = whole(max(1.0, plan.log_retention_s / 86400))
    return Words(
        why=(
            f"The log takes the peak of {show_rate(plan.peak[0])} ({digits(plan.peak_mb_per_s[0])} MB/s) and "
            f"can be read again for {retention}; readers use its Kafka endpoint."
        ),
        size=shown_units(chosen),
        settings=(
            *namespace_settings(chosen),
            Setting(
                name="partitionCount",
                value=whole(hub_partitions(plan)[0]),
                because="traffic and the engine's parallelism; Standard cannot change it later",
            ),
            Setting(
                name="messageRetentionInDays", value=days, because=f"{retention} for a reader that stands"
            ),
            Setting(
                name="consumerGroup", value="live", because="the live reader's offsets; Capture needs none"
            ),
        ),
        failure=(
            f"Kept in three copies over zones; readers go on from their offsets within {retention}, senders "
            "retry. Beyond its units it refuses with ServerBusy until auto-inflate has added some."
        ),
    )
