"""Arrivals that were recorded, or that are history read again: a trace's own times, the counts of its bins,
and beside live ones events that nobody waits for.
"""

import math
from collections.abc import Iterable, Iterator

import numpy as np

from advisor.cases import Array
from advisor.simulation.demand import Demand, spike_factor
from advisor.simulation.kernels.block import CHUNK, Block
from advisor.simulation.streams import Use, stream
from advisor.simulation.trace import Trace

ENOUGH = CHUNK // 2
HISTORY = -math.inf
"""When an event of history was born: before any span, so that no age is taken of it."""


def trace_blocks(
    demand: Demand, seed: int, replication: int, between_s: tuple[float, float], *, is_run_in: bool
) -> Iterator[Block]:
    """The trace's events between two times, over and over; the same events whatever times are asked for.

    Recorded times are kept as they are. Of counted bins each event comes at a uniform time of its bin, which
    gives a Poisson process whose counts are known (Ross 1996, Stochastic Processes, theorem 2.3.1).
    """
    trace = demand.trace
    is_unchanged = demand.trace_factor == 1.0 and demand.spike is None
    if trace is not None and trace.times_s and is_unchanged:
        parts = _recorded(trace, between_s)
    else:
        parts = _counted(demand, seed, replication, between_s)
    for t_s in _gathered(parts):
        yield Block(t_s, t_s, 1.0, is_run_in=is_run_in)


def beside_history(live: Iterable[Block], history: Iterator[Block]) -> Iterator[Block]:
    """Live events with those of history between them, in order of arrival.

    The live ones are the same as without history. No block counts as ordered by birth any more.
    """
    waiting, is_run_in, weight = np.empty(0), False, 1.0
    for block in live:
        is_run_in, weight, last_s = block.is_run_in, block.weight, float(block.t_s[-1])
        waiting = _until(last_s, waiting, history)
        count = int(np.searchsorted(waiting, last_s))
        yield from _woven(block, waiting[:count])
        waiting = waiting[count:]
    ending = Block(np.empty(0), np.empty(0), weight, is_run_in=is_run_in)
    yield from _woven(ending, _until(math.inf, waiting, history))


def _until(last_s: float, waiting: Array, history: Iterator[Block]) -> Array:
    """What waits, with as much more as reaches beyond a time."""
    held = [waiting]
    while not held[-1].shape[0] or held[-1][-1] <= last_s:
        more = next(history, None)
        if more is None:
            break
        held.append(more.t_s.copy())
    return np.concatenate(held)


def _woven(live: Block, history_s: Array) -> Iterator[Block]:
    """Both in order, history first where they come at the same time."""
    t_s = np.empty(live.t_s.shape[0] + history_s.shape[0])
    born_s = np.full(t_s.shape[0], HISTORY)
    is_history = np.ones(t_s.shape[0], dtype=np.bool_)
    places = np.searchsorted(history_s, live.t_s, side="right") + np.arange(live.t_s.shape[0])
    is_history[places] = False
    t_s[places], born_s[places], t_s[is_history] = live.t_s, live.born_s, history_s
    for first in range(0, t_s.shape[0], CHUNK):
        part = slice(first, first + CHUNK)
        yield live._replace(t_s=t_s[part], born_s=born_s[part], is_ordered=False)


def _recorded(trace: Trace, between_s: tuple[float, float]) -> Iterator[Array]:
    times_s, (start_s, end_s) = np.array(trace.times_s), between_s
    for turn in range(math.floor(start_s / trace.length_s), math.ceil(end_s / trace.length_s)):
        yield _inside(times_s + turn * trace.length_s, between_s)


def _counted(demand: Demand, seed: int, replication: int, between_s: tuple[float, float]) -> Iterator[Array]:
    """Bin by bin, each from a stream of its own; counts that are scaled are rounded up or down by chance."""
    step_s, size = demand.step_s, demand.per_s.shape[0]
    for place in range(math.floor(between_s[0] / step_s), math.ceil(between_s[1] / step_s)):
        events = float(demand.per_s[place % size]) * step_s
        if demand.spike is not None:
            events *= float(spike_factor(demand.spike, np.array([(place + 0.5) * step_s]))[0])
        if events <= 0:
            continue
        draws = stream(seed, replication, Use.TRACE, span=_natural(place))
        nearest = round(events)
        is_whole = abs(events - nearest) < 1e-6
        count = nearest if is_whole else math.floor(events + draws.random())
        for t_s in _uniform(place * step_s, step_s, count, draws):
            yield _inside(t_s, between_s)


def _natural(place: int) -> int:
    """Whole numbers as natural ones: those below zero take the odd ones."""
    return 2 * place if place >= 0 else -2 * place - 1


def _uniform(start_s: float, length_s: float, count: int, draws: np.random.Generator) -> Iterator[Array]:
    """Sorted uniform times, in parts small enough to hold."""
    parts = max(math.ceil(count / ENOUGH), 1)
    counts = draws.multinomial(count, np.full(parts, 1.0 / parts))
    for part, some in enumerate(counts.tolist()):
        yield np.sort(start_s + length_s / parts * (part + draws.random(some)))


def _inside(t_s: Array, between_s: tuple[float, float]) -> Array:
    first, last = np.searchsorted(t_s, between_s)
    return t_s[first:last]


def _gathered(parts: Iterable[Array]) -> Iterator[Array]:
    """The same times in arrays of a useful length, at most a block's."""
    held: list[Array] = []
    for part in parts:
        held.append(part)
        if sum(one.shape[0] for one in held) >= ENOUGH:
            yield from _cut(np.concatenate(held))
            held = []
    if held:
        yield from _cut(np.concatenate(held))


def _cut(t_s: Array) -> Iterator[Array]:
    for first in range(0, t_s.shape[0], CHUNK):
        yield t_s[first : first + CHUNK]
