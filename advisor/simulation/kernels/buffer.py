"""Buffers that are flushed when they are full or when their time is up: one for all events, or many."""
# ruff: noqa: PLR0917 - compiled loops take their arrays by position

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from advisor.freshness.buffering import MOST_EVENTS, buffer_wait_s
from advisor.simulation.kernels.batch import CONSUMED, FULL, HELD, KEPT, LARGE, OUT, board, first_after
from advisor.simulation.kernels.block import CHUNK, Block
from advisor.simulation.kernels.compiled import compiled
from advisor.simulation.kernels.tape import Draws
from advisor.simulation.load import RateCurve

COHORTS_A_FLUSH = 8.0
"""Cohorts that a flush must hold before they tell when the buffer is full."""
# Places in the array that a station carries from block to block; FLUSH is NaN while none is to be written.
DUE, LOAD, PERIOD, FULL_AT, FLUSH, WHOLE = range(6)


@compiled
def gather(
    block_t: Array,
    block_born: Array,
    weight: float,
    first: int,
    held: Array,
    counts: NDArray[np.int64],
    state: Array,
    out_t: Array,
    out_born: Array,
) -> tuple[int, int, int]:
    """Hold events from `first` on and write those that are flushed.

    Returns the next event, the number written and why it stopped.
    """
    written, size = 0, block_t.shape[0]
    while True:
        if state[FLUSH] == state[FLUSH]:
            kept = counts[KEPT]
            if kept > out_t.shape[0] or abs(state[LOAD] - kept * weight) > 1e-9 * state[LOAD]:
                return first, written, LARGE
            if written + kept > out_t.shape[0]:
                return first, written, FULL
            out_t[written : written + kept] = state[FLUSH]
            out_born[written : written + kept] = held[:kept]
            written += kept
            start_again(state, counts)
        if first == size:
            return first, written, CONSUMED
        room = max(math.ceil((state[FULL_AT] - state[LOAD]) / weight - 1e-9), 1)
        last = first_after(block_t, first, state[DUE])
        if last - first >= room:
            last = first + room
            state[FLUSH] = block_t[last - 1]
        elif last < size:
            state[FLUSH] = state[DUE]
        board(block_born, first, last, held, counts)
        state[LOAD] += weight * (last - first)
        if state[LOAD] == 0.0 and last < size:
            skipped = math.ceil((block_t[last] - state[DUE]) / state[PERIOD])
            state[FLUSH] = state[DUE] + max(skipped - 1, 0) * state[PERIOD]
        first = last


@compiled
def start_again(state: Array, counts: NDArray[np.int64]) -> None:
    """Empty the buffer; its time begins with the flush."""
    counts[0], counts[1], counts[2] = 0, 0, 1
    state[LOAD], state[DUE], state[FLUSH] = 0.0, state[FLUSH] + state[PERIOD], math.nan
    state[FULL_AT] = state[WHOLE]


def full_at(full_events: float) -> float:
    """Whole events, at least one, and few enough to be counted."""
    return float(np.clip(np.ceil(full_events), 1.0, MOST_EVENTS))


class BufferStation:
    """Flushes what it holds once that is `full_events` events, and `period_s` after its last flush at the
    latest; the first time is up at `first_due_s`, and the share of the room that is left then is `left`.
    """

    def __init__(self, *, period_s: float, full_events: float, first_due_s: float, left: float = 1.0) -> None:
        self.busy_s = 0.0
        whole = full_at(full_events)
        self._state = np.array([first_due_s, 0.0, period_s, full_at(whole * left), math.nan, whole])
        self._held = np.empty(HELD)
        self._counts = np.array([0, 0, 1], dtype=np.int64)
        self._out_t, self._out_born = np.empty(OUT), np.empty(OUT)

    def advance(self, block: Block) -> Iterator[Block]:
        """Hold a block's events; give those that are flushed."""
        first, why = 0, FULL
        while why != CONSUMED:
            first, written, why = gather(
                block.t_s,
                block.born_s,
                block.weight,
                first,
                self._held,
                self._counts,
                self._state,
                self._out_t,
                self._out_born,
            )
            for begin in range(0, written, CHUNK):
                end = min(begin + CHUNK, written)
                yield block._replace(t_s=self._out_t[begin:end], born_s=self._out_born[begin:end])
            if why == LARGE:
                yield from self._large_flush(float(self._state[FLUSH]))
                start_again(self._state, self._counts)

    def flush(self) -> Iterator[Block]:
        """What is held leaves when its time is up."""
        if self._counts[KEPT]:
            yield from self._large_flush(float(self._state[DUE]))

    def _large_flush(self, flush_s: float) -> Iterator[Block]:
        kept = int(self._counts[KEPT])
        weight = float(self._state[LOAD]) / max(kept, 1)
        for begin in range(0, kept, CHUNK):
            born_s = self._held[begin : min(begin + CHUNK, kept)]
            yield Block(np.full(born_s.shape[0], flush_s), born_s, weight, is_ordered=False)


class OwnBuffersStation:
    """Many buffers, each with its share of the events: every event waits on its own, uniformly, as long in
    the mean as renewal theory says at the rate of its minute.

    As at gates of their own, the stream goes on in order, the mean wait later, and what an event waits
    beyond the mean is told by where it was born (displacement theorem, Kingman 1993, section 5.5).
    """

    def __init__(
        self, *, period_s: float, full_events: float, buffers: float, curve: RateCurve, draws: Draws
    ) -> None:
        self.busy_s = 0.0
        self._edges_s, self._draws = curve.edges_s[1:-1], draws
        self._widths_s = 2.0 * buffer_wait_s(curve.per_s / max(buffers, 1.0), full_events, period_s)
        self._out_t, self._out_born = np.empty(CHUNK), np.empty(CHUNK)

    def advance(self, block: Block) -> Iterator[Block]:
        """Every event leaves after its own wait."""
        size = block.t_s.shape[0]
        out_t, out_born = self._out_t[:size], self._out_born[:size]
        widths_s = self._widths(block.t_s)
        np.subtract(0.5, self._draws[block.is_run_in].take(size), out=out_born)
        out_born *= widths_s
        out_born += block.born_s
        np.add(block.t_s, widths_s / 2.0, out=out_t)
        if isinstance(widths_s, np.ndarray):
            np.maximum.accumulate(out_t, out=out_t)
        yield block._replace(t_s=out_t, born_s=out_born, is_ordered=False)

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())

    def _widths(self, t_s: Array) -> Array | float:
        """The width at each of the sorted times; a single number where it stays the same."""
        low, high = np.searchsorted(self._edges_s, (t_s[0], t_s[-1]), side="right")
        widths_s = self._widths_s[low : high + 1]
        if widths_s.min() == widths_s.max():
            return float(widths_s[0])
        cuts = np.searchsorted(t_s, self._edges_s[low:high])
        return np.repeat(widths_s, np.diff(cuts, prepend=0, append=t_s.shape[0]))


class CohortBufferStation:
    """A buffer under cohorts: counted where cohorts are small beside it, else each waits as its events do."""

    def __init__(self, counted: BufferStation, spread: OwnBuffersStation, full_events: float) -> None:
        self.busy_s = 0.0
        self._counted, self._spread, self._full_at = counted, spread, full_at(full_events)
        self._chosen: BufferStation | OwnBuffersStation = counted

    def advance(self, block: Block) -> Iterator[Block]:
        """All blocks of a piece have the same weight."""
        is_small = block.weight * COHORTS_A_FLUSH <= self._full_at
        self._chosen = self._counted if is_small else self._spread
        return self._chosen.advance(block)

    def flush(self) -> Iterator[Block]:
        """What is held."""
        return self._chosen.flush()
