"""Dropped files for a stream: each new one is read into the log as soon as it is there."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.blueprint.latencies import OBJECT_EVENT
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.stream_limits import READER_EVENTS
from advisor.design import Setting, Usage
from advisor.quantity import show_duration, show_rate
from advisor.stations import Transit
from advisor.vocabulary import Stage

KEY = "reader"
READ_AGAIN = (
    "The event is delivered again; half-read files are read again, and event ids remove what came twice."
)


def functions_for(plan: Plan) -> str:
    """What one call reads, and what is to be read."""
    return f"{show_rate(READER_EVENTS.value)} each, {show_rate(plan.rate[0])} on average"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Where it runs, which event tells it of a file, how it is set up; `usages` are for a month's seconds."""

    title: str
    service: str
    label: str
    """The event, as a station."""
    trigger: str
    """The event, in a sentence: "the blob-created event"."""
    usages: Callable[[Plan, Array], tuple[Usage, ...]]
    settings: tuple[Setting, ...]
    size: Callable[[Plan], str] = functions_for
    failure: str = READ_AGAIN

    def part(self, plan: Plan) -> Part:
        """A reader that a file's own event starts."""
        return make_part(
            KEY,
            self.title,
            Stage.INGEST,
            self.service,
            facts=("source", "arrival_interval_s", "rate_per_s"),
            words=_words(self, plan) if plan.describe else Words(),
            usages=self.usages(plan, plan.rate / READER_EVENTS.value * MONTH_S),
            stations=(Transit(component=KEY, label=self.label, seconds=plan.full(OBJECT_EVENT.value)),),
        )


def _words(reader: Reader, plan: Plan) -> Words:
    interval = show_duration(plan.cases.arrival_interval_s[0])
    return Words(
        why=f"Files come every {interval}; {reader.trigger} starts the reading, so that no poll adds a wait.",
        size=reader.size(plan),
        settings=reader.settings,
        failure=reader.failure,
    )
