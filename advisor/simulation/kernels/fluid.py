"""A pool under more events than can be followed one by one: cohorts flow through it as a fluid, and each
cohort's age gets a wait and a service drawn from the steady state at the load of its minute.

The steady state is that of M/G/c by Allen and Cunneen (exponential tail of M/M/c, stretched by the mean
variability); taking it minute by minute is the pointwise stationary approximation of Green and Kolesar 1991.
"""

import math
from collections.abc import Iterator

import numpy as np

from advisor.cases import Array
from advisor.freshness.queueing import erlang_c
from advisor.measured_times import MeasuredTimes
from advisor.simulation.kernels.block import CHUNK, Block, Streams
from advisor.simulation.kernels.exponentials import fill_exponential
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.kernels.serve import serve_fluid
from advisor.simulation.kernels.service import service_law
from advisor.simulation.load import RateCurve

SETTLES_WITHIN_S = 3600.0


class FluidPoolStation:
    """`servers` servers as one flow of `servers` / `service_s` events a second, with the noise of single
    events.
    """

    def __init__(
        self,
        *,
        servers: int,
        service_s: float,
        cv2: float,
        measured: MeasuredTimes | None = None,
        curve: RateCurve,
        streams: Streams,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        self.busy_s = 0.0
        self._servers, self._service_s, self._streams = servers, service_s, streams
        self._measured_s, self._outage = measured_s, outage
        self._fill = service_law(cv2, measured)
        self._edges_s = curve.edges_s
        self._waits, self._drain_per_s = stationary_wait(curve.per_s, service_s, servers, cv2)
        self._carried = np.array([-math.inf, 0.0, -math.inf])
        self._draws, self._out_t = np.empty(CHUNK), np.empty(CHUNK)

    def advance(self, block: Block) -> Iterator[Block]:
        """Move cohorts by the fluid's delay and the mean noise; the rest of the noise moves where they
        were born.
        """
        out_t = self._out_t[: block.t_s.shape[0]]
        work_s = block.weight * self._service_s
        begin, end = np.searchsorted(block.t_s, self._measured_s)
        self.busy_s += work_s * float(end - begin)
        segment = np.clip(np.searchsorted(self._edges_s, block.t_s) - 1, 0, self._waits.shape[0] - 1)
        self._flow(block.t_s, work_s, out_t)
        waits, drain_per_s = self._waits[segment], self._drain_per_s[segment]
        mean_s = waits / drain_per_s + self._service_s
        out_t += mean_s
        np.maximum.accumulate(out_t, out=out_t)
        born_s = block.born_s + mean_s - self._noise_s(self._streams[block.is_run_in], waits, drain_per_s)
        yield block._replace(t_s=out_t, born_s=born_s, is_ordered=False)

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())

    def _flow(self, t_s: Array, work_s: float, out_t: Array) -> None:
        """When the middle of each cohort would leave a fluid."""
        serve_fluid(self._outage.to_working_time(t_s), work_s / self._servers, self._carried, out_t)
        self._outage.to_time(out_t)

    def _noise_s(self, stream: np.random.Generator, waits: Array, drain_per_s: Array) -> Array:
        """A wait that is exceeded with probability `waits` exp(-`drain_per_s` t), and a service."""
        draws = self._draws[: waits.shape[0]]
        fill_exponential(stream, draws)
        wait_s = np.maximum(draws + np.log(np.maximum(waits, 1e-300)), 0.0) / drain_per_s
        self._fill(stream, draws)
        return np.asarray(wait_s + draws * self._service_s)


def stationary_wait(per_s: Array, service_s: float, servers: int, cv2: float) -> tuple[Array, Array]:
    """Per rate: the probability of waiting and the rate at which the wait's tail falls.

    A load too near to saturation to settle within an hour is taken as the greatest that does.
    """
    rates, place = np.unique(per_s, return_inverse=True)
    variability = (1.0 + cv2) / 2.0
    busy = np.minimum(rates * service_s / servers, settled_utilisation(service_s, servers, cv2))
    waits = erlang_c(float(servers), busy * servers)
    drain_per_s = servers / service_s * (1.0 - busy) / max(variability, 1e-9)
    return waits[place], drain_per_s[place]


def settled_utilisation(service_s: float, servers: int, cv2: float) -> float:
    """The greatest utilisation at which a pool settles within an hour."""
    return 1.0 - min(math.sqrt(service_s * (1.0 + cv2) / 2.0 / (servers * SETTLES_WITHIN_S)), 0.5)
