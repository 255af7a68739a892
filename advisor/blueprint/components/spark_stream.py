"""Spark Structured Streaming, always on: small chunks at each trigger."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components.object_store import ObjectStore
from advisor.blueprint.components.spark_run import BatchEngine
from advisor.blueprint.dialects import spark_duration
from advisor.blueprint.duplicates import ttl_s
from advisor.blueprint.horizon import spark_watermark_s
from advisor.blueprint.log_choice import speaks_kafka
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.blueprint.state import open_window_bytes
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import (
    CHECKPOINT_TO_S3,
    TABLE_COMMIT,
    TRIGGER_FIXED,
)
from advisor.cost.sizing.carried import trigger_workers_carry
from advisor.cost.sizing.spark import event_worker_s, merge_worker_s, trigger_workers
from advisor.cost.sizing.stream_limits import SHARD_RECORDS
from advisor.design import Capacity, Setting, Sized
from advisor.quantity import show_duration, show_rate
from advisor.stations import BatchRun
from advisor.vocabulary import OptionKey, Platform, Stage

KEY = "spark"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trigger:
    every_s: Array
    fixed_s: Array
    event_s: Array
    workers: Sized


def spark_stream(plan: Plan, engine: BatchEngine, store: ObjectStore, *, writes_tables: bool = False) -> Part:
    """The job on workers that stay up; with `writes_tables` it commits three tables at each trigger."""
    trigger = _trigger(plan, writes_tables=writes_tables)
    run = BatchRun(
        component=KEY,
        label="trigger and chunk",
        headway_s=trigger.every_s,
        startup_s=plan.full(0.0),
        fixed_s=trigger.fixed_s,
        per_event_s=trigger.event_s / trigger.workers.value,
    )
    billed = (trigger.workers.value + 1) * MONTH_H
    return make_part(
        KEY,
        "Spark Structured Streaming",
        Stage.PROCESS,
        "spark",
        facts=("rate_per_s", "peak_factor", "event_bytes", "window_s", "keys", "freshness_s", "platforms"),
        words=_words(plan, store, trigger, writes_tables=writes_tables) if plan.describe else Words(),
        usages=engine.usages(billed, trigger.workers.bound()),
        stations=(run,),
        capacity=_capacity(plan, trigger, writes_tables=writes_tables) if plan.describe else None,
    )


def _capacity(plan: Plan, trigger: _Trigger, *, writes_tables: bool) -> Capacity:
    fixed_gb = open_window_bytes(plan.cases) / 1e9
    more_gb = plan.full(0.0) if writes_tables else np.maximum(plan.state_gb - fixed_gb, 0.0)
    carries = trigger_workers_carry(
        trigger.workers.value,
        catch_up_of_peak=plan.catch_up_per_s / plan.peak,
        trigger_s=trigger.every_s,
        fixed_s=_fixed_s(writes_tables=writes_tables),
        event_s=trigger.event_s,
        state_gb=fixed_gb,
        state_gb_of_peak=more_gb / plan.peak,
        merge_s_of_peak=_merge_s(plan, writes_tables=writes_tables) / plan.peak,
    )
    return Capacity(noun="executor", units=trigger.workers, carries=carries)


def _fixed_s(*, writes_tables: bool) -> float:
    """What a trigger takes whatever it brings."""
    return TRIGGER_FIXED.value + CHECKPOINT_TO_S3.value + (TABLE_COMMIT.value if writes_tables else 0.0)


def _merge_s(plan: Plan, *, writes_tables: bool) -> Array:
    """Worker time a trigger in which a job that writes tables looks for copies among all ids."""
    return merge_worker_s(plan.rate * ttl_s(plan.cases)) if writes_tables else plan.full(0.0)


def _trigger(plan: Plan, *, writes_tables: bool) -> _Trigger:
    """Copies are found in state, or by a MERGE where the job writes tables, which keep all ids anyway."""
    merge_s, fixed_s = _merge_s(plan, writes_tables=writes_tables), _fixed_s(writes_tables=writes_tables)
    every_s = np.maximum(plan.headway_s, 0.1)
    event_s = event_worker_s(plan.event_bytes, plan.cases.lookups)
    workers = trigger_workers(
        catch_up_per_s=plan.catch_up_per_s,
        peak_per_s=plan.peak,
        trigger_s=every_s,
        fixed_s=fixed_s,
        event_s=event_s,
        state_gb=open_window_bytes(plan.cases) / 1e9 if writes_tables else plan.state_gb,
        merge_s=merge_s,
    )
    busy_s = fixed_s + merge_s / workers.value
    return _Trigger(every_s=every_s, fixed_s=busy_s, event_s=event_s, workers=workers)


def _words(plan: Plan, store: ObjectStore, trigger: _Trigger, *, writes_tables: bool) -> Words:
    every = show_duration(trigger.every_s[0])
    known = "The team already runs Spark. " if plan.runs(Platform.SPARK) else ""
    twice = " The same code runs over history as an available-now batch." if writes_tables else ""
    executors = counted(float(trigger.workers.value[0]), "executor")
    return Words(
        why=(
            f"{known}Chunks of {every} are cheaper than single events and fresh enough: "
            f"{show_rate(plan.peak[0])} at the peak.{twice}"
        ),
        size=f"{executors} of 4 vCPU, 16 GB and a driver ({trigger.workers.bound_by()})",
        settings=_settings(plan, store, trigger, every),
        failure=(
            "Restarts from the last committed offsets and repeats the open chunk; the write is idempotent "
            "per chunk."
        ),
    )


def _settings(plan: Plan, store: ObjectStore, trigger: _Trigger, every: str) -> tuple[Setting, ...]:
    settings = [
        Setting(name="trigger(processingTime)", value=every, because="the headway"),
        _most_per_trigger(plan, trigger),
        Setting(
            name="checkpointLocation",
            value=f"{store.scheme}://…/checkpoints/",
            because="offsets and state survive a restart",
        ),
        Setting(
            name="spark.sql.shuffle.partitions",
            value=whole(trigger.workers.value[0] * 4),
            because="one a core",
        ),
    ]
    return (*settings, *_held(plan))


def _most_per_trigger(plan: Plan, trigger: _Trigger) -> Setting:
    """Twice what a trigger brings, so that catching up is fast: for the whole log, or for each shard."""
    every_s = float(trigger.every_s[0])
    if plan.uses_msk() or speaks_kafka(plan.facts.provider):
        most = whole(max(1.0, 2 * float(plan.peak[0]) * every_s))
        return Setting(name="maxOffsetsPerTrigger", value=most, because="two chunks at the peak")
    most = whole(max(1.0, 2 * SHARD_RECORDS.value * every_s))
    because = "two chunks at what a shard takes"
    return Setting(name="kinesis.maxFetchRecordsPerShard", value=most, because=because)


def _held(plan: Plan) -> tuple[Setting, ...]:
    """State in RocksDB on the workers' disks, and how long it is kept."""
    if plan.option.key is OptionKey.UNIFIED and plan.removes_duplicates[0]:
        once = "a copy finds its id in the table and adds nothing, see Q20"
        merged = Setting(name="MERGE INTO", value="ON event_id WHEN NOT MATCHED INSERT", because=once)
        return (merged, *_kept(plan))
    return _kept(plan)


def _kept(plan: Plan) -> tuple[Setting, ...]:
    remembered = _remembered(plan)
    if not remembered:
        return ()
    store = Setting(
        name="spark.sql.streaming.stateStore.providerClass",
        value="org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider",
        because="state lies on the workers' disks, not in the heap",
    )
    return (store, *remembered)


def _remembered(plan: Plan) -> tuple[Setting, ...]:
    """One watermark for late events and copies."""
    windows = plan.cases.window_s[0] > 0
    copies = bool(plan.removes_duplicates[0]) and plan.option.key is not OptionKey.UNIFIED
    if not (windows or copies):
        return ()
    value = spark_duration(float(spark_watermark_s(plan)[0]))
    because = "one for lateness (Q14) and copies (Q20): the longer"
    watermark = Setting(name="withWatermark", value=value, because=because)
    if not copies:
        return (watermark,)
    drops = Setting(
        name="dropDuplicatesWithinWatermark", value="event_id", because="ids are kept for the watermark"
    )
    return (watermark, drops)
