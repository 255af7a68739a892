"""What differs between two simulations on the same random numbers, with the interval of the difference
itself.

Replications are paired: both sides of a pair met the same arrivals, so that chance largely cancels in their
difference (common random numbers; Law 2015, sections 10.2 and 11.2).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.simulation.output_analysis import Interval, interval
from advisor.simulation.piece import PieceResult
from advisor.simulation.replication import by_replication, replications
from advisor.simulation.result import PERCENTILES
from advisor.simulation.sketch import RELATIVE_ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Changed less base, seconds (shares for the promise), over the `pairs` replications that both hold."""

    pairs: int
    mean_s: Interval
    percentiles: Mapping[str, Interval]
    promise_kept: Interval


def compare(base: Iterable[PieceResult], changed: Iterable[PieceResult]) -> Comparison:
    """The differences between two runs with the same seed, of the replications in both.

    Raises ValueError where no replication is in both.
    """
    left, right = list(base), list(changed)
    common = {piece.replication for piece in left} & {piece.replication for piece in right}
    return compare_replications(*(_figures(pieces, common) for pieces in (left, right)))


def compare_replications(
    base: Mapping[str, Sequence[float | None]], changed: Mapping[str, Sequence[float | None]]
) -> Comparison:
    """The same from the figures of each replication, as a result keeps them (`by_replication`), in order.

    Pairs that lack a figure, for want of events, are left out. Raises ValueError where no pair is left.
    """
    pairs = [
        place
        for place, (one, other) in enumerate(zip(base["mean"], changed["mean"], strict=False))
        if one is not None and other is not None
    ]
    if not pairs:
        raise ValueError("The two runs have no replication with events in common; give both the same number.")
    found = {
        name: _difference([_less(changed[name][place], base[name][place]) for place in pairs])
        for name in ("mean", "promise_kept", *PERCENTILES)
    }
    return Comparison(
        pairs=len(pairs),
        mean_s=found["mean"],
        promise_kept=found["promise_kept"],
        percentiles={
            name: _as_wide_as_a_bucket(found[name], _largest(pairs, base[name], changed[name]))
            for name in PERCENTILES
        },
    )


def _figures(pieces: Iterable[PieceResult], common: set[int]) -> Mapping[str, Sequence[float | None]]:
    ordered = sorted(pieces, key=lambda piece: (piece.replication, piece.span))
    return by_replication(replications(piece for piece in ordered if piece.replication in common))


def _largest(pairs: list[int], *sides: Sequence[float | None]) -> float:
    return max(side[place] or 0.0 for side in sides for place in pairs)


def _as_wide_as_a_bucket(found: Interval, age_s: float) -> Interval:
    """An interval that claims no more than the sketch of ages can tell: a bucket on either side."""
    if found.low is None or found.high is None:
        return found
    bucket_s = age_s * RELATIVE_ERROR
    return Interval(
        value=found.value,
        low=min(found.low, found.value - bucket_s),
        high=max(found.high, found.value + bucket_s),
    )


def _less(changed: float | None, base: float | None) -> float:
    return float("nan") if changed is None or base is None else changed - base


def _difference(pairs: list[float]) -> Interval:
    return interval(float(np.mean(pairs)), pairs)
