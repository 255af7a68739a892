"""Returns agree with the tables and worked examples of finance textbooks."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.cases import Cases, likely_case
from advisor.cost.returns import (
    Money,
    annuity,
    break_even_between_usd_per_year,
    break_even_usd_per_hour_fresher,
    break_even_value_usd_per_year,
    cash_flows,
    discounted,
    internal_rate,
    internal_rates,
    net_present_value,
    payback_months,
    present_worth,
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


@pytest.mark.parametrize(
    ("project", "worth", "months", "discounted_months"),
    [
        ((-2000, 500, 500, 5000), 2624, 24 + 12 * 1000 / 5000, 24 + 12 * 1132.23 / 3756.57),
        ((-2000, 500, 1800, 0), -58, 12 + 12 * 1500 / 1800, np.inf),
        ((-2000, 1800, 500, 0), 50, 12 + 12 * 200 / 500, 12 + 12 * 363.64 / 413.22),
    ],
    ids="ABC",
)
def test_three_projects_are_worth_and_paid_back_as_in_the_textbook(
    project: tuple[float, ...], worth: float, months: float, discounted_months: float
) -> None:
    """Brealey and Myers, Principles of Corporate Finance, on payback: 10 %; B never pays back discounted."""
    example, years = column(*project)[None, :], column(3.0)
    assert net_present_value(example, column(0.1))[0] == pytest.approx(worth, abs=0.5)
    assert payback_months(example, years)[0] == pytest.approx(months)
    assert payback_months(discounted(example, column(0.1)), years)[0] == pytest.approx(
        discounted_months, rel=1e-4
    )


def test_an_oil_pump_has_two_internal_rates() -> None:
    """Lorie and Savage 1955, Three Problems in Rationing Capital: 25 and 400 %."""
    assert internal_rates((-1600, 10_000, -10_000)) == pytest.approx((0.25, 4.0))
    assert internal_rate((-1600, 10_000, -10_000)) is None


def test_flows_that_are_worth_something_at_every_rate_have_no_internal_rate() -> None:
    """Brealey and Myers: 1,000, -3,000, 2,500 is worth 339 at 10 % and more than nothing at any rate."""
    example = (1000, -3000, 2500)
    assert internal_rates(example) == ()
    assert net_present_value(column(*example)[None, :], column(0.1))[0] == pytest.approx(339, abs=0.5)


@given(st.tuples(MONEY, MONEY, MONEY, MONEY), st.floats(-0.9, 3), st.floats(1, 15), st.floats(0, 1))
def test_the_closed_form_is_the_worth_of_the_flows(
    amounts: tuple[float, float, float, float], growth: float, years: float, rate: float
) -> None:
    cases = a_case(growth_per_year=growth, horizon_years=years, discount_rate=rate)
    upfront, value, infrastructure, people = amounts
    money = Money(
        upfront_usd=column(upfront),
        value_usd_per_year=column(value),
        infrastructure_usd_per_year=column(infrastructure),
        people_usd_per_year=column(people),
    )
    summed = net_present_value(flows(cases, *amounts), cases.discount_rate)
    assert present_worth(money, cases) == pytest.approx(summed, rel=1e-9, abs=1e-3)


def test_what_does_not_follow_the_load_stays_as_it_is() -> None:
    """By hand at 0 %: 100 a year for three years growing by half, and of that a half: 100, 125, 150."""
    cases = a_case(growth_per_year=0.5, discount_rate=0)
    nothing = column(0.0)
    paid = Money(
        upfront_usd=nothing,
        value_usd_per_year=nothing,
        infrastructure_usd_per_year=column(100.0),
        people_usd_per_year=nothing,
    )
    assert [present_worth(paid, cases, follows)[0] for follows in (0, 0.5, 1)] == [-300, -375, -450]


def test_a_dearer_option_breaks_even_where_the_share_it_keeps_more_is_worth_its_extra_cost() -> None:
    """By hand at 0 % over three years: 3,000 more for a tenth more of the value kept is 10,000 a year."""
    cases = a_case(discount_rate=0).repeated(3)
    extra, kept = column(3000, 3000, -5), column(0.1, 0.0, 0.1)
    assert break_even_between_usd_per_year(extra, kept, cases) == pytest.approx([10_000, np.inf, 0])
