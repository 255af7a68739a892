"""A whole simulation in one process: planned, done piece by piece and merged."""

from collections.abc import Callable
from decimal import Decimal

from advisor.advice import AgeSummary
from advisor.cases import Cases
from advisor.design import Design
from advisor.simulation.merge import merge
from advisor.simulation.plan import plan
from advisor.simulation.request import SimulationRequest
from advisor.simulation.result import SimulationResult
from advisor.simulation.run import run_piece


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

    Raises InvalidSimulation as `plan` does.
    """
    pieces = plan(request)
    results = []
    for done, piece in enumerate(pieces, start=1):
        results.append(run_piece(design, cases, request, piece))
        on_progress(done, len(pieces))
    return merge(request, results, predicted=predicted, monthly_usd=monthly_usd)
