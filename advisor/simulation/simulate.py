"""Whole simulations in one process: planned, done piece by piece and merged."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from advisor.advice.ranking import AgeSummary
from advisor.cases import Cases
from advisor.design import Design
from advisor.simulation.merge import merge
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.precision import enough, first_replications
from advisor.simulation.request import Piece, SimulationRequest
from advisor.simulation.result import SimulationResult
from advisor.simulation.run import run_piece, run_together


def simulate(
    design: Design,
    cases: Cases,
    request: SimulationRequest,
    *,
    predicted: AgeSummary | None = None,
    monthly_usd: Decimal | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> SimulationResult:
    """Simulate the first case of `design`; `on_progress` hears of pieces done and pieces in all.

    Ends early at the request's half-width, where it asks for one. Raises InvalidSimulation as `plan` does.
    """
    pieces = plan(request)
    results: list[PieceResult] = []
    count = None
    for done, piece in enumerate(pieces, start=1):
        results.append(run_piece(design, cases, request, piece))
        on_progress(done, len(pieces))
        is_whole = piece.span == piece.spans - 1
        count = enough(request, results) if is_whole else None
        if count is not None:
            break
    asked = first_replications(request, count or request.replications)
    return merge(asked, results, predicted=predicted, monthly_usd=monthly_usd)


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """One design of several: what it found, and its pieces for a comparison (`comparison.compare`)."""

    request: SimulationRequest
    result: SimulationResult
    pieces: tuple[PieceResult, ...]


def simulate_designs(
    designs: Sequence[Design], cases: Cases, request: SimulationRequest
) -> tuple[Simulated, ...]:
    """Simulate the first case of several designs on one set of draws: arrivals, and whatever else they share.

    `request` says what is asked of each; its option and headway are each design's own. Every result has the
    bits that `simulate` gives for that design alone. Raises InvalidSimulation as `plan` does.
    """
    requests = tuple(_request_for(design, request) for design in designs)
    found: Mapping[int, list[PieceResult]] = defaultdict(list)
    for piece, places in _together(requests).items():
        runs = [(designs[place], requests[place]) for place in places]
        for place, result in zip(places, run_together(runs, cases, piece), strict=True):
            found[place].append(result)
    return tuple(
        Simulated(request=own, result=merge(own, found[place]), pieces=tuple(found[place]))
        for place, own in enumerate(requests)
    )


def _request_for(design: Design, request: SimulationRequest) -> SimulationRequest:
    return replace(request, option=design.option.key, headway_s=float(design.headway_s[0]))


def _together(requests: Sequence[SimulationRequest]) -> Mapping[Piece, list[int]]:
    """The designs that do each piece; a design of long periods may be cut into fewer, longer ones."""
    designs: dict[Piece, list[int]] = defaultdict(list)
    for place, request in enumerate(requests):
        for piece in plan(request):
            designs[piece].append(place)
    return designs
