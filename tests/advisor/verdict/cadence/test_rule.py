"""The square-root rule against the curve's own optimum, where it applies and where it does not."""

import math

import pytest

from tests.make import make_advice_for, make_use_case

YEAR_S = 365 * 86_400.0
EVEN = {
    "actor": "machine",
    "source": "api_pull",
    "freshness_s": 86_400,
    "viewing_interval_s": 0,
    "reaction_s": 0,
    "rate_per_s": 0.001,
    "peak_factor": 1,
    "late_share": 0,
    "late_p99_s": 0,
    "duplicate_share": 0,
    "duplicate_within_s": None,
    "lookback_s": 0,
    "window_s": 0,
    "history_years": 0,
    "value_shape": "decay",
    "value_half_life_s": 366 * 86_400,
    "value_usd_per_year": 3.6e8,
    "on_call": "around_the_clock",
}
"""Where the rule applies exactly: pages are pulled by the run itself, so that events wait for nothing but the
departure; so few that every run costs the same; the value decays over a year, so that every second of age
costs the same, while failures are mended at once.
"""


def curve_of(**changes):
    return make_advice_for(make_use_case(**(EVEN | changes)), draws=2).cadence_curve


@pytest.mark.parametrize("value_usd", [1e8, 3.6e8, 1e9, 3e9])
def test_where_every_run_and_every_second_costs_the_same_the_optimum_is_the_square_root(value_usd) -> None:
    curve = curve_of(value_usd_per_year=value_usd)
    assert curve.rule.headway_s == pytest.approx(curve.optimum_s, rel=0.01)
    by_hand = math.sqrt(2 * curve.rule.run_usd / (value_usd * math.log(2) / (366 * 86_400) / YEAR_S))
    assert curve.optimum_s == pytest.approx(by_hand, rel=0.02)


def test_twice_the_root_of_four_times_the_value_departs_twice_as_often() -> None:
    once, four_times = curve_of(value_usd_per_year=1e8), curve_of(value_usd_per_year=4e8)
    assert once.optimum_s / four_times.optimum_s == pytest.approx(2, rel=0.02)


def test_the_loss_is_the_value_at_stake_over_its_half_life() -> None:
    rule = curve_of().rule
    assert rule.loss_usd_per_s_per_s == pytest.approx(3.6e8 * math.log(2) / (366 * 86_400) / YEAR_S, rel=0.01)


def test_where_nothing_departs_there_is_no_rule() -> None:
    facts = {"freshness_s": 0.5, "value_half_life_s": 30, "on_call": "around_the_clock", "streaming_skill": 3}
    assert curve_of(**facts).rule is None


def test_where_runs_follow_deliveries_there_is_no_rule() -> None:
    assert curve_of(source="file_drop", arrival_interval_s=1800).rule is None


def test_a_rule_that_differs_says_what_the_curve_knows_more() -> None:
    rule = make_advice_for(make_use_case(), draws=2).cadence_curve.rule
    assert "workers are whole" in rule.because
