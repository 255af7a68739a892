"""Late data in runs (Q7): how far back each run reads, so that what is missed stays within the tolerance."""

import math

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.dialects import spark_duration
from advisor.blueprint.lateness import lateness_quantile_s, look_back_s, mean_lateness_s, missed_share
from advisor.blueprint.partition import GRAIN_COLUMNS, GRAIN_NAMES, partition_of, partition_s
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing, waits_with
from advisor.blueprint.patterns.rereading import reread_events, reread_usd
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.quantity import digits, show_duration, show_limit, show_share, show_usd

TITLE = "Late data: look back and overwrite"


def apply(chosen: Chosen) -> AppliedPattern:
    """Look-back by the lateness quantile at 1 - error tolerance, never below what the facts ask for."""
    cases, plan = chosen.cases, chosen.plan
    needed = first(lateness_quantile_s(cases, cases.error_tolerance))
    look_back = first(look_back_s(cases))
    tolerance = first(cases.error_tolerance)
    grain = first(partition_s(plan, chosen.departure_s))
    partitions = math.ceil(look_back / grain) + 1
    missed = first(missed_share(cases, np.array([look_back])))
    reread = first(reread_events(chosen, np.array([look_back])))
    cost = first(reread_usd(chosen, np.array([look_back])))
    applies = chosen.has_runs and first(cases.late_share) > 0
    return AppliedPattern(
        pattern="late_data",
        question="Q7",
        title=TITLE,
        applies=applies,
        headline=f"look back {show_duration(look_back)}",
        parameters={
            "look_back_s": look_back,
            "partition_s": grain,
            "partitions": partitions,
            "missed_share": missed,
            "reread_events_per_run": reread,
            "reread_usd": cost,
        },
        because=_because(chosen, applies=applies),
        derivation=_derivation(chosen, needed, look_back, cost),
        code=_code(chosen, look_back, grain),
        code_language="sql",
        monitor=(
            f"events later than {show_duration(look_back)} above {show_limit(tolerance)}",
            f"partitions changed after publication above {partitions} a run",
        ),
        fails_when=(
            f"Lateness grows beyond a p99 of {show_duration(first(cases.late_p99_s))}: what is later than "
            "the look-back is missed until history is computed again."
        ),
        trade_off=_trade_off(chosen, look_back) if applies else None,
    )


def _because(chosen: Chosen, *, applies: bool) -> str:
    share, p99 = first(chosen.cases.late_share), first(chosen.cases.late_p99_s)
    if applies:
        return (
            f"{show_share(share)} of the events are late, 99 of 100 of them by less than "
            f"{show_duration(p99)}."
        )
    if share <= 0:
        return "No event is late by the facts given."
    return (
        "No scheduled run closes a partition here; the watermark (Q14) decides how long events are waited "
        "for."
    )


def _derivation(chosen: Chosen, needed: float, look_back: float, cost: float) -> str:
    cases = chosen.cases
    share, tolerance = first(cases.late_share), first(cases.error_tolerance)
    mean = show_duration(first(mean_lateness_s(cases)))
    if needed > 0:
        law = (
            f"Lateness is taken as exponential with mean p99 / ln 100 = {mean}; late share {digits(share)} "
            f"* exp(-t / mean) falls to the tolerance {digits(tolerance)} at t = {show_duration(needed)}."
        )
    else:
        law = (
            f"The late share {digits(share)} is within the tolerance {digits(tolerance)}: no look-back is "
            "needed for it."
        )
    asked = first(cases.lookback_s)
    if asked > needed:
        law += f" The facts ask for {show_duration(asked)} of correction, which is more."
    every = show_duration(chosen.departure_s)
    if look_back <= 0:
        return law
    return (
        f"{law} Reading {show_duration(look_back)} again every {every} costs {show_usd(cost)} a month at "
        "most."
    )


def _code(chosen: Chosen, look_back_s: float, grain_s: float) -> str:
    """Whole partitions by event time, read from files that lie by the day they landed."""
    column, partition = GRAIN_COLUMNS[grain_s], partition_of(grain_s)
    raw = chosen.raw_table
    once = "events_once" if chosen.plan.removes_duplicates[0] else raw
    return listing(
        f"-- {raw} lies by landed_date, silver by one {GRAIN_NAMES[grain_s]} of event_time",
        *(("-- events_once is each event id once, see Q20",) if once != raw else ()),
        "SET spark.sql.sources.partitionOverwriteMode = dynamic;",
        f"INSERT OVERWRITE TABLE silver.events PARTITION ({column})",
        f"SELECT event_id, key, amount, event_time, {partition} AS {column}",
        f"FROM   {once}",
        f"WHERE  landed_date >= to_date(:this_run - INTERVAL {spark_duration(look_back_s + grain_s)})",
        f"  AND  {partition} IN (   -- whole partitions that got events since the last run",
        f"    SELECT {partition}",
        f"    FROM   {raw}",
        "    WHERE  landed_at > :last_run AND landed_at <= :this_run",
        f"      AND  event_time >= :this_run - INTERVAL {spark_duration(look_back_s)});",
    )


def _trade_off(chosen: Chosen, look_back: float) -> TradeOff:
    """Looking further back misses fewer events and reads more of them again at each departure."""
    cases = chosen.cases
    hardly_any = np.maximum(cases.error_tolerance / 30, 1e-6)
    waits = waits_with(look_back, first(lateness_quantile_s(cases, hardly_any)))
    tolerated = first(cases.error_tolerance), "tolerance"
    return trade_off(
        "Look-back",
        "s",
        waits,
        look_back,
        line("Events missed", "share", missed_share(cases, waits), limit=tolerated),
        line("Cost of reading again", "USD/month", reread_usd(chosen, waits)),
    )


PATTERN = Pattern(
    key="late_data",
    question="Q7",
    title=TITLE,
    summary="Each run reads a stretch back by event time and overwrites the partitions that changed.",
    parameters=(
        Parameter(
            name="look_back_s",
            unit="s",
            meaning="lateness quantile at 1 - error tolerance, or the correction asked for",
        ),
        Parameter(name="partition_s", unit="s", meaning="length of a partition by event time"),
        Parameter(name="partitions", unit="count", meaning="partitions that a run may touch"),
        Parameter(name="missed_share", unit="share", meaning="events later than the look-back"),
        Parameter(
            name="reread_events_per_run",
            unit="events",
            meaning="events read again if every partition changed",
        ),
        Parameter(name="reread_usd", unit="USD/month", meaning="what reading again costs at most"),
    ),
    apply=apply,
)
