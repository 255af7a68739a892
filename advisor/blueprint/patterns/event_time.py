"""Event time (Q13): which share would land in the wrong window if the clock of processing decided."""

import math

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.dialects import spark_duration
from advisor.blueprint.lateness import mean_lateness_s
from advisor.blueprint.partition import partition_of, partition_s
from advisor.blueprint.patterns import beam
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.flink_sql import windowed
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.blueprint.state import rows_per_s
from advisor.quantity import digits, show_duration, show_limit, show_share

DAY_S = 86400.0
TITLE = "Event time, not processing time"
FLINK_DAYS = (
    "SELECT event_id, `key`, amount, event_time, CAST(event_time AS DATE) AS event_date",
    "FROM events;   -- event_time, never PROCTIME()",
)
SPARK_DAYS = 'events.withColumn("event_date", to_date("event_time"))   # never current_date()'
SPARK_WINDOWS = 'events.groupBy(window("event_time", "{duration}"), "key").agg(sum("amount").alias("amount"))'


def misplaced_share(late_share: float, mean_s: float, window_s: float) -> float:
    """late share * E[min(1, lateness / window)] = late share * (m / w) * (1 - exp(-w / m)).

    An event lies uniformly in its window and is late exponentially with mean m.
    """
    if window_s <= 0 or mean_s <= 0:
        return 0.0
    return late_share * mean_s / window_s * -math.expm1(-window_s / mean_s)


def apply(chosen: Chosen) -> AppliedPattern:
    """Windows, or partitions where there are none, by the time in the event."""
    cases = chosen.cases
    asked = first(cases.window_s)
    window = asked if asked > 0 else first(partition_s(chosen.plan, chosen.departure_s))
    mean, share = first(mean_lateness_s(cases)), first(cases.late_share)
    misplaced = misplaced_share(share, mean, window)
    a_day = misplaced * first(chosen.plan.rate) * 86400
    applies = misplaced > 0
    what = "window" if asked > 0 else "partition"
    return AppliedPattern(
        pattern="event_time",
        question="Q13",
        title=TITLE,
        applies=applies,
        headline=f"{show_share(misplaced)} would land in the wrong {what}",
        parameters={
            "window_s": window,
            "mean_lateness_s": mean,
            "misplaced_share": misplaced,
            "misplaced_per_day": a_day,
        },
        because=_because(chosen, misplaced, what),
        derivation=(
            f"A late event ({show_share(share)}) is {show_duration(mean)} late on average and lies "
            f"anywhere in its {what} of {show_duration(window)}: it crosses the border with probability (m "
            f"/ w)(1 - exp(-w / m)) = {show_share(misplaced / share if share else 0.0)}. That is "
            f"{digits(a_day)} events a day."
        ),
        code=_code(chosen, window),
        code_language="sql" if chosen.uses_flink or not chosen.is_always_on else "python",
        monitor=(
            f"events whose time and arrival lie in different {what}s above {show_limit(2 * misplaced)}",
            "events with a time in the future above 0",
        ),
        fails_when=(
            f"Senders' clocks are wrong: one that is off by {show_duration(window)} puts each of its events "
            f"in another {what}. Event time is only as good as the clock that wrote it; reject the future."
        ),
        trade_off=_trade_off(chosen, mean, window) if applies else None,
    )


def _because(chosen: Chosen, misplaced: float, what: str) -> str:
    if misplaced <= 0:
        return "No event is late by the facts given, so both times agree."
    tolerance = first(chosen.cases.error_tolerance)
    more = "more" if misplaced > tolerance else "less"
    return (
        f"By processing time {show_share(misplaced)} would count in the wrong {what}, {more} than the "
        f"{digits(100 * tolerance)} % that a figure may be wrong by."
    )


def _code(chosen: Chosen, window_s: float) -> str:
    """The window that was asked for, or the partition that a result lies in where none was."""
    windows = first(chosen.cases.window_s) > 0
    if chosen.uses_flink:
        what = f"-- {'windows' if windows else 'partitions'} of {show_duration(window_s)} of event time"
        return listing(*(windowed(chosen) if windows else FLINK_DAYS), what)
    if chosen.uses_beam:
        return listing(*(beam.windowed(chosen) if windows else (beam.DAYS,)))
    if chosen.is_always_on:
        return SPARK_WINDOWS.format(duration=spark_duration(window_s)) if windows else SPARK_DAYS
    partition = partition_of(first(partition_s(chosen.plan, chosen.departure_s)))
    if not windows:
        return listing(
            f"SELECT event_id, key, amount, event_time, {partition} AS partition",
            "FROM   silver.events;   -- event_time, not the date of the run",
        )
    return listing(
        f"SELECT window(event_time, '{spark_duration(window_s)}').start AS window_start,",
        "       key, SUM(amount) AS amount",
        "FROM   silver.events GROUP BY 1, 2;   -- event_time, not the date of the run",
    )


def _trade_off(chosen: Chosen, mean: float, window: float) -> TradeOff:
    """By the clock of processing, shorter windows are wrong for more events; and they make more rows."""
    cases, windows = chosen.cases, grid_with(window, np.geomspace(window / 16, window * 16, 13))
    share = first(cases.late_share)
    wrong = np.array([misplaced_share(share, mean, float(each)) for each in windows])
    tolerated = first(cases.error_tolerance), "tolerance"
    lines = [line("Events in the wrong place by processing time", "share", wrong, limit=tolerated)]
    if first(cases.window_s) > 0:
        rows = rows_per_s(cases.changed(window_s=windows))
        lines.append(line("Rows of a day", "count", rows * DAY_S))
    return trade_off("Window" if first(cases.window_s) > 0 else "Partition", "s", windows, window, *lines)


PATTERN = Pattern(
    key="event_time",
    question="Q13",
    title=TITLE,
    summary="Windows and partitions follow the time written in the event, not the time it is processed.",
    parameters=(
        Parameter(name="window_s", unit="s", meaning="window, or partition where results have none"),
        Parameter(name="mean_lateness_s", unit="s", meaning="mean lateness of a late event: p99 / ln 100"),
        Parameter(
            name="misplaced_share", unit="share", meaning="events in the wrong window by processing time"
        ),
        Parameter(name="misplaced_per_day", unit="events/day", meaning="the same in events a day"),
    ),
    apply=apply,
)
