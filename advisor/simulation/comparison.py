"""What differs between two simulations on the same random numbers, with the interval of the difference
itself.

Replications are paired: both sides of a pair met the same arrivals, so that chance largely cancels in their
difference (common random numbers; Law 2015, sections 10.2 and 11.2).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array
from advisor.simulation.output_analysis import Interval, interval
from advisor.simulation.piece import PieceResult
from advisor.simulation.result import PERCENTILES
from advisor.simulation.sketch import BUCKETS, quantile


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Changed less base, seconds (shares for the promise), over the `pairs` replications that both hold."""

    pairs: int
    mean_s: Interval
    percentiles: Mapping[str, Interval]
    promise_kept: Interval


@dataclass(slots=True)
class Sums:
    """One replication's sketch and sums."""

    sketch: Array
    events: float = 0.0
    age_sum_s: float = 0.0
    within_promise: float = 0.0


def compare(base: Iterable[PieceResult], changed: Iterable[PieceResult]) -> Comparison:
    """The differences between two runs with the same seed and replications.

    Raises ValueError where no replication is in both.
    """
    left, right = _by_replication(base), _by_replication(changed)
    pairs = sorted(set(left) & set(right))
    if not pairs:
        raise ValueError("The two runs have no replication with events in common; give both the same number.")
    return Comparison(
        pairs=len(pairs),
        mean_s=_difference([_mean(right[key]) - _mean(left[key]) for key in pairs]),
        percentiles={
            name: _difference(
                [quantile(right[key].sketch, share) - quantile(left[key].sketch, share) for key in pairs]
            )
            for name, share in PERCENTILES.items()
        },
        promise_kept=_difference([_kept(right[key]) - _kept(left[key]) for key in pairs]),
    )


def _by_replication(pieces: Iterable[PieceResult]) -> dict[int, Sums]:
    """Sums of the replications that hold events."""
    found: dict[int, Sums] = defaultdict(lambda: Sums(np.zeros(BUCKETS)))
    for piece in sorted(pieces, key=lambda piece: (piece.replication, piece.span)):
        sums = found[piece.replication]
        sums.sketch += piece.sketch()
        sums.events += piece.events
        sums.age_sum_s += piece.age_sum_s
        sums.within_promise += piece.within_promise
    return {key: sums for key, sums in found.items() if sums.events > 0}


def _difference(pairs: list[float]) -> Interval:
    return interval(float(np.mean(pairs)), pairs)


def _mean(sums: Sums) -> float:
    return sums.age_sum_s / sums.events


def _kept(sums: Sums) -> float:
    return sums.within_promise / sums.events
