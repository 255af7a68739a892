"""A simulation cut into pieces that any worker can do in any order: replications, and spans of long
replications.

The plan depends on the request alone, so that the same request gives the same bits however many workers
there are.
"""

import math
from itertools import pairwise

import numpy as np

from advisor.cases import Cases, likely_case
from advisor.parsing import parse_use_case
from advisor.simulation.demand import check_trace, demand
from advisor.simulation.load import RateCurve
from advisor.simulation.profiles.measured import check_profile
from advisor.simulation.request import (
    InvalidSimulation,
    Piece,
    Regime,
    SimulationRequest,
    check_request,
)
from advisor.simulation.scenario import Scenario

EVENTS_A_PIECE = float(1 << 24)
"""Events that a core follows in one to two seconds."""
MOST_WORK = 2.5e9
"""Events or cohorts of all replications: some minutes on two cores."""
EXACT_EVENTS = MOST_WORK
"""Beyond this many events in all replications, cohorts take the place of single events."""
COHORTS = (float(1 << 18), float(1 << 22))
COHORTS_A_PERIOD = 24
SPAN_PERIODS = 4
PARTITIONED = 16.0
LEAD_S = 300.0
"""What a run-in takes beside the periods, as a rule."""


def plan(request: SimulationRequest) -> tuple[Piece, ...]:
    """The pieces of a simulation, replication by replication.

    Raises InvalidSimulation where the request is out of bounds or would take too long, naming what to lower.
    """
    _check(request)
    cases = likely_case(parse_use_case(request.facts))
    curve = _curve(request, cases)
    regime = choose_regime(request, cases, curve)
    _check_work(request, curve, regime)
    cuts = _cuts(request, cases, curve) if regime is Regime.EXACT else (0.0, request.horizon_s)
    return tuple(
        Piece(
            replication=replication,
            span=span,
            spans=len(cuts) - 1,
            start_s=start_s,
            end_s=end_s,
            regime=regime,
        )
        for replication in range(request.replications)
        for span, (start_s, end_s) in enumerate(pairwise(cuts))
    )


def _check(request: SimulationRequest) -> None:
    """Raise InvalidSimulation with every fault of the request, its trace and its engine's profile."""
    faults: dict[str, tuple[str, ...]] = {}
    for check in (check_request, check_trace, check_profile):
        try:
            check(request)
        except InvalidSimulation as invalid:
            faults |= invalid.faults
    if faults:
        raise InvalidSimulation(faults)


def choose_regime(request: SimulationRequest, cases: Cases, curve: RateCurve) -> Regime:
    """Single events while all are affordable and a piece can hold a few whole periods of the design."""
    events, share = float(curve.expected_events()[-1]), _events_a_piece(request) / EVENTS_A_PIECE
    if events * request.replications > EXACT_EVENTS * share:
        return Regime.FLUID
    lead_s = SPAN_PERIODS * _period_s(request, cases) + LEAD_S
    around = _curve(request, cases, lead_s)
    fits_whole = around.expected_events()[-1] <= _events_a_piece(request)
    fits_span = lead_s * float(np.max(around.per_s)) <= _events_a_piece(request)
    return Regime.EXACT if fits_whole or fits_span else Regime.FLUID


def cohorts_for(horizon_s: float, shortest_period_s: float) -> float:
    """Cohorts a replication: a few for each period of the quickest gate or run, within bounds."""
    wanted = COHORTS_A_PERIOD * horizon_s / shortest_period_s if shortest_period_s > 0 else COHORTS[0]
    return min(max(wanted, COHORTS[0]), COHORTS[1])


def _curve(request: SimulationRequest, cases: Cases, lead_s: float = 0.0) -> RateCurve:
    """The rate over the horizon and `lead_s` seconds on either side, bursts left out."""
    return demand(request, cases).curve(-lead_s, request.horizon_s + lead_s)


def _events_a_piece(request: SimulationRequest) -> float:
    """Fewer where every event is bound to a partition, which takes far longer."""
    return EVENTS_A_PIECE / (PARTITIONED if request.scenario is Scenario.KEY_SKEW else 1.0)


def _period_s(request: SimulationRequest, cases: Cases) -> float:
    return max(request.headway_s, float(cases.arrival_interval_s[0]))


def _cuts(request: SimulationRequest, cases: Cases, curve: RateCurve) -> tuple[float, ...]:
    """Ends of spans with as many events each, the shortest of them some periods long."""
    expected, period_s = curve.expected_events(), _period_s(request, cases)
    events = float(expected[-1])
    spans = max(math.ceil(events / _events_a_piece(request)), 1)
    if period_s > 0:
        spans = min(spans, max(int(events / (SPAN_PERIODS * period_s * float(np.max(curve.per_s)))), 1))
    inner = np.interp(np.arange(1, spans) * (events / spans), expected, curve.edges_s)
    return (0.0, *inner.tolist(), request.horizon_s)


def _check_work(request: SimulationRequest, curve: RateCurve, regime: Regime) -> None:
    one = float(curve.expected_events()[-1])
    if regime is Regime.FLUID:
        one = cohorts_for(request.horizon_s, request.headway_s)
    most = int(MOST_WORK / max(one, 1.0))
    if request.replications > most:
        raise InvalidSimulation(
            {"replications": (f"{request.replications} is too much work; give at most {most}.",)}
        )
