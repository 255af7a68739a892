"""A design as data: components and their usages, the flows between them, the stations an event passes.

Freshness, bill, simulation and documents all read the same design, so that they cannot contradict each other.
Numbers are arrays with one entry a case (see `cases`); a design for one case has arrays of length one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from advisor.cases import Array, Flags
from advisor.lean import lean_dataclass
from advisor.options import Option
from advisor.stations import BranchStation, Station
from advisor.vocabulary import FlowKind, Stage


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """A quantity by a sizing rule: `value` (size,) and, for each case, which of `constraints` bound it."""

    value: Array
    constraints: tuple[str, ...]
    binding: Array | Flags

    def bound_by(self, case: int = 0) -> str:
        """The constraint that gave the quantity in one case."""
        return self.constraints[int(self.binding[case])]

    def bound(self, before: str = "") -> "Bound":
        """The same, to be said of whichever case is asked for later, after the words `before`."""
        return Bound(sized=self, before=before)


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Which constraint bound a quantity, in words that differ from case to case."""

    sized: Sized
    before: str


Reason = str | Bound
"""Why a quantity is what it is: the same in every case, or by the constraint that bound it there."""


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Units of an SKU a component is billed for in a live month (730 h); 0 where a case needs none."""

    sku: str
    quantity: Array
    bound_by: Reason
    """The rule or fact that gave the quantity, e.g. "records/s at the peak"."""

    def reason(self, case: int = 0) -> str:
        """What gave the quantity in one case."""
        by = self.bound_by
        return by if isinstance(by, str) else f"{by.before}{by.sized.bound_by(case)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One line of a component's configuration, named as the real system names it."""

    name: str
    value: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """How many of a thing stand there, and the load that they carry before one more is needed.

    `carries` is in events/s at the peak and names the constraint that stops them first.
    """

    noun: str
    """One of them: "shard"."""
    units: Sized
    carries: Sized


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A named part of a design. `service` picks its symbol; `why` is the fact or rule that put it there."""

    key: str
    title: str
    stage: Stage
    service: str
    why: str
    facts: tuple[str, ...]
    size: str = ""
    """Its size in words for the first case, e.g. "12 shards"."""
    usages: tuple[Usage, ...] = ()
    settings: tuple[Setting, ...] = ()
    failure: str = ""
    """What happens when it stops: what is lost, how it recovers, how long."""
    capacity: Capacity | None = None
    """Of a described design, where it is sized by the load."""


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What goes from one component to another, rates at the mean."""

    source: str
    target: str
    format: str
    guarantee: str
    events_per_s: Array
    bytes_per_s: Array
    retention_s: float | None = None
    """How long its target keeps it in the first case of a described design; None where it keeps nothing."""
    kind: FlowKind = FlowKind.LIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Where every event goes too, beside the live path, whose results never wait for it.

    It leaves `trunk`, the live path ("") or an earlier branch by its key, behind the first `after` stations.
    """

    key: str
    title: str
    """What an event is at its end, e.g. "Corrected"."""
    trunk: str
    after: int
    stations: tuple[BranchStation, ...]


class Meet(StrEnum):
    """When an event that goes two ways counts as there."""

    FIRST_OF = "first_of"
    """As soon as either way has brought it."""
    ALL_OF = "all_of"
    """Once both have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Where the results of a branch, by its key, meet those of the live path: behind its first `after`
    stations, which the branch left before. Only transits and gates may follow, and the branch ends in a run.
    """

    branch: str
    after: int
    meet: Meet


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """How all of history is recomputed: events/s that it gets through, and the usages of one time."""

    events_per_s: Array
    usages: tuple[Usage, ...] = ()
    startup_s: Array | None = None
    method: str = ""


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """One option, sized for every case.

    `stations` is the live path of an event, in order; `code_bases` counts how often the logic is written.
    """

    option: Option
    headway_s: Array
    components: tuple[Component, ...]
    flows: tuple[Flow, ...]
    stations: tuple[Station, ...]
    replay: Replay
    branches: tuple[Branch, ...] = ()
    """Paths beside the live one, each behind its trunk."""
    joins: tuple[Join, ...] = ()
    """Where branches meet the live path again."""
    code_bases: int = 1
    guarantee: Mapping[str, str] = field(default_factory=dict)
    """How each delivery guarantee is reached end to end; a guarantee that is not a key cannot be reached."""
