"""Which weight of a criterion would change the verdict: exact, for the boundary between two options is
linear.
"""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Flags
from advisor.options import Option
from advisor.verdict.criteria import CRITERIA
from advisor.vocabulary import OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightFlip:
    """The weight (0..1) of one criterion at which another option draws level, the others keeping their
    proportions.
    """

    criterion: str
    from_: float
    to: float
    new_option: OptionKey


def weight_flips(
    options: tuple[Option, ...], criteria: Array, eligible: Flags, weights: Array, winner: int
) -> tuple[WeightFlip, ...]:
    """The nearest flip of each weight to each side; `criteria` (options, criteria), `eligible` (options,).

    With the weight of criterion j at x and the rest scaled to 1 - x, a score is x c_j + (1 - x) r, where r
    is the score on the other criteria alone; two such lines cross once at most. A criterion that has all the
    weight leaves no proportions to keep.
    """
    shares = weights / weights.sum()
    found = []
    for j, criterion in enumerate(CRITERIA):
        if shares[j] == 1:
            continue
        rest = (criteria @ shares - shares[j] * criteria[:, j]) / (1 - shares[j])
        crossings = _crossings(criteria[:, j], rest, eligible, winner)
        below = [(x, option) for x, option in crossings if x < shares[j]]
        above = [(x, option) for x, option in crossings if x > shares[j]]
        for x, option in (*sorted(below)[-1:], *sorted(above)[:1]):
            found.append(
                WeightFlip(
                    criterion=criterion.key, from_=float(shares[j]), to=x, new_option=options[option].key
                )
            )
    return tuple(sorted(found, key=lambda flip: abs(flip.to - flip.from_)))


def _crossings(own: Array, rest: Array, eligible: Flags, winner: int) -> list[tuple[float, int]]:
    """Weights in (0, 1) at which a rival's line meets the winner's."""
    slope = (own - rest) - (own[winner] - rest[winner])
    gap = rest[winner] - rest
    return [
        (float(gap[rival] / slope[rival]), rival)
        for rival in np.flatnonzero(eligible).tolist()
        if rival != winner and abs(slope[rival]) > 1e-12 and 0 < gap[rival] / slope[rival] < 1
    ]
