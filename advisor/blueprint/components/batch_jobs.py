"""The jobs of scheduled designs: clean and aggregate in two steps, or both in one incremental run."""

from dataclasses import replace

from advisor.blueprint.components.departure import LaterStep, departure, job_step
from advisor.blueprint.components.spark_run import (
    BatchEngine,
    Run,
    aggregate_event_s,
    clean_run,
    run_usages,
    run_words,
)
from advisor.blueprint.lateness import look_back_s
from advisor.blueprint.part import CORRECTED, Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.design import Setting
from advisor.quantity import show_duration, show_rate
from advisor.stations import Station
from advisor.vocabulary import Source, Stage

CLEAN, AGGREGATE, JOB = "clean", "aggregate", "job"
FACTS = (
    "rate_per_s",
    "peak_factor",
    "event_bytes",
    "duplicate_share",
    "lookback_s",
    "freshness_s",
    "platforms",
)

CHANGES = Setting(
    name="MERGE INTO",
    value="WHEN MATCHED AND op = 'd' THEN DELETE",
    because="captured changes are applied in the order of the database's log, deletions too",
)


def clean_job(
    plan: Plan,
    engine: BatchEngine,
    headway_s: Array,
    *,
    later: tuple[LaterStep, ...] = (),
    pull_event_s: Array | float = 0.0,
    is_live: bool = True,
) -> Part:
    """Bronze to silver; the pull in front of it and the steps behind it are part of the same departure.

    Beside a live path the departures are a batch layer's: what has been through them is corrected.
    """
    run = clean_run(plan, engine, headway_s)
    words = Words()
    if plan.describe:
        words = run_words(plan, engine, run, _clean_why(plan), _overwrite(plan))
    stations = (departure(CLEAN, run, plan.rate, later, pull_event_s),)
    part = _part(engine, CLEAN, f"Clean on {engine.title}", run, words=words, stations=stations)
    return part if is_live else replace(part, towards=CORRECTED)


def aggregate_step(run: Run) -> LaterStep:
    """What aggregating adds to a departure."""
    return job_step(AGGREGATE, "aggregate", run)


def aggregate_job(plan: Plan, engine: BatchEngine, run: Run) -> Part:
    """Silver to gold, started when silver is there: a step of the departure that cleaning began."""
    words = Words()
    if plan.describe:
        words = run_words(plan, engine, run, _aggregate_why(plan), _overwrite(plan))
    return _part(engine, AGGREGATE, f"Aggregate on {engine.title}", run, words=words, stations=())


def incremental_job(
    plan: Plan,
    engine: BatchEngine,
    headway_s: Array,
    *,
    later: tuple[LaterStep, ...] = (),
    pull_event_s: Array | float = 0.0,
) -> Part:
    """Clean and aggregate what is new, in one run; the steps behind it are part of the same departure."""
    run = clean_run(plan, engine, headway_s, aggregate_event_s(plan))
    words = Words()
    if plan.describe:
        why = (
            f"One run every {show_duration(headway_s[0])} takes what is new ({show_rate(plan.rate[0])}), "
            f"{_repairs(plan)} and publishes; it is simply run again when it fails."
        )
        words = run_words(plan, engine, run, why, _overwrite(plan))
    stations = (departure(JOB, run, plan.rate, later, pull_event_s),)
    return _part(engine, JOB, f"Spark job on {engine.title}", run, words=words, stations=stations)


def _part(
    engine: BatchEngine, key: str, title: str, run: Run, *, words: Words, stations: tuple[Station, ...]
) -> Part:
    return make_part(
        key,
        title,
        Stage.PROCESS,
        engine.service,
        facts=FACTS,
        words=words,
        usages=run_usages(engine, run),
        stations=stations,
        capacity=run.capacity,
    )


def _repairs(plan: Plan) -> str:
    look_back = float(look_back_s(plan.cases)[0])
    return f"reads {show_duration(look_back)} back again" if look_back > 0 else "reads nothing back"


def _clean_why(plan: Plan) -> str:
    removes = "removes copies" if plan.removes_duplicates[0] else "checks"
    return (
        f"It {removes}, casts types, {_repairs(plan)} and writes columns: {show_rate(plan.rate[0])} on "
        "average."
    )


def _aggregate_why(plan: Plan) -> str:
    window = float(plan.cases.window_s[0])
    grain = f"windows of {show_duration(window)}" if window > 0 else "each event's result"
    return (
        f"It joins reference data and computes {grain}: {show_rate(plan.result_rate[0])} results on average."
    )


def _overwrite(plan: Plan) -> tuple[Setting, ...]:
    back = float(look_back_s(plan.cases)[0])
    return (
        *((CHANGES,) if plan.facts.source is Source.CDC else ()),
        Setting(
            name="spark.sql.sources.partitionOverwriteMode",
            value="dynamic",
            because="only partitions that changed",
        ),
        Setting(name="--look_back_s", value=str(round(back)), because="look-back and lateness, see Q7"),
    )
