"""The stations that an event passes in a design: where it travels, waits, gathers, queues or is run over.

Numbers are arrays with one entry a case (see `cases`).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from advisor.cases import Array
from advisor.lean import lean_dataclass
from advisor.measured_times import MeasuredTimes


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
