"""What is known of a real engine: a few parameters, each with a meaning, and where every one of them comes
from.
"""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a parameter comes from: set in the engine's configuration, or fitted to measurements."""

    CONFIGURED = "configured"
    FITTED = "fitted"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PerEventPace:
    """An engine that handles each event as it comes.

    An event takes `transit_s` and waits for `buffers` timers of `buffer_timeout_s` each, at a random phase.
    All events share a capacity of `capacity_per_s` (None where no load reached it). `cold_stall_s` after
    the load starts nothing is done, and until `cold_until_s` only `cold_capacity_per_s`, while code is
    compiled and connections are opened.
    """

    transit_s: float
    buffer_timeout_s: float = 0.0
    buffers: float = 0.0
    capacity_per_s: float | None = None
    cold_stall_s: float = 0.0
    cold_until_s: float = 0.0
    cold_capacity_per_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlushTimer:
    """Results leave by `tasks` loops that sleep `sleep_s` and then write each changed key in `write_s`."""

    sleep_s: float
    tasks: float
    write_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MicroBatchPace:
    """An engine that departs every `trigger_s` with whatever has come; late batches queue in order.

    A batch of n events takes `fixed_s` + `per_event_s` * n, and `late_start_s` more when it starts behind
    time. In a share `straggler_share` of the batches one task only starts after a wait of up to
    `straggler_s`, evenly. Events of the last instant before a departure miss it in a share `missed_share`
    of the cases. The first batch with load takes `cold_s` more.
    """

    trigger_s: float
    fixed_s: float
    per_event_s: float
    late_start_s: float = 0.0
    straggler_share: float = 0.0
    straggler_s: float = 0.0
    missed_share: float = 0.0
    cold_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineProfile:
    """A pace and its provenance. `flush` is how a per-event engine's results leave; a micro-batch writes at
    its end.
    """

    key: str
    title: str
    source: str
    as_of: str
    grade: str
    pace: PerEventPace | MicroBatchPace
    flush: FlushTimer | None
    origins: dict[str, Origin]
    """Origin of each parameter given."""
