"""Backfills beside the live job (Q9): capacity of their own, days an hour, and when they end."""

import math

import numpy as np

from advisor.advice.blueprint import AppliedPattern, TradeOff
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.commands.catalogue import commands_of
from advisor.blueprint.patterns.pattern import Parameter, Pattern, grid_with, listing
from advisor.blueprint.replay import scan_rate_per_worker
from advisor.cost.sizing.batch_limits import WORKERS_MAX
from advisor.cost.sizing.spark import event_worker_s
from advisor.design import BatchRun
from advisor.quantity import digits, show_count, show_duration, show_rate, show_times, show_usd
from advisor.vocabulary import OptionKey

TITLE = "Backfill beside the live job"
DAY_S = 86400.0


def apply(chosen: Chosen) -> AppliedPattern:
    """A pool of its own that finishes in a quarter of the promise to repair."""
    cases, plan = chosen.cases, chosen.plan
    events, days = first(cases.history_events), first(cases.history_years) * 365
    per_worker = _events_per_worker_s(chosen)
    workers = first(chosen.design.replay.events_per_s) / per_worker
    lasts = events / (workers * per_worker) + chosen.engine.startup_s
    days_per_hour = days / (lasts / 3600)
    cost = chosen.usd(chosen.design.replay.usages)
    shared = _shared_s(chosen, events)
    applies = chosen.key is not OptionKey.KAPPA and events > 0
    return AppliedPattern(
        pattern="backfill",
        question="Q9",
        title=TITLE,
        applies=applies,
        headline=f"{digits(workers)} workers of its own, {digits(days_per_hour)} days an hour"
        if events
        else "no history",
        parameters={
            "workers": workers,
            "days_per_hour": days_per_hour,
            "lasts_s": lasts,
            "backfill_usd": cost,
            "lasts_shared_s": shared if math.isfinite(shared) else "never",
        },
        because=_because(chosen, events),
        derivation=(
            f"{counted(days, 'day')} of history at {show_rate(first(plan.rate))} are {show_count(events)} "
            f"events; {digits(workers)} workers read {digits(workers * first(scan_rate_per_worker(plan)))} "
            f"of them a second: it ends {show_duration(lasts)} after it starts, for {show_usd(cost)}. "
            f"{_shared(shared)}"
        ),
        code=_code(chosen, workers, days, lasts),
        code_language="python",
        monitor=(
            f"days done an hour below {digits(days_per_hour * 0.5)}",
            f"live results older than {show_duration(first(cases.freshness_s))} while the backfill runs",
        ),
        fails_when=_fails_when(shared),
        trade_off=_trade_off(chosen, events, workers),
    )


def _events_per_worker_s(chosen: Chosen) -> float:
    """Events/s of one worker: from columns where the design has tables, else from what came as it came."""
    if chosen.has_runs:
        return first(scan_rate_per_worker(chosen.plan))
    return 1 / first(event_worker_s(chosen.plan.event_bytes, chosen.cases.lookups))


def _shared_s(chosen: Chosen, events: float) -> float:
    """Duration in what live runs leave idle of their workers; infinite for an always-on engine."""
    runs = [station for station in chosen.design.stations if isinstance(station, BatchRun)]
    if not runs or chosen.is_always_on:
        return math.inf
    run = runs[0]
    work = run.startup_s + run.fixed_s + run.per_event_s * chosen.plan.rate * run.headway_s
    idle = max(0.0, 1 - first(work / run.headway_s))
    return events * first(run.per_event_s) / idle if idle > 0 else math.inf


def _shared(shared_s: float) -> str:
    if math.isinf(shared_s):
        return "The live engine has no idle time that it could use."
    return f"In the live job's idle time it would end after {show_duration(shared_s)}."


def _fails_when(shared_s: float) -> str:
    if math.isinf(shared_s):
        return "It runs in the live engine, or the source bears fewer readers: live results wait for history."
    return (
        f"It shares the live pool, or the source bears fewer readers: it takes {show_duration(shared_s)} "
        "or more and live results wait for it."
    )


def _because(chosen: Chosen, events: float) -> str:
    if chosen.key is OptionKey.KAPPA:
        return "History is computed again by replaying the log (Q17), not by a batch job."
    if events <= 0:
        return "No history is kept, so there is nothing to fill."
    a_year = first(chosen.cases.reprocess_per_year)
    within = show_duration(first(chosen.cases.repair_within_s))
    if a_year <= 0:
        return f"No year plans one; after a fault, history must be right within {within}."
    return f"All history is computed again {show_times(a_year)} a year and must be right within {within}."


def _code(chosen: Chosen, workers: float, days: float, lasts_s: float) -> str:
    """A DAG with the operator of the engine that the design runs on; partitions are written by event time."""
    count = whole(workers)
    operator = commands_of(chosen).backfill(chosen, count)
    return listing(
        f'# {counted(days, "day")} in {show_duration(lasts_s)}, never in the pool "live"',
        "with DAG(",
        '    "backfill", schedule=None, catchup=False, max_active_runs=1,',
        '    params={"start_date": Param(type="string"), "end_date": Param(type="string")},',
        "):",
        *operator,
    )


def _trade_off(chosen: Chosen, events: float, workers: float) -> TradeOff:
    counts = grid_with(workers, np.geomspace(2, WORKERS_MAX.value, 10).round())
    hours = events / (counts * _events_per_worker_s(chosen)) / 3600
    return TradeOff(
        x_title="Workers of its own",
        y_title="Hours until it ends",
        x=tuple(counts.tolist()),
        y=tuple(hours.tolist()),
        chosen_x=workers,
    )


PATTERN = Pattern(
    key="backfill",
    question="Q9",
    title=TITLE,
    summary=(
        "History is filled by a parameterised job in a pool of its own that writes partitions by event time."
    ),
    parameters=(
        Parameter(name="workers", unit="count", meaning="workers of the backfill's own pool"),
        Parameter(name="days_per_hour", unit="days/h", meaning="days of history filled in an hour"),
        Parameter(name="lasts_s", unit="s", meaning="from start to end"),
        Parameter(name="backfill_usd", unit="USD", meaning="what one costs"),
        Parameter(name="lasts_shared_s", unit="s", meaning="from start to end in the live job's idle time"),
    ),
    apply=apply,
)
