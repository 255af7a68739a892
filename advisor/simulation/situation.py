"""What one piece of one request meets: its stations, the load and the outage that its scenario makes."""

from dataclasses import dataclass

from advisor.cases import Cases
from advisor.design import Design
from advisor.freshness.shared import beside
from advisor.simulation.demand import Demand, demand
from advisor.simulation.effective import takes_time
from advisor.simulation.files import file_period_s, with_files
from advisor.simulation.load import RateCurve, with_bursts
from advisor.simulation.profiles.measured import profile_of, with_engine
from advisor.simulation.request import Piece, SimulationRequest
from advisor.simulation.scenario import Conditions, conditions
from advisor.simulation.standstill import Standstill, standstill
from advisor.simulation.streams import Use, stream
from advisor.stations import Station


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


def situation_of(design: Design, cases: Cases, request: SimulationRequest, piece: Piece) -> Situation:
    """What `piece` meets: stations as the scenario leaves them, the demand, and what stands still."""
    given = conditions(request.scenario, cases, request.horizon_s)
    load, profile = demand(request, cases, given), profile_of(request)
    design = with_engine(design, profile) if profile else design
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


def by_chance(situation: Situation, live: RateCurve) -> RateCurve:
    """The rate of a replication: with its bursts and its files."""
    request, replication = situation.request, situation.piece.replication
    if situation.given.has_bursts:
        live = with_bursts(live, stream(request.seed, replication, Use.BURSTS))
    period_s = file_period_s(situation.cases)
    if period_s > 0 and request.trace is None:
        live = with_files(live, period_s, request.seed, replication)
    return live
