"""When processing stands still: the scenario's outage, or a crash with what it undoes and has to do again."""

from dataclasses import dataclass, replace

import numpy as np

from advisor.cases import Cases
from advisor.simulation.demand import Demand
from advisor.simulation.request import SimulationRequest
from advisor.simulation.scenario import Conditions
from advisor.simulation.streams import Use, stream
from advisor.stations import ServerPool, Station
from advisor.vocabulary import Delivery

NEVER = float("inf")
MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """From when to when pools and runs stand still, seconds; a run under way in a crash starts again.

    `done_twice` events are processed once before a crash and once after it, with both results visible.
    """

    pools_s: tuple[float, float] = (NEVER, NEVER)
    runs_s: tuple[float, float] = (NEVER, NEVER)
    runs_start_again: bool = False
    done_twice: float = 0.0
    crash_s: float = NEVER


def standstill(
    stations: tuple[Station, ...],
    cases: Cases,
    request: SimulationRequest,
    *,
    replication: int,
    demand: Demand,
    given: Conditions,
) -> Standstill:
    """The scenario's standstill in one replication: from the busiest minute after the first quarter on."""
    if given.outage_s <= 0:
        return Standstill()
    horizon_s = request.horizon_s
    start_s = demand.busiest_s(horizon_s / 4, horizon_s - 2 * given.outage_s)
    end_s = start_s + given.outage_s
    if given.checkpoint_s <= 0:
        return Standstill(pools_s=(start_s, end_s), runs_s=(start_s, end_s))
    undone_s = given.checkpoint_s * float(stream(request.seed, replication, Use.CRASH).random())
    per_s = float(demand.live(start_s, start_s + MINUTE).per_s[0])
    crashed = Standstill(
        pools_s=(start_s, end_s), runs_s=(start_s, end_s), runs_start_again=True, crash_s=start_s
    )
    return _with_loss(crashed, stations, cases, min(undone_s, start_s), per_s)


def _with_loss(
    crashed: Standstill, stations: tuple[Station, ...], cases: Cases, undone_s: float, per_s: float
) -> Standstill:
    """What a crash undoes depends on the guarantee: nothing where events may be lost, what no transaction had
    made visible where each counts once, and otherwise work whose results are visible already.
    """
    start_s, end_s = crashed.pools_s
    if cases.facts.delivery is Delivery.EXACTLY_ONCE:
        return replace(crashed, pools_s=(start_s - undone_s, end_s))
    if cases.facts.delivery is Delivery.BEST_EFFORT or not _has_pool(stations):
        return crashed
    redone_s = undone_s * _busiest(stations, per_s)
    return replace(crashed, pools_s=(start_s, end_s + redone_s), done_twice=per_s * undone_s)


def _has_pool(stations: tuple[Station, ...]) -> bool:
    return any(isinstance(station, ServerPool) for station in stations)


def _busiest(stations: tuple[Station, ...], per_s: float) -> float:
    """Utilisation of the busiest pool at a rate: the share of a second's work that redoing it takes."""
    loads = [
        float(np.minimum(per_s * station.service_s[0] / station.servers[0], 1.0))
        for station in stations
        if isinstance(station, ServerPool)
    ]
    return max(loads, default=0.0)
