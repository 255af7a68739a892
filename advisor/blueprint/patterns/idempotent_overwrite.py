"""Runs that may be repeated (Q8): whole partitions are overwritten, so that twice gives the same as once."""

import math

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.dialects import spark_duration
from advisor.blueprint.lateness import look_back_s
from advisor.blueprint.partition import (
    GRAIN_COLUMNS,
    GRAIN_NAMES,
    GRAINS_S,
    partition_bytes,
    partition_of,
    partition_s,
)
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.cases import Array
from advisor.cost.sizing.store_limits import OBJECT_BYTES
from advisor.quantity import digits, show_bytes, show_count, show_duration, show_times

TITLE = "Idempotent overwrite"
DAY_S = 86400.0
YEAR_S = 365 * DAY_S


def apply(chosen: Chosen) -> AppliedPattern:
    """The grain of the partitions that a run overwrites."""
    plan, departure = chosen.plan, chosen.departure_s
    grain = first(partition_s(plan, departure))
    size = first(partition_bytes(plan, grain))
    rewrites = max(1.0, (grain + first(look_back_s(chosen.cases))) / departure)
    kept = first(chosen.cases.history_years) * YEAR_S / grain
    return AppliedPattern(
        pattern="idempotent_overwrite",
        question="Q8",
        title=TITLE,
        applies=chosen.has_runs,
        headline=f"overwrite partitions of one {GRAIN_NAMES[grain]}",
        parameters={
            "partition_s": grain,
            "partition_bytes": size,
            "rewrites_per_partition": rewrites,
            "partitions_kept": kept,
        },
        because=_because(chosen),
        derivation=(
            "The smallest of 15 min, an hour and a day that holds a departure of "
            f"{show_duration(departure)} and a file of 128 MB: one {GRAIN_NAMES[grain]} holds "
            f"{show_bytes(size)}. It is written at each departure while it is open or within the "
            f"look-back, {_at_most(rewrites)}; {digits(kept)} partitions hold the history."
        ),
        code=listing(
            f"-- one {GRAIN_NAMES[grain]} is {show_bytes(size)}, written {_at_most(rewrites)}",
            "SET spark.sql.sources.partitionOverwriteMode = dynamic;",
            f"INSERT OVERWRITE TABLE gold.results PARTITION ({GRAIN_COLUMNS[grain]})",
            *_selected(first(chosen.cases.window_s), grain),
            "-- never INSERT INTO: a second run would count twice",
        ),
        code_language="sql",
        monitor=(
            f"rows of one {GRAIN_NAMES[grain]} after a repeated run unlike before it: 0 allowed",
            f"files a partition above {digits(max(8.0, 2 * size / 128e6))}",
        ),
        fails_when=(
            f"Two runs write one {GRAIN_NAMES[grain]} at a time, or a run appends: "
            f"{show_count(first(plan.rate) * departure)} events of a departure would count twice. One active "
            "run, and overwrite only."
        ),
        trade_off=_trade_off(chosen, grain) if chosen.has_runs else None,
    )


def _at_most(rewrites: float) -> str:
    return "once" if rewrites <= 1 else f"{show_times(math.ceil(rewrites - 1e-9))} at most"


def _selected(window_s: float, grain_s: float) -> tuple[str, ...]:
    """Results of windows, in the partition of the window's start; events' own results without windows."""
    column = GRAIN_COLUMNS[grain_s]
    if window_s <= 0:
        return (
            f"SELECT event_id, key, amount, event_time, {column}",
            "FROM   silver.events",
            f"WHERE  {column} BETWEEN :from AND :to;",
        )
    return (
        "SELECT key, window_start, SUM(amount) AS amount,",
        f"       {partition_of(grain_s, 'window_start')} AS {column}",
        "FROM  (SELECT key, amount,",
        f"              window(event_time, '{spark_duration(window_s)}').start AS window_start",
        f"       FROM   silver.events WHERE {column} BETWEEN :from AND :to)   -- whole windows",
        "GROUP  BY key, window_start;",
    )


def _because(chosen: Chosen) -> str:
    every = show_duration(chosen.departure_s)
    if not chosen.has_runs:
        return "Nothing is written in runs here; the sink upserts by key instead (Q12)."
    events = show_count(first(chosen.plan.rate) * chosen.departure_s)
    return f"A run departs every {every} with {events} events; one that fails is run again, to the same rows."


def _trade_off(chosen: Chosen, grain: float) -> TradeOff:
    """Longer partitions are fewer and larger, and a run writes more than it has to."""
    grains, back = np.array(GRAINS_S), first(look_back_s(chosen.cases))
    touched = np.ceil(chosen.departure_s / grains) + np.ceil(back / grains)
    return trade_off(
        "Partition",
        "s",
        grains,
        grain,
        line("Written again by a run", "B", touched * partition_bytes(chosen.plan, grains)),
        line("Files of a day", "count", DAY_S / grains * _files(chosen, grains)),
    )


def _files(chosen: Chosen, grains: Array) -> Array:
    """Files in a partition: one at least, one more for each 128 MB."""
    return np.maximum(1.0, np.ceil(partition_bytes(chosen.plan, grains) / OBJECT_BYTES.value))


PATTERN = Pattern(
    key="idempotent_overwrite",
    question="Q8",
    title=TITLE,
    summary="A run overwrites whole partitions, so that running it again changes nothing.",
    parameters=(
        Parameter(name="partition_s", unit="s", meaning="length of a partition"),
        Parameter(name="partition_bytes", unit="B", meaning="compressed size of one"),
        Parameter(
            name="rewrites_per_partition",
            unit="count",
            meaning="how often one is written at most, the look-back included",
        ),
        Parameter(name="partitions_kept", unit="count", meaning="partitions in the kept history"),
    ),
    apply=apply,
)
