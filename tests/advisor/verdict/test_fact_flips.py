"""Each flip of a fact flips the verdict where it says, and not one step of its third digit before."""

import math
from pathlib import Path

import numpy as np
import pytest

from advisor.advice.robustness import Flip
from advisor.assumptions.replaced import SHIPPED
from advisor.cases import likely_case
from advisor.options import OPTIONS
from advisor.use_case import FACT_BY_KEY, UseCase
from advisor.use_case_file import read_use_case_file
from advisor.verdict.basis import basis_of
from advisor.verdict.criteria import weight_shares
from advisor.verdict.grid import LEAST_S
from advisor.verdict.standings import NOBODY, compare
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, price_book

FILES = sorted(Path("fixtures/use_cases").glob("*.yaml"))


def winners(use_case: UseCase, key: str, values: list[float]) -> list[OptionKey | None]:
    """Which option that may be built wins at each value of one fact."""
    cases = likely_case(use_case).changed(**{key: np.array(values)})
    found = compare(
        cases,
        price_book(),
        basis=basis_of(use_case),
        weights=weight_shares(cases),
        complexity=np.full(cases.size, SHIPPED["people.complexity"]),
    )
    return [None if i == NOBODY else OPTIONS[i].key for i in found.eligible_winner().tolist()]


def a_step_before(flip: Flip) -> float:
    """The value a step of the third digit nearer to where the fact stands; steps of whole facts are whole.

    Beside none there is no duration below the least that is tried.
    """
    assert isinstance(flip.to, float)
    assert isinstance(flip.from_, float)
    if flip.from_ == 0 and flip.to == LEAST_S:
        return flip.from_
    step = 1.0 if FACT_BY_KEY[flip.name].whole else 10 ** (math.floor(math.log10(abs(flip.to))) - 2)
    back = flip.to - math.copysign(step, flip.to - flip.from_)
    return back if (back - flip.from_) * (flip.to - flip.from_) > 0 else flip.from_


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_sides_of_every_flip_are_what_it_says(path: Path) -> None:
    use_case = read_use_case_file(path).use_case
    for flip in make_advice_for(use_case, draws=4).flips:
        if flip.kind == "fact":
            low, high = FACT_BY_KEY[flip.name].bounds
            assert isinstance(flip.to, float)
            assert low <= flip.to <= high
            before, at = winners(use_case, flip.name, [a_step_before(flip), flip.to])
            assert (at, before == at) == (flip.new_option, False), flip
