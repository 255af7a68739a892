"""Pulling from a database or an API at each departure, before the run that cleans, wherever that runs."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import PULL_EVENTS, PULL_ROWS
from advisor.cost.sizing.spark import pull_connections, worker_hours
from advisor.design import Reason, Setting, Sized, Usage
from advisor.quantity import show_duration, show_rate
from advisor.vocabulary import Source, Stage

KEY = "pull"
CHANGED_SINCE = "(SELECT … WHERE (updated_at, id) > (…)) AS changed"
"""What Spark's JDBC reader asks a database for: its `lowerBound` parts the rows and chooses none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """The part, and the seconds an event adds to the departure's run."""

    part: Part
    event_s: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Puller:
    """What pulls rows, or pages: its name, what hours of its workers cost, and its settings' names.

    `usages` are for so many hours of workers in a month, of which a departure starts so many each so many
    seconds.
    """

    title: str
    service: str
    usages: Callable[[Array, Sized, Array], tuple[Usage, ...]]
    connections: str
    """The setting that says how many read side by side."""
    position: Setting
    """Where the next departure goes on."""


def position(name: str, value: str) -> Setting:
    """Where the next departure goes on."""
    return Setting(name=name, value=value, because="the next departure goes on where this one ended")


CURSOR = position("cursor", "last event's position")
ROWS = position("dbtable", CHANGED_SINCE)


def by_engine(
    engine_usages: Callable[[Array, Reason], tuple[Usage, ...]],
) -> Callable[[Array, Sized, Array], tuple[Usage, ...]]:
    """Usages of a batch engine's workers, which are billed by the hour alone."""

    def usages(hours: Array, sized: Sized, _headway_s: Array) -> tuple[Usage, ...]:
        return engine_usages(hours, sized.bound())

    return usages


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulling:
    """What pulls rows from a database, and what pulls pages from an API."""

    rows: Puller
    pages: Puller

    def pull(self, plan: Plan, headway_s: Array) -> Pull:
        """Rows over JDBC by workers of four connections each, pages over a connection each."""
        is_database = plan.facts.source is Source.CDC
        puller = self.rows if is_database else self.pages
        per_connection = PULL_ROWS.value if is_database else PULL_EVENTS.value
        sized = pull_connections(plan.peak * headway_s, headway_s, per_connection)
        event_s = 1 / (sized.value * per_connection)
        workers = np.maximum(2.0, sized.value / 4) if is_database else sized.value
        hours = worker_hours(workers, plan.rate * headway_s * event_s, headway_s, MONTH_H)
        words = _words(puller, plan, sized, headway_s, is_database=is_database) if plan.describe else Words()
        part = make_part(
            KEY,
            puller.title,
            Stage.INGEST,
            puller.service,
            facts=("source", "rate_per_s", "peak_factor"),
            words=words,
            usages=puller.usages(hours, sized, headway_s),
        )
        return Pull(part=part, event_s=event_s)


def _words(puller: Puller, plan: Plan, sized: Sized, headway_s: Array, *, is_database: bool) -> Words:
    changed = "Rows changed since the last departure are read over JDBC"
    what = changed if is_database else "New pages are asked for"
    return Words(
        why=(
            f"{what} every {show_duration(headway_s[0])}, {show_rate(plan.rate[0])} on average; nothing "
            "runs between."
        ),
        size=f"{counted(float(sized.value[0]), 'connection')} ({sized.bound_by()})",
        settings=(
            Setting(name=puller.connections, value=whole(sized.value[0]), because=sized.bound_by()),
            puller.position,
        ),
        failure="The next departure asks again from the same position; the source is only read.",
    )
