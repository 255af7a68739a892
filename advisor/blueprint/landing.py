"""How long events gather before they are written as objects, and how many objects that makes."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.latencies import FIREHOSE_MAX, FIREHOSE_SHARE, FIREHOSE_SIZE
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.freshness.buffering import flush_interval_s


def one_buffer(plan: Plan) -> Array:
    """All events gather in the same place."""
    return plan.full(1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBuffer:
    """What gathers events in front of files: flushed by time, within what it allows, or when it is full."""

    least_s: float
    most_s: float
    full_bytes: float
    form: str = "gzip JSON"
    """What the files are."""
    buffers: Callable[[Plan], Array] = one_buffer
    """How many there are side by side, each with its share of the events and files of its own."""

    def landing_s(self, headway_s: Array) -> Array:
        """Longest time in the buffer in front of a scheduled run: a share of the headway, seconds."""
        return np.clip(FIREHOSE_SHARE.value * headway_s, self.least_s, self.most_s)

    def archive_s(self, plan: Plan) -> Array:
        """The longest there is: nobody waits for the archive."""
        return plan.full(self.most_s)

    def full_events(self, plan: Plan) -> Array:
        """Events, or records, that fill the buffer."""
        return np.asarray(self.full_bytes / plan.event_bytes)

    def objects_per_s(self, plan: Plan, buffer_s: Array) -> Array:
        """Objects written a second: one a flush of each buffer, at the mean rate."""
        count = self.buffers(plan)
        return np.asarray(count / flush_interval_s(plan.rate / count, self.full_events(plan), buffer_s))


FIREHOSE = FileBuffer(least_s=1.0, most_s=FIREHOSE_MAX.value, full_bytes=FIREHOSE_SIZE.value)
