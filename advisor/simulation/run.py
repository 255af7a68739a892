"""One piece of a simulation, done by a worker: the only door to the compiled loops."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases
from advisor.design import BatchRun, Design, Gate, Station
from advisor.simulation.kernels.arrivals import Arrivals
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.kernels.sink import Sink
from advisor.simulation.lateness import Tally, tally_late
from advisor.simulation.load import MINUTES, RateCurve, daily_profile, rate_curve, typical_start_s
from advisor.simulation.network import Network, Surroundings, delays
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import cohorts_for
from advisor.simulation.request import Piece, Regime, SimulationRequest
from advisor.simulation.scenario import Conditions, conditions
from advisor.simulation.settling import clearing_s, last_empty_s, settling_s
from advisor.simulation.streams import Use, stream

BACKLOG_BINS = 288
SCHEDULED_FROM_S = 60.0
"""A headway from here on publishes whole periods, which late events can miss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One piece of one request, with the load and the outage that its scenario makes."""

    stations: tuple[Station, ...]
    cases: Cases
    request: SimulationRequest
    piece: Piece
    given: Conditions
    load: Array
    outage: Outage


def run_piece(design: Design, cases: Cases, request: SimulationRequest, piece: Piece) -> PieceResult:
    """Follow the events of `piece` through the stations of `design` (first case).

    The same arguments give the same bits on every worker with the same numpy.
    """
    situation = _situation(design, cases, request, piece)
    starts_s, curve = _curve(situation)
    around = Surroundings(
        piece=piece,
        seed=request.seed,
        curve=curve,
        starts_s=starts_s,
        outage=situation.outage,
        background_per_s=situation.given.background_per_s,
    )
    sink = _sink(situation)
    network = Network(situation.stations, around, sink)
    _follow(network, sink, around, _weight(situation, curve))
    return _result(network, sink, situation, starts_s)


def daily_load(cases: Cases, given: Conditions) -> Array:
    """Load of each minute of the day over the mean rate of the facts, under a scenario."""
    peak = float(cases.peak_factor[0])
    if given.stays_at_peak:
        return np.full(MINUTES, peak)
    return daily_profile(cases.facts.profile, peak) * given.rate_factor


def outage_of(load: Array, given: Conditions, horizon_s: float) -> Outage:
    """The scenario's outage: from the busiest minute on, after the first quarter and early enough to
    recover.
    """
    if given.outage_s <= 0:
        return Outage()
    offset_s = typical_start_s(load, horizon_s)
    curve = rate_curve(load, 1.0, horizon_s / 4, horizon_s - 2 * given.outage_s, offset_s)
    start_s = float(curve.edges_s[int(np.argmax(curve.per_s))])
    return Outage(start_s, start_s + given.outage_s)


def _situation(design: Design, cases: Cases, request: SimulationRequest, piece: Piece) -> Situation:
    given = conditions(request.scenario, cases, request.horizon_s)
    load = daily_load(cases, given)
    return Situation(
        stations=tuple(station for station in design.stations if delays(station)),
        cases=cases,
        request=request,
        piece=piece,
        given=given,
        load=load,
        outage=outage_of(load, given, request.horizon_s),
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


def _curve(situation: Situation) -> tuple[float, RateCurve]:
    """When the run-in starts, and the rate from then until the last event of the span has surely left."""
    stations, load, piece, outage = situation.stations, situation.load, situation.piece, situation.outage
    rate = float(situation.cases.rate_per_s[0])
    offset_s = typical_start_s(load, situation.request.horizon_s)
    settling = settling_s(stations, float(np.mean(load)) * rate)
    whole = rate_curve(load, rate, -settling, piece.start_s + 1e-9, offset_s)
    empty_s = last_empty_s(stations, whole, piece.start_s, (outage.start_s, outage.end_s))
    starts_s = max(min(piece.start_s, empty_s) - settling, -settling)
    ends_s = piece.end_s + clearing_s(stations, float(np.max(load)) * rate)
    return starts_s, rate_curve(load, rate, starts_s, ends_s, offset_s)


def _weight(situation: Situation, curve: RateCurve) -> float:
    """Events a cohort, or 0 where events are followed one by one."""
    if situation.piece.regime is Regime.EXACT:
        return 0.0
    periods = [float(s.period_s[0]) for s in situation.stations if isinstance(s, Gate)]
    periods += [float(s.headway_s[0]) for s in situation.stations if isinstance(s, BatchRun)]
    horizon_s = situation.request.horizon_s
    per_s = float(curve.expected_events()[-1]) / float(curve.edges_s[-1] - curve.edges_s[0])
    return max(per_s * horizon_s / cohorts_for(horizon_s, min(periods, default=0.0)), 1e-9)


def _follow(network: Network, sink: Sink, around: Surroundings, weight: float) -> None:
    """Send arrivals through the network until the last event of the measured span has left."""
    piece = around.piece
    arrivals = stream(around.seed, piece.replication, Use.ARRIVALS, span=piece.span)
    for block in Arrivals(around.curve, arrivals, weight).blocks():
        is_beyond = block.t_s[0] >= piece.end_s
        if is_beyond and sink.events >= network.measured_arrivals * (1 - 1e-12):
            break
        sink.note_arrivals(block)
        network.push(block)
    network.flush()


def _result(network: Network, sink: Sink, situation: Situation, starts_s: float) -> PieceResult:
    piece, filled = situation.piece, np.flatnonzero(sink.counts)
    late = _tally(situation, round(sink.events))
    return PieceResult(
        replication=piece.replication,
        span=piece.span,
        regime=piece.regime,
        seconds=piece.end_s - piece.start_s,
        run_in_s=piece.start_s - starts_s,
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
        counted_twice=late.counted_twice,
    )


def _tally(situation: Situation, events: int) -> Tally:
    cases, request, piece = situation.cases, situation.request, situation.piece
    headway_s = request.headway_s if request.headway_s >= SCHEDULED_FROM_S else 0.0
    period_s = float(cases.window_s[0]) or headway_s
    late = stream(request.seed, piece.replication, Use.LATE, span=piece.span)
    return tally_late(cases, situation.given.late_factor, period_s, events, late)
