"""Today's headway on the cadence curve, and what moving to the least would save."""

import pytest

from tests.make import make_advice_for, make_use_case


def curve_of(**facts):
    return make_advice_for(make_use_case(**facts), draws=2).cadence_curve


@pytest.mark.parametrize("today_s", [0.1, 60.0, 900.0, 3600.0, 86_400.0, 604_800.0])
def test_a_year_saves_twelve_times_the_difference_of_two_months(today_s) -> None:
    curve = curve_of(current_headway_s=today_s)
    nearest = min(range(len(curve.headway_s)), key=lambda i: abs(curve.headway_s[i] / today_s - 1))
    least = curve.total_usd[curve.headway_s.index(curve.optimum_s)]
    assert curve.today.total_usd == pytest.approx(curve.total_usd[nearest], rel=0.03)
    assert curve.today.saves_usd_per_year == pytest.approx(12 * (curve.today.total_usd - least), abs=0.2)


def test_where_nothing_runs_yet_nothing_is_said() -> None:
    assert curve_of().today is None
    assert curve_of(current_headway_s=0).today is None


def test_today_moves_no_verdict() -> None:
    with_today = make_advice_for(make_use_case(current_headway_s=86_400), draws=20)
    without = make_advice_for(make_use_case(), draws=20)
    assert [row.option for row in with_today.ranking] == [row.option for row in without.ranking]
    assert with_today.margin_interval == without.margin_interval
    assert with_today.flips == without.flips


def test_left_open_it_is_no_assumption() -> None:
    assert "current_headway_s" not in make_use_case().assumed


def test_today_at_the_least_has_nothing_to_save() -> None:
    curve = curve_of(current_headway_s=curve_of().optimum_s)
    assert curve.today.saves_usd_per_year == pytest.approx(0, abs=1)
    assert "where it costs least" in curve.today.because


def test_today_near_the_least_says_how_little_there_is_to_save() -> None:
    near_s = curve_of().near_s
    assert "within 5 %" in curve_of(current_headway_s=near_s[1]).today.because


def test_a_headway_cheaper_than_any_allowed_says_what_it_does_not_keep() -> None:
    no_money = {"value_usd_per_year": None, "value_metric": None, "value_shape": None}
    curve = curve_of(**no_money, value_half_life_s=None, current_headway_s=86_400)
    assert curve.today.saves_usd_per_year < 0
    assert "the promise, or a hard limit" in curve.today.because
