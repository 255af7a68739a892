"""A sink that keeps the stretches of a steady horizon apart, so that its opening can be left out later."""

import numpy as np

from advisor.cases import Array
from advisor.simulation.closes import Closes
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.sink import Sink, absorb
from advisor.simulation.piece import Stretch
from advisor.simulation.sketch import BUCKETS
from advisor.simulation.steady import MOST_CUT, STRETCHES


class StretchedSink(Sink):
    """Ages of events by the stretch of the horizon they were born in; sketches of those that can be cut."""

    def __init__(
        self,
        *,
        measured_s: tuple[float, float],
        counts_earlier: bool,
        promise_s: float,
        horizon_s: float,
        bins: int,
        closes: Closes | None = None,
    ) -> None:
        super().__init__(
            measured_s=measured_s,
            counts_earlier=counts_earlier,
            promise_s=promise_s,
            horizon_s=horizon_s,
            bins=bins,
            closes=closes,
        )
        self._promise_s, self._stretch_s = promise_s, horizon_s / STRETCHES
        self._sketches = np.zeros((MOST_CUT + 1, BUCKETS))
        self._sums, self._events = np.zeros((STRETCHES, 2)), np.zeros(STRETCHES)

    def count(self, block: Block, t_s: Array, born_s: Array) -> None:
        """Count ages, stretch by stretch."""
        if not t_s.shape[0]:
            return
        ends = (born_s[0], born_s[-1]) if block.is_ordered else (born_s.min(), born_s.max())
        first, last = self._place(ends[0]), self._place(ends[1])
        if first == last:
            self._count_one(first, block.weight, t_s, born_s)
            return
        places = np.clip((born_s / self._stretch_s).astype(np.int64), 0, STRETCHES - 1)
        for place in range(first, last + 1):
            inside = places == place
            self._count_one(place, block.weight, t_s[inside], born_s[inside])

    def _place(self, born_s: float) -> int:
        return min(max(int(born_s / self._stretch_s), 0), STRETCHES - 1)

    def _count_one(self, place: int, weight: float, t_s: Array, born_s: Array) -> None:
        sketch = self._sketches[min(place, MOST_CUT)]
        absorb(t_s, born_s, weight, self._promise_s, sketch, self._sums[place])
        self._events[place] += weight * t_s.shape[0]

    def close(self) -> None:
        """Add up the stretches."""
        self.counts += self._sketches.sum(axis=0)
        self.sums += self._sums.sum(axis=0)

    def stretches(self) -> tuple[Stretch, ...]:
        """What was counted in each stretch."""
        found = []
        for place in range(STRETCHES):
            filled = (
                np.flatnonzero(self._sketches[place]) if place < MOST_CUT else np.empty(0, dtype=np.int64)
            )
            found.append(
                Stretch(
                    events=float(self._events[place]),
                    age_sum_s=float(self._sums[place, 0]),
                    within_promise=float(self._sums[place, 1]),
                    buckets=tuple(filled.tolist()),
                    counts=tuple(self._sketches[place, filled].tolist()) if filled.size else (),
                )
            )
        return tuple(found)
