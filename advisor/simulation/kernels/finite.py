"""A pool with room for so many events: a full one refuses what comes, or leaves it waiting where it is."""
# ruff: noqa: PLR0917, FBT001 - compiled loops take their arguments by position

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from advisor.freshness.finite_queues import found_services, mmck_shares
from advisor.measured_times import MeasuredTimes
from advisor.simulation.kernels.block import CHUNK, Block, Streams
from advisor.simulation.kernels.compiled import compiled
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.kernels.service import service_law
from advisor.simulation.load import RateCurve

MOST_PLACES = 1 << 20
"""A waiting room for more events than this is not told from one without bounds."""


@compiled
def serve_finite(
    t_s: Array,
    born_s: Array,
    draws: Array,
    service_s: float,
    refuses: bool,
    starts_s: Array,
    place: int,
    free_s: Array,
    held: Array,
    waits_s: Array,
    out_t: Array,
    out_born: Array,
) -> tuple[int, int]:
    """Servers sorted by when they are free; `starts_s` is a ring of when the last events began, one for each
    place to wait, the oldest at `place`.

    First come, first served, events begin in the order in which they came: a place is free once the event
    as many before as there are places has begun. `waits_s` is how long each event stays outside, NaN where
    it is refused. Returns the number of departures written and the ring's oldest.
    """
    servers, places, left = free_s.shape[0], starts_s.shape[0], 0
    for index in range(t_s.shape[0]):
        arrives = t_s[index]
        admitted = max(starts_s[place], arrives) if places else max(free_s[0], arrives)
        waits_s[index] = admitted - arrives
        if refuses and admitted > arrives:
            waits_s[index] = math.nan
            continue
        out_t[left], out_born[left] = free_s[0], held[0]
        left += 1 if held[0] == held[0] else 0
        start = max(arrives, free_s[0])
        if places:
            starts_s[place] = start
            place = place + 1 if place + 1 < places else 0
        done, server = start + draws[index] * service_s, 1
        while server < servers and free_s[server] <= done:
            free_s[server - 1], held[server - 1] = free_s[server], held[server]
            server += 1
        free_s[server - 1], held[server - 1] = done, born_s[index]
    return left, place


class FinitePoolStation:
    """`servers` servers and places for `room` events in all, free from `begins_s` on.

    `refused` counts the events of the measured span that were turned away, `outside_s` adds up how long the
    others waited before there was a place: in a log, nothing is lost by that.
    """

    def __init__(
        self,
        *,
        servers: int,
        room: float,
        refuses: bool,
        begins_s: float = -math.inf,
        service_s: float,
        cv2: float,
        measured: MeasuredTimes | None = None,
        streams: Streams,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        self.busy_s, self.refused, self.outside_s = 0.0, 0.0, 0.0
        self._service_s, self._streams, self._weight = service_s, streams, 1.0
        self._refuses, self._fill = refuses, service_law(cv2, measured)
        self._measured_s, self._outage = measured_s, outage
        free_s = outage.to_working_time(np.array([begins_s]))[0]
        self._free_s, self._held = np.full(servers, free_s), np.full(servers, math.nan)
        self._starts_s, self._place = np.full(places_of(room, servers), -math.inf), 0
        self._draws, self._waits_s = np.empty(CHUNK), np.empty(CHUNK)
        self._out_t, self._out_born = np.empty(CHUNK), np.empty(CHUNK)

    def advance(self, block: Block) -> Iterator[Block]:
        """Serve those of a block that find a place; refused ones are gone."""
        self._weight, size = block.weight, block.t_s.shape[0]
        draws, waits_s = self._draws[:size], self._waits_s[:size]
        self._fill(self._streams[block.is_run_in], draws)
        left, self._place = serve_finite(
            self._outage.to_working_time(block.t_s),
            block.born_s,
            draws,
            self._service_s * block.weight,
            self._refuses,
            self._starts_s,
            self._place,
            self._free_s,
            self._held,
            waits_s,
            self._out_t,
            self._out_born,
        )
        self._note(block, draws, waits_s)
        if left:
            out_t = self._out_t[:left]
            self._outage.to_time(out_t)
            yield block._replace(t_s=out_t, born_s=self._out_born[:left], is_ordered=False)

    def flush(self) -> Iterator[Block]:
        """Give those still in service, in the order in which they leave."""
        held = np.flatnonzero(~np.isnan(self._held))
        for first in range(0, held.shape[0], CHUNK):
            some = held[first : first + CHUNK]
            t_s = self._free_s[some]
            self._outage.to_time(t_s)
            yield Block(t_s, self._held[some], self._weight, is_ordered=False)

    def _note(self, block: Block, draws: Array, waits_s: Array) -> None:
        """Add up what was done and refused of the events of the measured span."""
        is_in = ~np.isnan(waits_s)
        first, last = np.searchsorted(block.t_s, self._measured_s)
        done = draws[first:last][is_in[first:last]]
        self.busy_s += self._service_s * block.weight * float(done.sum())
        counted = born_within(block, self._measured_s)
        self.refused += block.weight * float(np.count_nonzero(counted & ~is_in))
        self.outside_s += block.weight * float(waits_s[counted & is_in].sum())


class FluidFinitePoolStation:
    """The same under cohorts: whole cohorts are refused, and the others wait, as single events are and do in
    the steady state of M/M/c/K at the load of their minute.
    """

    def __init__(
        self,
        *,
        servers: int,
        room: float,
        service_s: float,
        cv2: float,
        measured: MeasuredTimes | None = None,
        curve: RateCurve,
        streams: Streams,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        self._stands_s = (outage.start_s, outage.end_s)
        self.busy_s, self.refused, self.outside_s = 0.0, 0.0, 0.0
        self._service_s, self._streams, self._servers = service_s, streams, servers
        self._fill, self._measured_s = service_law(cv2, measured), measured_s
        self._edges_s, self._places = curve.edges_s[1:-1], places_of(room, servers)
        self._ratio = curve.per_s * service_s / servers
        shares = mmck_shares(curve.per_s * service_s, servers, self._places + servers)
        self._refused_share, self._waiting_share = shares.refused, shares.waiting
        self._stretch = (1.0 + cv2) / 2.0

    def advance(self, block: Block) -> Iterator[Block]:
        """Refuse some cohorts; what the others wait beyond the mean moves where they were born."""
        stream = self._streams[block.is_run_in]
        segment = np.searchsorted(self._edges_s, block.t_s, side="right")
        is_in = stream.random(block.t_s.shape[0]) >= self._refused_share[segment]
        is_in &= (block.t_s < self._stands_s[0]) | (block.t_s >= self._stands_s[1])
        counted = born_within(block, self._measured_s)
        self.refused += block.weight * float(np.count_nonzero(counted & ~is_in))
        begin, end = np.searchsorted(block.t_s, self._measured_s)
        self.busy_s += self._service_s * block.weight * float(np.count_nonzero(is_in[begin:end]))
        if is_in.any():
            yield self._delayed(block, is_in, segment[is_in], stream)

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())

    def _delayed(
        self, block: Block, is_in: NDArray[np.bool_], segment: NDArray[np.intp], stream: np.random.Generator
    ) -> Block:
        size = segment.shape[0]
        chance = np.asarray(stream.random(size))
        services = found_services(chance, self._waiting_share[segment], self._ratio[segment], self._places)
        wait_s = stream.standard_gamma(services) * self._service_s / self._servers * self._stretch
        draws: Array = np.empty(size)
        self._fill(stream, draws)
        delay_s = wait_s + draws * self._service_s
        out_t = block.t_s[is_in] + self._service_s
        return block._replace(
            t_s=out_t, born_s=block.born_s[is_in] + self._service_s - delay_s, is_ordered=False
        )


def places_of(room: float, servers: int) -> int:
    """Places to wait beside those in service."""
    return int(min(max(math.floor(room) - servers, 0), MOST_PLACES))


def born_within(block: Block, between_s: tuple[float, float]) -> NDArray[np.bool_]:
    """Which events of a block were born in a span."""
    return np.asarray((block.born_s >= between_s[0]) & (block.born_s < between_s[1]))
