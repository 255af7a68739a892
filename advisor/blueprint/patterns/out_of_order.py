"""Out of order (Q14): how long a stream waits for stragglers, the state that takes, what it still drops."""

import math

import numpy as np

from advisor.advice import AppliedPattern, TradeOff
from advisor.blueprint.lateness import mean_lateness_s, missed_share, watermark_s
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.cost.sizing.store_limits import STATE_PER_KEY
from advisor.quantity import digits, show_bytes, show_duration

TITLE = "Out of order: watermark and state"


def apply(chosen: Chosen) -> AppliedPattern:
    """The watermark's delay by the lateness quantile at 1 - error tolerance."""
    cases = chosen.cases
    delay, window = first(watermark_s(cases)), first(cases.window_s)
    dropped = first(missed_share(cases, np.array([delay])))
    state = state_bytes(chosen, delay)
    applies = chosen.is_always_on and first(cases.late_share) > 0
    return AppliedPattern(
        pattern="out_of_order",
        question="Q14",
        title=TITLE,
        applies=applies,
        headline=f"wait {show_duration(delay)} for stragglers",
        parameters={
            "watermark_s": delay,
            "dropped_share": dropped,
            "state_bytes": state,
            "final_after_s": window + delay,
        },
        because=_because(chosen, delay),
        derivation=_derivation(chosen, delay, dropped, state),
        code=_code(chosen, delay),
        code_language="sql" if chosen.uses_flink else "python",
        monitor=(
            f"events behind the watermark above {digits(max(first(cases.error_tolerance), 1e-6) * 100)} %",
            f"watermark more than {show_duration(2 * delay + window + 60)} behind the clock: a source stands",
            f"state above {show_bytes(2 * state + 1e6)}",
        ),
        fails_when=(
            "One partition of the log stands still and holds the watermark of all: set an idle time-out. "
            f"Events later than {show_duration(delay)} ({digits(dropped * 100)} %) are left out of their "
            "window."
        ),
        trade_off=_trade_off(chosen, delay),
    )


def state_bytes(chosen: Chosen, delay_s: float) -> float:
    """Open windows of every key while stragglers may come; where there is no window, the events."""
    window = first(chosen.cases.window_s)
    if window <= 0:
        return first(chosen.plan.bytes_per_s) * delay_s
    open_windows = 1 + math.ceil(delay_s / window)
    return first(chosen.cases.keys) * open_windows * STATE_PER_KEY.value


def _because(chosen: Chosen, delay: float) -> str:
    cases = chosen.cases
    if not chosen.is_always_on:
        return "Runs sort what they read; the look-back (Q7) decides how long events are waited for."
    if first(cases.late_share) <= 0:
        return "No event is late by the facts given."
    shown = (
        "shown at once and corrected until then"
        if delay > first(cases.freshness_s)
        else "final within the promise"
    )
    return f"{digits(first(cases.late_share) * 100)} % of the events come late; results are {shown}."


def _derivation(chosen: Chosen, delay: float, dropped: float, state: float) -> str:
    cases = chosen.cases
    share, tolerance = digits(first(cases.late_share)), digits(first(cases.error_tolerance))
    if delay <= 0:
        return f"The late share {share} is within the tolerance {tolerance}: nothing is waited for."
    mean = show_duration(first(mean_lateness_s(cases)))
    return (
        f"{share} * exp(-t / {mean}) falls to the tolerance {tolerance} at t = {show_duration(delay)}; "
        f"then {digits(dropped * 100)} % are dropped. Until then {show_bytes(state)} are held."
    )


def _code(chosen: Chosen, delay: float) -> str:
    if chosen.uses_flink:
        return listing(
            "CREATE TABLE events (",
            "  event_id STRING, key STRING, value DECIMAL(18, 4), event_time TIMESTAMP(3),",
            f"  WATERMARK FOR event_time AS event_time - INTERVAL '{math.ceil(delay)}' SECOND",
            ") WITH (...);",
            "SET 'table.exec.source.idle-timeout' = '60 s';",
            "SET 'table.exec.emit.early-fire.enabled' = 'true';   -- show now, correct until the watermark",
        )
    return (
        f'events.withWatermark("event_time", "{math.ceil(delay)} seconds")\\\n'
        '      .groupBy(window("event_time", ...), "key").agg(...)\\\n'
        '      .writeStream.outputMode("update")   # show now, correct until the watermark'
    )


def _trade_off(chosen: Chosen, delay: float) -> TradeOff:
    widest = max(3 * delay, 2 * first(chosen.cases.late_p99_s), 60.0)
    delays = grid_with(delay, np.linspace(0.0, widest, 13))
    return TradeOff(
        x_title="Watermark delay, min",
        y_title="Events dropped, share",
        x=tuple((delays / 60).tolist()),
        y=tuple(missed_share(chosen.cases, delays).tolist()),
        chosen_x=delay / 60,
    )


PATTERN = Pattern(
    key="out_of_order",
    question="Q14",
    title=TITLE,
    summary="The processor keeps state until a watermark says that hardly anything is still to come.",
    parameters=(
        Parameter(
            name="watermark_s", unit="s", meaning="how far the watermark stays behind: lateness quantile"
        ),
        Parameter(name="dropped_share", unit="share", meaning="events that come behind the watermark"),
        Parameter(name="state_bytes", unit="B", meaning="state held while stragglers may come"),
        Parameter(name="final_after_s", unit="s", meaning="when a window's result no longer changes"),
    ),
    apply=apply,
)
