"""The recommended option as an investment: sums are of what is shown."""

from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from advisor.advice.advice import Advice
from advisor.advice.returns import Returns, TornadoBar
from advisor.assumptions.replaced import parse_assumptions
from advisor.cases import drawn_estimates, likely_case
from advisor.cost.returns import Money
from advisor.fact_words import NOUNS, number_title
from advisor.use_case import FACTS
from advisor.verdict.cash_flow import cash_flow, following_share, yearly_cases
from advisor.verdict.investment import FEWEST_DRAWS, npv_spread, rate_text, tornado_bars, tornado_finding
from advisor.verdict.swings import COMPLEXITY, Swing, swings_of, swung_cases, swung_complexity
from tests.make import make_advice_for, make_use_case

ADVICE = make_advice_for(make_use_case(growth_per_year=0.5, horizon_years=2.5))


def returns_of(advice: Advice) -> Returns:
    assert advice.returns is not None
    return advice.returns


RETURNS = returns_of(ADVICE)


def each(*amounts: float) -> np.ndarray:
    return np.array([amounts])


def test_every_sum_is_of_what_is_shown() -> None:
    so_far = Decimal(0)
    for year in RETURNS.flows:
        assert year.net_usd == year.value_usd - year.infrastructure_usd - year.people_usd
        so_far += year.discounted_usd
        assert year.cumulative_usd == so_far
    assert so_far == RETURNS.npv_usd


def test_every_option_is_worth_in_the_ranking_what_its_flows_are() -> None:
    assert ADVICE.ranking[0].npv_usd == RETURNS.npv_usd
    assert ADVICE.ranking[0].payback_months == RETURNS.payback_months


def test_years_are_sized_for_their_own_load_and_a_broken_one_takes_its_share() -> None:
    assert [year.events_per_s for year in RETURNS.flows] == [0, 500, 750, 1000]
    assert [year.share for year in RETURNS.flows] == [0, 1, 1, 0.5]
    first, second = RETURNS.flows[1:3]
    assert second.infrastructure_usd > first.infrastructure_usd


def test_discounting_delays_being_paid_back() -> None:
    assert RETURNS.payback_months is not None
    assert RETURNS.discounted_payback_months is not None
    assert RETURNS.payback_months < RETURNS.discounted_payback_months


def test_the_bars_lie_around_the_net_present_value_of_the_flows() -> None:
    likely, npv = RETURNS.tornado_likely_usd, RETURNS.npv_usd
    assert float(likely) == pytest.approx(float(npv), rel=0.01)
    widest = RETURNS.tornado[0]
    assert min(widest.npv_at_low_usd, widest.npv_at_high_usd) < likely
    assert likely < max(widest.npv_at_low_usd, widest.npv_at_high_usd)


def test_bars_are_widest_first_and_only_of_what_is_uncertain() -> None:
    widths = [abs(bar.npv_at_high_usd - bar.npv_at_low_usd) for bar in RETURNS.tornado]
    assert widths == sorted(widths, reverse=True)
    assert {bar.name for bar in RETURNS.tornado}.isdisjoint({"horizon_years", "growth_per_year"})


def test_percentiles_of_the_draws_do_not_decrease() -> None:
    spread = RETURNS.spread
    assert spread is not None
    assert spread.p10_usd <= spread.p50_usd <= spread.p90_usd
    assert spread.draws == ADVICE.draws


def test_too_few_draws_carry_no_percentile() -> None:
    assert npv_spread(np.arange(FEWEST_DRAWS - 1.0)) is None
    assert npv_spread(np.arange(FEWEST_DRAWS * 1.0)) is not None


def test_percentiles_of_evenly_spread_worths_are_their_tenths() -> None:
    spread = npv_spread(np.arange(-20.0, 81.0))
    assert spread is not None
    assert (spread.p10_usd, spread.p50_usd, spread.p90_usd) == (-10, 30, 70)
    assert spread.share_positive == pytest.approx(80 / 101)


def test_without_money_at_stake_nothing_pays_back_and_the_worth_is_the_cost() -> None:
    found = returns_of(make_advice_for(make_use_case(value_usd_per_year=0), draws=4))
    assert (found.payback_months, found.discounted_payback_months, found.spread) == (None, None, None)
    assert found.npv_usd < 0
    assert found.internal_rates == ()


@pytest.mark.parametrize(
    ("rates", "words"),
    [
        ((), "none: at every rate the net present value has the same sign"),
        ((0.1234,), "12.3 % a year"),
        ((25.0,), "more than 1,000 % a year"),
        ((0.25, 4.0), "several rates fit (25 % and 400 %), for the flows change sign more than once"),
    ],
    ids=str,
)
def test_an_internal_rate_is_told_only_where_there_is_one(rates: tuple[float, ...], words: str) -> None:
    assert rate_text(rates).startswith(words)


@pytest.mark.parametrize("value", [10_000, 250_000])
def test_at_the_break_even_two_options_whose_headways_stay_are_worth_the_same(value: float) -> None:
    facts: dict[str, Any] = {"value_usd_per_year": value, "growth_per_year": 0}
    worth = returns_of(make_advice_for(make_use_case(**facts), draws=4)).break_even
    assert worth.usd_per_year is not None
    above = make_advice_for(
        make_use_case(**facts | {"value_usd_per_year": float(worth.usd_per_year)}), draws=4
    )
    npv = {row.option: float(row.npv_usd) for row in above.ranking}
    assert npv[worth.option] == pytest.approx(npv[worth.against], rel=0.02)


def test_flows_are_made_from_the_rows_of_the_years() -> None:
    """By hand: a year and a half, infrastructure 10 and 20, value 100, people 5, building 7."""
    case = likely_case(make_use_case(horizon_years=1.5))
    money = Money(
        upfront_usd=each(7, 7, 7),
        value_usd_per_year=each(100, 100, 100),
        infrastructure_usd_per_year=each(10, 20, 30),
        people_usd_per_year=each(5, 5, 5),
    )
    flow = cash_flow(money, case)
    assert flow.net_usd.tolist() == [[-7, 85, 37.5]]


def test_the_share_that_follows_the_load_is_its_growth_over_the_loads() -> None:
    yearly = yearly_cases(likely_case(make_use_case(growth_per_year=0.5, horizon_years=2)))
    assert yearly.rate_per_s.tolist() == [500, 750, 1000]
    fixed = np.zeros(3)
    money = Money(
        upfront_usd=fixed,
        value_usd_per_year=fixed,
        infrastructure_usd_per_year=np.array([100.0, 110.0, 125.0]),
        people_usd_per_year=fixed,
    )
    assert following_share(money, yearly) == pytest.approx(0.25)


def test_growth_never_asks_for_more_than_can_be_asked_about() -> None:
    case = likely_case(make_use_case(rate_per_s=1e6, growth_per_year=10, horizon_years=15))
    assert yearly_cases(case).rate_per_s.max() == 1e7


def test_each_swing_moves_one_number_alone() -> None:
    use_case = make_use_case()
    case = likely_case(use_case)
    swings = swings_of(use_case, case)
    rows, complexity = swung_cases(swings, case), swung_complexity(swings, case)
    for index, swing in enumerate(swings):
        for row, end in ((2 * index, swing.low), (2 * index + 1, swing.high)):
            moved = {key for key, column in rows.columns.items() if column[row] != case.columns[key][0]}
            assert moved <= {swing.name}
            assert (complexity if swing.name == "people.complexity" else rows.columns[swing.name])[row] == end


def test_a_complexity_that_is_known_is_not_swung() -> None:
    own = parse_assumptions(dict.fromkeys(("people.complexity_low", "people.complexity_high"), 3))
    use_case = make_use_case()
    assert "people.complexity" not in {
        swing.name for swing in swings_of(use_case, likely_case(use_case, own))
    }


def test_what_moves_nothing_has_no_bar_and_the_title_says_so() -> None:
    swing = Swing(name="keys", low=1, likely=2, high=3)
    assert tornado_bars((swing,), np.array([5.0, 5.0])) == ()
    assert tornado_finding(()) == "Nothing that is uncertain moves the net present value"


def test_a_bar_whose_ends_read_the_same_tells_its_width() -> None:
    """By hand: 469,000,000 and 469,100,000 are both shown as 469 M."""
    bar = TornadoBar(
        name=COMPLEXITY,
        low=2,
        likely=3,
        high=5,
        npv_at_low_usd=Decimal(469_100_000),
        npv_at_high_usd=Decimal(469_000_000),
    )
    assert "moves it most: by 100,000 USD between" in tornado_finding((bar,))


def test_every_number_that_is_drawn_has_a_few_words() -> None:
    assert {fact.key for fact in FACTS if fact.kind == "number"} == set(NOUNS) - {"people.complexity"}
    assert {fact.key for fact, _ in drawn_estimates(make_use_case())} <= set(NOUNS)
    assert number_title("rate_per_s") == "Events a second"
