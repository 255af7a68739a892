"""A weight's flip is where two lines cross: checked against a hand-made table of scores."""

import numpy as np
import pytest

from advisor.options import OPTIONS
from advisor.verdict.criteria import CRITERIA
from advisor.verdict.weight_flips import weight_flips

WEIGHTS = np.array([0.4, 0.3, 0.1, 0.1, 0.1])
FAST, CHEAP = 0, 1


def two_options() -> np.ndarray:
    """One is fast and dear, the other slow and cheap; equal in all else."""
    scores = np.full((len(OPTIONS), len(CRITERIA)), 0.0)
    scores[FAST] = [1.0, 0.2, 0.5, 0.5, 0.5]
    scores[CHEAP] = [0.5, 1.0, 0.5, 0.5, 0.5]
    return scores


def test_the_flip_lies_where_hand_arithmetic_puts_it() -> None:
    eligible = np.array([True, True] + [False] * (len(OPTIONS) - 2))
    scores = two_options()
    winner = int((scores @ WEIGHTS).argmax())
    flips = {flip.criterion: flip for flip in weight_flips(OPTIONS, scores, eligible, WEIGHTS, winner)}
    # Freshness at x, the others share 1 - x as 3:1:1:1 of six: 0.5 x = 0.8 * (1 - x) / 2, so x = 4/9.
    assert winner == CHEAP
    assert flips["freshness_fit"].to == pytest.approx(4 / 9)
    assert flips["freshness_fit"].new_option is OPTIONS[FAST].key


def test_both_options_score_the_same_at_the_flip() -> None:
    eligible = np.array([True, True] + [False] * (len(OPTIONS) - 2))
    scores = two_options()
    for flip in weight_flips(OPTIONS, scores, eligible, WEIGHTS, CHEAP):
        index = [criterion.key for criterion in CRITERIA].index(flip.criterion)
        moved = WEIGHTS * (1 - flip.to) / (1 - WEIGHTS[index])
        moved[index] = flip.to
        assert scores[FAST] @ moved == pytest.approx(scores[CHEAP] @ moved)


def test_an_ineligible_option_flips_nothing() -> None:
    nobody_else = np.array([False, True] + [False] * (len(OPTIONS) - 2))
    assert weight_flips(OPTIONS, two_options(), nobody_else, WEIGHTS, CHEAP) == ()
