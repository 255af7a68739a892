"""What knowing something is worth: held to the closed form of two options whose difference is normal."""

from math import erfc, exp, hypot, pi, sqrt

import numpy as np
import pytest

from advisor.verdict.information import Gain, best_on_average, gain_of_everything, gains_of_facts
from tests.make import make_advice_for, make_use_case

DRAWS = 10_000


def unit_normal_loss(u: float) -> float:
    """L(u) = phi(u) - u (1 - Phi(u)); information is worth sigma L(|mu| / sigma) (Raiffa, Schlaifer 1961)."""
    return exp(-u * u / 2) / sqrt(2 * pi) - u * erfc(u / sqrt(2)) / 2


def two_options(mean: float, of_fact: float, of_rest: float, *, seed: int = 5) -> tuple[np.ndarray, dict]:
    """The second option is ahead by a normal amount, part of it the fact's; both share a common part."""
    random = np.random.default_rng(seed)
    fact, other, common = random.normal(size=(3, DRAWS))
    ahead = mean + of_fact * fact + of_rest * other
    return np.stack([5 * common, 5 * common + ahead]), {"fact": fact, "beside_it": random.normal(size=DRAWS)}


@pytest.mark.parametrize(("mean", "of_fact", "of_rest"), [(0, 1, 0), (0, 1, 2), (0.5, 1, 2), (1, 1, 1)])
def test_knowing_one_fact_is_worth_what_the_closed_form_says_and_not_more(mean, of_fact, of_rest) -> None:
    payoff, drawn = two_options(mean, of_fact, of_rest)
    gain = gains_of_facts(payoff, drawn)["fact"]
    truth = of_fact * unit_normal_loss(abs(mean) / of_fact)
    assert gain.amount == pytest.approx(truth, abs=0.06 * truth + 2 * gain.standard_error)
    assert gain.is_clear


def test_the_estimate_of_one_fact_is_low_rather_than_high() -> None:
    found = [gains_of_facts(*two_options(0, 1, 2, seed=seed))["fact"].amount for seed in range(20)]
    assert 0.92 * unit_normal_loss(0) < np.mean(found) < unit_normal_loss(0)


def test_knowing_everything_is_worth_what_the_closed_form_says() -> None:
    payoff, _ = two_options(0.5, 1, 2)
    sigma = hypot(1, 2)
    gain = gain_of_everything(payoff)
    assert gain.amount == pytest.approx(sigma * unit_normal_loss(0.5 / sigma), abs=3 * gain.standard_error)


def test_a_fact_that_changes_nothing_is_worth_nothing() -> None:
    payoff, drawn = two_options(1, 1, 1)
    assert not gains_of_facts(payoff, drawn)["beside_it"].is_clear


def test_no_fact_is_worth_more_than_everything() -> None:
    payoff, drawn = two_options(0, 1, 0)
    assert gains_of_facts(payoff, drawn)["fact"].amount <= gain_of_everything(payoff).amount


def test_where_one_option_always_leads_nothing_is_worth_knowing() -> None:
    ahead = np.linspace(1, 2, DRAWS)
    payoff = np.stack([ahead, np.zeros(DRAWS)])
    assert best_on_average(payoff) == 0
    assert (
        gain_of_everything(payoff)
        == gains_of_facts(payoff, {"fact": ahead})["fact"]
        == Gain(amount=0.0, standard_error=0.0)
    )


def test_a_fact_known_exactly_is_not_asked_for() -> None:
    payoff, _ = two_options(0, 1, 1)
    assert gains_of_facts(payoff, {"known": np.full(DRAWS, 3.0)}) == {}


def test_a_handful_of_draws_says_nothing() -> None:
    payoff, drawn = two_options(0, 1, 1)
    assert gains_of_facts(payoff[:, :4], {key: values[:4] for key, values in drawn.items()}) == {}


def test_the_order_of_the_options_changes_nothing() -> None:
    payoff, drawn = two_options(0, 1, 1)
    assert gains_of_facts(payoff, drawn) == gains_of_facts(payoff[::-1], drawn)


def test_what_may_never_be_built_is_no_choice_even_where_all_the_others_lose_more() -> None:
    """By hand: 8 events/s for 30,000 USD a year; a daily run misses 5 s in every draw and loses least."""
    machine = {"actor": "machine", "viewing_interval_s": 0, "reaction_s": 0, "freshness_s": 5}
    value = {"value_usd_per_year": 30_000, "value_half_life_s": 60, "rate_per_s": 2, "event_bytes": 120}
    found = make_advice_for(make_use_case(**machine, **value, source="devices", window_s=60), draws=64)
    eligible = {option.option for option in found.ranking if option.eligible}
    assert found.information.best_on_average in eligible


def test_the_share_of_draws_in_which_the_best_is_given_up_is_that_in_which_a_veto_stands() -> None:
    # The budget is drawn from half of the cost to twice of it: nothing else forbids anything.
    plain = make_advice_for(make_use_case(), draws=64)
    assert plain.information.given_up_share == 0
    monthly = float(plain.ranking[0].monthly_usd.total)
    narrow = {"low": 0.5 * monthly, "likely": 1.01 * monthly, "high": 2 * monthly}
    found = make_advice_for(make_use_case(budget_usd_per_month=narrow), draws=400).information
    assert 0 < found.given_up_share < 1


def test_where_nothing_may_be_built_nothing_is_worth_knowing() -> None:
    found = make_advice_for(make_use_case(freshness_s=0.01, budget_usd_per_month=1), draws=64)
    assert not any(option.eligible for option in found.ranking)
    assert found.information.everything == 0
    assert found.information.best_on_average is None
