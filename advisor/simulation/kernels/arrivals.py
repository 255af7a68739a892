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
from advisor.simulation.kernels.exponentials import fill_exponential
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
) -> int:
    """Turn steps in expected events into times; returns how many fit before the curve's end.

    Four at a time where they fall into one segment, so that only one addition in four waits for the one
    before.
    """
    at, piece, last, index = position[0], segment[0], pace_s.shape[0] - 1, 0
    while index < steps.shape[0]:
        if index + 4 <= steps.shape[0]:
            first = steps[index]
            second = first + steps[index + 1]
            third = second + steps[index + 2]
            fourth = third + steps[index + 3]
            if at + fourth <= expected[piece + 1]:
                begin, pace, beyond = edges_s[piece], pace_s[piece], at - expected[piece]
                t_s[index] = begin + (beyond + first) * pace
                t_s[index + 1] = begin + (beyond + second) * pace
                t_s[index + 2] = begin + (beyond + third) * pace
                t_s[index + 3] = begin + (beyond + fourth) * pace
                at += fourth
                index += 4
                continue
        at += steps[index]
        while at > expected[piece + 1]:
            if piece == last:
                return index
            piece += 1
        t_s[index] = edges_s[piece] + (at - expected[piece]) * pace_s[piece]
        index += 1
    position[0], segment[0] = at, piece
    return index


class Arrivals:
    """Blocks of arrivals along a rate curve: single events (`weight` 1, Poisson) or cohorts, evenly
    spaced.
    """

    def __init__(
        self,
        curve: RateCurve,
        stream: np.random.Generator,
        weight: float = 0.0,
        *,
        is_run_in: bool = False,
    ) -> None:
        self._stream, self._is_run_in = stream, is_run_in
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
        t_s, count = np.empty(CHUNK), CHUNK
        while count == CHUNK:
            if self._weight == 0:
                fill_exponential(self._stream, self._steps)
            count = lay_out(
                self._steps,
                self._edges_s,
                self._expected,
                self._pace_s,
                self._position,
                self._segment,
                t_s,
            )
            if count:
                yield Block(t_s[:count], t_s[:count], self._weight or 1.0, is_run_in=self._is_run_in)
