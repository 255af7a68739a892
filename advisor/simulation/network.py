"""A design's stations put together for one piece: blocks go in at the source and come out at the sink."""

import math
from dataclasses import dataclass
from typing import TypedDict

import numpy as np

from advisor.design import BatchRun, Gate, ServerPool, Transit
from advisor.design import Station as Designed
from advisor.simulation.kernels.batch import BatchStation
from advisor.simulation.kernels.block import Block, Station, Streams
from advisor.simulation.kernels.fluid import FluidPoolStation
from advisor.simulation.kernels.fluid_partitions import FluidPartitionsStation
from advisor.simulation.kernels.gate import GateStation, OwnGatesStation, TransitStation
from advisor.simulation.kernels.partitions import PartitionedPoolStation
from advisor.simulation.kernels.pool import Outage, PoolStation
from advisor.simulation.kernels.sink import Sink
from advisor.simulation.keys import shares_of_pool
from advisor.simulation.load import RateCurve
from advisor.simulation.piece import StationTally
from advisor.simulation.request import Piece, Regime
from advisor.simulation.scenario import Conditions
from advisor.simulation.standstill import Standstill
from advisor.simulation.streams import Use, phase, stream


class PoolSettings(TypedDict):
    """What every kind of pool is told."""

    service_s: float
    cv2: float
    streams: Streams
    measured_s: tuple[float, float]
    outage: Outage


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the stations of one piece need to know beside their own sizes."""

    piece: Piece
    seed: int
    curve: RateCurve
    starts_s: float
    carried_s: tuple[float, ...]
    """Work that each station begins with, in seconds: of an overload that began long before."""
    standstill: Standstill
    given: Conditions

    @property
    def measured_s(self) -> tuple[float, float]:
        """The span whose events are counted."""
        return self.piece.start_s, self.piece.end_s


class Network:
    """Stations in a row, ending in a sink."""

    def __init__(self, designed: tuple[Designed, ...], surroundings: Surroundings, sink: Sink) -> None:
        self.designed = designed
        self._stations = tuple(
            _build(station, place, surroundings) for place, station in enumerate(self.designed)
        )
        self._sink, self._measured_s = sink, surroundings.measured_s
        self._age_sums_s = np.zeros(len(self._stations) + 1)
        self._events = np.zeros(len(self._stations) + 1)

    def push(self, block: Block, place: int = 0) -> None:
        """Send a block through the stations from `place` on."""
        if place == len(self._stations):
            self._sink.absorb(block)
            return
        self._note_ages(block, place)
        for left in self._stations[place].advance(block):
            self.push(left, place + 1)

    @property
    def measured_arrivals(self) -> float:
        """Events of the measured span that have come in."""
        return float(self._events[0])

    def _note_ages(self, block: Block, place: int) -> None:
        """Add up how old measured events are when they reach `place`; those of a block are looked at one
        by one
        only at the edges of the measured span."""
        t_s, born_s = block.t_s, block.born_s
        begin, end = self._measured_s
        oldest, youngest = block.born_from_to()
        if oldest < begin or youngest >= end:
            inside = (born_s >= begin) & (born_s < end)
            t_s, born_s = t_s[inside], born_s[inside]
        self._events[place] += block.weight * t_s.shape[0]
        if place > 0:
            self._age_sums_s[place] += block.weight * float(t_s.sum() - born_s.sum())

    def flush(self) -> None:
        """Empty every station, the first one first."""
        for place, station in enumerate(self._stations):
            for left in station.flush():
                self.push(left, place + 1)

    def tallies(self) -> tuple[StationTally, ...]:
        """What each station did to the measured events."""
        self._age_sums_s[-1], self._events[-1] = self._sink.sums[0], self._sink.events
        ages_s = self._age_sums_s / np.maximum(self._events, 1.0)
        return tuple(
            StationTally(
                component=designed.component,
                label=designed.label,
                delay_s=float((ages_s[place + 1] - ages_s[place]) * self._events[0]),
                events=float(self._events[0]),
                busy_s=station.busy_s,
                servers=server_count(designed),
            )
            for place, (designed, station) in enumerate(zip(self.designed, self._stations, strict=True))
        )


def server_count(station: Designed) -> int:
    """Servers of a pool, at least one; one for runs, which follow each other; none where nobody works."""
    if isinstance(station, ServerPool):
        return max(math.ceil(float(station.servers[0])), 1)
    return 1 if isinstance(station, BatchRun) else 0


def _build(station: Designed, place: int, around: Surroundings) -> Station:
    if isinstance(station, Transit):
        return TransitStation(float(station.seconds[0]))
    if isinstance(station, Gate):
        return _build_gate(station, place, around)
    if isinstance(station, ServerPool):
        return _build_pool(station, place, around)
    return _build_batch(station, place, around)


def _streams(around: Surroundings, use: Use, place: int) -> Streams:
    """Chance for the measured span and, apart from it, for the run-in, whose length depends on the design."""
    span, station = around.piece.span, 2 * place
    seed, replication = around.seed, around.piece.replication
    return (
        stream(seed, replication, use, span=span, station=station),
        stream(seed, replication, use, span=span, station=station + 1),
    )


def _build_pool(station: ServerPool, place: int, around: Surroundings) -> Station:
    servers = server_count(station)
    service_s = float(station.service_s[0])
    piece = around.piece
    streams = _streams(around, Use.SERVICE, place)
    settings: PoolSettings = {
        "service_s": service_s,
        "cv2": float(station.service_cv2[0]),
        "streams": streams,
        "measured_s": around.measured_s,
        "outage": Outage(*around.standstill.pools_s),
    }
    carried_s = around.carried_s[place]
    begins_s = around.starts_s + carried_s if carried_s > 0 else -math.inf
    is_exact = piece.regime is Regime.EXACT
    shares = shares_of_pool(around.given.keys, servers, around.seed, piece.replication, place)
    if shares is not None:
        if is_exact:
            return PartitionedPoolStation(shares=shares, begins_s=begins_s, **settings)
        return FluidPartitionsStation(shares=shares, curve=around.curve, **settings)
    if is_exact:
        return PoolStation(servers=servers, begins_s=begins_s, **settings)
    return FluidPoolStation(servers=servers, curve=around.curve, **settings)


def _build_gate(station: Gate, place: int, around: Surroundings) -> Station:
    period_s, piece = float(station.period_s[0]), around.piece
    if station.is_shared:
        return GateStation(period_s, phase(around.seed, piece.replication, place) * period_s)
    return OwnGatesStation(period_s, _streams(around, Use.WAIT, place))


def _build_batch(station: BatchRun, place: int, around: Surroundings) -> Station:
    headway_s, per_event_s = float(station.headway_s[0]), float(station.per_event_s[0])
    return BatchStation(
        headway_s=headway_s,
        phase_s=phase(around.seed, around.piece.replication, place) * headway_s,
        fixed_s=float(station.startup_s[0] + station.fixed_s[0]),
        per_event_s=per_event_s,
        starts_s=around.starts_s + around.carried_s[place],
        measured_s=around.measured_s,
        stands_still_s=around.standstill.runs_s,
        starts_again=around.standstill.runs_start_again,
    )
