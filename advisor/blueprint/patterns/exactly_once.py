"""Each event counts once (Q12): replayable source, checkpoints, and a sink that upserts."""

import numpy as np

from advisor.advice import AppliedPattern, TradeOff
from advisor.blueprint.checkpoint import (
    INTERVAL_MAX,
    INTERVAL_MIN,
    MTBF,
    checkpoint_cost_s,
    checkpoint_s,
    young_interval_s,
)
from advisor.blueprint.components.flink import flink_units
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.cases import Array
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Delivery

TITLE = "Effectively exactly once"


def apply(chosen: Chosen) -> AppliedPattern:
    """The checkpoint interval by Young's formula within the promise, and the upsert key."""
    units = flink_units(chosen.plan).value
    cost = checkpoint_cost_s(chosen.plan, units)
    young, interval = first(young_interval_s(cost)), first(checkpoint_s(chosen.plan, units))
    if chosen.is_always_on and not chosen.uses_flink:
        interval = first(chosen.design.headway_s)
    replayed = first(chosen.plan.rate) * interval / 2
    applies = chosen.is_always_on and chosen.plan.facts.delivery is Delivery.EXACTLY_ONCE
    return AppliedPattern(
        pattern="exactly_once",
        question="Q12",
        title=TITLE,
        applies=applies,
        headline=f"checkpoint every {show_duration(interval)}, upsert by {_upsert_key(chosen)}",
        parameters={
            "checkpoint_s": interval,
            "young_s": young,
            "checkpoint_cost_s": first(cost),
            "replayed_events": replayed,
            "transactional_wait_s": interval / 2,
            "upsert_key": _upsert_key(chosen),
        },
        because=_because(chosen),
        derivation=_derivation(chosen, cost, young, interval),
        code=_code(chosen, interval),
        code_language="sql" if chosen.uses_flink else "python",
        monitor=(
            f"last checkpoint older than {show_duration(3 * interval)}",
            f"checkpoint longer than {show_duration(max(interval / 2, 1.0))}",
            "rows of one upsert key above 1",
        ),
        fails_when=(
            f"The sink appends instead of upserting: after each restart {digits(replayed)} events would "
            f"count twice. A transactional sink would show results {show_duration(interval / 2)} later on "
            "average."
        ),
        trade_off=_trade_off(first(cost), interval) if chosen.uses_flink else None,
    )


def _upsert_key(chosen: Chosen) -> str:
    return "key, window_start" if first(chosen.cases.window_s) > 0 else "event_id"


def _because(chosen: Chosen) -> str:
    wanted = chosen.plan.facts.delivery.replace("_", " ")
    if not chosen.is_always_on:
        return "Runs overwrite whole partitions (Q8), which counts each event once without checkpoints."
    if chosen.plan.facts.delivery is not Delivery.EXACTLY_ONCE:
        return f"The result needs {wanted} only."
    reached = chosen.design.guarantee.get(Delivery.EXACTLY_ONCE, "It cannot be reached.")
    return f"The result needs {wanted}. {reached}"


def _derivation(chosen: Chosen, cost: Array, young: float, interval: float) -> str:
    if chosen.is_always_on and not chosen.uses_flink:
        chunk = digits(first(chosen.plan.rate) * interval)
        return (
            f"Spark commits its offsets with each chunk, every {show_duration(interval)}: the trigger. A "
            f"restart repeats the open chunk of {chunk} events."
        )
    bound = ""
    if interval < young:
        bound = (
            f" It is kept to {show_duration(interval)}: no longer than the promise of "
            f"{show_duration(first(chosen.cases.freshness_s))}, between "
            f"{show_duration(INTERVAL_MIN.value)} and {show_duration(INTERVAL_MAX.value)}."
        )
    return (
        f"Young: sqrt(2 * {show_duration(first(cost))} a checkpoint * {show_duration(MTBF.value)} between "
        f"restarts) = {show_duration(young)}.{bound} A restart repeats half of it on average."
    )


def _code(chosen: Chosen, interval: float) -> str:
    key = _upsert_key(chosen)
    if chosen.uses_flink:
        return listing(
            f"SET 'execution.checkpointing.interval' = '{round(interval * 1000)} ms';",
            "SET 'execution.checkpointing.mode' = 'EXACTLY_ONCE';",
            f"CREATE TABLE results (..., PRIMARY KEY ({key}) NOT ENFORCED)",
            "WITH ('connector' = 'jdbc', ...);   -- a primary key makes the sink upsert",
        )
    same = " AND ".join(f"t.{column} = s.{column}" for column in key.split(", "))
    return listing(
        "def upsert(chunk, chunk_id):",
        f'    target.alias("t").merge(chunk.alias("s"), "{same}")\\',
        "        .whenMatchedUpdateAll().whenNotMatchedInsertAll().execute()",
        'stream.writeStream.option("checkpointLocation", "s3://.../checkpoints/").foreachBatch(upsert)\\',
        f'    .trigger(processingTime="{round(interval * 1000)} milliseconds").start()',
    )


def _trade_off(cost: float, interval: float) -> TradeOff:
    intervals = grid_with(interval, np.geomspace(INTERVAL_MIN.value, 4 * INTERVAL_MAX.value, 12))
    lost = cost / intervals + intervals / 2 / MTBF.value
    return TradeOff(
        x_title="Checkpoint interval, s",
        y_title="Time lost to checkpoints and replays, share",
        x=tuple(intervals.tolist()),
        y=tuple(lost.tolist()),
        chosen_x=interval,
    )


PATTERN = Pattern(
    key="exactly_once",
    question="Q12",
    title=TITLE,
    summary=(
        "At-least-once delivery from a replayable source, checkpointed state, and upserts by a natural key."
    ),
    parameters=(
        Parameter(name="checkpoint_s", unit="s", meaning="time between two checkpoints"),
        Parameter(
            name="young_s", unit="s", meaning="the interval that loses least time: sqrt(2 * cost * MTBF)"
        ),
        Parameter(name="checkpoint_cost_s", unit="s", meaning="processing time that one checkpoint takes"),
        Parameter(
            name="replayed_events",
            unit="events",
            meaning="events processed again after a restart, on average",
        ),
        Parameter(
            name="transactional_wait_s", unit="s", meaning="what a transactional sink would add to the age"
        ),
        Parameter(name="upsert_key", unit="", meaning="the key that makes writing twice harmless"),
    ),
    apply=apply,
)
