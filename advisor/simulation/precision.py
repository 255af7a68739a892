"""Replications until a percentile is known as closely as asked, or the budget ends.

Source: the sequential procedure of Hoad, Robinson and Davies 2010, Automated selection of the number of
replications for a discrete-event simulation: go on until the half-width stays within the wish for a few
more replications.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from advisor.simulation.merge import merge
from advisor.simulation.output_analysis import Interval
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.request import InvalidSimulation, Piece, SimulationRequest
from advisor.simulation.result import PERCENTILES, SimulationResult

FEWEST = 5
LOOK_AHEAD = 5
"""So many further replications must not widen the interval beyond the wish again (Hoad et al., kLimit)."""


def simulate_until(
    request: SimulationRequest,
    run: Callable[[Piece], PieceResult],
    *,
    percentile: str,
    relative_half_width: float,
) -> SimulationResult:
    """Replications one after the other, at most `request.replications`, until `percentile` is precise enough.

    `run` does a piece. Raises InvalidSimulation for an unknown percentile or a half-width outside (0, 1).
    """
    _check(percentile, relative_half_width)
    done: list[PieceResult] = []
    in_a_row = 0
    for replication, pieces in enumerate(_replications(request), start=1):
        done += [run(piece) for piece in pieces]
        if replication < FEWEST:
            continue
        width = relative_width(merge(request, done).percentiles[percentile])
        in_a_row = in_a_row + 1 if width is not None and width <= relative_half_width else 0
        if in_a_row > LOOK_AHEAD:
            break
    used = done[-1].replication + 1
    return merge(replace(request, replications=used), done)


def relative_width(found: Interval | None) -> float | None:
    """Half of the interval's width over its value; None where there is no interval."""
    if found is None or found.low is None or found.high is None or found.value <= 0:
        return None
    return (found.high - found.low) / 2 / found.value


def _replications(request: SimulationRequest) -> Iterator[list[Piece]]:
    pieces = plan(request)
    for replication in range(request.replications):
        yield [piece for piece in pieces if piece.replication == replication]


def _check(percentile: str, relative_half_width: float) -> None:
    faults: dict[str, tuple[str, ...]] = {}
    if percentile not in PERCENTILES:
        faults["percentile"] = (f"{percentile!r} is unknown; give one of {', '.join(PERCENTILES)}.",)
    if not 0 < relative_half_width < 1:
        faults["relative_half_width"] = (
            f"{relative_half_width:g} is outside; give a share between 0 and 1.",
        )
    if faults:
        raise InvalidSimulation(faults)
