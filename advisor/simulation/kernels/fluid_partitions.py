"""A partitioned pool under cohorts: every partition fills as a fluid at its own share of the load."""

import math
from collections.abc import Iterator

import numpy as np

from advisor.cases import Array
from advisor.measured_times import MeasuredTimes
from advisor.simulation.kernels.block import Block, Streams
from advisor.simulation.kernels.fluid import settled_utilisation
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.kernels.queues import Places, flow_through_queues
from advisor.simulation.kernels.service import service_law
from advisor.simulation.load import RateCurve


class FluidPartitionsStation:
    """As a partitioned pool; a cohort waits as one of its events does that goes to a partition drawn at
    random.

    The cohorts leave at the mean of all partitions' waits, and what each waits beyond it moves where it
    was born.
    """

    def __init__(
        self,
        *,
        shares: Array,
        service_s: float,
        cv2: float,
        measured: MeasuredTimes | None = None,
        curve: RateCurve,
        streams: Streams,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        self.busy_s = 0.0
        self._shares, self._service_s, self._cv2, self._streams = shares, service_s, cv2, streams
        self._fill, self._upper, self._curve = service_law(cv2, measured), np.cumsum(shares), curve
        self._measured_s, self._outage = measured_s, outage
        self._left_s, self._carried = np.zeros(shares.shape[0]), np.array([-math.inf])

    def advance(self, block: Block) -> Iterator[Block]:
        """Move every cohort by a wait and a service of its partition."""
        stream, size = self._streams[block.is_run_in], block.t_s.shape[0]
        work_s = block.weight * self._service_s
        begin, end = np.searchsorted(block.t_s, self._measured_s)
        self.busy_s += work_s * float(end - begin) * float(self._shares.max()) * self._shares.shape[0]
        picks = np.searchsorted(self._upper, stream.random(size))
        queues = np.minimum(picks, self._shares.shape[0] - 1).astype(np.int64)
        waits_s, means_s = np.empty(size), np.empty(size)
        t_s = self._outage.to_working_time(block.t_s)
        flow_through_queues(t_s, work_s, queues, self._shares, self._left_s, self._carried, waits_s, means_s)
        own_s, out_t = t_s + waits_s, t_s + means_s
        self._outage.to_time_each(own_s)
        self._outage.to_time_each(out_t)
        out_t += self._service_s
        np.maximum.accumulate(out_t, out=out_t)
        noise_s = self._noise_s(block.t_s, queues, stream)
        born_s = block.born_s + out_t - own_s - noise_s
        yield block._replace(t_s=out_t, born_s=born_s, is_ordered=False)

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())

    def _noise_s(self, t_s: Array, queues: Places, stream: np.random.Generator) -> Array:
        """A wait in M/G/1 at the partition's load of the minute, and a service."""
        last = self._curve.per_s.shape[0] - 1
        segment = np.clip(np.searchsorted(self._curve.edges_s, t_s) - 1, 0, last)
        load = self._curve.per_s[segment] * self._shares[queues] * self._service_s
        busy = np.minimum(load, settled_utilisation(self._service_s, 1, self._cv2))
        drain_per_s = (1.0 - busy) / (self._service_s * max((1.0 + self._cv2) / 2.0, 1e-9))
        draws: Array = np.empty(t_s.shape[0])
        stream.standard_exponential(out=draws)
        wait_s = np.maximum(draws + np.log(np.maximum(busy, 1e-300)), 0.0) / drain_per_s
        self._fill(stream, draws)
        return np.asarray(wait_s + draws * self._service_s)
