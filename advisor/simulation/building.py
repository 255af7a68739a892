"""From a station of a design to the compiled one that does its work in a piece."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

from advisor.measured_times import MeasuredTimes
from advisor.simulation.demand import Demand
from advisor.simulation.kernels.autoscale import FluidScaledPoolStation, ScaledPoolStation
from advisor.simulation.kernels.batch import BatchStation, departure_from
from advisor.simulation.kernels.block import Station, Streams
from advisor.simulation.kernels.buffer import BufferStation, CohortBufferStation, OwnBuffersStation
from advisor.simulation.kernels.finite import FinitePoolStation, FluidFinitePoolStation
from advisor.simulation.kernels.fluid import FluidPoolStation
from advisor.simulation.kernels.fluid_partitions import FluidPartitionsStation
from advisor.simulation.kernels.gate import GateStation, OwnGatesStation, TransitStation
from advisor.simulation.kernels.partitions import PartitionedPoolStation
from advisor.simulation.kernels.pool import Outage, PoolStation
from advisor.simulation.kernels.service import service_law
from advisor.simulation.kernels.tape import Draws, Readings, Tape, fill_uniform
from advisor.simulation.keys import shares_of_pool
from advisor.simulation.load import RateCurve
from advisor.simulation.request import Piece, Regime
from advisor.simulation.scaling import Timeline
from advisor.simulation.scenario import Conditions
from advisor.simulation.standstill import Standstill
from advisor.simulation.streams import Use, phase, stream
from advisor.stations import BatchRun, Buffer, Gate, ServerPool, Transit, WhenFull
from advisor.stations import Station as Designed


class PoolSettings(TypedDict):
    """What every kind of pool is told."""

    service_s: float
    cv2: float
    measured: MeasuredTimes | None
    streams: Streams
    measured_s: tuple[float, float]
    outage: Outage


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the stations of one piece need to know beside their own sizes."""

    piece: Piece
    seed: int
    curve: RateCurve
    live: RateCurve
    """The rate of live events alone; `curve` holds history that is read again too."""
    live_between: Callable[[float, float], RateCurve]
    """The same between any two times, with this replication's bursts and files."""
    starts_s: float
    carried_s: tuple[float, ...]
    """Work that each station begins with, in seconds: of an overload that began long before."""
    standstill: Standstill
    given: Conditions
    demand: Demand
    timelines: tuple[Timeline | None, ...]
    """The servers of each station over time, where they are scaled."""
    readings: Readings
    """What chance decides alike in designs that are followed together."""

    @property
    def measured_s(self) -> tuple[float, float]:
        """The span whose events are counted."""
        return self.piece.start_s, self.piece.end_s


def server_count(station: Designed) -> int:
    """Servers of a pool, at least one; one for runs, which follow each other; none where nobody works."""
    if isinstance(station, ServerPool):
        return max(math.ceil(float(station.servers[0])), 1)
    return 1 if isinstance(station, BatchRun) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ServersUsed:
    """The servers of a station in the measured span: server-seconds, and the fewest and most at a time."""

    server_s: float
    fewest: float
    most: float


def servers_used(station: Designed, place: int, around: Surroundings) -> ServersUsed:
    """As many as there are, or as its timeline says; none where nobody works."""
    start_s, end_s = around.measured_s
    timeline = around.timelines[place]
    if timeline is None:
        count = float(server_count(station))
        return ServersUsed(server_s=count * (end_s - start_s), fewest=count, most=count)
    counts = timeline.between(start_s, end_s)
    return ServersUsed(
        server_s=timeline.server_seconds(start_s, end_s), fewest=float(counts.min()), most=float(counts.max())
    )


def build(station: Designed, place: int, around: Surroundings) -> Station:
    """The station at `place` of the path, for the first case."""
    if isinstance(station, Transit):
        return TransitStation(float(station.seconds[0]))
    if isinstance(station, Gate):
        return _build_gate(station, place, around)
    if isinstance(station, Buffer):
        return _build_buffer(station, place, around)
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
        "measured": station.service_law,
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
    timeline = around.timelines[place]
    if timeline is not None and timeline.servers.shape[0] > 1:
        if is_exact:
            return ScaledPoolStation(timeline=timeline, begins_s=begins_s, **settings)
        return FluidScaledPoolStation(timeline=timeline, curve=around.curve, **settings)
    refuses = station.when_full is WhenFull.REFUSES
    if station.room is not None and timeline is None and (is_exact or refuses):
        room = float(station.room[0])
        if is_exact:
            return FinitePoolStation(
                servers=servers, room=room, refuses=refuses, begins_s=begins_s, **settings
            )
        return FluidFinitePoolStation(servers=servers, room=room, curve=around.curve, **settings)
    if is_exact:
        return _pool(station, place, around, begins_s)
    return FluidPoolStation(servers=servers, curve=around.curve, **settings)


def _pool(station: ServerPool, place: int, around: Surroundings, begins_s: float) -> PoolStation:
    cv2 = float(station.service_cv2[0])
    return PoolStation(
        servers=server_count(station),
        begins_s=begins_s,
        service_s=float(station.service_s[0]),
        draws=around.readings.draws(
            (Use.SERVICE, place, cv2, station.service_law),
            service_law(cv2, station.service_law),
            _streams(around, Use.SERVICE, place),
        ),
        measured_s=around.measured_s,
        outage=Outage(*around.standstill.pools_s),
    )


def _build_gate(station: Gate, place: int, around: Surroundings) -> Station:
    period_s, piece = float(station.period_s[0]), around.piece
    if station.is_shared:
        return GateStation(period_s, phase(around.seed, piece.replication, place) * period_s)
    draws = around.readings.draws((Use.WAIT, place), fill_uniform, _streams(around, Use.WAIT, place))
    return OwnGatesStation(period_s, draws)


def _build_buffer(station: Buffer, place: int, around: Surroundings) -> Station:
    if station.buffers[0] > 1:
        streams = _streams(around, Use.WAIT, place)
        return _own_buffers(station, around, around.readings.draws((Use.WAIT, place), fill_uniform, streams))
    period_s, full_events = float(station.period_s[0]), float(station.full_events[0])
    phase_s = phase(around.seed, around.piece.replication, place) * period_s
    first_due_s = departure_from(around.starts_s, phase_s, period_s)
    counted = BufferStation(
        period_s=period_s,
        full_events=full_events,
        first_due_s=first_due_s,
        left=(first_due_s - around.starts_s) / period_s,
    )
    if around.piece.regime is Regime.EXACT:
        return counted
    measured, run_in = (Tape(fill_uniform, chance).reader() for chance in _streams(around, Use.WAIT, place))
    return CohortBufferStation(counted, _own_buffers(station, around, (measured, run_in)), full_events)


def _own_buffers(station: Buffer, around: Surroundings, draws: Draws) -> OwnBuffersStation:
    return OwnBuffersStation(
        period_s=float(station.period_s[0]),
        full_events=float(station.full_events[0]),
        buffers=float(station.buffers[0]),
        curve=around.curve,
        draws=draws,
    )


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
