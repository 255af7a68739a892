"""Each event counts once (Q12): replayable source, checkpoints, and a sink that upserts."""

from dataclasses import dataclass

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.checkpoint import (
    MTBF,
    checkpoint_bound,
    checkpoint_cost_s,
    checkpoint_s,
    young_interval_s,
)
from advisor.blueprint.components.flink_job import flink_units
from advisor.blueprint.patterns import beam
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.blueprint.patterns.sink import flink_sink, spark_sink, upsert_key
from advisor.blueprint.patterns.trading import line, trade_off
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import CHECKPOINT_TO_S3
from advisor.cost.sizing.gcp_limits import COMMIT_EXACTLY
from advisor.quantity import digits, show_count, show_duration
from advisor.vocabulary import Actor, Delivery, Provider

TITLE = "Effectively exactly once"
DAY_S = 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saved:
    """How often progress is saved, what it costs, and what a restart repeats."""

    cost_s: float
    young_s: float
    interval_s: float
    replayed: float
    transactional_wait_s: float


def apply(chosen: Chosen) -> AppliedPattern:
    """The checkpoint interval by Young's formula within the promise, and the upsert key."""
    saved = _saved(chosen)
    interval, key = saved.interval_s, ", ".join(upsert_key(chosen))
    applies = chosen.is_always_on and chosen.plan.facts.delivery is Delivery.EXACTLY_ONCE
    return AppliedPattern(
        pattern="exactly_once",
        question="Q12",
        title=TITLE,
        applies=applies,
        headline=f"{_headline(chosen, interval)}, upsert by {key}",
        parameters={
            "checkpoint_s": interval,
            "young_s": saved.young_s,
            "checkpoint_cost_s": saved.cost_s,
            "replayed_events": saved.replayed,
            "transactional_wait_s": saved.transactional_wait_s,
            "upsert_key": key,
        },
        because=_because(chosen),
        derivation=_derivation(chosen, saved),
        code=_code(chosen, saved) if chosen.is_always_on else "",
        code_language="sql" if chosen.uses_flink else "python",
        monitor=(
            *_slow(chosen, interval),
            f"events repeated after a restart above {show_count(4 * saved.replayed)}",
            "rows of one upsert key above 1",
        ),
        fails_when=_fails_when(saved),
        trade_off=None if chosen.uses_beam or not applies else _trade_off(chosen, saved),
    )


def _saved(chosen: Chosen) -> _Saved:
    if chosen.uses_flink:
        return _flink_saved(chosen)
    return _beam_saved(chosen) if chosen.uses_beam else _spark_saved(chosen)


def _headline(chosen: Chosen, interval: float) -> str:
    return "commit each bundle" if chosen.uses_beam else f"checkpoint every {show_duration(interval)}"


def _slow(chosen: Chosen, interval: float) -> tuple[str, ...]:
    if chosen.uses_beam:
        promise = first(chosen.cases.freshness_s)
        return (
            f"system lag of the job above {show_duration(promise)}",
            f"oldest unacknowledged event above {show_duration(promise)}",
        )
    return (
        f"last checkpoint older than {show_duration(3 * interval)}",
        f"checkpoint longer than {show_duration(max(interval / 2, 1.0))}",
    )


def _beam_saved(chosen: Chosen) -> _Saved:
    """State is committed with each bundle, which is all that a worker that is gone repeats."""
    commit = COMMIT_EXACTLY.value
    return _Saved(
        cost_s=commit,
        young_s=first(young_interval_s(np.array([commit]))),
        interval_s=commit,
        replayed=first(chosen.plan.rate) * commit,
        transactional_wait_s=0.0,
    )


def _flink_saved(chosen: Chosen) -> _Saved:
    """A restart repeats half an interval on average; a transactional sink shows results at its end."""
    units = flink_units(chosen.plan).value
    cost = checkpoint_cost_s(chosen.plan, units)
    interval = first(checkpoint_s(chosen.plan, units, _seen_every_s(chosen)))
    return _Saved(
        cost_s=first(cost),
        young_s=first(young_interval_s(cost)),
        interval_s=interval,
        replayed=first(chosen.plan.rate) * interval / 2,
        transactional_wait_s=interval / 2,
    )


def _seen_every_s(chosen: Chosen) -> Array | None:
    """Where a warehouse sees results no sooner than a checkpoint is complete: how often it must."""
    warehouse, facts = chosen.services.warehouse, chosen.plan.facts
    waits = warehouse.commits_with_offsets and facts.actor is Actor.REPORT
    return warehouse.update_s(chosen.plan) if waits else None


def _spark_saved(chosen: Chosen) -> _Saved:
    """Offsets are saved with each chunk and results shown with it; a restart repeats the open chunk."""
    interval = first(chosen.design.headway_s)
    return _Saved(
        cost_s=CHECKPOINT_TO_S3.value,
        young_s=first(young_interval_s(np.array([CHECKPOINT_TO_S3.value]))),
        interval_s=interval,
        replayed=first(chosen.plan.rate) * interval,
        transactional_wait_s=0.0,
    )


def _fails_when(saved: _Saved) -> str:
    appends = (
        f"The sink appends instead of upserting: after each restart {digits(saved.replayed)} events would "
        "count twice."
    )
    if saved.transactional_wait_s <= 0:
        return appends
    wait = show_duration(saved.transactional_wait_s)
    return f"{appends} A transactional sink would show results {wait} later on average."


def _because(chosen: Chosen) -> str:
    wanted = chosen.plan.facts.delivery.replace("_", " ")
    if not chosen.is_always_on:
        return "Runs overwrite whole partitions (Q8), which counts each event once without checkpoints."
    if chosen.plan.facts.delivery is not Delivery.EXACTLY_ONCE:
        return f"The result needs {wanted} only."
    reached = chosen.design.guarantee.get(Delivery.EXACTLY_ONCE, "It cannot be reached.")
    a_day = show_count(first(chosen.plan.rate) * DAY_S)
    return f"The result needs {wanted}, for {a_day} events a day. {reached}"


def _derivation(chosen: Chosen, saved: _Saved) -> str:
    interval = show_duration(saved.interval_s)
    if chosen.uses_beam:
        return (
            f"Streaming Engine commits state with each bundle, {interval} or so, so no interval is to be "
            f"chosen. A worker that is gone repeats its open bundles, {digits(saved.replayed)} events of all "
            "workers."
        )
    if not chosen.uses_flink:
        return (
            f"Spark saves its offsets with each chunk, every {interval}: the trigger, of which saving takes "
            f"{show_duration(saved.cost_s)}. A restart repeats the open chunk of {digits(saved.replayed)} "
            "events."
        )
    bound = ""
    if saved.interval_s != saved.young_s:
        units = flink_units(chosen.plan).value
        bound = f" It is {interval}: {checkpoint_bound(chosen.plan, units, _seen_every_s(chosen))}."
    return (
        f"Young: sqrt(2 * {show_duration(saved.cost_s)} a checkpoint * {show_duration(MTBF.value)} between "
        f"restarts) = {show_duration(saved.young_s)}.{bound} A restart repeats half of it on average, "
        f"{digits(saved.replayed)} events."
    )


def _code(chosen: Chosen, saved: _Saved) -> str:
    interval, again = saved.interval_s, f"a restart repeats {show_count(saved.replayed)} events"
    if chosen.uses_flink:
        return listing(
            *_checkpointed(chosen, round(interval * 1000)),
            f"-- {again}",
            *flink_sink(chosen),
        )
    if chosen.uses_beam:
        return listing(
            f"# {again}",
            "# --dataflowServiceOptions=streaming_mode_exactly_once: each record counts once in the job",
            *beam.sink(chosen, upsert_key(chosen)),
        )
    return listing(
        f"# {again}",
        *spark_sink(chosen),
        "",
        "(results.writeStream.foreachBatch(upsert)",
        f'        .option("checkpointLocation", "{chosen.services.object_store.scheme}://.../checkpoints/")',
        f'        .trigger(processingTime="{round(interval * 1000)} milliseconds").start())',
    )


def _checkpointed(chosen: Chosen, interval_ms: int) -> tuple[str, ...]:
    """The managed service takes its interval from its own configuration, Flink elsewhere from the job."""
    if chosen.services.provider is not Provider.AWS:
        return (f"SET 'execution.checkpointing.interval' = '{interval_ms} ms';",)
    return (
        "-- the application's CheckpointConfiguration, which overrides what SQL or code sets:",
        f"-- ConfigurationType CUSTOM, CheckpointingEnabled true, CheckpointInterval {interval_ms}",
    )


def _trade_off(chosen: Chosen, saved: _Saved) -> TradeOff:
    """A longer interval saves less often, repeats more after a restart and shows results later."""
    interval, shortest = saved.interval_s, max(2 * saved.cost_s, saved.interval_s / 16)
    intervals = grid_with(interval, np.geomspace(shortest, max(4 * interval, 2 * saved.young_s), 15))
    again_s = intervals * (saved.replayed / first(chosen.plan.rate) / interval)
    lost = saved.cost_s / intervals + again_s / MTBF.value
    return trade_off(
        "Checkpoint interval" if chosen.uses_flink else "Trigger",
        "s",
        intervals,
        interval,
        line("Time lost to saving and repeating", "share", lost),
        line("Repeated after a restart", "events", again_s * first(chosen.plan.rate)),
        line(_waiting(chosen), "s", intervals / 2),
    )


def _waiting(chosen: Chosen) -> str:
    """Who waits half an interval on average."""
    who = "A transactional sink waits" if chosen.uses_flink else "Events wait for the trigger"
    return f"{who}, on average"


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
