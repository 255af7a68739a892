"""How many brokers a Kafka cluster needs, every constraint named, and how much throughput brokers bear."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.stream_limits import (
    ALIBABA_BROKER,
    ALIBABA_BURST,
    ALIBABA_FLOOR,
    BROKER_DISK,
    BROKER_EBS,
    BROKER_NIC,
    BROKER_REPLICAS,
    KAFKA_DISK_FILL,
    KAFKA_REPLICATION,
    PARTITION_IN,
)
from advisor.design import Sized

BROKER_CONSTRAINTS = (
    "replication factor",
    "network in",
    "network out",
    "disk writes",
    "disk space",
    "replicas per broker",
)
RF = KAFKA_REPLICATION.value


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokerLimits:
    """What one broker bears: MB/s of network and disk, TB of disk, partition replicas."""

    network: float
    disk: float
    space_tb: float
    replicas: float


M7G_LARGE = BrokerLimits(
    network=BROKER_NIC.value,
    disk=BROKER_EBS.value,
    space_tb=BROKER_DISK.value,
    replicas=BROKER_REPLICAS.value,
)


def read_mb_per_s(write_mb_per_s: Array, fan_out: Array | float) -> Array:
    """Read load R = W * F (devcraftly.com/kafka/cluster-sizing)."""
    return np.asarray(write_mb_per_s * fan_out)


def disk_tb(write_mb_per_s: Array, retention_s: Array | float, copies: float = RF) -> Array:
    """W * T * RF / 0.70 in TB (arika.dev, cluster sizing and disk math)."""
    return np.asarray(write_mb_per_s * retention_s * copies / KAFKA_DISK_FILL.value / 1e6)


def brokers_by_disk(
    write_mb_per_s: Array, retention_s: Array | float, broker_tb: float, copies: float = RF
) -> Array:
    """Whole brokers whose disks of `broker_tb` hold the retention."""
    return clear(("disk space",), disk_tb(write_mb_per_s, retention_s, copies) / broker_tb).value


def throughput_bound_mb_per_s(
    brokers: Array,
    fan_out: Array | float,
    *,
    storage: float,
    ebs_network: float,
    ec2_network: float,
    copies: float = RF,
) -> Array:
    """Most MB/s a cluster takes: AWS's "Equation 1" (right-sizing your Apache Kafka clusters)."""
    written = np.minimum(storage, ebs_network) * brokers / copies
    return np.asarray(np.minimum(written, ec2_network * brokers / (fan_out + copies - 1)))


def partitions(peak_mb_per_s: Array, parallelism: Array) -> Array:
    """Enough for the traffic and for the readers' parallelism, 3 at least."""
    return clear(
        ("traffic", "parallelism", "three at least"), peak_mb_per_s / PARTITION_IN.value, parallelism, 3.0
    ).value


def brokers(
    peak_mb_per_s: Array,
    mean_mb_per_s: Array,
    fan_out: Array | float,
    hot_s: Array | float,
    partition_count: Array,
) -> Sized:
    """kafka.m7g.large brokers: the fewest that clear all six constraints (awalia.dev, first principles).

    `hot_s` is the retention on the brokers' own disks, `fan_out` the number of consumers.
    """
    return machine_brokers(
        M7G_LARGE,
        peak_mb_per_s,
        mean_mb_per_s,
        fan_out=fan_out,
        hot_s=hot_s,
        partition_count=partition_count,
    )


def machine_brokers(
    limits: BrokerLimits,
    peak_mb_per_s: Array,
    mean_mb_per_s: Array,
    *,
    fan_out: Array | float,
    hot_s: Array | float,
    partition_count: Array,
) -> Sized:
    """The same six constraints for brokers on machines with limits of their own."""
    return clear(
        BROKER_CONSTRAINTS,
        RF,
        peak_mb_per_s * RF / limits.network,
        peak_mb_per_s * (fan_out + RF - 1) / limits.network,
        peak_mb_per_s * RF / limits.disk,
        disk_tb(mean_mb_per_s, hot_s) / limits.space_tb,
        partition_count * RF / limits.replicas,
    )


def brokers_by_traffic_rule(peak_mb_per_s: Array, fan_out: Array | float, copies: float = RF) -> Array:
    """A second opinion, Alibaba's for its Confluent edition: max(4, W * (F + 2 RF - 1) * 2 / 400 MB/s)."""
    traffic = peak_mb_per_s * (fan_out + 2 * copies - 1) * ALIBABA_BURST.value
    return clear(("traffic", "four at least"), traffic / ALIBABA_BROKER.value, ALIBABA_FLOOR.value).value
