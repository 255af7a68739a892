"""A Flink job wherever it runs: the units it needs, how long events stay in it, its windows and its state."""

from collections.abc import Callable

import numpy as np

from advisor.blueprint.dialects import flink_interval, milliseconds
from advisor.blueprint.horizon import flink_state_ttl_s
from advisor.blueprint.latencies import SERVICE_CV2
from advisor.blueprint.lateness import watermark_s
from advisor.blueprint.numerals import whole
from advisor.blueprint.plan import Plan
from advisor.blueprint.state import open_window_bytes
from advisor.cases import Array
from advisor.cost.sizing.carried import kpus_carry
from advisor.cost.sizing.flink import buffer_timeout_s, kpus
from advisor.cost.sizing.stream_limits import BUFFER_BYTES
from advisor.design import Capacity, Setting, Sized
from advisor.quantity import show_bytes, show_rate
from advisor.stations import Buffer, Gate, Scaling, ServerPool, Station
from advisor.vocabulary import Platform

KEY = "flink"
FACTS = ("rate_per_s", "peak_factor", "event_bytes", "window_s", "keys", "lookups", "duplicate_within_s")
WORK = {
    (False, False): "one by one",
    (True, False): "into windows",
    (False, True): "with look-ups",
    (True, True): "into windows, with look-ups",
}


def flink_units(plan: Plan) -> Sized:
    """Units of 1 vCPU and 4 GB that process: the peak, the catch-up and the state."""
    return kpus(plan.catch_up_per_s, plan.peak, plan.kpu_events, plan.state_gb)


def least_units(plan: Plan) -> Array:
    """Units that keep up with the mean rate and hold the state: a replay of the log has no peaks."""
    return kpus(plan.catch_up_per_s, plan.rate, plan.kpu_events, plan.state_gb).value


def as_it_is(state_gb: Array) -> Array:
    """State as it weighs in units of `flink.kpus`."""
    return state_gb


def flink_capacity(
    plan: Plan, units: Sized, noun: str, weighs: Callable[[Array], Array] = as_it_is
) -> Capacity:
    """What so many units carry; `weighs` turns state into that of units that hold as much as a KPU."""
    fixed_gb = open_window_bytes(plan.cases) / 1e9
    carries = kpus_carry(
        units.value,
        plan.kpu_events,
        plan.catch_up_per_s / plan.peak,
        weighs(fixed_gb),
        weighs(np.maximum(plan.state_gb - fixed_gb, 0.0)) / plan.peak,
    )
    return Capacity(noun=noun, units=units, carries=carries)


def flink_stations(plan: Plan, units: Sized, scaling: Scaling | None = None) -> tuple[Station, ...]:
    """Network buffer, units, and with windows the wait for the next update of a result."""
    pool = ServerPool(
        component=KEY,
        label="queue and process",
        servers=units.value,
        service_s=1 / plan.kpu_events,
        service_cv2=plan.full(SERVICE_CV2.value),
        scaling=scaling,
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


def flink_why(plan: Plan, unit: str = "unit") -> str:
    """What the job does, and what one unit of it does in a second."""
    known = "The team already runs Flink. " if plan.runs(Platform.FLINK) else ""
    windows, lookups = plan.cases.window_s[0] > 0, plan.cases.lookups[0] > 0
    work = WORK[bool(windows), bool(lookups)]
    state = f", {show_bytes(plan.state_gb[0] * 1e9)} of state" if plan.state_gb[0] > 0 else ""
    return (
        f"{known}Each event is processed as it comes: {show_rate(plan.peak[0])} at the peak {work}, "
        f"{show_rate(plan.kpu_events[0])} a {unit}{state}."
    )


def buffer_timeout(plan: Plan) -> Setting:
    """When a network buffer leaves that is not full."""
    return Setting(
        name="execution.buffer-timeout.interval",
        value=milliseconds(float(buffer_timeout_s(plan.cases.freshness_s)[0])),
        because=(
            "a twentieth of the promise, within 1 and 100 ms; 100 ms unless set; "
            "before Flink 1.18 execution.buffer-timeout"
        ),
    )


def window_settings(plan: Plan) -> tuple[Setting, ...]:
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


def state_settings(plan: Plan) -> tuple[Setting, ...]:
    """How long untouched state is kept."""
    ttl_s = float(flink_state_ttl_s(plan)[0])
    if ttl_s <= 0:
        return ()
    because = "windows until their last straggler (Q14), ids until their last copy (Q20)"
    return (Setting(name="table.exec.state.ttl", value=f"{whole(ttl_s)} s", because=because),)
