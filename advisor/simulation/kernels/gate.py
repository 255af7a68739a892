"""Periodic gates, at which events wait for the next opening: one for all, or many. And transits, which take
every event the same time.
"""

import math
from collections.abc import Iterator

import numpy as np

from advisor.cases import Array
from advisor.simulation.kernels.block import CHUNK, Block
from advisor.simulation.kernels.compiled import compiled
from advisor.simulation.kernels.tape import Draws


@compiled
def wait_for_opening(t_s: Array, phase_s: float, period_s: float, out_t: Array) -> None:
    """The first opening at or after each of the sorted times."""
    opening = -math.inf
    for index in range(t_s.shape[0]):
        if t_s[index] > opening:
            count = math.ceil((t_s[index] - phase_s) / period_s)
            opening = phase_s + count * period_s
            if opening < t_s[index]:
                opening = phase_s + (count + 1) * period_s
        out_t[index] = opening


class GateStation:
    """Opens every `period_s` seconds, at `phase_s` among others."""

    def __init__(self, period_s: float, phase_s: float) -> None:
        self.busy_s = 0.0
        self._period_s, self._phase_s = period_s, phase_s
        self._out_t = np.empty(CHUNK)

    def advance(self, block: Block) -> Iterator[Block]:
        """Every event leaves at an opening."""
        out_t = self._out_t[: block.t_s.shape[0]]
        wait_for_opening(block.t_s, self._phase_s, self._period_s, out_t)
        yield block._replace(t_s=out_t)

    def flush(self) -> Iterator[Block]:
        """Nothing is held: each event's opening is known when it arrives."""
        return iter(())


class OwnGatesStation:
    """Many gates, each with its own phase: every event waits uniformly, independently of the others.

    Independent waits leave a Poisson stream Poisson (Doob's displacement theorem), so that the stream goes
    on in order, the mean wait later, and what an event waits beyond the mean is told by where it was born.
    """

    def __init__(self, period_s: float, draws: Draws) -> None:
        self.busy_s = 0.0
        self._period_s, self._draws = period_s, draws
        self._out_t, self._out_born = np.empty(CHUNK), np.empty(CHUNK)

    def advance(self, block: Block) -> Iterator[Block]:
        """Every event leaves after a uniform wait."""
        size = block.t_s.shape[0]
        out_t, out_born = self._out_t[:size], self._out_born[:size]
        np.subtract(0.5, self._draws[block.is_run_in].take(size), out=out_born)
        out_born *= self._period_s
        out_born += block.born_s
        np.add(block.t_s, self._period_s / 2.0, out=out_t)
        yield block._replace(t_s=out_t, born_s=out_born, is_ordered=False)

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())


class TransitStation:
    """Takes `seconds` for every event."""

    def __init__(self, seconds: float) -> None:
        self.busy_s = 0.0
        self._seconds = seconds
        self._out_t = np.empty(CHUNK)

    def advance(self, block: Block) -> Iterator[Block]:
        """Every event leaves the same time later."""
        out_t = self._out_t[: block.t_s.shape[0]]
        np.add(block.t_s, self._seconds, out=out_t)
        yield block._replace(t_s=out_t)

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())
