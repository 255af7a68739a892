"""A pool whose number of servers follows a timeline: servers come and go, and all stop while it rescales."""
# ruff: noqa: PLR0917 - compiled loops take their arrays by position

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from advisor.cases import Array
from advisor.measured_times import MeasuredTimes
from advisor.simulation.kernels.block import CHUNK, Block, Streams
from advisor.simulation.kernels.compiled import compiled
from advisor.simulation.kernels.fluid import FluidPoolStation, stationary_wait
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.kernels.serve import serve_fluid
from advisor.simulation.kernels.service import service_law
from advisor.simulation.load import RateCurve
from advisor.simulation.scaling import Timeline


@compiled
def serve_leased(
    t_s: Array,
    born_s: Array,
    draws: Array,
    service_s: float,
    count: int,
    free_s: Array,
    ends_s: Array,
    held: Array,
    out_t: Array,
    out_born: Array,
) -> tuple[int, int]:
    """The first `count` servers, sorted by when they are free; one begins nothing from its end on.

    A server that is still to come is free from its first moment on and holds NaN. Returns the number of
    departures written and the servers left.
    """
    left = 0
    for index in range(t_s.shape[0]):
        while True:
            out_t[left], out_born[left] = free_s[0], held[0]
            left += 1 if held[0] == held[0] else 0
            start, end = max(t_s[index], free_s[0]), ends_s[0]
            if start < end:
                break
            count -= 1
            for place in range(count):
                free_s[place], ends_s[place] = free_s[place + 1], ends_s[place + 1]
                held[place] = held[place + 1]
        done, place = start + draws[index] * service_s, 1
        while place < count and free_s[place] <= done:
            free_s[place - 1], ends_s[place - 1] = free_s[place], ends_s[place]
            held[place - 1] = held[place]
            place += 1
        free_s[place - 1], ends_s[place - 1], held[place - 1] = done, end, born_s[index]
    return left, count


class WorkingClock:
    """Time without the stretches in which nobody works: an outage, and each rescaling."""

    def __init__(self, outage: Outage, stops_s: tuple[tuple[float, float], ...]) -> None:
        stretches = [*stops_s]
        if outage.end_s > outage.start_s:
            stretches.append((outage.start_s, outage.end_s))
        self._outages = [Outage(start_s, end_s) for start_s, end_s in _apart(stretches)][::-1]

    def to_working_time(self, t_s: Array) -> Array:
        """Sorted times on the clock; the last stretch is taken out first."""
        for outage in self._outages:
            t_s = outage.to_working_time(t_s)
        return t_s

    def to_time(self, t_s: Array) -> None:
        """Back again, in place; sorted times."""
        for outage in reversed(self._outages):
            outage.to_time(t_s)


def _apart(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """In order, those that overlap joined."""
    joined: list[tuple[float, float]] = []
    for start_s, end_s in sorted(stretches):
        if joined and start_s <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end_s, joined[-1][1]))
        else:
            joined.append((start_s, end_s))
    return joined


class ScaledPoolStation:
    """A pool with the servers of a `timeline`, free from `begins_s` on."""

    def __init__(
        self,
        *,
        timeline: Timeline,
        begins_s: float = -math.inf,
        service_s: float,
        cv2: float,
        measured: MeasuredTimes | None = None,
        streams: Streams,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        self.busy_s = 0.0
        self._service_s, self._streams, self._weight = service_s, streams, 1.0
        self._fill = service_law(cv2, measured)
        self._measured_s, self._clock = measured_s, WorkingClock(outage, timeline.stops_s)
        comes_s, self._ends_s = leases(timeline, self._clock)
        self._free_s = np.maximum(comes_s, self._clock.to_working_time(np.array([begins_s]))[0])
        self._count = self._free_s.shape[0]
        self._held = np.full(self._count, math.nan)
        self._draws = np.empty(CHUNK)
        self._out_t, self._out_born = np.empty(CHUNK + self._count), np.empty(CHUNK + self._count)

    def advance(self, block: Block) -> Iterator[Block]:
        """Serve a block; what is still in service comes with a later block."""
        self._weight = block.weight
        draws = self._draws[: block.t_s.shape[0]]
        self._fill(self._streams[block.is_run_in], draws)
        first, last = np.searchsorted(block.t_s, self._measured_s)
        self.busy_s += self._service_s * block.weight * float(draws[first:last].sum())
        left, self._count = serve_leased(
            self._clock.to_working_time(block.t_s),
            block.born_s,
            draws,
            self._service_s * block.weight,
            self._count,
            self._free_s,
            self._ends_s,
            self._held,
            self._out_t,
            self._out_born,
        )
        if left:
            self._clock.to_time(self._out_t[:left])
        for begin in range(0, left, CHUNK):
            end = min(begin + CHUNK, left)
            out_t, out_born = self._out_t[begin:end], self._out_born[begin:end]
            yield block._replace(t_s=out_t, born_s=out_born, is_ordered=False)

    def flush(self) -> Iterator[Block]:
        """Give those still in service, in the order in which they leave."""
        held = np.flatnonzero(~np.isnan(self._held[: self._count]))
        for first in range(0, held.shape[0], CHUNK):
            some = held[first : first + CHUNK]
            t_s = self._free_s[some]
            self._clock.to_time(t_s)
            yield Block(t_s, self._held[some], self._weight, is_ordered=False)


def leases(timeline: Timeline, clock: WorkingClock) -> tuple[Array, Array]:
    """When each server comes and when it goes, on the working clock, sorted by coming; who came last goes
    first.
    """
    comes_s: list[float] = []
    ends_s: list[float] = []
    staying: list[int] = []
    for at_s, servers in zip(clock.to_working_time(timeline.from_s), timeline.servers, strict=True):
        while len(staying) > servers:
            ends_s[staying.pop()] = float(at_s)
        while len(staying) < servers:
            staying.append(len(comes_s))
            comes_s.append(float(at_s) if at_s > timeline.from_s[0] else -math.inf)
            ends_s.append(math.inf)
    return np.array(comes_s), np.array(ends_s)


def with_stop(timeline: Timeline, outage: Outage) -> Timeline:
    """The same servers, standing still in the outage too."""
    if outage.end_s <= outage.start_s:
        return timeline
    return replace(timeline, stops_s=(*timeline.stops_s, (outage.start_s, outage.end_s)))


class FluidScaledPoolStation(FluidPoolStation):
    """The same under cohorts: a fluid on a clock of server-seconds, with the noise of the minute."""

    def __init__(
        self,
        *,
        timeline: Timeline,
        service_s: float,
        cv2: float,
        measured: MeasuredTimes | None = None,
        curve: RateCurve,
        streams: Streams,
        measured_s: tuple[float, float],
        outage: Outage,
    ) -> None:
        timeline = with_stop(timeline, outage)
        edges_s = np.concatenate((curve.edges_s, timeline.from_s, np.ravel(timeline.stops_s)))
        edges_s = edges_s[(edges_s >= curve.edges_s[0]) & np.isfinite(edges_s)]
        self._clock_s = np.unique(edges_s)
        super().__init__(
            servers=1,
            service_s=service_s,
            cv2=cv2,
            measured=measured,
            curve=curve,
            streams=streams,
            measured_s=measured_s,
            outage=Outage(),
        )
        middles = (self._clock_s[1:] + self._clock_s[:-1]) / 2.0
        per_s = curve.per_s[np.clip(np.searchsorted(curve.edges_s, middles) - 1, 0, curve.per_s.shape[0] - 1)]
        self._edges_s, servers = self._clock_s, timeline.at(middles)
        self._waits, self._drain_per_s = np.empty(per_s.shape), np.empty(per_s.shape)
        for count in np.unique(servers):
            some = servers == count
            found = stationary_wait(per_s[some], service_s, int(count), cv2)
            self._waits[some], self._drain_per_s[some] = found
        self._worked_s = timeline.working_seconds(self._clock_s)
        self._last_servers = float(timeline.servers[-1])
        self._worked_s += 1e-12 * (self._clock_s - self._clock_s[0])

    def _flow(self, t_s: Array, work_s: float, out_t: Array) -> None:
        """On the clock of server-seconds, which stands while nobody works."""
        clock_s = np.interp(t_s, self._clock_s, self._worked_s)
        serve_fluid(clock_s, work_s, self._carried, out_t)
        beyond_s = np.maximum(out_t - self._worked_s[-1], 0.0) / self._last_servers
        out_t[:] = np.interp(out_t, self._worked_s, self._clock_s) + beyond_s
