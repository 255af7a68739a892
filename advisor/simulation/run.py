"""One piece of a simulation, done by a worker: the only door to the compiled loops."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cases import Cases
from advisor.design import Design
from advisor.simulation.branch_row import BranchRow, branch_rows
from advisor.simulation.building import Surroundings, server_count
from advisor.simulation.closes import closes_of
from advisor.simulation.entry import CARRIED, Entry, entry_of
from advisor.simulation.files import file_period_s
from advisor.simulation.following import Followed, follow
from advisor.simulation.history import outlook
from advisor.simulation.kernels.sink import Sink
from advisor.simulation.kernels.stretched_sink import StretchedSink
from advisor.simulation.kernels.tape import Readings, Tapes
from advisor.simulation.lateness import Tally, tally_late
from advisor.simulation.network import Network
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import COHORTS, cohorts_for
from advisor.simulation.profiles.measured import engine_note, profile_of
from advisor.simulation.request import Piece, Regime, SimulationRequest
from advisor.simulation.situation import Situation, by_chance, situation_of
from advisor.simulation.streams import Use, stream
from advisor.stations import BatchRun, Buffer, Gate

BACKLOG_BINS = 288
PARTITION_STEPS = 1e9
SCHEDULED_FROM_S = 60.0
"""A headway from here on publishes whole periods, which late events can miss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A piece of one design, on its way."""

    situation: Situation
    entry: Entry
    followed: Followed
    branches: tuple[BranchRow, ...]


def run_piece(design: Design, cases: Cases, request: SimulationRequest, piece: Piece) -> PieceResult:
    """Follow the events of `piece` through the stations of `design` (first case).

    The same arguments give the same bits on every worker with the same numpy.
    """
    return run_together(((design, request),), cases, piece)[0]


def run_together(
    runs: Sequence[tuple[Design, SimulationRequest]], cases: Cases, piece: Piece
) -> tuple[PieceResult, ...]:
    """Follow the events of `piece` through several designs at once, with the bits that each has alone.

    The requests differ in option and headway at most; what chance decides alike is drawn once for all.
    """
    tapes = Tapes()
    begun = tuple(_begin(situation_of(design, cases, request, piece), tapes) for design, request in runs)
    for weight in sorted({one.followed.weight for one in begun}):
        follow(tuple(one.followed for one in begun if one.followed.weight == weight))
    return tuple(_result(one) for one in begun)


def _begin(situation: Situation, tapes: Tapes) -> Begun:
    entry = entry_of(situation)
    around = Surroundings(
        piece=situation.piece,
        seed=situation.request.seed,
        curve=entry.curve,
        starts_s=entry.starts_s,
        carried_s=entry.carried_s,
        standstill=situation.standstill,
        given=situation.given,
        live=entry.live,
        live_between=lambda start_s, end_s: by_chance(situation, situation.demand.live(start_s, end_s)),
        demand=situation.demand,
        timelines=entry.timelines,
        readings=Readings(tapes),
    )
    sink = _sink(situation, entry)
    network = Network(situation.stations, around, sink)
    followed = Followed(
        around=around,
        network=network,
        sink=sink,
        weight=_weight(situation, entry),
        ends_s=entry.ends_s,
    )
    branches = branch_rows(network, situation.design, around)
    return Begun(situation=situation, entry=entry, followed=followed, branches=branches)


def _sink(situation: Situation, entry: Entry) -> Sink:
    piece = situation.piece
    kind = StretchedSink if _is_steady(situation, entry) else Sink
    return kind(
        measured_s=(piece.start_s, piece.end_s),
        counts_earlier=piece.span == 0,
        promise_s=float(situation.cases.freshness_s[0]),
        horizon_s=situation.request.horizon_s,
        bins=BACKLOG_BINS,
        closes=closes_of(
            situation.stations,
            situation.cases,
            headway_s=situation.request.headway_s,
            horizon_s=situation.request.horizon_s,
            seed=situation.request.seed,
            replication=piece.replication,
        ),
    )


def _is_steady(situation: Situation, entry: Entry) -> bool:
    """Whether nothing changes over the horizon, so that a warm-up would be the only trend."""
    given = situation.given
    changes = given.outage_s > 0 or given.has_bursts or file_period_s(situation.cases) > 0
    is_scaled = any(line is not None and line.servers.shape[0] > 1 for line in entry.timelines)
    return situation.demand.is_constant and not changes and not is_scaled


def _weight(situation: Situation, entry: Entry) -> float:
    """Events a cohort, or 0 where events are followed one by one: live ones enough to be told apart."""
    if situation.piece.regime is Regime.EXACT:
        return 0.0
    periods = [float(s.period_s[0]) for s in situation.stations if isinstance(s, Gate | Buffer)]
    periods += [float(s.headway_s[0]) for s in situation.stations if isinstance(s, BatchRun)]
    horizon_s, expected = situation.request.horizon_s, float(entry.curve.expected_events()[-1])
    live_per_s = float(entry.live.expected_events()[-1]) / float(
        entry.live.edges_s[-1] - entry.live.edges_s[0]
    )
    wanted = live_per_s * horizon_s / cohorts_for(horizon_s, min(periods, default=0.0))
    return max(wanted, expected / _most_cohorts(situation), 1.0)


def _most_cohorts(situation: Situation) -> float:
    """As many as a piece can take: each cohort of a partitioned pool meets every partition."""
    if situation.given.keys <= 0:
        return COHORTS[1]
    partitions = max((server_count(station) for station in situation.stations), default=1)
    return min(COHORTS[1], PARTITION_STEPS / max(partitions, 1))


def _result(begun: Begun) -> PieceResult:
    situation, entry = begun.situation, begun.entry
    network, sink = begun.followed.network, begun.followed.sink
    sink.close()
    piece, filled = situation.piece, np.flatnonzero(sink.counts)
    late, (closed, after_close_s) = _tally(situation, round(sink.events)), sink.after_close_s()
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
        branches=tuple(branch.tally() for branch in begun.branches),
        dropped_late=late.dropped_late,
        duplicates=late.duplicates,
        counted_twice=late.counted_twice + _done_twice(situation),
        notes=_notes(situation, entry),
        stretches=sink.stretches(),
        closed=closed,
        after_close_s=after_close_s,
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
    profile = profile_of(situation.request)
    engine = (engine_note(profile),) if profile else ()
    return (*((CARRIED,) if any(entry.carried_s) else ()), *engine, *history)


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
