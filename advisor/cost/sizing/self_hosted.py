"""How many machines of one's own a design needs: brokers, task slots, databases, and what they share."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Flags, Indices
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.flink import kpus
from advisor.cost.sizing.kafka import BROKER_CONSTRAINTS, RF, BrokerLimits, machine_brokers
from advisor.cost.sizing.self_hosted_limits import (
    BROKER_REPLICAS_OWN,
    CACHE_MEMORY,
    CACHE_SHARED,
    CONNECT_BYTES_OWN,
    COPY_ROWS,
    DISK_INCLUDED,
    KEY_READS,
    LARGER_FROM,
    OSD_MIN,
    OSD_SPACE,
    SHARED_FILL,
    SHARED_MIN,
    SHARED_SPARE,
    SHARED_VCPUS,
    SLOT_STATE,
    UPSERTS,
    VECTOR_BYTES,
    X4LARGE_DISK,
    X4LARGE_NETWORK,
    XLARGE_DISK,
    XLARGE_NETWORK,
    XXLARGE_DISK,
    XXLARGE_NETWORK,
)
from advisor.cost.sizing.store_limits import COPY_SHARE, REDIS_OPS, TIMESCALE_DISK
from advisor.cost.sizing.stores import redis_nodes
from advisor.cost.sizing.stream_limits import BROKER_DISK, BROKER_EBS, BROKER_NIC, KPU_STATE, PROXY_REQUESTS
from advisor.design import Sized


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A kind of machine that brokers stand on: its name, its SKU, what one bears."""

    name: str
    sku: str
    limits: BrokerLimits


def _machine(size: str, network: float, disk: float) -> Machine:
    limits = BrokerLimits(
        network=network, disk=disk, space_tb=BROKER_DISK.value, replicas=BROKER_REPLICAS_OWN.value
    )
    return Machine(name=f"m7g.{size}", sku=f"self_hosted.vm.m7g_{size}_hour", limits=limits)


MACHINES: tuple[Machine, ...] = (
    _machine("large", BROKER_NIC.value, BROKER_EBS.value),
    _machine("xlarge", XLARGE_NETWORK.value, XLARGE_DISK.value),
    _machine("2xlarge", XXLARGE_NETWORK.value, XXLARGE_DISK.value),
    _machine("4xlarge", X4LARGE_NETWORK.value, X4LARGE_DISK.value),
)
"""Those that a broker may stand on, the smallest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """How many brokers, and for each case which of `MACHINES` they stand on."""

    brokers: Sized
    kind: Indices

    def on(self, kind: int) -> Array:
        """Brokers on one kind of machine, 0 where another is taken."""
        return np.where(self.kind == kind, self.brokers.value, 0.0)

    @property
    def machine(self) -> Machine:
        """What the first case's brokers stand on."""
        return MACHINES[int(self.kind[0])]


def placed_brokers(
    peak_mb_per_s: Array,
    mean_mb_per_s: Array,
    *,
    fan_out: int,
    hot_s: Array | float,
    partition_count: Array,
) -> Placed:
    """Brokers by the six constraints of `kafka.brokers`, on the smallest machines of which 12 suffice."""
    sized = [
        machine_brokers(
            machine.limits,
            peak_mb_per_s,
            mean_mb_per_s,
            fan_out=fan_out,
            hot_s=hot_s,
            partition_count=partition_count,
        )
        for machine in MACHINES
    ]
    kind = _first_few(np.stack([each.value for each in sized]))
    brokers = Sized(
        value=np.choose(kind, [each.value for each in sized]),
        constraints=BROKER_CONSTRAINTS,
        binding=np.choose(kind, [each.binding for each in sized]),
    )
    return Placed(brokers=brokers, kind=kind)


def _first_few(counts: Array) -> Indices:
    """For each column the first row with few machines, or with as few as any where none has few."""
    few = np.maximum(LARGER_FROM.value, counts.min(axis=0))
    return np.asarray((counts <= few).argmax(axis=0), dtype=np.intp)


def extra_throughput(peak_mb_per_s: Array, brokers: Array) -> Array:
    """MB/s of all brokers' disks beyond what the price of their volumes includes."""
    return np.maximum(peak_mb_per_s * RF - DISK_INCLUDED.value * brokers, 0.0)


def task_slots(catch_up_per_s: Array, peak_per_s: Array, slot_events: Array, state_gb: Array) -> Sized:
    """Flink's task slots of 1 vCPU and 4 GB, sized as the units of `flink.kpus`, with state on disk."""
    return kpus(catch_up_per_s, peak_per_s, slot_events, as_unit_state(state_gb))


def as_unit_state(state_gb: Array) -> Array:
    """State in slots as the state of so many units of `flink.kpus` that hold less each."""
    return np.asarray(state_gb * (KPU_STATE.value / SLOT_STATE.value))


def databases(
    *,
    rows_per_s: Array,
    reads_per_s: Array,
    loads_per_s: Array,
    disk_gb: Array,
    upserts: float = UPSERTS.value,
) -> Sized:
    """Primaries (m7g.xlarge) by rows, reads and loads at the peak and by disk; standbys come on top.

    `loads_per_s` are rows that come in loads, each of which must be done in an eighth of its interval.
    """
    constraints = (
        "rows/s at the peak",
        "reads/s at the peak",
        "a load at the peak within an eighth of the headway",
        "disk",
        "one primary at least",
    )
    return clear(
        constraints,
        rows_per_s / upserts,
        reads_per_s / KEY_READS.value,
        loads_per_s / (COPY_ROWS.value * COPY_SHARE.value),
        disk_gb / (TIMESCALE_DISK.value * 1000),
        1.0,
    )


def is_shared_cache(data_gb: Array, operations_per_s: Array) -> Flags:
    """Where reference rows are so few that the cache needs no machines of its own."""
    fits = (data_gb <= CACHE_SHARED.value) & (operations_per_s <= REDIS_OPS.value)
    return np.asarray(fits, dtype=np.bool_)


def cache_nodes(data_gb: Array, operations_per_s: Array) -> Sized:
    """Nodes of r7g.xlarge, each primary with its replica."""
    return redis_nodes(data_gb, operations_per_s, CACHE_MEMORY.value)


def vector_vcpus(peak_bytes_per_s: Array, peak_requests_per_s: Array) -> Sized:
    """vCPUs of the doors that take requests and pass events on, two pods at least."""
    return clear(
        ("bytes/s at the peak", "requests at the peak", "two pods, so that one may die"),
        peak_bytes_per_s / VECTOR_BYTES.value,
        peak_requests_per_s / PROXY_REQUESTS.value,
        2.0,
    )


def connect_vcpus(peak_bytes_per_s: Array) -> Sized:
    """vCPUs of Kafka Connect that write the log into files, two workers at least."""
    return clear(
        ("bytes/s at the peak", "two workers, so that one may die"),
        peak_bytes_per_s / CONNECT_BYTES_OWN.value,
        2.0,
    )


def storage_daemons(raw_gb: Array) -> Sized:
    """Daemons of the object store, each with one disk."""
    return clear(("disk space", "six at least"), raw_gb / (OSD_SPACE.value * 1000), OSD_MIN.value)


def shared_machines(vcpus: Array) -> tuple[Sized, Array]:
    """Machines that so many vCPUs of pods share, one to spare, and the cores of each (4, 8 or 16)."""
    sizes: Array = SHARED_VCPUS.value * np.array([1.0, 2.0, 4.0])
    counts = np.stack([_shared(vcpus, cores).value for cores in sizes])
    cores = sizes[_first_few(counts)]
    return _shared(vcpus, cores), cores


def _shared(vcpus: Array, cores: Array | float) -> Sized:
    return clear(
        ("what pods ask for, and one machine to spare", "six at least"),
        np.ceil(vcpus / (cores * SHARED_FILL.value) * (1 - 1e-9)) + SHARED_SPARE.value,
        SHARED_MIN.value,
    )
