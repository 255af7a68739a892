"""TOPSIS gives what an independent implementation gives, and rank reversals are found as by hand."""

import numpy as np
import pytest
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import vector_normalization

from advisor.verdict.criteria import CRITERIA, DEFAULT_WEIGHTS
from advisor.verdict.second_method import (
    additive,
    agreement,
    best_first,
    closeness_in_money,
    reversals,
    topsis,
)
from tests.make import make_advice_for, make_use_case

EVERYONE = np.ones(3, dtype=bool)


def scores_of(*rows: tuple[float, ...]) -> np.ndarray:
    """Scores by hand: freshness fit and cost first, equal in the other criteria."""
    return np.array([[*row, *[0.5] * (len(CRITERIA) - len(row))] for row in rows])


@pytest.mark.parametrize("seed", range(5))
def test_topsis_gives_what_pymcdm_gives(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores, weights = random.uniform(0.01, 1, (8, 5)), random.dirichlet(np.ones(5))
    theirs = TOPSIS(normalization_function=vector_normalization)(scores, weights, np.ones(5))
    assert topsis(scores, weights) == pytest.approx(theirs)


def test_an_option_best_in_all_is_at_the_best_point_and_one_worst_in_all_at_the_worst() -> None:
    assert topsis(scores_of((1, 1), (0.5, 0.6), (0, 0.1)), DEFAULT_WEIGHTS)[[0, 2]] == pytest.approx([1, 0])


def test_equal_options_are_equally_close() -> None:
    assert topsis(np.full((3, 5), 0.4), DEFAULT_WEIGHTS).tolist() == [1, 1, 1]


def test_only_what_may_be_built_is_put_in_order() -> None:
    assert best_first(np.array([0.1, 0.9, 0.5]), np.array([True, False, True])).tolist() == [2, 0]


def test_agreement_is_one_for_the_same_order_and_minus_one_for_the_reverse() -> None:
    order = np.array([2, 0, 1])
    assert (agreement(order, order), agreement(order, order[::-1])) == (1, -1)
    assert agreement(order, np.array([2, 1, 0])) == pytest.approx(1 / 3)


def test_the_cheapest_can_change_who_wins_although_it_does_not_win_itself() -> None:
    # Halves. With the third: 0.5 + 0.15 against 0.305 + 0.25. Without it cost is scored against the second's
    # and counts twice: 0.5 + 0.3 against 0.305 + 0.5.
    weights = np.array([0.5, 0.5, 0, 0, 0])
    scores = scores_of((1.0, 0.3), (0.61, 0.5), (0.0, 1.0))
    assert additive(scores, weights).argmax() == 0
    assert reversals(scores, weights, EVERYONE) == (2,)


def test_without_a_cost_to_compare_with_no_option_changes_who_wins() -> None:
    random = np.random.default_rng(1)
    weights = np.array([0.4, 0.0, 0.3, 0.2, 0.1])
    assert all(
        reversals(random.uniform(size=(8, 5)), weights, np.ones(8, dtype=bool)) == () for _ in range(50)
    )


def test_a_copy_of_an_option_changes_nobodys_value() -> None:
    scores = np.random.default_rng(2).uniform(size=(4, 5))
    doubled = np.vstack([scores, scores[1]])
    assert additive(doubled, DEFAULT_WEIGHTS)[:4] == pytest.approx(additive(scores, DEFAULT_WEIGHTS))


def test_in_money_an_option_loses_the_margin_by_which_it_is_behind() -> None:
    # Against the best, 100 USD ahead of the second: 100 of the dearer's 400 a year is a quarter. The third is
    # behind by more than it costs. The last may not be built and is ahead of all: as close as can be.
    net, yearly = np.array([1000.0, 900.0, -500.0, 2000.0]), np.array([400.0, 100.0, 300.0, 50.0])
    eligible = np.array([True, True, True, False])
    assert closeness_in_money(net, yearly, eligible).tolist() == [1.0, 0.75, 0.0, 1.0]


def test_where_money_decides_net_value_leads_what_is_weighed() -> None:
    # By default freshness fit and cost weigh 0.30 and 0.25, the others 0.20, 0.15 and 0.10.
    weighs = make_advice_for(make_use_case(value_usd_per_year=250_000), draws=0).second_method.weighs
    assert [(each.criterion, round(each.weight, 3)) for each in weighs] == [
        ("net_value", 0.55),
        ("operability", 0.2),
        ("correctness", 0.15),
        ("repair_and_replay", 0.1),
    ]


def test_net_value_weighs_half_where_nothing_that_it_holds_has_a_weight() -> None:
    facts = make_use_case(value_usd_per_year=250_000, weight_freshness_fit=0, weight_cost=0)
    weighs = make_advice_for(facts, draws=0).second_method.weighs
    assert [round(each.weight, 3) for each in weighs] == pytest.approx([0.5, 0.222, 0.167, 0.111])


def test_where_money_decides_the_order_beside_the_second_method_is_that_of_the_ranking() -> None:
    advice = make_advice_for(make_use_case(value_usd_per_year=250_000), draws=0)
    may_be_built = tuple(row.option for row in advice.ranking if row.eligible)
    assert advice.second_method.deciding_order == may_be_built
    assert advice.second_method.reversed_without == ()


def test_where_criteria_decide_the_second_method_weighs_just_them() -> None:
    weighs = make_advice_for(make_use_case(value_usd_per_year=0), draws=0).second_method.weighs
    assert [each.weight for each in weighs] == pytest.approx(DEFAULT_WEIGHTS.tolist())
    assert [each.criterion for each in weighs] == [each.key for each in CRITERIA]
