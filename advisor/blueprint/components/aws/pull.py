"""Pulling from a database or an API at each departure, before the run that cleans."""

import numpy as np

from advisor.blueprint.components.pulled import Pull
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import PULL_EVENTS, PULL_ROWS
from advisor.cost.sizing.spark import pull_connections, worker_hours
from advisor.design import Setting, Sized
from advisor.quantity import show_duration, show_rate
from advisor.vocabulary import Source, Stage

KEY = "pull"


def pull(plan: Plan, headway_s: Array) -> Pull:
    """Glue jobs that read what is new since the last departure over several connections."""
    is_database = plan.facts.source is Source.CDC
    per_connection = PULL_ROWS.value if is_database else PULL_EVENTS.value
    sized = pull_connections(plan.peak * headway_s, headway_s, per_connection)
    event_s = 1 / (sized.value * per_connection)
    run_s = plan.rate * headway_s * event_s
    sku = "aws.glue.dpu_hour" if is_database else "aws.glue.python_shell_hour"
    machines = np.maximum(2.0, sized.value / 4) if is_database else sized.value
    part = make_part(
        KEY,
        "Pull on Glue",
        Stage.INGEST,
        "glue",
        facts=("source", "rate_per_s", "peak_factor"),
        words=_words(plan, sized, headway_s, is_database=is_database) if plan.describe else Words(),
        usages=(usage(sku, worker_hours(machines, run_s, headway_s, MONTH_H), sized.bound()),),
    )
    return Pull(part=part, event_s=event_s)


def _words(plan: Plan, sized: Sized, headway_s: Array, *, is_database: bool) -> Words:
    what = (
        "Rows changed since the last departure are read over JDBC"
        if is_database
        else "New pages are asked for"
    )
    how = "hashpartitions" if is_database else "max_concurrent_runs"
    count = counted(float(sized.value[0]), "connection")
    return Words(
        why=(
            f"{what} every {show_duration(headway_s[0])}, {show_rate(plan.rate[0])} on average; nothing "
            "runs between."
        ),
        size=f"{count} ({sized.bound_by()})",
        settings=(
            Setting(name=how, value=whole(sized.value[0]), because=sized.bound_by()),
            Setting(
                name="jobBookmarkKeys" if is_database else "cursor",
                value="updated_at, id" if is_database else "last event's position",
                because="the next departure goes on where this one ended",
            ),
        ),
        failure="The next departure asks again from the same position; the source is only read.",
    )
