"""Recomputing all of history once by a batch job: its speed, what is billed, what code it runs."""

import numpy as np

from advisor.blueprint.components.spark_run import BatchEngine
from advisor.blueprint.latencies import REPAIR_SHARE
from advisor.blueprint.plan import Plan
from advisor.cases import Array, Cases
from advisor.cost.sizing.spark import event_worker_s, scan_event_s, scan_jobs, scan_workers
from advisor.design import Replay, Sized
from advisor.quantity import digits


def scan_of_tables(plan: Plan, engine: BatchEngine, method: str) -> Replay:
    """A batch job over columns, with as many workers as finish in a quarter of the promise to repair."""
    return _scan(plan, engine, scan_event_s(_event_s(plan)), method)


def scan_of_archive(plan: Plan, engine: BatchEngine) -> Replay:
    """A one-time batch job over the events as they came, with code of its own."""
    method = (
        "The log keeps days only: history is read from the archive by a one-time batch job. Its logic is a "
        "second code path that must be kept equal to the stream's."
    )
    return _scan(plan, engine, _event_s(plan), method)


def scan_rate_per_worker(plan: Plan) -> Array:
    """Events/s that one worker reads from columns."""
    return np.asarray(1 / scan_event_s(_event_s(plan)))


def scan_workers_for_history(plan: Plan) -> Array:
    """Workers of a scan of tables that is done in a quarter of the promise to repair."""
    return _scan_workers(plan, scan_event_s(_event_s(plan))).value


def history_replayed_s(replay: Replay, cases: Cases) -> Array:
    """Time to recompute all of history once, its start included, seconds; 0 without history."""
    start = replay.startup_s if replay.startup_s is not None else 0.0
    lasts = cases.history_events / np.maximum(replay.events_per_s, 1e-300)
    return np.asarray(np.where(cases.history_events > 0, lasts + start, 0.0))


def _event_s(plan: Plan) -> Array:
    return event_worker_s(plan.event_bytes, plan.cases.lookups)


def _scan(plan: Plan, engine: BatchEngine, event_s: Array, method: str) -> Replay:
    work_s = plan.cases.history_events * event_s
    workers = _scan_workers(plan, event_s)
    hours = (work_s + workers.value * engine.startup_s) / 3600
    size = f"{digits(workers.value[0])} workers{_side_by_side(workers)} ({workers.bound_by()})"
    return Replay(
        events_per_s=workers.value / event_s,
        usages=engine.usages(hours, "worker-hours of one recomputation"),
        startup_s=plan.full(engine.startup_s),
        method=f"{method} {size}.",
    )


def _side_by_side(workers: Sized) -> str:
    jobs = scan_jobs(workers.value)[0]
    return f" in {digits(jobs)} jobs side by side, each over its own partitions" if jobs > 1 else ""


def _scan_workers(plan: Plan, event_s: Array) -> Sized:
    return scan_workers(plan.cases.history_events * event_s, plan.cases.repair_within_s * REPAIR_SHARE.value)
