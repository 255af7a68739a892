"""The page on methods says what the rules and criteria are."""

from pathlib import Path

import pytest

from advisor.evaluation import MISS_LIMIT
from advisor.freshness.availability import unseen_s
from advisor.verdict.criteria import CRITERIA
from advisor.verdict.fact_flips import NARROWING
from advisor.verdict.flip_map import STEPS
from advisor.verdict.information import CLEAR, FEWEST, POINTS
from advisor.verdict.robustness import INTERVAL
from advisor.verdict.standings import CLOSE_CALL
from advisor.verdict.vetoes import LOOK_RATIO, SOURCE_RATIO
from advisor.vocabulary import OnCall

PAGE = (Path(__file__).parents[3] / "docs/methods.md").read_text()


def test_the_weights_sum_to_one() -> None:
    assert sum(criterion.weight for criterion in CRITERIA) == pytest.approx(1)


def test_the_page_states_the_constants_of_the_code() -> None:
    assert (SOURCE_RATIO, LOOK_RATIO, MISS_LIMIT, CLOSE_CALL) == (2, 60, 1.25, 0.10)


def test_the_page_states_how_information_flips_and_intervals_are_found() -> None:
    assert (FEWEST, CLEAR, POINTS) == (16, 2, 100)
    assert (STEPS, NARROWING) == (24, 48)
    assert INTERVAL == (0.05, 0.95)
    for said in ("16 draws at least", "two standard errors", "24 by 24", "up to 48 values", "5th to its"):
        assert said in PAGE


def test_an_office_pager_leaves_a_failure_unseen_for_the_hours_of_the_inspection_paradox() -> None:
    # Four nights of 16 h and a weekend of 64 h: (4 * 16**2 + 64**2) / (2 * 168) h.
    assert unseen_s(OnCall.OFFICE) / 3600 == pytest.approx(5120 / 336)
    assert unseen_s(OnCall.AROUND_THE_CLOCK) == 0
