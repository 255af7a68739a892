"""Weights are facts: numbers or ranges, drawn with the rest, and only their proportions count."""

from typing import Any

import numpy as np
import pytest

from advisor.advice.advice import Advice
from advisor.cases import likely_case
from advisor.facts.weights import WEIGHTS
from advisor.use_case import FACT_BY_KEY
from advisor.verdict.criteria import CRITERIA, DEFAULT_WEIGHTS, weight_shares
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, make_use_case

NO_MONEY = {"value_usd_per_year": None, "value_metric": "none"}


def advice(**facts: Any) -> Advice:
    return make_advice_for(make_use_case(**(NO_MONEY | facts)))


def score_of(given: Advice, option: OptionKey) -> float:
    return next(row.score for row in given.ranking if row.option is option)


def test_each_criterion_has_a_weight_whose_default_is_the_criterions() -> None:
    assert tuple(f"weight_{criterion.key}" for criterion in CRITERIA) == WEIGHTS
    defaults = [FACT_BY_KEY[key].default for key in WEIGHTS]
    assert defaults == pytest.approx(100 * DEFAULT_WEIGHTS)


def test_only_the_proportions_of_the_weights_count() -> None:
    tens = weight_shares(likely_case(make_use_case(**dict.fromkeys(WEIGHTS, 10))))
    ones = weight_shares(likely_case(make_use_case(**dict.fromkeys(WEIGHTS, 1))))
    assert tens == pytest.approx(np.full((5, 1), 0.2))
    assert tens == pytest.approx(ones)


def test_a_criterion_with_all_the_weight_is_the_score() -> None:
    alone = advice(**dict.fromkeys(WEIGHTS, 0) | {"weight_cost": 1})
    for row in alone.ranking:
        assert row.score == pytest.approx(next(c.score for c in row.criteria if c.criterion == "cost"))


def test_weights_that_are_all_zero_weigh_the_same() -> None:
    assert weight_shares(likely_case(make_use_case(**dict.fromkeys(WEIGHTS, 0)))) == pytest.approx(0.2)


def test_weights_are_not_called_assumed_where_money_decides() -> None:
    assert not set(WEIGHTS) & set(make_use_case().assumed)
    assert set(WEIGHTS) <= set(make_use_case(**NO_MONEY).assumed)


def test_weights_change_nothing_where_money_decides() -> None:
    lopsided = make_advice_for(make_use_case(weight_cost=100, weight_operability=0))
    plain = make_advice_for(make_use_case())
    assert [row.option for row in lopsided.ranking] == [row.option for row in plain.ranking]
    assert lopsided.margin == plain.margin


def test_a_range_of_weights_shares_the_first_rank_and_central_weights_say_who_would_choose_what() -> None:
    wide = {"low": 0, "likely": 30, "high": 100}
    split = advice(freshness_s=30, viewing_interval_s=60, weight_freshness_fit=wide, weight_cost=wide)
    firsts = [row for row in split.ranking if row.central_weights]
    assert len(firsts) == sum(row.rank_acceptability[0] > 0 and row.eligible for row in split.ranking)
    for row in firsts:
        assert sum(row.central_weights) == pytest.approx(1)


def test_the_margin_over_the_draws_lies_around_the_margin_at_the_likely_values() -> None:
    given = advice()
    low, high = given.margin_interval
    assert low <= given.margin <= high
