"""The reverse of sizing: what load so many of each thing carry, and which constraint stops it first.

Loads are events/s at the peak; the mean keeps its share of the peak. Each function is the inverse of the rule
of the same thing: what is sized for a load carries it, and what is carried never asks for more.
"""

import numpy as np

from advisor.cases import Array
from advisor.cost.sizing.batch_limits import SPARK_HEADROOM, WORKER_STATE
from advisor.cost.sizing.flink import KPU_CONSTRAINTS
from advisor.cost.sizing.kafka import BROKER_CONSTRAINTS, M7G_LARGE, RF, BrokerLimits
from advisor.cost.sizing.kinesis import SHARD_CONSTRAINTS
from advisor.cost.sizing.spark import RUN_CONSTRAINTS, TRIGGER_CONSTRAINTS, run_budget_s, trigger_budget_s
from advisor.cost.sizing.stream_limits import (
    FLINK_HEADROOM,
    KAFKA_DISK_FILL,
    KPU_STATE,
    PARTITION_IN,
    SHARD_IN,
    SHARD_OUT,
    SHARD_RECORDS,
)
from advisor.design import Sized


def shards_carry(shards: Array, record_bytes: Array, consumers: Array | float) -> Sized:
    """Records/s that so many shards take: records, KB in, KB out, a record rounded up to 1 KB."""
    kb = np.ceil(record_bytes / 1024.0)
    return _least(
        SHARD_CONSTRAINTS[:3],
        shards * SHARD_RECORDS.value,
        shards * SHARD_IN.value / kb,
        shards * SHARD_OUT.value / (kb * consumers),
    )


def kpus_carry(
    units: Array,
    kpu_events: Array,
    catch_up_of_peak: Array | float,
    state_gb: Array,
    state_gb_of_peak: Array | float = 0.0,
) -> Sized:
    """Events/s that so many processing units carry, without the one for orchestration.

    `catch_up_of_peak` is the capacity to catch up over the peak's rate; `state_gb` stays whatever the load,
    `state_gb_of_peak` comes with each event/s of the peak.
    """
    return _least(
        KPU_CONSTRAINTS[:3],
        units * kpu_events / FLINK_HEADROOM.value,
        units * kpu_events / catch_up_of_peak,
        _held(units * KPU_STATE.value, state_gb, state_gb_of_peak),
    )


def run_workers_carry(
    workers: Array, *, event_s: Array, headway_s: Array, unscaled_s: Array, again_s: Array | float = 0.0
) -> Sized:
    """Events/s that a scheduled job's workers (DPU, executors) get through in their share of the headway.

    `again_s` is how many seconds of the peak's load each run reads again beside its own headway.
    """
    taken_s = headway_s + again_s
    most = workers * run_budget_s(headway_s, unscaled_s) / (event_s * taken_s)
    return _least(RUN_CONSTRAINTS[:1], most)


def trigger_workers_carry(
    workers: Array,
    *,
    catch_up_of_peak: Array | float,
    trigger_s: Array,
    fixed_s: Array | float,
    event_s: Array,
    state_gb: Array,
    state_gb_of_peak: Array | float = 0.0,
    merge_s_of_peak: Array | float = 0.0,
) -> Sized:
    """Events/s that so many executors of an always-on job carry; arguments as in `trigger_workers`.

    What ends in `_of_peak` comes with each event/s of the peak.
    """
    each_s = trigger_s * event_s + merge_s_of_peak
    return _least(
        TRIGGER_CONSTRAINTS[:4],
        workers * trigger_budget_s(trigger_s, fixed_s) / each_s,
        workers / (event_s * SPARK_HEADROOM.value),
        workers / (event_s * catch_up_of_peak),
        _held(workers * WORKER_STATE.value, state_gb, state_gb_of_peak),
    )


def brokers_carry(
    brokers: Array,
    event_bytes: Array,
    *,
    stored_of_peak: Array | float,
    fan_out: Array | float,
    hot_s: Array | float,
    readers_of_peak: Array | float = 0.0,
    limits: BrokerLimits = M7G_LARGE,
) -> Sized:
    """Events/s that so many brokers take, kafka.m7g.large unless said.

    `stored_of_peak` is what is stored of a byte at the peak: the mean's share, compressed; `readers_of_peak`
    the readers that one event/s at the peak asks for, each with a partition of its own.
    """
    mb = event_bytes / 1e6
    partitions = np.floor(brokers * limits.replicas / RF)
    disk_tb = brokers * limits.space_tb * KAFKA_DISK_FILL.value
    return _least(
        BROKER_CONSTRAINTS,
        np.where(brokers >= RF, np.inf, 0.0),
        brokers * limits.network / RF / mb,
        brokers * limits.network / (fan_out + RF - 1) / mb,
        brokers * limits.disk / RF / mb,
        disk_tb * 1e6 / np.maximum(hot_s * RF * stored_of_peak * mb, 1e-300),
        partitions / np.maximum(mb / PARTITION_IN.value, readers_of_peak),
    )


def _held(room_gb: Array, state_gb: Array, state_gb_of_peak: Array | float) -> Array:
    """The load whose state fits: none where what stays does not, any where none comes with the load."""
    spare, each = np.broadcast_arrays(room_gb - state_gb, np.asarray(state_gb_of_peak, dtype=np.float64))
    fits = np.where(spare >= 0, np.inf, 0.0)
    return np.where(each > 0, np.maximum(spare, 0.0) / np.where(each > 0, each, 1.0), fits)


def _least(constraints: tuple[str, ...], *loads: Array) -> Sized:
    """The smallest load that a constraint lets pass, and the first such constraint."""
    rows = np.stack(np.broadcast_arrays(*loads))
    return Sized(
        value=rows.min(axis=0), constraints=constraints, binding=rows.argmin(axis=0).astype(np.float64)
    )
