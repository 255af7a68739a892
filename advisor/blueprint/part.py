"""A part of a design while it is put together: its component, its stations, the flows that lead to it."""

from dataclasses import dataclass

from advisor.cases import Array
from advisor.design import Capacity, Component, Flow, Meet, Reason, Setting, Usage
from advisor.lean import lean_dataclass
from advisor.stations import Station
from advisor.vocabulary import FlowKind, Stage

HISTORY = "history"
OF_QUESTIONS = frozenset({"key look-up", "SQL", "read by key", "control"})
"""Formats of flows that ask or start work: their target keeps nothing of them."""
OTHER_RATES = OF_QUESTIONS | {HISTORY}
"""Formats of flows that ask, start work or read all again: their rate says nothing about live events."""


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a component says about itself in the first case."""

    why: str = ""
    size: str = ""
    settings: tuple[Setting, ...] = ()
    failure: str = ""


SILENT = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """What a branch leads to, beside the live path: `title` says what an event is at its end."""

    key: str
    title: str


ARCHIVED = Milestone(key="archived", title="Archived")
CORRECTED = Milestone(key="corrected", title="Corrected")


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A component with the stations that an event passes in it, in order."""

    component: Component
    stations: tuple[Station, ...] = ()
    towards: Milestone | None = None
    """The branch that its stations stand on; None where they stand on the live path."""
    meet: Meet | None = None
    """Where the branch that flows in too brings the same events: when they count as there."""

    @property
    def key(self) -> str:
        """The component's key, unique in a design."""
        return self.component.key


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a flow carries, rates at the mean."""

    format: str
    guarantee: str
    events_per_s: Array
    bytes_per_s: Array
    kind: FlowKind = FlowKind.LIVE

    def flow(self, source: str, target: str) -> Flow:
        """The flow between two parts."""
        return Flow(
            source=source,
            target=target,
            format=self.format,
            guarantee=self.guarantee,
            events_per_s=self.events_per_s,
            bytes_per_s=self.bytes_per_s,
            kind=self.kind,
        )


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Parts in the order data passes them; `then` goes on from the last one, `aside` branches off."""

    parts: tuple[Part, ...]
    flows: tuple[Flow, ...] = ()
    end: str

    def then(self, part: Part, carried: Carried) -> "Path":
        """One step further."""
        flows = (*self.flows, carried.flow(self.end, part.key))
        return Path(parts=(*self.parts, part), flows=flows, end=part.key)

    def aside(self, part: Part, source: str, carried: Carried) -> "Path":
        """A branch from `source`; the path itself still ends where it ended."""
        flows = (*self.flows, carried.flow(source, part.key))
        return Path(parts=(*self.parts, part), flows=flows, end=self.end)

    def linked(self, source: str, target: str, carried: Carried) -> "Path":
        """One more flow between parts that are there."""
        flows = (*self.flows, carried.flow(source, target))
        return Path(parts=self.parts, flows=flows, end=self.end)

    def beside(self, *parts: Part) -> "Path":
        """Parts that no data passes, such as monitoring."""
        return Path(parts=(*self.parts, *parts), flows=self.flows, end=self.end)


def start(part: Part) -> Path:
    """A path that begins at a source."""
    return Path(parts=(part,), end=part.key)


def make_part(
    key: str,
    title: str,
    stage: Stage,
    service: str,
    *,
    facts: tuple[str, ...],
    words: Words = SILENT,
    usages: tuple[Usage, ...] = (),
    stations: tuple[Station, ...] = (),
    towards: Milestone | None = None,
    capacity: Capacity | None = None,
) -> Part:
    """A part from its component's fields."""
    component = Component(
        key=key,
        title=title,
        stage=stage,
        service=service,
        why=words.why,
        facts=facts,
        size=words.size,
        usages=usages,
        settings=words.settings,
        failure=words.failure,
        capacity=capacity,
    )
    return Part(component=component, stations=stations, towards=towards)


def usage(sku: str, quantity: Array, bound_by: Reason) -> Usage:
    """One thing a component is billed for."""
    return Usage(sku=sku, quantity=quantity, bound_by=bound_by)
