"""Runs that may be repeated (Q8): whole partitions are overwritten, so that twice gives the same as once."""

import numpy as np

from advisor.advice import AppliedPattern, TradeOff
from advisor.blueprint.numerals import times
from advisor.blueprint.partition import GRAIN_COLUMNS, GRAIN_NAMES, GRAINS_S, partition_bytes, partition_s
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing
from advisor.quantity import digits, show_bytes, show_duration

TITLE = "Idempotent overwrite"
YEAR_S = 365 * 86400.0


def apply(chosen: Chosen) -> AppliedPattern:
    """The grain of the partitions that a run overwrites."""
    plan, departure = chosen.plan, chosen.departure_s
    grain = first(partition_s(plan, departure))
    size = first(partition_bytes(plan, grain))
    rewrites = max(1.0, grain / departure)
    kept = first(chosen.cases.history_years) * YEAR_S / grain
    column = GRAIN_COLUMNS[grain]
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
            f"{show_bytes(size)} and is written {times(rewrites)} before it is closed; {digits(kept)} "
            "partitions hold the history."
        ),
        code=listing(
            f"-- one {GRAIN_NAMES[grain]} is {show_bytes(size)}, written {times(rewrites)}",
            "SET spark.sql.sources.partitionOverwriteMode = dynamic;",
            f"INSERT OVERWRITE TABLE gold.results PARTITION ({column})",
            f"SELECT key, sum(value) AS value, {column}",
            f"FROM   silver.events WHERE {column} BETWEEN :from AND :to",
            f"GROUP  BY key, {column};   -- never INSERT INTO: a second run would count twice",
        ),
        code_language="sql",
        monitor=(
            f"rows of one {GRAIN_NAMES[grain]} after a repeated run unlike before it: 0 allowed",
            f"files a partition above {digits(max(8.0, 2 * size / 128e6))}",
        ),
        fails_when=(
            "Two runs write one partition at a time, or a run appends: one active run and overwrite only."
        ),
        trade_off=_trade_off(chosen, grain),
    )


def _because(chosen: Chosen) -> str:
    every = show_duration(chosen.departure_s)
    if not chosen.has_runs:
        return "Nothing is written in runs here; the sink upserts by key instead (Q12)."
    return f"A run departs every {every}; one that fails is run again and must leave the same rows."


def _trade_off(chosen: Chosen, grain: float) -> TradeOff:
    sizes = partition_bytes(chosen.plan, np.array(GRAINS_S)) / 1e9
    return TradeOff(
        x_title="Partition, hours",
        y_title="GB written again by a run",
        x=tuple(each / 3600 for each in GRAINS_S),
        y=tuple(sizes.tolist()),
        chosen_x=grain / 3600,
    )


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
            meaning="how often one is written before it is closed",
        ),
        Parameter(name="partitions_kept", unit="count", meaning="partitions in the kept history"),
    ),
    apply=apply,
)
