"""A pool of equal servers with one queue: its state between blocks, its service times, and its clock in an
outage.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np

from advisor.cases import Array
from advisor.simulation.kernels.block import CHUNK, Block
from advisor.simulation.kernels.serve import serve_dozens, serve_few, serve_many, serve_one
from advisor.simulation.kernels.tape import Draws

FEW, DOZENS = 12, 100
"""Measured: up to how many servers each loop is the quickest."""


class Outage:
    """Servers stand still from `start_s` to `end_s`; work resumes where it stopped."""

    def __init__(self, start_s: float = math.inf, end_s: float = math.inf) -> None:
        self.start_s, self.end_s = start_s, end_s
        self._length_s = end_s - start_s if end_s > start_s else 0.0

    def to_working_time(self, t_s: Array) -> Array:
        """Sorted times on the clock of a server that does not run during the outage."""
        if self._length_s and t_s[-1] > self.start_s:
            return t_s - np.clip(t_s - self.start_s, 0.0, self._length_s)
        return t_s

    def to_time(self, t_s: Array) -> None:
        """Back again, in place; sorted times."""
        if self._length_s and t_s[-1] > self.start_s:
            t_s[t_s > self.start_s] += self._length_s

    def to_time_each(self, t_s: Array) -> None:
        """Back again, in place; in any order."""
        if self._length_s:
            t_s[t_s > self.start_s] += self._length_s


class PoolStation:
    """`servers` servers, free from `begins_s` on; a service takes `service_s` times a draw."""

    def __init__(
        self,
        *,
        servers: int,
        begins_s: float = -math.inf,
        service_s: float,
        draws: Draws,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        self.busy_s = 0.0
        self._service_s, self._draws, self._weight = service_s, draws, 1.0
        self._measured_s, self._outage = measured_s, outage
        self._out_t, self._out_born = np.empty(CHUNK), np.empty(CHUNK)
        free_s = outage.to_working_time(np.array([begins_s]))[0]
        self._free_s, self._held = np.full(servers, free_s), np.full(servers, math.nan)
        self._loop = _loop_for(servers)

    def advance(self, block: Block) -> Iterator[Block]:
        """Serve a block; of several servers, what is still in service comes with a later block."""
        self._weight = block.weight
        draws = self._draws[block.is_run_in].take(block.t_s.shape[0])
        left, work_s = self._serve_block(block, draws)
        self._note_work(block, draws, work_s)
        if left.t_s.shape[0]:
            self._outage.to_time(left.t_s)
            yield left

    def _note_work(self, block: Block, draws: Array, work_s: float) -> None:
        """Add up the services of the events that arrive in the measured span."""
        begin, end = self._measured_s
        if block.t_s[0] < begin or block.t_s[-1] >= end:
            first, last = np.searchsorted(block.t_s, self._measured_s)
            work_s = self._service_s * block.weight * float(draws[first:last].sum())
        self.busy_s += work_s

    def _serve_block(self, block: Block, draws: Array) -> tuple[Block, float]:
        """What has left, and the server-seconds of the block's services."""
        t_s, service_s = self._outage.to_working_time(block.t_s), self._service_s * block.weight
        if self._loop is None:
            out_t = self._out_t[: t_s.shape[0]]
            self._free_s[0], work_s = serve_one(t_s, draws, service_s, self._free_s[0], out_t)
            return block._replace(t_s=out_t), work_s
        count = self._loop(
            t_s, block.born_s, draws, service_s, self._free_s, self._held, self._out_t, self._out_born
        )
        out_t, out_born = self._out_t[:count], self._out_born[:count]
        left = block._replace(t_s=out_t, born_s=out_born, is_ordered=False)
        return left, service_s * float(draws.sum())

    def flush(self) -> Iterator[Block]:
        """Give those still in service, in the order in which they leave."""
        order = np.argsort(self._free_s, kind="stable")
        order = order[~np.isnan(self._held[order])]
        for first in range(0, order.shape[0], CHUNK):
            some = order[first : first + CHUNK]
            t_s = self._free_s[some]
            self._outage.to_time(t_s)
            yield Block(t_s, self._held[some], self._weight, is_ordered=False)


def _loop_for(servers: int) -> Callable[..., int] | None:
    """The quickest loop for so many servers; None for a single one."""
    if servers == 1:
        return None
    if servers <= FEW:
        return serve_few
    return serve_dozens if servers <= DOZENS else serve_many
