"""Flink of one's own: task slots on shared machines, state in RocksDB on their disks, checkpoints in Ceph."""

import numpy as np

from advisor.blueprint.checkpoint import checkpoint_bound, checkpoint_s
from advisor.blueprint.components.self_hosted.ceph import CEPH
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.dialects import flink_interval, milliseconds
from advisor.blueprint.horizon import flink_state_ttl_s
from advisor.blueprint.latencies import SERVICE_CV2
from advisor.blueprint.lateness import watermark_s
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import Plan
from advisor.blueprint.state import open_window_bytes
from advisor.cost.sizing.carried import kpus_carry
from advisor.cost.sizing.flink import buffer_timeout_s
from advisor.cost.sizing.self_hosted import as_unit_state, task_slots
from advisor.cost.sizing.self_hosted_limits import JOB_MANAGER, SHARED_VCPUS, SLOT_DISK
from advisor.cost.sizing.stream_limits import BUFFER_BYTES
from advisor.design import Buffer, Capacity, Gate, ServerPool, Setting, Sized, Station
from advisor.quantity import show_bytes, show_duration, show_rate
from advisor.vocabulary import Platform, Stage

KEY = "flink"


def slots_of(plan: Plan) -> Sized:
    """Task slots without the JobManager."""
    return task_slots(plan.catch_up_per_s, plan.peak, plan.kpu_events, plan.state_gb)


def flink(plan: Plan) -> Part:
    """The job that processes live events."""
    slots = slots_of(plan)
    return make_part(
        KEY,
        "Flink",
        Stage.PROCESS,
        "flink",
        facts=(
            "rate_per_s",
            "peak_factor",
            "event_bytes",
            "window_s",
            "keys",
            "lookups",
            "duplicate_within_s",
        ),
        words=_words(plan, slots) if plan.describe else Words(),
        usages=(
            shared(slots.value, slots.bound()),
            shared(plan.full(JOB_MANAGER.value), "the JobManager"),
            usage("self_hosted.disk.ssd_gb_month", slots.value * SLOT_DISK.value, "50 GB a slot"),
            CEPH.stored(plan.state_gb, "one checkpoint of the state"),
        ),
        stations=_stations(plan, slots),
        capacity=_capacity(plan, slots) if plan.describe else None,
    )


def _capacity(plan: Plan, slots: Sized) -> Capacity:
    fixed_gb = open_window_bytes(plan.cases) / 1e9
    carries = kpus_carry(
        slots.value,
        plan.kpu_events,
        plan.catch_up_per_s / plan.peak,
        as_unit_state(fixed_gb),
        as_unit_state(np.maximum(plan.state_gb - fixed_gb, 0.0)) / plan.peak,
    )
    return Capacity(noun="task slot", units=slots, carries=carries)


def _stations(plan: Plan, slots: Sized) -> tuple[Station, ...]:
    """The parallelism stays as it is: nobody scales it but the team."""
    flushed = Buffer(
        component=KEY,
        label="network buffer, by time or when full",
        period_s=buffer_timeout_s(plan.cases.freshness_s),
        full_events=BUFFER_BYTES.value / plan.event_bytes,
        buffers=slots.value**2,
    )
    pool = ServerPool(
        component=KEY,
        label="queue and process",
        servers=slots.value,
        service_s=1 / plan.kpu_events,
        service_cv2=plan.full(SERVICE_CV2.value),
    )
    if not (plan.emit_s > 0).any():
        return (flushed, pool)
    update = Gate(
        component=KEY, label="next update of the window's result", period_s=plan.emit_s, is_shared=False
    )
    return (flushed, pool, update)


def _words(plan: Plan, slots: Sized) -> Words:
    interval = float(checkpoint_s(plan, slots.value)[0])
    return Words(
        why=_why(plan),
        size=(
            f"{counted(float(slots.value[0]), 'task slot')} of 1 vCPU, 4 GB and a JobManager "
            f"({slots.bound_by()})"
        ),
        settings=(
            *_cluster(plan, slots),
            *_checkpoints(plan, slots, interval),
            *_windows(plan),
            *_state(plan),
        ),
        failure=(
            "When a machine dies, the job starts again on the others from the last checkpoint within "
            "a minute or two, "
            f"at most {show_duration(interval)} of events again; upserts make that harmless. While it "
            "stands, the log "
            "keeps events."
        ),
    )


def _why(plan: Plan) -> str:
    known = "The team already runs Flink. " if plan.runs(Platform.FLINK) else ""
    state = f", {show_bytes(plan.state_gb[0] * 1e9)} of state" if plan.state_gb[0] > 0 else ""
    return (
        f"{known}Each event is processed as it comes: {show_rate(plan.peak[0])} at the peak, "
        f"{show_rate(plan.kpu_events[0])} a slot{state}."
    )


def _cluster(plan: Plan, slots: Sized) -> tuple[Setting, ...]:
    each = min(SHARED_VCPUS.value, float(slots.value[0]))
    return (
        Setting(name="parallelism.default", value=whole(slots.value[0]), because=slots.bound_by()),
        Setting(name="taskmanager.numberOfTaskSlots", value=whole(each), because="a slot a vCPU"),
        Setting(
            name="taskmanager.memory.process.size",
            value=f"{whole(each * 3.5 * 1024)}m",
            because="of 4 GB a slot",
        ),
        Setting(
            name="high-availability.type", value="kubernetes", because="a JobManager that dies is replaced"
        ),
        Setting(
            name="execution.buffer-timeout.interval",
            value=milliseconds(float(buffer_timeout_s(plan.cases.freshness_s)[0])),
            because="a twentieth of the promise, within 1 and 100 ms; 100 ms unless set",
        ),
    )


def _checkpoints(plan: Plan, slots: Sized, interval_s: float) -> tuple[Setting, ...]:
    return (
        Setting(
            name="execution.checkpointing.interval",
            value=milliseconds(interval_s),
            because=f"{checkpoint_bound(plan, slots.value)}, see Q12",
        ),
        Setting(
            name="execution.checkpointing.mode", value="EXACTLY_ONCE", because="state counts each event once"
        ),
        Setting(
            name="execution.checkpointing.dir", value="s3a://flink/checkpoints", because="a machine may die"
        ),
        Setting(
            name="execution.checkpointing.incremental", value="true", because="only what changed is uploaded"
        ),
        Setting(name="state.backend.type", value="rocksdb", because="state lies on disk, not in the heap"),
    )


def _windows(plan: Plan) -> tuple[Setting, ...]:
    """Results of open windows, updated together: an unwindowed GROUP BY on the window's start."""
    if plan.cases.window_s[0] <= 0:
        return ()
    late = float(watermark_s(plan.cases)[0])
    return (
        Setting(name="WATERMARK", value=f"event_time - {flink_interval(late)}", because="lateness, see Q14"),
        Setting(name="table.exec.mini-batch.enabled", value="true", because="updates are collected"),
        Setting(
            name="table.exec.mini-batch.allow-latency",
            value=milliseconds(float(plan.emit_s[0])),
            because="a tenth of the promise, a minute at most",
        ),
        Setting(
            name="table.exec.mini-batch.size", value="5000", because="a full batch does not wait for its time"
        ),
    )


def _state(plan: Plan) -> tuple[Setting, ...]:
    ttl_s = float(flink_state_ttl_s(plan)[0])
    if ttl_s <= 0:
        return ()
    because = "windows until their last straggler (Q14), ids until their last copy (Q20)"
    return (Setting(name="table.exec.state.ttl", value=f"{whole(ttl_s)} s", because=because),)
