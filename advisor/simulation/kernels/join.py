"""Where a branch's results meet those of the live path: an event is there with the first of both, or with the
last.

Events are told apart by when they were born, since a branch's runs take them in that order. Waits at gates of
their own move births by less than the gate's period, so that only events within a period of a run's departure
can be taken for those of its neighbour.
"""

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from advisor.design import Meet
from advisor.simulation.kernels.block import CHUNK, Block


class Runs(Protocol):
    """The runs that a branch ends in."""

    def ends_s(self, t_s: Array) -> Array:
        """When the run ends that takes what comes at each of the sorted times."""
        ...


class Shown:
    """When a branch shows an event: for each run, its end and the birth of the youngest event it took."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._youngest_s, self._ends_s = np.empty(0), np.empty(0)

    def note(self, block: Block) -> None:
        """A block has come to the branch's end."""
        firsts = np.flatnonzero(np.diff(block.t_s, prepend=-np.inf) > 0)
        youngest = np.maximum.reduceat(block.born_s, firsts)
        ends = block.t_s[firsts]
        if self._ends_s.size and ends[0] == self._ends_s[-1]:
            self._youngest_s[-1] = max(self._youngest_s[-1], youngest[0])
            youngest, ends = youngest[1:], ends[1:]
        self._youngest_s = np.maximum.accumulate(np.concatenate((self._youngest_s, youngest)))
        self._ends_s = np.concatenate((self._ends_s, ends))

    def ends_s(self, born_s: Array) -> Array:
        """When events are shown; infinite where the branch has not taken them yet."""
        return np.append(self._ends_s, np.inf)[np.searchsorted(self._youngest_s, born_s)]

    def not_before_s(self, born_s: Array) -> Array:
        """The least of that, known as soon as an event is born: it took no time to the run."""
        order = np.argsort(born_s, kind="stable")
        ends_s = np.empty(born_s.shape[0])
        ends_s[order] = self._runs.ends_s(born_s[order])
        return ends_s


class JoinStation:
    """Takes the live path's blocks; those it cannot decide on yet are held until the branch has taken them.

    `joined` counts the measured events that the branch moved, `added_s` what that added to their ages.
    """

    def __init__(self, shown: Shown, meet: Meet, measured_s: tuple[float, float]) -> None:
        self.joined, self.added_s = 0.0, 0.0
        self._shown, self._measured_s = shown, measured_s
        self._is_first = meet is Meet.FIRST_OF
        self._held: Block | None = None

    def advance(self, block: Block) -> Iterator[Block]:
        """Give the events of which it is known when they are there."""
        if self._held is None and self._is_first and self._is_surely_first(block):
            yield block
            return
        if self._held is not None:
            block = _after(self._held, block)
        ends_s = self._shown.ends_s(block.born_s)
        is_open = np.isinf(ends_s)
        if self._is_first and is_open.any():
            is_open[is_open] = block.t_s[is_open] > self._shown.not_before_s(block.born_s[is_open])
        self._held = _only(block, is_open) if is_open.any() else None
        yield from self._decided(_only(block, ~is_open), ends_s[~is_open])

    def flush(self) -> Iterator[Block]:
        """What the branch never takes, for its birth was moved beyond the last run, comes as it is."""
        if self._held is not None:
            held, self._held = self._held, None
            yield from self._decided(held, self._shown.ends_s(held.born_s))

    def _is_surely_first(self, block: Block) -> bool:
        oldest_s = block.born_from_to()[0]
        return bool(block.t_s[-1] <= self._shown.not_before_s(np.array([oldest_s]))[0])

    def _decided(self, block: Block, ends_s: Array) -> Iterator[Block]:
        """History that is read again is not of the branch."""
        is_moved = np.isfinite(ends_s) & (block.born_s > -np.inf)
        is_moved &= (ends_s < block.t_s) if self._is_first else (ends_s > block.t_s)
        if is_moved.any():
            self._note(block, ends_s, is_moved)
            t_s = np.where(is_moved, ends_s, block.t_s)
            order = np.argsort(t_s, kind="stable")
            block = block._replace(t_s=t_s[order], born_s=block.born_s[order], is_ordered=False)
        for begin in range(0, block.t_s.shape[0], CHUNK):
            some = slice(begin, begin + CHUNK)
            yield block._replace(t_s=block.t_s[some], born_s=block.born_s[some])

    def _note(self, block: Block, ends_s: Array, is_moved: NDArray[np.bool_]) -> None:
        begin, end = self._measured_s
        counted = is_moved & (block.born_s >= begin) & (block.born_s < end)
        self.joined += block.weight * float(np.count_nonzero(counted))
        self.added_s += block.weight * float((ends_s[counted] - block.t_s[counted]).sum())


def _only(block: Block, chosen: NDArray[np.bool_]) -> Block:
    return block._replace(t_s=block.t_s[chosen], born_s=block.born_s[chosen])


def _after(held: Block, block: Block) -> Block:
    """What was held, then the next block."""
    return block._replace(
        t_s=np.concatenate((held.t_s, block.t_s)),
        born_s=np.concatenate((held.born_s, block.born_s)),
        is_ordered=False,
    )
