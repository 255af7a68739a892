"""Periodic gates, at which events wait for the next opening: one for all, or many. And transits, which take
every event the same time.
"""

import math
from collections.abc import Iterator

import numpy as np

from advisor.cases import Array
from advisor.simulation.kernels.block import CHUNK, Block
from advisor.simulation.kernels.compiled import compiled


@compiled
def wait_for_opening(t_s: Array, phase_s: float, period_s: float) -> None:
    """Move each sorted time to the first opening at or after it."""
    opening = -math.inf
    for index in range(t_s.shape[0]):
        if t_s[index] > opening:
            count = math.ceil((t_s[index] - phase_s) / period_s)
            opening = phase_s + count * period_s
            if opening < t_s[index]:
                opening = phase_s + (count + 1) * period_s
        t_s[index] = opening


class GateStation:
    """Opens every `period_s` seconds, at `phase_s` among others."""

    def __init__(self, period_s: float, phase_s: float) -> None:
        self.busy_s = 0.0
        self._period_s, self._phase_s = period_s, phase_s

    def advance(self, block: Block) -> Iterator[Block]:
        """Every event leaves at an opening."""
        wait_for_opening(block.t_s, self._phase_s, self._period_s)
        yield block

    def flush(self) -> Iterator[Block]:
        """Nothing is held: each event's opening is known when it arrives."""
        return iter(())


class OwnGatesStation:
    """Many gates, each with its own phase: every event waits uniformly, independently of the others.

    Independent waits leave a Poisson stream Poisson (Doob's displacement theorem), so that the stream goes
    on in order, the mean wait later, and what an event waits beyond the mean is told by where it was born.
    """

    def __init__(self, period_s: float, stream: np.random.Generator) -> None:
        self.busy_s = 0.0
        self._period_s, self._stream = period_s, stream
        self._draws = np.empty(CHUNK)

    def advance(self, block: Block) -> Iterator[Block]:
        """Every event leaves after a uniform wait."""
        draws = self._draws[: block.t_s.shape[0]]
        self._stream.random(out=draws)
        draws -= 0.5
        draws *= self._period_s
        block.born_s[:] -= draws
        block.t_s[:] += self._period_s / 2.0
        yield block

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())


class TransitStation:
    """Takes `seconds` for every event."""

    def __init__(self, seconds: float) -> None:
        self.busy_s = 0.0
        self._seconds = seconds

    def advance(self, block: Block) -> Iterator[Block]:
        """Every event leaves the same time later."""
        block.t_s[:] += self._seconds
        yield block

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())
