"""Managed Flink: processes event by event, with as many units as the peak, the reserve and the state need."""

import numpy as np

from advisor.blueprint.checkpoint import MIN_PAUSE, checkpoint_bound, checkpoint_s
from advisor.blueprint.dialects import flink_interval, milliseconds
from advisor.blueprint.horizon import flink_state_ttl_s
from advisor.blueprint.latencies import SERVICE_CV2
from advisor.blueprint.lateness import watermark_s
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.blueprint.state import open_window_bytes
from advisor.cost.sizing.carried import kpus_carry
from advisor.cost.sizing.flink import billed_kpus, buffer_timeout_s, kpus
from advisor.cost.sizing.stream_limits import (
    BUFFER_BYTES,
    KPU_DEFAULT_QUOTA,
    KPU_DOWN_AFTER,
    KPU_DOWN_AT,
    KPU_MEASURED,
    KPU_RESCALE,
    KPU_STORAGE,
    KPU_UP_AFTER,
    KPU_UP_AT,
)
from advisor.design import Buffer, Capacity, Gate, Scaling, ServerPool, Setting, Sized, Station
from advisor.quantity import digits, show_bytes, show_duration, show_rate
from advisor.vocabulary import Platform, Stage

KEY = "flink"
WORK = {
    (False, False): "one by one",
    (True, False): "into windows",
    (False, True): "with look-ups",
    (True, True): "into windows, with look-ups",
}


def flink_units(plan: Plan) -> Sized:
    """Processing units without the one for orchestration."""
    return kpus(plan.catch_up_per_s, plan.peak, plan.kpu_events, plan.state_gb)


def flink(plan: Plan) -> Part:
    """The application that processes live events."""
    units = flink_units(plan)
    return make_part(
        KEY,
        "Managed Flink",
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
        words=_words(plan, units) if plan.describe else Words(),
        usages=(
            usage("aws.managed_flink.kpu_hour", billed_kpus(units.value) * MONTH_H, units.bound_by()),
            usage("aws.managed_flink.storage_gb_month", units.value * KPU_STORAGE.value, "50 GB a unit"),
            usage("aws.managed_flink.backup_gb_month", plan.state_gb, "one snapshot of the state"),
        ),
        stations=_stations(plan, units),
        capacity=_capacity(plan, units) if plan.describe else None,
    )


def _capacity(plan: Plan, units: Sized) -> Capacity:
    fixed_gb = open_window_bytes(plan.cases) / 1e9
    carries = kpus_carry(
        units.value,
        plan.kpu_events,
        plan.catch_up_per_s / plan.peak,
        fixed_gb,
        np.maximum(plan.state_gb - fixed_gb, 0.0) / plan.peak,
    )
    return Capacity(noun="KPU", units=units, carries=carries)


def _stations(plan: Plan, units: Sized) -> tuple[Station, ...]:
    pool = ServerPool(
        component=KEY,
        label="queue and process",
        servers=units.value,
        service_s=1 / plan.kpu_events,
        service_cv2=plan.full(SERVICE_CV2.value),
        scaling=_scaling(units),
    )
    flushed = Buffer(
        component=KEY,
        label="network buffer, by time or when full",
        period_s=buffer_timeout_s(plan.cases.freshness_s),
        full_events=BUFFER_BYTES.value / plan.event_bytes,
        buffers=units.value**2,
    )
    if not (plan.emit_s > 0).any():
        return (flushed, pool)
    return (
        flushed,
        pool,
        Gate(
            component=KEY, label="next update of the window's result", period_s=plan.emit_s, is_shared=False
        ),
    )


def _scaling(units: Sized) -> Scaling:
    """As the service scales by itself: it doubles and halves, from the parallelism set up to the quota."""
    return Scaling(
        most=np.maximum(units.value, KPU_DEFAULT_QUOTA.value),
        every_s=KPU_MEASURED.value,
        up_at=KPU_UP_AT.value,
        up_after_s=KPU_UP_AFTER.value,
        down_at=KPU_DOWN_AT.value,
        down_after_s=KPU_DOWN_AFTER.value,
        restart_s=KPU_RESCALE.value,
    )


def _words(plan: Plan, units: Sized) -> Words:
    count = int(units.value[0])
    quota = (
        f", above the default quota of {digits(KPU_DEFAULT_QUOTA.value)}"
        if count > KPU_DEFAULT_QUOTA.value
        else ""
    )
    interval = float(checkpoint_s(plan, units.value)[0])
    return Words(
        why=_why(plan),
        size=f"{digits(count)} KPU and one for orchestration ({units.bound_by()}{quota})",
        settings=(*_application(plan, units, interval), *_windows(plan), *_state(plan)),
        failure=(
            f"Restarts from the last checkpoint, at most {show_duration(interval)} of events again; "
            "upserts make that harmless. While it stands, the log keeps events."
        ),
    )


def _why(plan: Plan) -> str:
    known = "The team already runs Flink. " if plan.runs(Platform.FLINK) else ""
    windows, lookups = plan.cases.window_s[0] > 0, plan.cases.lookups[0] > 0
    work = WORK[bool(windows), bool(lookups)]
    state = f", {show_bytes(plan.state_gb[0] * 1e9)} of state" if plan.state_gb[0] > 0 else ""
    return (
        f"{known}Each event is processed as it comes: {show_rate(plan.peak[0])} at the peak {work}, "
        f"{show_rate(plan.kpu_events[0])} a unit{state}."
    )


def _application(plan: Plan, units: Sized, interval_s: float) -> tuple[Setting, ...]:
    """What the service takes from its own configuration, whatever code or SQL sets."""
    return (
        Setting(name="Parallelism", value=str(int(units.value[0])), because="one task a unit"),
        Setting(name="ParallelismPerKPU", value="1", because="CPU is what binds"),
        Setting(
            name="AutoScalingEnabled",
            value="true",
            because="doubles at 75 % for 15 min, halves under 10 % for 6 h",
        ),
        Setting(
            name="CheckpointConfiguration.ConfigurationType",
            value="CUSTOM",
            because="else the service keeps its own minute",
        ),
        Setting(
            name="CheckpointInterval",
            value=whole(interval_s * 1000),
            because=f"milliseconds: {checkpoint_bound(plan, units.value)}, see Q12",
        ),
        Setting(
            name="execution.buffer-timeout",
            value=milliseconds(float(buffer_timeout_s(plan.cases.freshness_s)[0])),
            because="a twentieth of the promise, within 1 and 100 ms; 100 ms unless set",
        ),
        Setting(
            name="MinPauseBetweenCheckpoints",
            value=whole(min(MIN_PAUSE.value, interval_s / 2) * 1000),
            because="milliseconds: events go first when a checkpoint takes long",
        ),
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
