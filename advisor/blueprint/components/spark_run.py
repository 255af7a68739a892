"""Spark in runs: started for each departure, gone after it, paid for its share of the headway."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.part import Words
from advisor.blueprint.partition import reread_s
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import RUN_FIXED
from advisor.cost.sizing.carried import run_workers_carry
from advisor.cost.sizing.spark import event_worker_s, run_workers, scan_event_s, worker_hours
from advisor.design import Capacity, Reason, Setting, Sized, Usage
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One job's run: its workers, what it takes at the least, per event, and in all at the mean load."""

    headway_s: Array
    workers: Sized
    startup_s: Array
    fixed_s: Array
    per_event_s: Array
    mean_s: Array
    capacity: Capacity | None
    """Of a described plan: its workers, and the load they get through in their share of the headway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchEngine:
    """A service that runs Spark jobs on workers of 4 vCPU and 16 GB, which are gone after the run.

    `usages` prices worker-hours, with the rule that gave them; `settings` configures a run.
    """

    title: str
    service: str
    startup_s: float
    """From asking for a run to its first record."""
    usages: Callable[[Array, Reason], tuple[Usage, ...]]
    settings: Callable[[Run], tuple[Setting, ...]]


def clean_run(plan: Plan, engine: BatchEngine, headway_s: Array, also_event_s: Array | float = 0.0) -> Run:
    """The run that reads raw events, with the look-back; `also_event_s` is further worker time an event."""
    event_s = event_worker_s(plan.event_bytes, plan.cases.lookups) + also_event_s
    return _run(plan, engine, headway_s, np.asarray(event_s))


def aggregate_run(plan: Plan, engine: BatchEngine, headway_s: Array) -> Run:
    """The run that reads clean events in columns."""
    return _run(plan, engine, headway_s, aggregate_event_s(plan))


def aggregate_event_s(plan: Plan) -> Array:
    """Worker-seconds of an event read from columns."""
    return scan_event_s(event_worker_s(plan.event_bytes, plan.cases.lookups * 0))


def _run(plan: Plan, engine: BatchEngine, headway_s: Array, event_s: Array) -> Run:
    again = plan.rate * reread_s(plan, headway_s)
    unscaled = engine.startup_s + RUN_FIXED.value
    work_s = event_s * (plan.peak * headway_s + again)
    workers = run_workers(work_s, headway_s, plan.full(unscaled))
    per_event_s = event_s / workers.value
    fixed_s = RUN_FIXED.value + per_event_s * again
    mean_s = engine.startup_s + fixed_s + per_event_s * plan.rate * headway_s
    return Run(
        headway_s=headway_s,
        workers=workers,
        startup_s=plan.full(engine.startup_s),
        fixed_s=fixed_s,
        per_event_s=per_event_s,
        mean_s=mean_s,
        capacity=_capacity(plan, workers, event_s, headway_s, unscaled) if plan.describe else None,
    )


def _capacity(plan: Plan, workers: Sized, event_s: Array, headway_s: Array, unscaled_s: float) -> Capacity:
    carries = run_workers_carry(
        workers.value,
        event_s=event_s,
        headway_s=headway_s,
        unscaled_s=plan.full(unscaled_s),
        again_s=plan.rate * reread_s(plan, headway_s) / plan.peak,
    )
    return Capacity(noun="worker", units=workers, carries=carries)


def run_usages(engine: BatchEngine, run: Run) -> tuple[Usage, ...]:
    """Worker-hours by duty cycle."""
    hours = worker_hours(run.workers.value, run.mean_s, run.headway_s, MONTH_H)
    return engine.usages(hours, run.workers.bound("duty cycle; "))


def run_words(
    plan: Plan, engine: BatchEngine, run: Run, why: str, settings: tuple[Setting, ...] = ()
) -> Words:
    """What a run says about itself; `why` names the rule or fact."""
    every, lasts = show_duration(run.headway_s[0]), show_duration(run.mean_s[0])
    known = " The team already runs Spark." if plan.runs(Platform.SPARK) else ""
    workers = digits(run.workers.value[0])
    return Words(
        why=f"{why}{known}",
        size=f"{workers} workers for {lasts} every {every} ({run.workers.bound_by()})",
        settings=(*engine.settings(run), *settings),
        failure=(
            "A failed run leaves its partitions as they were and is run again; the next one takes both "
            "intervals."
        ),
    )
