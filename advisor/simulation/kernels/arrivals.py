"""Arrivals of a non-homogeneous Poisson process by time change: unit exponentials laid along the expected
count.

Source: Cinlar 1975, Introduction to Stochastic Processes, section 4.7. Cohorts use equal steps in place of
exponentials.
"""
# ruff: noqa: PLR0917 - compiled loops take their arrays by position

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from advisor.simulation.kernels.block import CHUNK, Block
from advisor.simulation.kernels.compiled import compiled
from advisor.simulation.load import RateCurve


@compiled
def lay_out(
    steps: Array,
    edges_s: Array,
    expected: Array,
    pace_s: Array,
    position: Array,
    segment: NDArray[np.int64],
    t_s: Array,
    born_s: Array,
) -> int:
    """Turn steps in expected events into times; returns how many fit before the curve's end."""
    at, piece, last = position[0], segment[0], pace_s.shape[0] - 1
    for index in range(steps.shape[0]):
        at += steps[index]
        while at > expected[piece + 1]:
            if piece == last:
                return index
            piece += 1
        time = edges_s[piece] + (at - expected[piece]) * pace_s[piece]
        t_s[index] = time
        born_s[index] = time
    position[0], segment[0] = at, piece
    return int(steps.shape[0])


class Arrivals:
    """Blocks of arrivals along a rate curve: single events (`weight` 1, Poisson) or cohorts, evenly
    spaced.
    """

    def __init__(self, curve: RateCurve, stream: np.random.Generator, weight: float = 0.0) -> None:
        self._stream = stream
        self._weight = weight
        self._edges_s = curve.edges_s
        self._expected = curve.expected_events()
        self._pace_s = 1.0 / np.where(curve.per_s > 0, curve.per_s, np.inf)
        self._position = np.zeros(1)
        self._segment = np.zeros(1, dtype=np.int64)
        self._steps = np.empty(CHUNK)
        if weight > 0:
            self._position[0] = -weight * stream.random()
            self._steps.fill(weight)

    def blocks(self) -> Iterator[Block]:
        """All arrivals up to the curve's end; a block is valid until the next is asked for."""
        t_s, born_s = np.empty(CHUNK), np.empty(CHUNK)
        count = CHUNK
        while count == CHUNK:
            if self._weight == 0:
                self._stream.standard_exponential(out=self._steps)
            count = lay_out(
                self._steps,
                self._edges_s,
                self._expected,
                self._pace_s,
                self._position,
                self._segment,
                t_s,
                born_s,
            )
            if count:
                yield Block(t_s[:count], born_s[:count], self._weight or 1.0)
