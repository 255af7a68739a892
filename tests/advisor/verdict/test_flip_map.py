"""The map of two facts is the verdict at every point, on a grid within the bounds that holds today."""

import pytest

from advisor.advice.robustness import FlipMap
from advisor.use_case import FACT_BY_KEY
from advisor.verdict.flip_map import MONEY, STEPS, InvalidAxes, axes, flip_map, pairs
from tests.make import make_advice_for, make_use_case, price_book

NO_MONEY = {"value_usd_per_year": None, "value_metric": "none"}


def map_of(x: str, y: str, **facts: object) -> FlipMap:
    return flip_map(make_use_case(**facts), price_book(), x, y)


@pytest.mark.parametrize(("column", "row"), [(0, 0), (0, -1), (-1, 0), (-1, -1), (12, 12)])
def test_each_point_is_the_verdict_at_those_two_values(column: int, row: int) -> None:
    found = map_of("freshness_s", MONEY)
    there = make_use_case(freshness_s=found.x_values[column], value_usd_per_year=found.y_values[row])
    advice = make_advice_for(there, draws=4)
    assert found.options[row][column] == advice.recommended.option
    assert found.close_calls[row][column] == advice.close_call


@pytest.mark.parametrize("facts", [{}, NO_MONEY, {"window_s": None}], ids=["money", "criteria", "no window"])
def test_today_is_on_the_map_and_wins_there_as_in_the_advice(facts: dict) -> None:
    use_case = make_use_case(**facts)
    for x, y in (*pairs(use_case), ("window_s", "lookups")):
        found = flip_map(use_case, price_book(), x, y)
        today = found.options[found.y_values.index(found.y_today)][found.x_values.index(found.x_today)]
        assert (found.x_today, found.y_today) == (use_case.likely(x), use_case.likely(y))
        assert today == make_advice_for(use_case, draws=4).recommended.option


def test_the_map_is_small_sorted_and_within_the_bounds() -> None:
    found = map_of("late_share", "streaming_skill", late_share=0.5)
    for key, values in (("late_share", found.x_values), ("streaming_skill", found.y_values)):
        low, high = FACT_BY_KEY[key].bounds
        assert list(values) == sorted(set(values))
        assert low <= values[0] < values[-1] <= high
        assert len(values) <= STEPS
    assert all(value == int(value) for value in found.y_values)


def test_where_nothing_may_be_built_there_is_no_winner() -> None:
    found = map_of("freshness_s", "rate_per_s", budget_usd_per_month=1)
    assert {option for row in found.options for option in row} == {None}
    assert "Nothing may be built" in found.finding


def test_the_sentence_counts_where_nothing_may_be_built() -> None:
    found = map_of("freshness_s", MONEY, freshness_s=0.5, actor="machine", streaming_skill=2)
    cells = [option for row in found.options for option in row]
    refused = 100 * cells.count(None) / len(cells)
    assert refused > 0
    assert f"in {refused:.0f} % nothing may be built" in found.finding


@pytest.mark.parametrize(
    ("x", "y", "faulty"),
    [("colour", MONEY, {"x"}), ("actor", "weight_cost", {"x", "y"}), (MONEY, MONEY, {"y"})],
)
def test_axes_that_cannot_be_drawn_are_refused_by_name(x: str, y: str, faulty: set[str]) -> None:
    with pytest.raises(InvalidAxes) as refusal:
        map_of(x, y)
    assert set(refusal.value.faults) == faulty


def test_without_money_the_value_is_no_axis() -> None:
    assert MONEY not in {fact.key for fact in axes(make_use_case(**NO_MONEY))}
    with pytest.raises(InvalidAxes):
        map_of("freshness_s", MONEY, **NO_MONEY)
