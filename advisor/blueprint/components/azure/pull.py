"""Pulling from a database or an API at each departure on Azure, before the run that cleans."""

import numpy as np

from advisor.blueprint.components.azure.databricks import DATABRICKS
from advisor.blueprint.components.azure.functions import billed
from advisor.blueprint.components.pulled import CHANGED_SINCE, Pull
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import PULL_EVENTS, PULL_ROWS
from advisor.cost.sizing.spark import pull_connections, worker_hours
from advisor.cost.sizing.stream_limits import POLLER_MEMORY
from advisor.design import Setting, Sized, Usage
from advisor.quantity import show_duration, show_rate
from advisor.vocabulary import Source, Stage

KEY = "pull"


def pull(plan: Plan, headway_s: Array) -> Pull:
    """Rows over JDBC by a job on Databricks, pages by functions, over several connections."""
    is_database = plan.facts.source is Source.CDC
    per_connection = PULL_ROWS.value if is_database else PULL_EVENTS.value
    sized = pull_connections(plan.peak * headway_s, headway_s, per_connection)
    event_s = 1 / (sized.value * per_connection)
    run_s = plan.rate * headway_s * event_s
    if is_database:
        workers = np.maximum(2.0, sized.value / 4)
        usages = DATABRICKS.usages(worker_hours(workers, run_s, headway_s, MONTH_H), sized.bound())
    else:
        usages = _functions(sized, run_s, headway_s)
    return Pull(part=_part(plan, sized, headway_s, usages, is_database=is_database), event_s=event_s)


def _functions(sized: Sized, run_s: Array, headway_s: Array) -> tuple[Usage, ...]:
    hours = worker_hours(sized.value, run_s, headway_s, MONTH_H)
    calls = sized.value * MONTH_H * 3600 / headway_s
    return billed(hours * 3600, POLLER_MEMORY.value, calls, sized.bound())


def _part(
    plan: Plan, sized: Sized, headway_s: Array, usages: tuple[Usage, ...], *, is_database: bool
) -> Part:
    return make_part(
        KEY,
        "Pull on Databricks" if is_database else "Pull on Functions",
        Stage.INGEST,
        DATABRICKS.service if is_database else "azure_function",
        facts=("source", "rate_per_s", "peak_factor"),
        words=_words(plan, sized, headway_s, is_database=is_database) if plan.describe else Words(),
        usages=usages,
    )


def _words(plan: Plan, sized: Sized, headway_s: Array, *, is_database: bool) -> Words:
    what = (
        "Rows changed since the last departure are read over JDBC"
        if is_database
        else "New pages are asked for"
    )
    return Words(
        why=(
            f"{what} every {show_duration(headway_s[0])}, {show_rate(plan.rate[0])} on average; nothing "
            "runs between."
        ),
        size=f"{counted(float(sized.value[0]), 'connection')} ({sized.bound_by()})",
        settings=(
            Setting(
                name="numPartitions" if is_database else "functionAppScaleLimit",
                value=whole(sized.value[0]),
                because=sized.bound_by(),
            ),
            Setting(
                name="dbtable" if is_database else "cursor",
                value=CHANGED_SINCE if is_database else "last event's position",
                because="the next departure goes on where this one ended",
            ),
        ),
        failure="The next departure asks again from the same position; the source is only read.",
    )
