"""Flink of one's own: task slots on shared machines, state in RocksDB on their disks, checkpoints in Ceph."""

from advisor.blueprint.checkpoint import checkpoint_bound, checkpoint_s
from advisor.blueprint.components.flink_job import (
    FACTS,
    KEY,
    buffer_timeout,
    flink_capacity,
    flink_stations,
    flink_why,
    state_settings,
    window_settings,
)
from advisor.blueprint.components.self_hosted.ceph import CEPH
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.dialects import milliseconds
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import Plan
from advisor.cost.sizing.self_hosted import as_unit_state, task_slots
from advisor.cost.sizing.self_hosted_limits import JOB_MANAGER, SHARED_VCPUS, SLOT_DISK
from advisor.design import Setting, Sized
from advisor.quantity import show_duration
from advisor.vocabulary import Stage


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
        facts=FACTS,
        words=_words(plan, slots) if plan.describe else Words(),
        usages=(
            shared(slots.value, slots.bound()),
            shared(plan.full(JOB_MANAGER.value), "the JobManager"),
            usage("self_hosted.disk.ssd_gb_month", slots.value * SLOT_DISK.value, "50 GB a slot"),
            CEPH.stored(plan.state_gb, "one checkpoint of the state"),
        ),
        stations=flink_stations(plan, slots),
        capacity=flink_capacity(plan, slots, "task slot", as_unit_state) if plan.describe else None,
    )


def _words(plan: Plan, slots: Sized) -> Words:
    interval = float(checkpoint_s(plan, slots.value)[0])
    return Words(
        why=flink_why(plan, "slot"),
        size=(
            f"{counted(float(slots.value[0]), 'task slot')} of 1 vCPU, 4 GB and a JobManager "
            f"({slots.bound_by()})"
        ),
        settings=(
            *_cluster(plan, slots),
            *_checkpoints(plan, slots, interval),
            *window_settings(plan),
            *state_settings(plan),
        ),
        failure=(
            "When a machine dies, the job starts again on the others from the last checkpoint within "
            "a minute or two, "
            f"at most {show_duration(interval)} of events again; upserts make that harmless. While it "
            "stands, the log "
            "keeps events."
        ),
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
        buffer_timeout(plan),
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
