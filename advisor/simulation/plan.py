"""A simulation cut into pieces that any worker can do in any order: replications, and spans of long
replications.

The plan depends on the request alone, so that the same request gives the same bits however many workers
there are.
"""

import math

from advisor.cases import Cases, likely_case
from advisor.parsing import parse_use_case
from advisor.simulation.request import (
    InvalidSimulation,
    Piece,
    Regime,
    SimulationRequest,
    check_request,
)
from advisor.simulation.scenario import conditions

EVENTS_A_PIECE = float(1 << 24)
"""Events that a core follows in one to two seconds."""
MOST_WORK = 2.5e9
"""Events or cohorts of all replications: some minutes on two cores."""
EXACT_EVENTS = MOST_WORK
"""Beyond this many events in all replications, cohorts take the place of single events."""
COHORTS = (float(1 << 18), float(1 << 22))
COHORTS_A_PERIOD = 24
SPAN_PERIODS = 4


def plan(request: SimulationRequest) -> tuple[Piece, ...]:
    """The pieces of a simulation, replication by replication.

    Raises InvalidSimulation where the request is out of bounds or would take too long, naming what to lower.
    """
    check_request(request)
    cases = likely_case(parse_use_case(request.facts))
    regime = choose_regime(request, cases)
    _check_work(request, cases, regime)
    spans = _spans(request, cases) if regime is Regime.EXACT else 1
    length_s = request.horizon_s / spans
    return tuple(
        Piece(
            replication=replication,
            span=span,
            spans=spans,
            start_s=span * length_s,
            end_s=request.horizon_s if span == spans - 1 else (span + 1) * length_s,
            regime=regime,
        )
        for replication in range(request.replications)
        for span in range(spans)
    )


def rate_per_s(request: SimulationRequest, cases: Cases) -> float:
    """Mean rate over the horizon under the request's scenario."""
    given = conditions(request.scenario, cases, request.horizon_s)
    rate = float(cases.rate_per_s[0]) * given.rate_factor
    return rate * float(cases.peak_factor[0]) if given.stays_at_peak else rate


def choose_regime(request: SimulationRequest, cases: Cases) -> Regime:
    """Single events while all of them are affordable and a piece can hold a few whole periods of the
    design.
    """
    rate, period_s = rate_per_s(request, cases), _period_s(request, cases)
    if rate * request.horizon_s * request.replications > EXACT_EVENTS:
        return Regime.FLUID
    fits_whole = rate * (request.horizon_s + 4 * period_s) <= EVENTS_A_PIECE
    fits_span = rate * SPAN_PERIODS * period_s <= EVENTS_A_PIECE
    return Regime.EXACT if fits_whole or fits_span else Regime.FLUID


def cohorts_for(horizon_s: float, shortest_period_s: float) -> float:
    """Cohorts a replication: a few for each period of the quickest gate or run, within bounds."""
    wanted = COHORTS_A_PERIOD * horizon_s / shortest_period_s if shortest_period_s > 0 else COHORTS[0]
    return min(max(wanted, COHORTS[0]), COHORTS[1])


def _period_s(request: SimulationRequest, cases: Cases) -> float:
    return max(request.headway_s, float(cases.arrival_interval_s[0]))


def _spans(request: SimulationRequest, cases: Cases) -> int:
    rate, period_s = rate_per_s(request, cases), _period_s(request, cases)
    wanted = max(math.ceil(rate * request.horizon_s / EVENTS_A_PIECE), 1)
    most = max(int(request.horizon_s / (SPAN_PERIODS * period_s)), 1) if period_s > 0 else wanted
    return min(wanted, most)


def _check_work(request: SimulationRequest, cases: Cases, regime: Regime) -> None:
    one = rate_per_s(request, cases) * request.horizon_s
    if regime is Regime.FLUID:
        one = cohorts_for(request.horizon_s, request.headway_s)
    most = int(MOST_WORK / max(one, 1.0))
    if request.replications > most:
        raise InvalidSimulation(
            {"replications": (f"{request.replications} is too much work; give at most {most}.",)}
        )
