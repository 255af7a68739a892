"""How much of Google Cloud's services a design needs: throughput billed, workers, nodes and units."""

import numpy as np

from advisor.cases import Array, Flags
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.flink import KPU_CONSTRAINTS
from advisor.cost.sizing.gcp_limits import (
    BIGTABLE_READS,
    BIGTABLE_ROW,
    BIGTABLE_TARGET,
    BIGTABLE_WRITES,
    CONNECT_BYTES,
    DATAFLOW_VCPUS,
    DCU_PER_GB,
    DCU_PER_VCPU,
    ENGINE_HEAVY,
    ENGINE_LIGHT,
    FIRESTORE_DELETE,
    FIRESTORE_MOST,
    FIRESTORE_NODE,
    FIRESTORE_READ,
    N2_DISK,
    N2_NETWORK,
    N2_REPLICAS,
    N2_SPACE,
    PUBSUB_REQUEST,
    REDIS_NODE_MEMORY,
    SQL_STEP,
    SQL_VCPUS,
    SQL_VCPUS_MAX,
)
from advisor.cost.sizing.kafka import BrokerLimits
from advisor.cost.sizing.store_limits import ROWS_PER_WRITER
from advisor.cost.sizing.stores import redis_nodes
from advisor.cost.sizing.stream_limits import FLINK_HEADROOM
from advisor.design import Sized

GIB, TIB = 1024.0**3, 1024.0**4
N2_STANDARD_8 = BrokerLimits(
    network=N2_NETWORK.value, disk=N2_DISK.value, space_tb=N2_SPACE.value, replicas=N2_REPLICAS.value
)


def billed_tib(bytes_per_s: Array, requests_per_s: Array, seconds: float) -> Array:
    """TiB that Pub/Sub bills for what is published in so many seconds: 1 KB a request at least."""
    return np.asarray(np.maximum(bytes_per_s, requests_per_s * PUBSUB_REQUEST.value) * seconds / TIB)


def dataflow_vcpus(catch_up_per_s: Array, peak_per_s: Array, events_per_vcpu: Array) -> Sized:
    """vCPUs in workers of two that clear the peak with headroom and the catch-up; state is not on them."""
    return clear(
        (KPU_CONSTRAINTS[0], KPU_CONSTRAINTS[1], "one worker at least"),
        peak_per_s * FLINK_HEADROOM.value / events_per_vcpu,
        catch_up_per_s / events_per_vcpu,
        DATAFLOW_VCPUS.value,
        step=DATAFLOW_VCPUS.value,
    )


def engine_units(bytes_per_s: Array, is_heavy: Flags) -> Array:
    """Streaming Engine Compute Units used on average, in proportion to the data."""
    carried = np.where(is_heavy, ENGINE_HEAVY.value, ENGINE_LIGHT.value) * 1e6
    return np.asarray(bytes_per_s / carried)


def dcus(vcpus: float, memory_gb: float) -> float:
    """Data compute units of a worker: 0.6 a vCPU and 0.1 a GB."""
    return vcpus * DCU_PER_VCPU.value + memory_gb * DCU_PER_GB.value


def connect_workers(peak_bytes_per_s: Array) -> Sized:
    """Kafka Connect workers that write the log into files."""
    return clear(("bytes/s at the peak", "one worker at least"), peak_bytes_per_s / CONNECT_BYTES.value, 1.0)


def bigtable_nodes(writes_per_s: Array, reads_per_s: Array, row_bytes: Array) -> Sized:
    """Nodes whose reads and writes at the peak share 70 % of their capacity, a row in steps of 1 KB."""
    steps = np.ceil(row_bytes / BIGTABLE_ROW.value)
    load = writes_per_s * steps / BIGTABLE_WRITES.value + reads_per_s * steps / BIGTABLE_READS.value
    return clear(("rows/s at the peak", "one node at least"), load / BIGTABLE_TARGET.value, 1.0)


def firestore_suffices(writes: Array, reads: Array, deletes: Array, peak_per_s: Array, nodes: Array) -> Flags:
    """Where Firestore takes all operations at the peak, and those of an average second cost less than so
    many nodes of Bigtable.
    """
    as_writes = writes + FIRESTORE_READ.value * reads + FIRESTORE_DELETE.value * deletes
    is_cheaper = as_writes < FIRESTORE_NODE.value * nodes
    return np.asarray(is_cheaper & (peak_per_s <= FIRESTORE_MOST.value), dtype=np.bool_)


def memorystore_nodes(data_gb: Array, operations_per_s: Array) -> Sized:
    """Nodes of redis-highmem-medium, each primary with its replica."""
    return redis_nodes(data_gb, operations_per_s, REDIS_NODE_MEMORY.value)


def sql_vcpus(rows_per_s: Array) -> Sized:
    """vCPUs, in steps of two, of instances that together take the rows at the peak."""
    return clear(
        ("rows/s at the peak", "2 vCPU at least"),
        rows_per_s / ROWS_PER_WRITER.value * SQL_VCPUS.value,
        SQL_STEP.value,
        step=SQL_STEP.value,
    )


def sql_instances(vcpus: Array) -> Array:
    """Instances that so many vCPUs are spread over, 96 at most on each."""
    return np.ceil(vcpus / SQL_VCPUS_MAX.value)
