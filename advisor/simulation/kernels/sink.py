"""Where events end: their age goes into the sketch, their departure into the backlog's bins."""
# ruff: noqa: PLR0917 - compiled loops take their arrays by position

import numpy as np

from advisor.cases import Array
from advisor.simulation.closes import Closes, CloseTally
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.compiled import compiled
from advisor.simulation.piece import Stretch
from advisor.simulation.sketch import BUCKETS, FIRST_BUCKET, LEAST_AGE_S, SHIFT


@compiled
def absorb(t_s: Array, born_s: Array, weight: float, promise_s: float, counts: Array, sums: Array) -> None:
    """Count ages into buckets; `sums` gathers the ages and the events within the promise."""
    total, kept = 0.0, 0
    for index in range(t_s.shape[0]):
        age = t_s[index] - born_s[index]
        total += age
        kept += 1 if age <= promise_s else 0
        bits = np.float64(max(age, LEAST_AGE_S)).view(np.int64) >> SHIFT
        counts[min(np.uint64(bits) - np.uint64(FIRST_BUCKET), np.uint64(BUCKETS - 1))] += weight
    sums[0] += total * weight
    sums[1] += kept * weight


@compiled
def tally(t_s: Array, weight: float, start_s: float, per_bin_s: float, bins: Array) -> None:
    """Count sorted times into bins, by bisection at each bin's edge; what lies beyond the last is left
    out.
    """
    size, done = t_s.shape[0], 0
    while done < size:
        place = max(int((t_s[done] - start_s) / per_bin_s), 0)
        if place >= bins.shape[0]:
            return
        edge = start_s + (place + 1) * per_bin_s
        low, high = done + 1, size
        while low < high:
            middle = (low + high) // 2
            if t_s[middle] < edge:
                low = middle + 1
            else:
                high = middle
        bins[place] += weight * (low - done)
        done = low


class Sink:
    """Counts events born in `measured_s`; those born before it only into the backlog, where
    `counts_earlier`.
    """

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
        self.counts = np.zeros(BUCKETS)
        self.sums = np.zeros(2)
        self.arrived, self.departed = np.zeros(bins), np.zeros(bins)
        self.events = 0.0
        self.followed = 0
        self._from_s, self._to_s = measured_s
        self._first_s = -np.inf if counts_earlier else self._from_s
        self._promise_s, self._bin_s = promise_s, horizon_s / bins
        self._closes = CloseTally(closes) if closes else None

    def note_arrivals(self, block: Block) -> None:
        """Count arrivals into the backlog's bins; history that is sent again does not count."""
        t_s = block.t_s if block.is_ordered else block.t_s[block.born_s > -np.inf]
        if not t_s.shape[0]:
            return
        if t_s[0] < self._first_s or t_s[-1] >= self._to_s:
            begin, end = np.searchsorted(t_s, (self._first_s, self._to_s))
            t_s = t_s[begin:end]
        tally(t_s, block.weight, 0.0, self._bin_s, self.arrived)

    def absorb(self, block: Block) -> None:
        """Count what arrived at the end of the path."""
        t_s, born_s = block.t_s, block.born_s
        oldest, youngest = block.born_from_to()
        if oldest < self._first_s or youngest >= self._to_s:
            inside = (born_s >= self._first_s) & (born_s < self._to_s)
            t_s, born_s = t_s[inside], born_s[inside]
            if not t_s.shape[0]:
                return
        tally(t_s, block.weight, 0.0, self._bin_s, self.departed)
        if oldest < self._from_s:
            inside = born_s >= self._from_s
            t_s, born_s = t_s[inside], born_s[inside]
        if self._closes is not None:
            self._closes.add(t_s, born_s)
        self.count(block, t_s, born_s)
        self.events += block.weight * t_s.shape[0]
        self.followed += t_s.shape[0]

    def count(self, block: Block, t_s: Array, born_s: Array) -> None:
        """Count the ages of measured events of a block."""
        absorb(t_s, born_s, block.weight, self._promise_s, self.counts, self.sums)

    def close(self) -> None:
        """Nothing more comes."""

    def after_close_s(self) -> tuple[tuple[int, ...], tuple[float, ...]]:
        """The periods that were followed, and how long after its close each one's last event was usable."""
        return self._closes.after_close_s() if self._closes is not None else ((), ())

    def stretches(self) -> tuple[Stretch, ...]:
        """What was counted in each stretch of the horizon, where they are kept apart."""
        return ()
