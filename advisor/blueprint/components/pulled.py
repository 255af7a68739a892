"""Pulling new pages from an API at each departure, before the run that cleans, wherever that runs.

A database is never asked for changed rows: what was deleted, or changed twice, would be missed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array
from advisor.cost.sizing.batch_limits import PULL_EVENTS
from advisor.cost.sizing.spark import pull_connections, worker_hours
from advisor.design import Reason, Setting, Sized, Usage
from advisor.quantity import show_duration, show_rate
from advisor.vocabulary import Stage

KEY = "pull"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """The part, and the seconds an event adds to the departure's run."""

    part: Part
    event_s: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Puller:
    """What pulls pages: its name, what hours of its workers cost, and its setting's name.

    `usages` are for so many hours of workers in a month, of which a departure starts so many each so many
    seconds.
    """

    title: str
    service: str
    usages: Callable[[Array, Sized, Array], tuple[Usage, ...]]
    connections: str
    """The setting that says how many read side by side."""

    def pull(self, plan: Plan, headway_s: Array) -> Pull:
        """Pages over a connection each."""
        sized = pull_connections(plan.peak * headway_s, headway_s, PULL_EVENTS.value)
        event_s = 1 / (sized.value * PULL_EVENTS.value)
        hours = worker_hours(sized.value, plan.rate * headway_s * event_s, headway_s, MONTH_H)
        part = make_part(
            KEY,
            self.title,
            Stage.INGEST,
            self.service,
            facts=("source", "rate_per_s", "peak_factor"),
            words=_words(self, plan, sized, headway_s) if plan.describe else Words(),
            usages=self.usages(hours, sized, headway_s),
        )
        return Pull(part=part, event_s=event_s)


CURSOR = Setting(
    name="cursor",
    value="last event's position",
    because="the next departure goes on where this one ended",
)


def by_engine(
    engine_usages: Callable[[Array, Reason], tuple[Usage, ...]],
) -> Callable[[Array, Sized, Array], tuple[Usage, ...]]:
    """Usages of a batch engine's workers, which are billed by the hour alone."""

    def usages(hours: Array, sized: Sized, _headway_s: Array) -> tuple[Usage, ...]:
        return engine_usages(hours, sized.bound())

    return usages


def _words(puller: Puller, plan: Plan, sized: Sized, headway_s: Array) -> Words:
    return Words(
        why=(
            f"New pages are asked for every {show_duration(headway_s[0])}, {show_rate(plan.rate[0])} on "
            "average; nothing runs between."
        ),
        size=f"{counted(float(sized.value[0]), 'connection')} ({sized.bound_by()})",
        settings=(
            Setting(name=puller.connections, value=whole(sized.value[0]), because=sized.bound_by()),
            CURSOR,
        ),
        failure="The next departure asks again from the same position; the source is only read.",
    )
