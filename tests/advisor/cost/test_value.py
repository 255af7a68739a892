"""Value falls with the age at which somebody acts, and only by the part that the pipeline is to blame for."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cases import Array, Cases, likely_case
from advisor.cost.value import (
    attainable_share,
    delay_usd_per_year,
    loss_usd_per_year_per_s,
    published_correctness,
    square_root_headway_s,
    useful_age,
    value_kept_share,
    value_usd_per_year,
)
from advisor.freshness.age import Age
from tests.make import make_use_case

DAY = 86400.0
MACHINE = {"actor": "machine", "reaction_s": 0, "viewing_interval_s": 0, "arrival_interval_s": 0}


def column(*values: float) -> Array:
    return np.array(values, dtype=float)


def a_case(**changes: Any) -> Cases:
    return likely_case(make_use_case(**({"value_usd_per_year": 1000, "value_half_life_s": 600} | changes)))


def aged(seconds: float, *widths: float) -> Age:
    return Age(constant_s=column(seconds), widths_s=tuple(column(width) for width in widths))


@pytest.mark.parametrize(("seconds", "share"), [(0, 1.0), (600, 0.5), (1200, 0.25), (1800, 0.125)])
def test_each_half_life_halves_a_decaying_value(seconds: float, share: float) -> None:
    assert value_kept_share(aged(seconds), a_case(**MACHINE))[0] == pytest.approx(share)


def test_a_headway_of_one_half_life_keeps_the_mean_of_the_decay() -> None:
    """The mean of 2^-u over u in 0..1 is 1 / (2 ln 2)."""
    assert value_kept_share(aged(0, 600), a_case(**MACHINE))[0] == pytest.approx(1 / (2 * np.log(2)))


@pytest.mark.parametrize(("seconds", "share"), [(0, 1.0), (450, 0.5), (600, 0.0), (700, 0.0)])
def test_a_cliff_keeps_what_is_in_time(seconds: float, share: float) -> None:
    case = a_case(**MACHINE, value_shape="cliff")
    assert value_kept_share(aged(seconds, 300), case)[0] == pytest.approx(share, abs=0.005)


def test_a_constant_value_is_kept_as_long_as_a_result_arrives() -> None:
    case = a_case(**MACHINE, value_shape="constant")
    assert value_kept_share(aged(30 * DAY), case)[0] == 1
    assert value_kept_share(aged(np.inf), case)[0] == 0


@pytest.mark.parametrize("shape", ["decay", "cliff"])
def test_what_never_arrives_is_worth_nothing(shape: str) -> None:
    assert value_kept_share(aged(np.inf, 900), a_case(**MACHINE, value_shape=shape))[0] == 0


def test_a_person_acts_after_the_next_look_and_the_reaction() -> None:
    case = a_case(actor="person", viewing_interval_s=900, reaction_s=300)
    assert useful_age(aged(60), case).mean()[0] == pytest.approx(60 + 450 + 300)


def test_a_machine_does_not_wait_for_the_next_look() -> None:
    case = a_case(actor="machine", viewing_interval_s=900, reaction_s=2)
    assert useful_age(aged(60), case).mean()[0] == pytest.approx(62)


def test_a_weekly_look_leaves_little_to_a_faster_pipeline() -> None:
    weekly = {
        "actor": "report",
        "viewing_interval_s": 7 * DAY,
        "reaction_s": DAY,
        "value_half_life_s": 3 * DAY,
    }
    case = a_case(**weekly)
    gain = (value_usd_per_year(aged(1), case) - value_usd_per_year(aged(3600), case))[0]
    assert 0 < gain < 0.01 * 1000


def test_the_sources_own_wait_is_not_the_pipelines_fault() -> None:
    daily = a_case(**MACHINE | {"arrival_interval_s": DAY}, value_half_life_s=DAY)
    assert delay_usd_per_year(aged(0, DAY), daily)[0] == pytest.approx(0, abs=1e-9)
    assert delay_usd_per_year(aged(DAY, DAY), daily)[0] == pytest.approx(1000 / (4 * np.log(2)))


def test_the_cost_of_delay_and_the_value_kept_make_what_is_attainable() -> None:
    case = a_case()
    whole = value_usd_per_year(aged(700, 900), case) + delay_usd_per_year(aged(700, 900), case)
    assert whole == pytest.approx(1000 * attainable_share(case))


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e5))
def test_an_older_result_is_never_worth_more(seconds: float, later: float, width: float) -> None:
    case = a_case(value_half_life_s=3600)
    younger, older = aged(seconds, width), aged(seconds + later, width)
    assert value_kept_share(older, case)[0] <= value_kept_share(younger, case)[0] + 1e-12


@pytest.mark.parametrize("shape", ["decay", "cliff"])
def test_the_loss_a_second_is_the_slope_of_the_value(shape: str) -> None:
    case = a_case(**MACHINE, value_shape=shape)
    step = 6.0 if shape == "cliff" else 0.01
    slope = (
        value_usd_per_year(aged(100 - step, 900), case) - value_usd_per_year(aged(100 + step, 900), case)
    )[0]
    assert loss_usd_per_year_per_s(aged(100, 900), case)[0] == pytest.approx(slope / (2 * step), rel=0.01)


def test_a_cliff_loses_evenly_over_a_wait_that_spans_the_deadline() -> None:
    """1,000 USD over a uniform wait of 900 s: 1.11 USD for each second."""
    case = a_case(**MACHINE, value_shape="cliff")
    assert loss_usd_per_year_per_s(aged(0, 900), case)[0] == pytest.approx(1000 / 900, rel=0.01)


def test_a_constant_value_loses_nothing_to_age() -> None:
    case = a_case(value_shape="constant")
    assert loss_usd_per_year_per_s(aged(900), case)[0] == 0
    assert square_root_headway_s(column(1.0), loss_usd_per_year_per_s(aged(900), case))[0] == np.inf


def test_the_square_root_rule_is_the_economic_order_quantity() -> None:
    """Textbook: 10,000 a year, 40 an order, 5 a year to hold one: 400 at a time, every 0.04 years."""
    year_s = 365 * DAY
    loss_usd_per_year_per_s = column(10_000 * 5 / year_s)
    assert square_root_headway_s(column(40.0), loss_usd_per_year_per_s)[0] == pytest.approx(0.04 * year_s)


@given(st.floats(0.01, 1000), st.floats(1e-3, 1e3))
def test_at_the_square_root_headway_runs_cost_what_delay_does(run_usd: float, loss: float) -> None:
    headway_s = square_root_headway_s(column(run_usd), column(loss))[0]
    runs_usd_per_year = run_usd * 365 * DAY / headway_s
    assert runs_usd_per_year == pytest.approx(loss * headway_s / 2)


def test_a_short_season_departs_more_often_for_the_same_yearly_loss() -> None:
    quarter = square_root_headway_s(column(1.0), column(1.0), season_share=0.25)
    assert quarter == pytest.approx(square_root_headway_s(column(1.0), column(1.0)) / 2)


def test_where_being_live_is_the_value_nobody_need_look_or_act() -> None:
    rare = {"viewing_interval_s": 7 * DAY, "reaction_s": 3600, "value_half_life_s": 600}
    age = Age(constant_s=column(600.0))
    live = value_kept_share(age, likely_case(make_use_case(value_arises="while_live", **rare)))
    acted = value_kept_share(age, likely_case(make_use_case(value_arises="on_action", **rare)))
    # One half-life old: half of the value is there; who looks once a week keeps next to nothing.
    assert live == pytest.approx(0.5)
    assert acted < 0.01


DISORDER = {"late_share": 0.05, "error_tolerance": 0.01}
HALF_HOUR = column(1800.0)


@pytest.mark.parametrize(
    ("width_s", "missing"),
    [
        (0.001, 0.05),
        (3600, 0.05 * (1 - math.exp(-2)) / 2),
        (36_000, 0.05 * (1 - math.exp(-20)) / 20),
    ],
    ids=["at once", "every hour", "every ten hours"],
)
def test_late_events_catch_up_while_a_figure_waits_for_its_departure(width_s: float, missing: float) -> None:
    right = published_correctness(aged(60, width_s), a_case(**MACHINE, **DISORDER, lookback_s=1), HALF_HOUR)
    assert right[0] == pytest.approx(1 - max(missing - 0.01, 0), rel=1e-6)


def test_late_events_catch_up_until_a_person_looks_and_not_while_they_react() -> None:
    person = {"actor": "person", "viewing_interval_s": 3600, "reaction_s": DAY, "lookback_s": 1}
    right = published_correctness(aged(60), a_case(**person, **DISORDER), HALF_HOUR)
    assert right[0] == pytest.approx(1 - (0.05 * (1 - math.exp(-2)) / 2 - 0.01))


@pytest.mark.parametrize("changes", [{"lookback_s": 0}, {"lookback_s": 1, "late_share": 0.01}])
def test_figures_are_right_where_no_correction_is_asked_for_or_the_tolerance_holds(
    changes: dict[str, float],
) -> None:
    case = a_case(**(MACHINE | DISORDER | changes))
    assert published_correctness(aged(60), case, HALF_HOUR)[0] == 1.0
