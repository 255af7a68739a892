"""Replications until a percentile is known as closely as asked, or the budget ends.

Source: the sequential procedure of Hoad, Robinson and Davies 2010, Automated selection of the number of
replications for a discrete-event simulation: go on until the half-width stays within the wish for a few
more replications.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from advisor.simulation.merge import merge
from advisor.simulation.output_analysis import Interval, interval
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.replication import replications
from advisor.simulation.request import Piece, SimulationRequest
from advisor.simulation.result import PERCENTILES, SimulationResult
from advisor.simulation.sketch import quantile

FEWEST = 5
LOOK_AHEAD = 5
"""So many further replications must not widen the interval beyond the wish again (Hoad et al., kLimit)."""


def enough(request: SimulationRequest, pieces: Iterable[PieceResult]) -> int | None:
    """After how many replications to stop, of those that `pieces` hold whole from the first on; None where
    they are too few, or where the request wishes for no half-width.

    The rule looks at the replications in their order and not in that of their completion, so that any number
    of workers stops at the same one.
    """
    if request.half_width is None:
        return None
    done = sorted(pieces, key=lambda piece: (piece.replication, piece.span))
    ages_s = [quantile(one.sketch, PERCENTILES[request.percentile]) for one in replications(done)]
    in_a_row = 0
    for count in range(FEWEST, len(ages_s) + 1):
        is_near = _width(ages_s[:count]) <= request.half_width
        in_a_row = in_a_row + 1 if is_near and _is_narrow(request, done, count) else 0
        if in_a_row > LOOK_AHEAD:
            return count
    return None


def simulate_until(request: SimulationRequest, run: Callable[[Piece], PieceResult]) -> SimulationResult:
    """Replications one after the other, at most `request.replications`, until the request's percentile is
    known within its half-width. `run` does a piece. Raises InvalidSimulation as `plan` does.
    """
    done: list[PieceResult] = []
    for pieces in _replications(request):
        done += [run(piece) for piece in pieces]
        if enough(request, done) is not None:
            break
    return merge(first_replications(request, done[-1].replication + 1), done)


def first_replications(request: SimulationRequest, count: int) -> SimulationRequest:
    """The same request for its first `count` replications."""
    return replace(request, replications=count)


def _width(ages_s: Sequence[float]) -> float:
    """Half-width by the replications' own percentiles, quick to work out; infinite without any."""
    value = sum(ages_s) / len(ages_s)
    width = relative_width(interval(value, ages_s))
    return float("inf") if width is None else width


def _is_narrow(request: SimulationRequest, done: Sequence[PieceResult], count: int) -> bool:
    """Whether the interval that the first `count` replications report is as narrow as wished."""
    some = [piece for piece in done if piece.replication < count]
    width = relative_width(merge(request, some).percentiles[request.percentile])
    return width is not None and width <= (request.half_width or 0.0)


def relative_width(found: Interval | None) -> float | None:
    """Half of the interval's width over its value; None where there is no interval."""
    if found is None or found.low is None or found.high is None or not found.value > 0:
        return None
    return (found.high - found.low) / 2 / found.value


def _replications(request: SimulationRequest) -> Iterator[list[Piece]]:
    pieces = plan(request)
    for replication in range(request.replications):
        yield [piece for piece in pieces if piece.replication == replication]
