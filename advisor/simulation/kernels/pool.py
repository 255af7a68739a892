"""A pool of equal servers with one queue: its state between blocks, its service times, and its clock in an
outage.
"""

import math
from collections.abc import Iterator

import numpy as np

from advisor.cases import Array
from advisor.simulation.kernels.block import CHUNK, Block
from advisor.simulation.kernels.serve import serve_few, serve_many, serve_one
from advisor.simulation.kernels.service import service_law

FEW = 8


class Outage:
    """Servers stand still from `start_s` to `end_s`; work resumes where it stopped."""

    def __init__(self, start_s: float = math.inf, end_s: float = math.inf) -> None:
        self.start_s, self.end_s = start_s, end_s
        self._length_s = end_s - start_s if end_s > start_s else 0.0

    def to_working_time(self, t_s: Array) -> None:
        """Times to the clock of a server that does not run during the outage, in place."""
        if self._length_s and t_s[-1] > self.start_s:
            t_s -= np.clip(t_s - self.start_s, 0.0, self._length_s)

    def to_time(self, t_s: Array) -> None:
        """Back again, in place."""
        if self._length_s and t_s[-1] > self.start_s:
            t_s[t_s > self.start_s] += self._length_s


class PoolStation:
    """`servers` servers, services of mean `service_s` and squared coefficient of variation `cv2`."""

    def __init__(
        self,
        *,
        servers: int,
        service_s: float,
        cv2: float,
        stream: np.random.Generator,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        self.busy_s = 0.0
        self._service_s, self._stream, self._weight = service_s, stream, 1.0
        self._fill = service_law(cv2)
        self._measured_s, self._outage = measured_s, outage
        self._draws, self._out_t, self._out_born = np.empty(CHUNK), np.empty(CHUNK), np.empty(CHUNK)
        self._free_s, self._held = np.full(servers, -math.inf), np.full(servers, math.nan)
        self._serve = serve_few if servers <= FEW else serve_many

    def advance(self, block: Block) -> Iterator[Block]:
        """Serve a block; with several servers, as many departures as it has servers come with a later
        block.
        """
        t_s, born_s, weight = block
        self._weight = weight
        draws = self._draws[: t_s.shape[0]]
        self._fill(self._stream, draws)
        service_s = self._service_s * weight
        begin, end = np.searchsorted(t_s, self._measured_s)
        self.busy_s += service_s * float(draws[begin:end].sum())
        self._outage.to_working_time(t_s)
        if self._free_s.shape[0] == 1:
            self._free_s[0] = serve_one(t_s, draws, service_s, self._free_s[0])
            left = Block(t_s, born_s, weight)
        else:
            count = self._serve(
                t_s, born_s, draws, service_s, self._free_s, self._held, self._out_t, self._out_born
            )
            left = Block(self._out_t[:count], self._out_born[:count], weight)
        if left.t_s.shape[0]:
            self._outage.to_time(left.t_s)
            yield left

    def flush(self) -> Iterator[Block]:
        """Give those still in service, in the order in which they leave."""
        order = np.argsort(self._free_s, kind="stable")
        order = order[~np.isnan(self._held[order])]
        for first in range(0, order.shape[0], CHUNK):
            some = order[first : first + CHUNK]
            t_s = self._free_s[some]
            self._outage.to_time(t_s)
            yield Block(t_s, self._held[some], self._weight)
