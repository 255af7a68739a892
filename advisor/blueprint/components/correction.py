"""A unified design's daily correction: the streaming code over what changed, as an available-now batch."""

import numpy as np

from advisor.blueprint.components.spark_run import BatchEngine
from advisor.blueprint.latencies import BATCH_LAYER_HEADWAY
from advisor.blueprint.lateness import look_back_s
from advisor.blueprint.numerals import counted
from advisor.blueprint.part import CORRECTED, Part, Words, make_part
from advisor.blueprint.partition import reread_s
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import WORKERS_MIN
from advisor.cost.sizing.spark import event_worker_s, run_workers
from advisor.design import Setting
from advisor.quantity import show_duration, show_share
from advisor.stations import BatchRun
from advisor.vocabulary import Stage

KEY = "correction"


def correction(plan: Plan, engine: BatchEngine) -> Part:
    """Late events and the look-back once a day, overwritten in the same tables."""
    again = _events_again(plan)
    event_s = event_worker_s(plan.event_bytes, plan.cases.lookups)
    work_s = again * event_s + WORKERS_MIN.value * engine.startup_s
    hours = work_s / 3600 * MONTH_S / BATCH_LAYER_HEADWAY.value
    words = Words()
    if plan.describe:
        words = Words(
            why=_why(plan),
            size=f"{counted(float(again[0]), 'event')} a day on {engine.title}",
            settings=(
                Setting(name="trigger", value="availableNow=True", because="everything there is, then stop"),
                Setting(
                    name="MERGE INTO", value="WHEN MATCHED UPDATE", because="live rows are corrected in place"
                ),
            ),
            failure="Figures stay as the stream wrote them until the next day's run.",
        )
    return make_part(
        KEY,
        "Correction, available now",
        Stage.PROCESS,
        "spark",
        facts=("late_share", "lookback_s", "error_tolerance"),
        words=words,
        usages=engine.usages(hours, "events that changed"),
        stations=(_run(plan, engine, again * event_s),),
        towards=CORRECTED,
    )


def _run(plan: Plan, engine: BatchEngine, work_s: Array) -> BatchRun:
    """Once a day, over what changed: its work does not depend on what came since the day before."""
    daily = plan.full(BATCH_LAYER_HEADWAY.value)
    workers = run_workers(work_s, daily, plan.full(engine.startup_s))
    return BatchRun(
        component=KEY,
        label="wait for the daily run, then correct",
        headway_s=daily,
        startup_s=plan.full(engine.startup_s),
        fixed_s=work_s / workers.value,
        per_event_s=plan.full(0.0),
    )


def _why(plan: Plan) -> str:
    back = float(look_back_s(plan.cases)[0])
    if back <= 0:
        return "Lateness is within the tolerance and no correction is asked for: it finds nothing to do."
    late = show_share(float(plan.cases.late_share[0]))
    return (
        f"{late} of the events are late and figures may change for {show_duration(back)}: once a day the "
        "same code overwrites the partitions of that time."
    )


def _events_again(plan: Plan) -> Array:
    return np.asarray(plan.rate * reread_s(plan, BATCH_LAYER_HEADWAY.value))
