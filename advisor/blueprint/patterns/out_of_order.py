"""Out of order (Q14): how long a stream waits for stragglers, the state that takes, what it still drops."""

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.dialects import spark_duration
from advisor.blueprint.horizon import STANDSTILL, spark_watermark_s
from advisor.blueprint.lateness import lateness_quantile_s, mean_lateness_s, missed_share, watermark_s
from advisor.blueprint.patterns import beam
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.flink_sql import emission, events_table, windowed
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing, waits_with
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.blueprint.state import windows_open_bytes
from advisor.quantity import digits, show_bytes, show_count, show_duration, show_limit, show_share

DAY_S = 86400.0
TITLE = "Out of order: watermark and state"


def apply(chosen: Chosen) -> AppliedPattern:
    """The watermark's delay by the lateness quantile at 1 - error tolerance."""
    cases = chosen.cases
    delay, window = _delay_s(chosen), first(cases.window_s)
    dropped = first(missed_share(cases, np.array([delay])))
    state = first(windows_open_bytes(cases, np.array([delay])))
    applies = chosen.is_always_on and first(cases.late_share) > 0 and window > 0
    return AppliedPattern(
        pattern="out_of_order",
        question="Q14",
        title=TITLE,
        applies=applies,
        headline=f"wait {show_duration(delay)} for stragglers" if delay > 0 else "wait for no straggler",
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
            f"events behind the watermark above {show_limit(first(cases.error_tolerance))}",
            f"watermark more than {show_duration(2 * delay + window + 60)} behind the clock",
            f"state above {show_bytes(2 * state + 1e6)}",
        ),
        fails_when=_fails_when(chosen, dropped),
        trade_off=_trade_off(chosen, delay) if applies else None,
    )


def _delay_s(chosen: Chosen) -> float:
    """The lateness quantile; on Spark the one watermark that copies share."""
    if chosen.uses_flink or chosen.uses_beam:
        return first(watermark_s(chosen.cases))
    return first(spark_watermark_s(chosen.plan))


def _fails_when(chosen: Chosen, dropped: float) -> str:
    a_day = show_count(dropped * first(chosen.plan.rate) * DAY_S)
    said = (
        "One partition of the log stands still and holds the watermark of all: set an idle time-out. What "
        f"comes when the watermark has passed its window ({show_share(dropped)}, {a_day} events a day at "
        "most) is left out of it."
    )
    if not chosen.uses_flink:
        return said
    stands = show_duration(STANDSTILL.value)
    return (
        f"{said} State ages while the job stands: after more than {stands}, open windows are computed again."
    )


def _because(chosen: Chosen, delay: float) -> str:
    cases = chosen.cases
    if not chosen.is_always_on:
        return "Runs sort what they read; the look-back (Q7) decides how long events are waited for."
    if first(cases.late_share) <= 0:
        return "No event is late by the facts given."
    if first(cases.window_s) <= 0:
        return "Each event gives its own result at once: nothing is held back for those that come late."
    shown = (
        "shown at once and corrected until then"
        if delay > first(cases.freshness_s)
        else "final within the promise"
    )
    return f"{show_share(first(cases.late_share))} of the events come late; results are {shown}."


def _derivation(chosen: Chosen, delay: float, dropped: float, state: float) -> str:
    cases = chosen.cases
    share, tolerance = digits(first(cases.late_share)), digits(first(cases.error_tolerance))
    needed = first(watermark_s(cases))
    held = f"{show_share(dropped)} are dropped after it. Open windows hold {show_bytes(state)}."
    copies = ""
    if delay > needed:
        copies = f" Copies (Q20) ask for {show_duration(delay)}, and Spark has one watermark: the longer."
    if needed <= 0:
        return (
            f"The late share {share} is within the tolerance {tolerance}: it asks for no wait.{copies} {held}"
        )
    mean = show_duration(first(mean_lateness_s(cases)))
    return (
        f"{share} * exp(-t / {mean}) falls to the tolerance {tolerance} at t = {show_duration(needed)}."
        f"{copies} {held}"
    )


def _code(chosen: Chosen, delay: float) -> str:
    if chosen.uses_flink:
        return listing(
            *events_table(chosen, delay),
            "SET 'table.exec.source.idle-timeout' = '60 s';",
            *emission(chosen),
            *windowed(chosen),
        )
    if chosen.uses_beam:
        return listing(*beam.source(chosen), *beam.windowed(chosen))
    window = spark_duration(first(chosen.cases.window_s))
    return listing(
        f'(events.withWatermark("event_time", "{spark_duration(delay)}")   # one for late events and copies',
        f'       .groupBy(window("event_time", "{window}"), "key").agg(sum("amount").alias("amount"))',
        '       .writeStream.outputMode("update"))                # show now, correct until the watermark',
    )


def _trade_off(chosen: Chosen, delay: float) -> TradeOff:
    """Waiting longer drops fewer events, holds more windows open and makes results final later."""
    cases = chosen.cases
    hardly_any = np.maximum(cases.error_tolerance / 30, 1e-6)
    delays = waits_with(delay, first(lateness_quantile_s(cases, hardly_any)))
    tolerated = first(cases.error_tolerance), "tolerance"
    return trade_off(
        "Watermark delay",
        "s",
        delays,
        delay,
        line("Events dropped", "share", missed_share(cases, delays), limit=tolerated),
        line("Results final after", "s", first(cases.window_s) + delays),
        line("State of open windows", "B", windows_open_bytes(cases, delays)),
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
