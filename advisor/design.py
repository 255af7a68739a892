"""A design as data: components and their usages, the flows between them, the stations an event passes.

Freshness, bill, simulation and documents all read the same design, so that they cannot contradict each other.
Numbers are arrays with one entry a case (see `cases`); a design for one case has arrays of length one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from advisor.cases import Array, Flags
from advisor.lean import lean_dataclass
from advisor.measured_times import MeasuredTimes
from advisor.options import Option
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


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Transit:
    """Every event takes the same time: network, ingest call, write acknowledgement."""

    component: str
    label: str
    seconds: Array


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Events wait for the next opening: a source's delivery, a poll, a checkpoint, a buffer's flush."""

    component: str
    label: str
    period_s: Array
    is_shared: bool = True
    """One gate for all events; False where each of many senders, shards or tasks has its own."""


class WhenFull(StrEnum):
    """What a full station does with the next event."""

    BLOCKS = "blocks"
    """It waits in the log before the station, which keeps it: nothing is lost, only moved."""
    REFUSES = "refuses"
    """It is lost."""


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Buffer:
    """Events wait until `full_events` of them are there or `period_s` has passed since the last flush.

    They leave together; the event that fills the buffer leaves with it.
    """

    component: str
    label: str
    period_s: Array
    full_events: Array
    buffers: Array
    """How many equal buffers there are, each with its share of the events; 1 where all share one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaling:
    """How a pool is scaled by what it measures each `every_s`, `least` servers being what it is sized for.

    After `up_after_s` of measurements with at least `up_at` of the capacity in use the servers double, after
    `down_after_s` with less than `down_at` they halve (rounded up), within `least` and `most`. While it
    rescales, the pool stands still for `restart_s`; measuring begins anew afterwards.
    """

    most: Array
    every_s: float
    up_at: float
    up_after_s: float
    down_at: float
    down_after_s: float
    restart_s: float


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class ServerPool:
    """Events queue, first come first served, for one of `servers` equal servers.

    Service takes `service_s` on average with squared coefficient of variation `service_cv2`.
    """

    component: str
    label: str
    servers: Array
    service_s: Array
    service_cv2: Array
    service_law: MeasuredTimes | None = None
    """Measured times, of which the shape is taken; None for the law that the variation suggests. Their
    variation has to be `service_cv2`.
    """
    scaling: Scaling | None = None
    """None where the number of servers stays as it is."""
    room: Array | None = None
    """Events that fit, those in service included; None where all do. Not of a pool that is scaled."""
    when_full: WhenFull = WhenFull.BLOCKS

    def __post_init__(self) -> None:
        if self.service_law is None:
            return
        cv2 = self.service_law.cv2()
        if not np.allclose(self.service_cv2, cv2, rtol=1e-9, atol=1e-12):
            raise ValueError(
                f"service_cv2 of {self.component} is {self.service_cv2.tolist()}, but its measured times "
                f"vary by {cv2:.12g}; give that."
            )


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The part of a run's duration, at the mean load, that is spent in another component."""

    component: str
    seconds: Array


@lean_dataclass(frozen=True, slots=True, kw_only=True)
class BatchRun:
    """Departs every `headway_s`; a run takes `startup_s` + `fixed_s` + `per_event_s` * events taken.

    A departure is skipped while the last run is still going; `startup_s` is 0 where the engine stays up.
    """

    component: str
    label: str
    headway_s: Array
    startup_s: Array
    fixed_s: Array
    per_event_s: Array
    steps: tuple[Step, ...] = ()
    """Later steps of the same run, within the times above, by the component where they happen."""


Station = Transit | Gate | Buffer | ServerPool | BatchRun
BranchStation = Transit | Gate | Buffer | BatchRun
"""What may stand beside the live path: nothing there queues for servers."""


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
