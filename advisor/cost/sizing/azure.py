"""How much of Azure's services a design needs: units of Event Hubs and Cosmos DB, nodes, servers."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Flags
from advisor.cost.sizing.azure_limits import (
    BROKER_REPLICAS,
    CONNECT_BYTES,
    COSMOS_AUTOSCALE,
    COSMOS_FLOOR,
    COSMOS_HOUR,
    COSMOS_KB,
    COSMOS_LEAST,
    COSMOS_READ,
    COSMOS_SERVERLESS_DEARER,
    COSMOS_SERVERLESS_MOST,
    COSMOS_TARGET,
    COSMOS_WRITE,
    CU_IN,
    CU_STORAGE,
    D8S_DISK,
    D8S_NETWORK,
    D8S_SPACE,
    EVENT_UNIT,
    FLINK_SLOTS,
    PARTITIONS_DEDICATED,
    PARTITIONS_PREMIUM,
    PARTITIONS_STANDARD,
    PU_IN,
    PU_MAX,
    PU_OUT,
    PU_STORAGE,
    REDIS_M10_MEMORY,
    TU_EVENTS,
    TU_IN,
    TU_MAX,
    TU_OUT,
    TU_OUT_EVENTS,
    TU_STORAGE,
)
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.kafka import BrokerLimits
from advisor.cost.sizing.store_limits import COPY_SHARE, ROWS_PER_WRITER
from advisor.cost.sizing.stores import redis_nodes
from advisor.design import Sized

GIB = 1024.0**3
D8S_V5 = BrokerLimits(
    network=D8S_NETWORK.value, disk=D8S_DISK.value, space_tb=D8S_SPACE.value, replicas=BROKER_REPLICAS.value
)
TU_CONSTRAINTS = ("MB/s in", "events/s in", "MB/s out", "events/s out", "one unit at least")
PU_SIZES = np.array([1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, PU_MAX.value])
STANDARD, PREMIUM, DEDICATED = 0, 1, 2
TIERS = ("Standard", "Premium", "Dedicated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Namespace:
    """A tier of Event Hubs for each case, shape (cases,), and how many of its units."""

    tier: Array
    """0 Standard, 1 Premium, 2 Dedicated."""
    units: Sized

    def of(self, tier: int) -> Array:
        """Units of that tier, 0 where it is another."""
        return np.where(self.tier == tier, self.units.value, 0.0)


def throughput_units(peak_mb_per_s: Array, peak_events_per_s: Array, consumers: int) -> Sized:
    """Units of the Standard tier at the peak: in and out, by bytes and by events."""
    return clear(
        TU_CONSTRAINTS,
        peak_mb_per_s / TU_IN.value,
        peak_events_per_s / TU_EVENTS.value,
        peak_mb_per_s * consumers / TU_OUT.value,
        peak_events_per_s * consumers / TU_OUT_EVENTS.value,
        1.0,
    )


def processing_units(peak_mb_per_s: Array, consumers: int) -> Sized:
    """Units of the Premium tier at the peak, in the sizes that are sold; more than 16 say it does not fit."""
    sized = clear(
        ("MB/s in", "MB/s out", "one unit at least"),
        peak_mb_per_s / PU_IN.value,
        peak_mb_per_s * consumers / PU_OUT.value,
        1.0,
    )
    sold = PU_SIZES[np.minimum(np.searchsorted(PU_SIZES, sized.value), PU_SIZES.size - 1)]
    value = np.where(sized.value <= PU_MAX.value, sold, sized.value)
    return Sized(value=value, constraints=sized.constraints, binding=sized.binding)


def capacity_units(peak_mb_per_s: Array, consumers: int) -> Sized:
    """Units of the Dedicated tier at the peak, which give out twice what they take in."""
    return clear(
        ("MB/s in", "MB/s out", "one unit at least"),
        peak_mb_per_s / CU_IN.value,
        peak_mb_per_s * consumers / (2 * CU_IN.value),
        1.0,
    )


def namespace(peak_mb_per_s: Array, peak_events_per_s: Array, consumers: int) -> Namespace:
    """Standard where its 20 units suffice, Premium where its 16 do, else Dedicated."""
    standard = throughput_units(peak_mb_per_s, peak_events_per_s, consumers)
    premium = processing_units(peak_mb_per_s, consumers)
    dedicated = capacity_units(peak_mb_per_s, consumers)
    tier = np.where(
        standard.value <= TU_MAX.value, STANDARD, np.where(premium.value <= PU_MAX.value, PREMIUM, DEDICATED)
    ).astype(np.float64)
    chosen = (tier == STANDARD, tier == PREMIUM)
    names = TU_CONSTRAINTS
    # The three tiers share the words of Standard: MB/s in, MB/s out and the least are 0, 2 and 4 of it.
    places = np.array([0.0, 2.0, 4.0])
    binding = np.select(
        chosen, (standard.binding, places[premium.binding.astype(int)]), places[dedicated.binding.astype(int)]
    )
    value = np.select(chosen, (standard.value, premium.value), dedicated.value)
    return Namespace(tier=tier, units=Sized(value=value, constraints=names, binding=binding))


def partition_limit(tier: Array) -> Array:
    """Most partitions of an event hub."""
    return np.select(
        (tier == STANDARD, tier == PREMIUM),
        (PARTITIONS_STANDARD.value, PARTITIONS_PREMIUM.value),
        PARTITIONS_DEDICATED.value,
    )


def billed_retention_gb(stored_gb: Array, chosen: Namespace) -> Array:
    """GB kept beyond what the units include."""
    included = np.select(
        (chosen.tier == STANDARD, chosen.tier == PREMIUM),
        (TU_STORAGE.value, PU_STORAGE.value),
        CU_STORAGE.value,
    )
    return np.maximum(stored_gb - included * chosen.units.value, 0.0)


def billed_events(events: Array, event_bytes: Array) -> Array:
    """Ingress events of the Standard tier: one for each 64 KB of an event."""
    return np.asarray(events * np.ceil(event_bytes / EVENT_UNIT.value))


def flink_nodes(slots: Array) -> Array:
    """D4s v5 nodes of an AKS cluster for so many task slots, two at least so that one may fail."""
    return clear(("task slots", "two at least"), slots / FLINK_SLOTS.value, 2.0).value


def connect_vms(peak_bytes_per_s: Array) -> Sized:
    """Kafka Connect workers that write the log into files."""
    return clear(("bytes/s at the peak", "one worker at least"), peak_bytes_per_s / CONNECT_BYTES.value, 1.0)


def request_units(writes: Array, reads: Array, item_bytes: Array) -> Array:
    """RU for so many writes and point reads of items of a size, rounded up to 1 KB."""
    kb = np.ceil(item_bytes / COSMOS_KB.value)
    return np.asarray((writes * COSMOS_WRITE.value + reads * COSMOS_READ.value) * kb)


def autoscale_maximum(peak_ru_per_s: Array) -> Sized:
    """Maximum RU/s of autoscale, in steps of 1,000, of which the peak uses 70 %."""
    return clear(
        ("RU/s at the peak", "smallest maximum"),
        peak_ru_per_s / COSMOS_TARGET.value,
        COSMOS_LEAST.value,
        step=COSMOS_LEAST.value,
    )


def autoscale_billed(maximum: Array, highest_ru_per_s: Array) -> Array:
    """RU/s billed at the provisioned price for hours whose highest second uses so much: a tenth of the
    maximum at least, 1.5 times.
    """
    return np.asarray(COSMOS_AUTOSCALE.value * np.maximum(highest_ru_per_s, COSMOS_FLOOR.value * maximum))


def busy_share(load_s: Array, every_s: Array) -> Array:
    """Share of the hours in which a load writes that begins with an hour, every so many seconds."""
    hours = np.ceil(load_s / COSMOS_HOUR.value) * COSMOS_HOUR.value
    return np.asarray(np.minimum(1.0, hours / every_s))


def spread_load_s(every_s: Array, peak_factor: Array) -> Array:
    """Time that an average load is spread over: an hour, as far as an eighth of the headway allows; longer
    where the pace that the peak needs takes longer.
    """
    longest = every_s * COPY_SHARE.value
    return np.asarray(np.maximum(longest / peak_factor, np.minimum(COSMOS_HOUR.value, longest)))


def is_serverless(peak_ru_per_s: Array, mean_ru_per_s: Array, billed_ru_per_s: Array) -> Flags:
    """Where a serverless container gives what the peak asks for, and costs less than autoscale is billed."""
    fits = peak_ru_per_s <= COSMOS_SERVERLESS_MOST.value
    return np.asarray(fits & (mean_ru_per_s * COSMOS_SERVERLESS_DEARER.value < billed_ru_per_s), np.bool_)


def redis_m10_nodes(data_gb: Array, operations_per_s: Array) -> Sized:
    """Nodes of MemoryOptimized_M10, each primary with its replica; a larger size is several of them."""
    return redis_nodes(data_gb, operations_per_s, REDIS_M10_MEMORY.value)


def postgres_servers(rows_per_s: Array) -> Sized:
    """D4s v3 that take the rows at the peak; a larger server is several of them."""
    return clear(("rows/s at the peak", "D4s v3 at least"), rows_per_s / ROWS_PER_WRITER.value, 1.0)
