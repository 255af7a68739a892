"""A pool whose events are bound to a server by their key, as in a partitioned log: a hot key makes one
server hot.
"""

import math
from collections.abc import Iterator

import numpy as np

from advisor.cases import Array
from advisor.measured_times import MeasuredTimes
from advisor.simulation.kernels.block import CHUNK, Block, Streams
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.kernels.queues import NONE, Places, join_queues, leave_queues
from advisor.simulation.kernels.service import service_law


class PartitionedPoolStation:
    """One queue and server for each of `shares`, which say what part of the events goes there; the hottest
    is free
    from `begins_s` on."""

    def __init__(
        self,
        *,
        shares: Array,
        begins_s: float = -math.inf,
        service_s: float,
        cv2: float,
        measured: MeasuredTimes | None = None,
        streams: Streams,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        queues = shares.shape[0]
        self._work_s = np.zeros(queues)
        self._service_s, self._streams, self._weight = service_s, streams, 1.0
        self._fill, self._upper = service_law(cv2, measured), np.cumsum(shares)
        self._measured_s, self._outage = measured_s, outage
        self._free_s = np.full(queues, -math.inf)
        self._free_s[int(np.argmax(shares))] = outage.to_working_time(np.array([begins_s]))[0]
        self._first, self._last, self._heap = (np.full(queues, NONE, dtype=np.int64) for _ in range(3))
        self._counts = np.array([NONE, 0], dtype=np.int64)
        self._leaves_s, self._held, self._following = np.empty(0), np.empty(0), np.empty(0, dtype=np.int64)
        self._inside = 0
        self._out_t, self._out_born = np.empty(CHUNK), np.empty(CHUNK)

    @property
    def busy_s(self) -> float:
        """As many times the busiest server's work as there are servers: utilisation is then that server's."""
        return float(self._work_s.max() * self._work_s.shape[0])

    def advance(self, block: Block) -> Iterator[Block]:
        """Events that join their queues, and departures that nothing can overtake any more."""
        stream, size = self._streams[block.is_run_in], block.t_s.shape[0]
        self._weight = block.weight
        works_s, picks = np.empty(size), stream.random(size)
        self._fill(stream, works_s)
        works_s *= self._service_s * block.weight
        queues = np.minimum(np.searchsorted(self._upper, picks), self._upper.shape[0] - 1).astype(np.int64)
        self._note_work(block, works_s, queues)
        self._grow(size)
        t_s = self._outage.to_working_time(block.t_s)
        join_queues(
            t_s,
            block.born_s,
            works_s,
            queues,
            self._free_s,
            self._first,
            self._last,
            self._heap,
            self._counts,
            self._leaves_s,
            self._held,
            self._following,
        )
        self._inside += size
        yield from self._departures(float(t_s[-1]), block)

    def flush(self) -> Iterator[Block]:
        """Everybody leaves."""
        nothing = np.empty(0)
        yield from self._departures(math.inf, Block(nothing, nothing, self._weight))

    def _note_work(self, block: Block, works_s: Array, queues: Places) -> None:
        first, last = np.searchsorted(block.t_s, self._measured_s)
        self._work_s += np.bincount(
            queues[first:last], weights=works_s[first:last], minlength=self._work_s.shape[0]
        )

    def _grow(self, arriving: int) -> None:
        """Make room in the store of nodes; a backlog doubles it as often as it must."""
        room = self._leaves_s.shape[0]
        if self._inside + arriving <= room:
            return
        added = max(self._inside + arriving - room, room, CHUNK)
        chain = np.arange(room + 1, room + added + 1)
        chain[-1] = self._counts[0]
        self._counts[0] = room
        self._leaves_s = np.concatenate((self._leaves_s, np.empty(added)))
        self._held = np.concatenate((self._held, np.empty(added)))
        self._following = np.concatenate((self._following, chain))

    def _departures(self, until_s: float, block: Block) -> Iterator[Block]:
        count = CHUNK
        while count == CHUNK:
            count = leave_queues(
                until_s,
                self._first,
                self._heap,
                self._counts,
                self._leaves_s,
                self._held,
                self._following,
                self._out_t,
                self._out_born,
            )
            self._inside -= count
            if count:
                out_t = self._out_t[:count]
                self._outage.to_time(out_t)
                yield block._replace(t_s=out_t, born_s=self._out_born[:count], is_ordered=False)
