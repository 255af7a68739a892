"""Runs that depart every headway and take all events that wait; a departure is skipped while the last run
still goes.

A batch too large to hold is held as every second, fourth, ... event; those kept then stand for the others.
"""
# ruff: noqa: PLR0917 - compiled loops take their arrays by position

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from advisor.simulation.kernels.block import CHUNK, Block
from advisor.simulation.kernels.compiled import compiled

HELD = 1 << 20
OUT = 2 * CHUNK
CONSUMED, FULL, LARGE = 0, 1, 2
# Places in the arrays of numbers that a station carries from block to block.
NEXT, LOAD, BUSY = 0, 1, 2
PHASE, HEADWAY, FIXED, PER_EVENT, FROM, TO, STOP, RESUME, STARTS_AGAIN = range(9)
KEPT, SEEN, STRIDE = 0, 1, 2


@compiled
def departure_from(time_s: float, phase_s: float, headway_s: float) -> float:
    """The first departure of the timetable at or after a time."""
    departure = phase_s + math.ceil((time_s - phase_s) / headway_s) * headway_s
    return departure + headway_s if departure < time_s else departure


@compiled
def next_departure(time_s: float, settings: Array) -> float:
    """The first departure at or after a time, outside any outage."""
    departure = departure_from(time_s, settings[PHASE], settings[HEADWAY])
    if settings[STOP] <= departure < settings[RESUME]:
        return departure_from(settings[RESUME], settings[PHASE], settings[HEADWAY])
    return departure


@compiled
def run(state: Array, settings: Array) -> float:
    """One run with the load that waits; returns when it ends and sets the next departure."""
    departure: float = state[NEXT]
    takes_s = settings[FIXED] + settings[PER_EVENT] * state[LOAD]
    done: float = departure + takes_s
    if departure < settings[STOP] < done:
        lost_s = settings[STOP] - departure if settings[STARTS_AGAIN] > 0 else 0.0
        done += settings[RESUME] - settings[STOP] + lost_s
    begins, ends = max(departure, settings[FROM]), min(done, settings[TO])
    if ends > begins:
        still_s = min(ends, settings[RESUME]) - max(begins, settings[STOP])
        state[BUSY] += ends - begins - max(still_s, 0.0)
    state[LOAD] = 0.0
    state[NEXT] = next_departure(max(done, math.nextafter(departure, math.inf)), settings)
    return done


@compiled
def board(born_s: Array, first: int, last: int, held: Array, counts: NDArray[np.int64]) -> None:
    """Hold the events from `first` to before `last`, or every `STRIDE`-th once they do not fit."""
    at = first
    while at < last:
        behind = counts[SEEN] % counts[STRIDE]
        if behind:
            step = min(counts[STRIDE] - behind, last - at)
            counts[SEEN] += step
            at += step
            continue
        if counts[KEPT] == held.shape[0]:
            for place in range(held.shape[0] // 2):
                held[place] = held[2 * place]
            counts[KEPT] //= 2
            counts[STRIDE] *= 2
            continue
        if counts[STRIDE] == 1:
            step = min(held.shape[0] - counts[KEPT], last - at)
            held[counts[KEPT] : counts[KEPT] + step] = born_s[at : at + step]
        else:
            step = 1
            held[counts[KEPT]] = born_s[at]
        counts[KEPT] += step
        counts[SEEN] += step
        at += step


@compiled
def first_after(t_s: Array, first: int, time_s: float) -> int:
    """The place of the first of the sorted times, from `first` on, that is later than a time."""
    step, low = 1, first
    while low + step < t_s.shape[0] and t_s[low + step] <= time_s:
        low += step
        step *= 2
    high = min(low + step, t_s.shape[0])
    while low < high:
        middle = (low + high) // 2
        if t_s[middle] <= time_s:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def ride(
    block_t: Array,
    block_born: Array,
    weight: float,
    first: int,
    held: Array,
    counts: NDArray[np.int64],
    state: Array,
    settings: Array,
    out_t: Array,
    out_born: Array,
) -> tuple[int, int, int]:
    """Board events from `first` on; returns the next event, the number written and why it stopped."""
    written, size = 0, block_t.shape[0]
    while first < size:
        last = first_after(block_t, first, state[NEXT])
        board(block_born, first, last, held, counts)
        state[LOAD] += weight * (last - first)
        first = last
        if first == size:
            break
        kept = counts[KEPT]
        if kept > out_t.shape[0] or abs(state[LOAD] - kept * weight) > 1e-9 * state[LOAD]:
            return first, written, LARGE
        if written + kept > out_t.shape[0]:
            return first, written, FULL
        out_t[written : written + kept] = run(state, settings)
        out_born[written : written + kept] = held[:kept]
        written += kept
        counts[KEPT], counts[SEEN], counts[STRIDE] = 0, 0, 1
    return first, written, CONSUMED


class BatchStation:
    """Departs every `headway_s` from `phase_s` on; a run takes `fixed_s` + `per_event_s` * events.

    Where it stands still, no run departs; the one under way goes on afterwards, or starts again.
    """

    def __init__(
        self,
        *,
        headway_s: float,
        phase_s: float,
        fixed_s: float,
        per_event_s: float,
        starts_s: float,
        measured_s: tuple[float, float],
        stands_still_s: tuple[float, float],
        starts_again: bool = False,
    ) -> None:
        self._settings = np.array(
            [
                phase_s,
                headway_s,
                fixed_s,
                per_event_s,
                *measured_s,
                *stands_still_s,
                float(starts_again),
            ]
        )
        self._state = np.array([next_departure(starts_s, self._settings), 0.0, 0.0])
        self._held = np.empty(HELD)
        self._counts = np.array([0, 0, 1], dtype=np.int64)
        self._out_t, self._out_born = np.empty(OUT), np.empty(OUT)

    @property
    def busy_s(self) -> float:
        """Time that runs worked in the measured span."""
        return float(self._state[BUSY])

    def advance(self, block: Block) -> Iterator[Block]:
        """Board a block's events; give those whose run has departed."""
        first, why = 0, FULL
        while why != CONSUMED:
            first, written, why = ride(
                block.t_s,
                block.born_s,
                block.weight,
                first,
                self._held,
                self._counts,
                self._state,
                self._settings,
                self._out_t,
                self._out_born,
            )
            for begin in range(0, written, CHUNK):
                end = min(begin + CHUNK, written)
                yield block._replace(t_s=self._out_t[begin:end], born_s=self._out_born[begin:end])
            if why == LARGE:
                yield from self._large_run()

    def flush(self) -> Iterator[Block]:
        """Let the next run take what waits."""
        if self._counts[KEPT]:
            yield from self._large_run()

    def _large_run(self) -> Iterator[Block]:
        kept = int(self._counts[KEPT])
        weight = float(self._state[LOAD]) / max(kept, 1)
        done = run(self._state, self._settings)
        self._counts[:] = (0, 0, 1)
        for begin in range(0, kept, CHUNK):
            born_s = self._held[begin : min(begin + CHUNK, kept)]
            yield Block(np.full(born_s.shape[0], done), born_s, weight, is_ordered=False)
