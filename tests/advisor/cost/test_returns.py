"""Returns agree with the tables and worked examples of finance textbooks."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.cases import Cases, likely_case
from advisor.cost.returns import (
    annuity,
    break_even_usd_per_hour_fresher,
    break_even_value_usd_per_year,
    cash_flows,
    internal_rate,
    net_present_value,
    payback_months,
)
from tests.make import make_use_case

MONEY = st.floats(min_value=0, max_value=1e7)


def column(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)


def a_case(**changes: float) -> Cases:
    facts = {"horizon_years": 3, "discount_rate": 0.08, "growth_per_year": 0} | changes
    return likely_case(make_use_case(**facts))


def flows(cases: Cases, upfront: float, value: float, infrastructure: float, people: float) -> np.ndarray:
    return cash_flows(
        cases,
        upfront_usd=np.full(cases.size, upfront),
        value_usd_per_year=np.full(cases.size, value),
        infrastructure_usd_per_year=np.full(cases.size, infrastructure),
        people_usd_per_year=np.full(cases.size, people),
    )


@pytest.mark.parametrize(
    ("rate", "years", "factor"),
    [(0.08, 3, 2.5771), (0.10, 5, 3.7908), (0.10, 12, 6.8137), (0.05, 10, 7.7217), (0.0, 7, 7.0)],
)
def test_annuities_are_those_of_the_tables(rate: float, years: float, factor: float) -> None:
    """Present value annuity factors as finance textbooks tabulate them to four places."""
    assert annuity(column(rate), column(years))[0] == pytest.approx(factor, abs=5e-5)


def test_a_broken_year_counts_with_its_share() -> None:
    assert annuity(column(0.1), column(1.5))[0] == pytest.approx(1 / 1.1 + 0.5 / 1.21)


def test_net_present_value_matches_the_example_of_numpy_financial() -> None:
    """numpy-financial, npv: 40,000 invested for 5, 8, 12 and 30 thousand at 8 % is worth 3,065.22."""
    example = column(-40_000, 5_000, 8_000, 12_000, 30_000)[None, :]
    assert net_present_value(example, column(0.08))[0] == pytest.approx(3065.22, abs=0.005)


@pytest.mark.parametrize(
    ("example", "rate"),
    [
        ((-123_400, 36_200, 54_800, 48_100), 0.0596),
        ((-100, 39, 59, 55, 20), 0.28095),
        ((-100, 0, 0, 74), -0.0955),
        ((-100, 100, 0, 7), 0.06206),
    ],
)
def test_internal_rates_match_published_examples(example: tuple[float, ...], rate: float) -> None:
    """The first is Wikipedia's, the others are numpy-financial's, irr."""
    assert internal_rate(example) == pytest.approx(rate, abs=5e-5)


@pytest.mark.parametrize("example", [(), (0, 0), (100, 50), (-100, -5), (-100, 230, -132)], ids=str)
def test_flows_without_one_internal_rate_have_none(example: tuple[float, ...]) -> None:
    """The last pays 10 and 20 %: -100 + 230 / 1.1 - 132 / 1.21 = 0, and so with 1.2 and 1.44."""
    assert internal_rate(example) is None


@given(st.floats(1, 1e6), st.lists(st.floats(1, 1e6), min_size=1, max_size=15))
def test_at_the_internal_rate_nothing_is_gained(upfront: float, inflows: list[float]) -> None:
    rate = internal_rate((-upfront, *inflows))
    assert rate is not None
    assume(rate > -0.9)
    gained = net_present_value(column(-upfront, *inflows)[None, :], column(rate))[0]
    assert gained == pytest.approx(0, abs=1e-5 * max(upfront, *inflows))


@given(MONEY, MONEY, MONEY, MONEY)
def test_level_flows_are_worth_an_annuity(
    upfront: float, value: float, infrastructure: float, people: float
) -> None:
    cases = a_case()
    worth = net_present_value(flows(cases, upfront, value, infrastructure, people), cases.discount_rate)
    level = (value - infrastructure - people) * annuity(column(0.08), column(3.0)) - upfront
    assert worth == pytest.approx(level, rel=1e-9, abs=1e-3)


def test_a_case_with_a_shorter_horizon_stops_earlier() -> None:
    cases = a_case().changed(horizon_years=column(1.0, 2.5))
    worth = net_present_value(flows(cases, 10.0, 100.0, 0.0, 0.0), cases.discount_rate)
    assert worth == pytest.approx([100 / 1.08 - 10, 100 / 1.08 + 100 / 1.08**2 + 50 / 1.08**3 - 10])


def test_infrastructure_grows_by_the_first_years_share_and_no_faster() -> None:
    growing = flows(a_case(growth_per_year=0.5), 0.0, 0.0, 100.0, 7.0)[0]
    assert growing[1:] == pytest.approx([-107, -157, -207])


def test_a_shrinking_load_never_costs_less_than_nothing() -> None:
    shrinking = flows(a_case(growth_per_year=-0.9), 0.0, 0.0, 100.0, 0.0)[0]
    assert shrinking[1:] == pytest.approx([-100, -10, -1])


@pytest.mark.parametrize(
    ("upfront", "yearly", "months"), [(100, 200, 6.0), (100, 50, 24.0), (100, 40, 30.0), (100, 30, np.inf)]
)
def test_payback_is_what_is_invested_over_what_comes_back(
    upfront: float, yearly: float, months: float
) -> None:
    cases = a_case()
    paid = payback_months(flows(cases, upfront, yearly, 0.0, 0.0), cases.horizon_years)
    assert paid[0] == pytest.approx(months)


def test_what_needs_no_investment_is_paid_back_at_once() -> None:
    cases = a_case()
    assert payback_months(flows(cases, 0.0, 10.0, 0.0, 0.0), cases.horizon_years)[0] == 0


@given(MONEY, MONEY, MONEY, st.floats(0.01, 1))
def test_at_the_break_even_value_nothing_is_gained(
    upfront: float, infrastructure: float, people: float, kept: float
) -> None:
    cases = a_case(growth_per_year=0.3)
    unpaid = flows(cases, upfront, 0.0, infrastructure, people)
    value = break_even_value_usd_per_year(unpaid, column(kept), cases)[0]
    paid = flows(cases, upfront, value * kept, infrastructure, people)
    gained = net_present_value(paid, cases.discount_rate)[0]
    assert gained == pytest.approx(0, abs=1e-6 * (1 + upfront + infrastructure + people))


def test_a_value_that_is_never_kept_never_breaks_even() -> None:
    cases = a_case()
    assert break_even_value_usd_per_year(flows(cases, 1.0, 0.0, 0.0, 0.0), column(0), cases)[0] == np.inf


def test_an_hour_fresher_must_be_worth_the_extra_cost_where_somebody_can_act() -> None:
    """By hand: 12,000 USD a year more for 12 hours gained, a third of them usable, is 3,000 for each."""
    worth = break_even_usd_per_hour_fresher(
        column(15_000, 15_000), column(3_000, 3_000), column(12 * 3600, 0), column(1 / 3, 1)
    )
    assert worth == pytest.approx([3_000, np.inf])
