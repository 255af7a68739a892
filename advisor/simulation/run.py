"""One piece of a simulation, done by a worker: the only door to the compiled loops."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from advisor.cases import Cases
from advisor.design import BatchRun, Design, Gate, Station
from advisor.simulation.building import Surroundings, server_count
from advisor.simulation.demand import Demand, demand
from advisor.simulation.effective import as_hottest, beside, takes_time
from advisor.simulation.files import file_period_s, with_files
from advisor.simulation.history import outlook
from advisor.simulation.kernels.arrivals import Arrivals
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.replayed import beside_history, trace_blocks
from advisor.simulation.kernels.sink import Sink
from advisor.simulation.keys import shares_of_pool
from advisor.simulation.lateness import Tally, tally_late
from advisor.simulation.load import RateCurve, with_bursts
from advisor.simulation.network import Network
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import COHORTS, EVENTS_A_PIECE, cohorts_for
from advisor.simulation.request import Piece, Regime, SimulationRequest
from advisor.simulation.scenario import Conditions, conditions
from advisor.simulation.settling import carried_s, clearing_s, last_empty_s, settling_s
from advisor.simulation.standstill import Standstill, standstill
from advisor.simulation.streams import Use, stream

BACKLOG_BINS = 288
CARRIED = "After a long overload, spans begin with the backlog that a fluid would have."
PARTITION_STEPS = 1e9
SCHEDULED_FROM_S = 60.0
"""A headway from here on publishes whole periods, which late events can miss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One piece of one request, with the load and the outage that its scenario makes."""

    design: Design
    stations: tuple[Station, ...]
    cases: Cases
    request: SimulationRequest
    piece: Piece
    given: Conditions
    demand: Demand
    standstill: Standstill


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How a piece begins: when, with how many seconds of work before each station, and the rate from then
    on.
    """

    starts_s: float
    carried_s: tuple[float, ...]
    curve: RateCurve
    live: RateCurve


def run_piece(design: Design, cases: Cases, request: SimulationRequest, piece: Piece) -> PieceResult:
    """Follow the events of `piece` through the stations of `design` (first case).

    The same arguments give the same bits on every worker with the same numpy.
    """
    situation = _situation(design, cases, request, piece)
    entry = _entry(situation)
    around = Surroundings(
        piece=piece,
        seed=request.seed,
        curve=entry.curve,
        starts_s=entry.starts_s,
        carried_s=entry.carried_s,
        standstill=situation.standstill,
        given=situation.given,
        live=entry.live,
        demand=situation.demand,
    )
    sink = _sink(situation)
    network = Network(situation.stations, around, sink)
    _follow(network, sink, around, _weight(situation, entry.curve))
    return _result(network, sink, situation, entry)


def _situation(design: Design, cases: Cases, request: SimulationRequest, piece: Piece) -> Situation:
    given = conditions(request.scenario, cases, request.horizon_s)
    load = demand(request, cases, given)
    stations = tuple(
        beside(station, given.background_per_s) for station in design.stations if takes_time(station)
    )
    return Situation(
        design=design,
        stations=stations,
        cases=cases,
        request=request,
        piece=piece,
        given=given,
        demand=load,
        standstill=standstill(
            stations, cases, request, replication=piece.replication, demand=load, given=given
        ),
    )


def _sink(situation: Situation) -> Sink:
    piece = situation.piece
    return Sink(
        measured_s=(piece.start_s, piece.end_s),
        counts_earlier=piece.span == 0,
        promise_s=float(situation.cases.freshness_s[0]),
        horizon_s=situation.request.horizon_s,
        bins=BACKLOG_BINS,
    )


def _entry(situation: Situation) -> Entry:
    """When the run-in starts, what waits then, and the rate until the last event of the span has surely left.

    After an overload the run-in reaches back to the last minute without a backlog; where that is too far,
    it begins with the backlog that a fluid would have.
    """
    stations, load, piece = _as_hottest(situation), situation.demand, situation.piece
    horizon_s, stands_still_s = situation.request.horizon_s, situation.standstill.pools_s
    settling = settling_s(stations, load.mean_per_s)
    clearing = clearing_s(stations, load.greatest_per_s)
    live = _by_chance(situation, load.live(-settling, horizon_s + clearing))
    whole = load.with_history(live)
    nearest_s = max(piece.start_s - settling, -settling)
    empty_s = max(last_empty_s(stations, whole, piece.start_s, stands_still_s) - settling, -settling)
    starts_s, carried = min(empty_s, nearest_s), (0.0,) * len(stations)
    if starts_s < nearest_s and whole.between(starts_s, nearest_s).expected_events()[-1] > EVENTS_A_PIECE:
        starts_s = nearest_s
        carried = carried_s(stations, whole.between(-settling, starts_s), stands_still_s)
    until_s = piece.end_s + clearing
    return Entry(
        starts_s=starts_s,
        carried_s=carried,
        curve=whole.between(starts_s, until_s),
        live=live.between(starts_s, until_s),
    )


def _by_chance(situation: Situation, live: RateCurve) -> RateCurve:
    """The rate of a replication: with its bursts and its files."""
    request, replication = situation.request, situation.piece.replication
    if situation.given.has_bursts:
        live = with_bursts(live, stream(request.seed, replication, Use.BURSTS))
    period_s = file_period_s(situation.cases)
    if period_s > 0 and request.trace is None:
        live = with_files(live, period_s, request.seed, replication)
    return live


def _as_hottest(situation: Situation) -> tuple[Station, ...]:
    """The stations as the slowest of their servers sees them."""
    request, replication = situation.request, situation.piece.replication
    return tuple(
        as_hottest(
            station,
            shares_of_pool(situation.given.keys, server_count(station), request.seed, replication, place),
        )
        for place, station in enumerate(situation.stations)
    )


def _weight(situation: Situation, curve: RateCurve) -> float:
    """Events a cohort, or 0 where events are followed one by one."""
    if situation.piece.regime is Regime.EXACT:
        return 0.0
    periods = [float(s.period_s[0]) for s in situation.stations if isinstance(s, Gate)]
    periods += [float(s.headway_s[0]) for s in situation.stations if isinstance(s, BatchRun)]
    horizon_s, expected = situation.request.horizon_s, float(curve.expected_events()[-1])
    per_s = expected / float(curve.edges_s[-1] - curve.edges_s[0])
    wanted = per_s * horizon_s / cohorts_for(horizon_s, min(periods, default=0.0))
    return max(wanted, expected / _most_cohorts(situation), 1.0)


def _most_cohorts(situation: Situation) -> float:
    """As many as a piece can take: each cohort of a partitioned pool meets every partition."""
    if situation.given.keys <= 0:
        return COHORTS[1]
    partitions = max((server_count(station) for station in situation.stations), default=1)
    return min(COHORTS[1], PARTITION_STEPS / max(partitions, 1))


def _follow(network: Network, sink: Sink, around: Surroundings, weight: float) -> None:
    """Send arrivals through the network until the last event of the measured span has left."""
    piece = around.piece
    for block in _arrivals(around, weight):
        is_beyond = block.t_s[0] >= piece.end_s
        if is_beyond and sink.events >= network.measured_arrivals * (1 - 1e-12):
            break
        sink.note_arrivals(block)
        network.push(block)
    network.flush()


def _arrivals(around: Surroundings, weight: float) -> Iterator[Block]:
    """Those of the run-in, then the others, each from a stream of its own: whatever a design's run-in, the
    same
    events follow it."""
    piece, curve = around.piece, around.curve
    parts = ((around.starts_s, piece.start_s), (piece.start_s, float(curve.edges_s[-1])))
    for part, (start_s, end_s) in enumerate(parts):
        if end_s > start_s:
            yield from _part(around, weight, part, (start_s, end_s))


def _part(around: Surroundings, weight: float, part: int, between_s: tuple[float, float]) -> Iterator[Block]:
    """The arrivals of one part: live ones, recorded or drawn, and between them those of history."""
    piece, load = around.piece, around.demand
    live = _live(around, weight, part, between_s)
    if load.history[0] <= 0:
        yield from live
        return
    draws = stream(around.seed, piece.replication, Use.HISTORY, span=piece.span, station=part)
    again = Arrivals(load.history_alone(*between_s), draws, weight).blocks()
    yield from beside_history(live, again)


def _live(around: Surroundings, weight: float, part: int, between_s: tuple[float, float]) -> Iterator[Block]:
    piece, load, is_run_in = around.piece, around.demand, part == 0
    if load.trace is not None and weight == 0:
        return trace_blocks(load, around.seed, piece.replication, between_s, is_run_in=is_run_in)
    draws = stream(around.seed, piece.replication, Use.ARRIVALS, span=piece.span, station=part)
    return Arrivals(around.live.between(*between_s), draws, weight, is_run_in=is_run_in).blocks()


def _result(network: Network, sink: Sink, situation: Situation, entry: Entry) -> PieceResult:
    piece, filled = situation.piece, np.flatnonzero(sink.counts)
    late = _tally(situation, round(sink.events))
    return PieceResult(
        replication=piece.replication,
        span=piece.span,
        regime=piece.regime,
        seconds=piece.end_s - piece.start_s,
        run_in_s=piece.start_s - entry.starts_s,
        events=sink.events,
        followed=sink.followed,
        age_sum_s=float(sink.sums[0]),
        within_promise=float(sink.sums[1]),
        buckets=tuple(filled.tolist()),
        counts=tuple(sink.counts[filled].tolist()),
        arrived=tuple(sink.arrived.tolist()),
        departed=tuple(sink.departed.tolist()),
        stations=network.tallies(),
        dropped_late=late.dropped_late,
        duplicates=late.duplicates,
        counted_twice=late.counted_twice + _done_twice(situation),
        notes=_notes(situation, entry),
    )


def _notes(situation: Situation, entry: Entry) -> tuple[str, ...]:
    history = outlook(
        situation.design,
        situation.stations,
        situation.cases,
        situation.demand,
        is_apart=situation.given.is_history_apart,
        end_s=situation.request.horizon_s,
    )
    return (*((CARRIED,) if any(entry.carried_s) else ()), *history)


def _tally(situation: Situation, events: int) -> Tally:
    cases, request, piece = situation.cases, situation.request, situation.piece
    headway_s = request.headway_s if request.headway_s >= SCHEDULED_FROM_S else 0.0
    period_s = float(cases.window_s[0]) or headway_s
    late = stream(request.seed, piece.replication, Use.LATE, span=piece.span)
    return tally_late(cases, situation.given.late_factor, period_s, events, late)


def _done_twice(situation: Situation) -> int:
    """Events that a crash within the span made visible a second time."""
    crash, piece = situation.standstill, situation.piece
    if not piece.start_s <= crash.crash_s < piece.end_s:
        return 0
    draws = stream(situation.request.seed, piece.replication, Use.CRASH, span=1)
    return int(draws.poisson(crash.done_twice))
