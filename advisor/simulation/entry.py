"""How a piece begins: a run-in that forgets the start, or the backlog that a fluid would have by then."""

from dataclasses import dataclass

import numpy as np

from advisor.simulation.building import server_count
from advisor.simulation.effective import as_hottest
from advisor.simulation.keys import shares_of_pool
from advisor.simulation.load import RateCurve
from advisor.simulation.plan import EVENTS_A_PIECE
from advisor.simulation.scaling import Timeline, timeline_of
from advisor.simulation.settling import carried_s, clearing_s, last_empty_s, settling_s
from advisor.simulation.situation import Situation, by_chance
from advisor.stations import ServerPool, Station

CARRIED = "After a long overload, spans begin with the backlog that a fluid would have."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How a piece begins: when, with how many seconds of work before each station, and the rate from then
    on.
    """

    starts_s: float
    ends_s: float
    """No event is followed that arrives later; the curves go on to their next edge."""
    carried_s: tuple[float, ...]
    curve: RateCurve
    live: RateCurve
    timelines: tuple[Timeline | None, ...]
    """The servers of each station over time, where they are scaled."""


def entry_of(situation: Situation) -> Entry:
    """When the run-in starts, what waits then, and the rate until the last event of the span has surely left.

    After an overload the run-in reaches back to the last minute without a backlog; where that is too far,
    it begins with the backlog that a fluid would have.
    """
    stations, load, piece = _as_hottest(situation), situation.demand, situation.piece
    horizon_s, stands_still_s = situation.request.horizon_s, situation.standstill.pools_s
    settling = settling_s(stations, load.mean_per_s)
    clearing = clearing_s(stations, load.greatest_per_s)
    live = by_chance(situation, load.live(-settling, horizon_s + clearing + 2 * load.step_s))
    whole = load.with_history(live)
    nearest_s = max(piece.start_s - settling, -settling)
    timelines = _timelines(situation, whole)
    empty_s = last_empty_s(stations, whole, piece.start_s, stands_still_s, timelines)
    empty_s = max(empty_s - settling, -settling)
    starts_s, carried = min(empty_s, nearest_s), (0.0,) * len(stations)
    if starts_s < nearest_s and whole.between(starts_s, nearest_s).expected_events()[-1] > EVENTS_A_PIECE:
        starts_s = nearest_s
        before = whole.between(-settling, starts_s)
        carried = carried_s(stations, before, stands_still_s, timelines)
    ends_s = piece.end_s + clearing
    until_s = float(live.edges_s[np.searchsorted(live.edges_s, ends_s, side="right")])
    return Entry(
        starts_s=starts_s,
        ends_s=ends_s,
        carried_s=carried,
        curve=whole.between(starts_s, until_s),
        live=live.between(starts_s, until_s),
        timelines=timelines,
    )


def _timelines(situation: Situation, curve: RateCurve) -> tuple[Timeline | None, ...]:
    """Hot keys are bound to as many servers as there are; otherwise a pool may be scaled."""
    stands_still_s = situation.standstill.pools_s
    return tuple(
        timeline_of(station, server_count(station), curve, stands_still_s)
        if isinstance(station, ServerPool) and situation.given.keys <= 0
        else None
        for station in situation.stations
    )


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
