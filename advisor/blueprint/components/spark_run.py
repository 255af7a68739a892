"""Spark in runs: started for each departure, gone after it, paid for its share of the headway."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Words, usage
from advisor.blueprint.partition import reread_s
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import (
    EMR_STARTUP,
    GLUE_STARTUP,
    RUN_FIXED,
    WORKER_CORES,
    WORKER_MEMORY,
)
from advisor.cost.sizing.spark import event_worker_s, run_workers, scan_event_s, worker_hours
from advisor.design import Setting, Sized, Usage
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


def engine_title(plan: Plan) -> str:
    """Glue, or EMR Serverless where the team already runs Spark."""
    return "EMR Serverless" if plan.runs(Platform.SPARK) else "Glue"


def startup_s(plan: Plan) -> float:
    """From asking for a run to its first record."""
    return EMR_STARTUP.value if plan.runs(Platform.SPARK) else GLUE_STARTUP.value


def clean_run(plan: Plan, headway_s: Array, also_event_s: Array | float = 0.0) -> Run:
    """The run that reads raw events, with the look-back; `also_event_s` is further worker time an event."""
    event_s = event_worker_s(plan.event_bytes, plan.cases.lookups) + also_event_s
    return _run(plan, headway_s, np.asarray(event_s))


def aggregate_run(plan: Plan, headway_s: Array) -> Run:
    """The run that reads clean events in columns."""
    return _run(plan, headway_s, aggregate_event_s(plan))


def aggregate_event_s(plan: Plan) -> Array:
    """Worker-seconds of an event read from columns."""
    return scan_event_s(event_worker_s(plan.event_bytes, plan.cases.lookups * 0))


def _run(plan: Plan, headway_s: Array, event_s: Array) -> Run:
    again = plan.rate * reread_s(plan, headway_s)
    unscaled = startup_s(plan) + RUN_FIXED.value
    work_s = event_s * (plan.peak * headway_s + again)
    workers = run_workers(work_s, headway_s, plan.full(unscaled))
    per_event_s = event_s / workers.value
    fixed_s = RUN_FIXED.value + per_event_s * again
    mean_s = startup_s(plan) + fixed_s + per_event_s * plan.rate * headway_s
    return Run(
        headway_s=headway_s,
        workers=workers,
        startup_s=plan.full(startup_s(plan)),
        fixed_s=fixed_s,
        per_event_s=per_event_s,
        mean_s=mean_s,
    )


def run_usages(plan: Plan, run: Run) -> tuple[Usage, ...]:
    """Worker-hours by duty cycle, on the engine that the team has."""
    hours = worker_hours(run.workers.value, run.mean_s, run.headway_s, MONTH_H)
    return engine_usages(plan, hours, f"duty cycle; {run.workers.bound_by()}")


def engine_usages(plan: Plan, hours: Array, bound_by: str) -> tuple[Usage, ...]:
    """So many worker-hours on the engine that the team has."""
    if not plan.runs(Platform.SPARK):
        return (usage("aws.glue.dpu_hour", hours, bound_by),)
    return (
        usage("aws.emr_serverless.vcpu_hour", hours * WORKER_CORES.value, bound_by),
        usage("aws.emr_serverless.gb_hour", hours * WORKER_MEMORY.value, bound_by),
    )


def run_words(plan: Plan, run: Run, why: str, settings: tuple[Setting, ...] = ()) -> Words:
    """What a run says about itself; `why` names the rule or fact."""
    every, lasts = show_duration(run.headway_s[0]), show_duration(run.mean_s[0])
    known = " The team already runs Spark." if plan.runs(Platform.SPARK) else ""
    workers = digits(run.workers.value[0])
    return Words(
        why=f"{why}{known}",
        size=f"{workers} workers for {lasts} every {every} ({run.workers.bound_by()})",
        settings=(*_engine_settings(plan, run), *settings),
        failure=(
            "A failed run leaves its partitions as they were and is run again; the next one takes both "
            "intervals."
        ),
    )


def _engine_settings(plan: Plan, run: Run) -> tuple[Setting, ...]:
    timeout = whole(max(1.0, float(run.headway_s[0]) / 60))
    workers = whole(run.workers.value[0])
    if plan.runs(Platform.SPARK):
        return (
            Setting(
                name="spark.dynamicAllocation.maxExecutors", value=workers, because=run.workers.bound_by()
            ),
            Setting(name="executionTimeoutMinutes", value=timeout, because="the headway"),
        )
    return (
        Setting(name="WorkerType", value="G.1X", because="4 vCPU, 16 GB"),
        Setting(name="NumberOfWorkers", value=workers, because=run.workers.bound_by()),
        Setting(name="Timeout", value=timeout, because="minutes: the headway"),
        Setting(
            name="--job-bookmark-option",
            value="job-bookmark-disable",
            because="partitions are read whole before they are overwritten, not their new files only",
        ),
    )
