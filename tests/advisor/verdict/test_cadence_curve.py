"""The cadence curve: one engine at every headway, and where it costs least."""

import itertools

import pytest

from advisor.quantity import show_duration
from advisor.verdict.cadence.candidates import EVENT_BY_EVENT
from advisor.verdict.stretch import PER_EVENT
from tests.make import make_advice_for, make_use_case

AT_ONCE = {"actor": "machine", "freshness_s": 1, "viewing_interval_s": 0, "reaction_s": 0}
SKILLED = {"on_call": "around_the_clock", "streaming_skill": 3}
NO_MONEY = {"value_usd_per_year": None, "value_metric": None, "value_shape": None, "value_half_life_s": None}
ODD = {
    "usual": {},
    "no money": NO_MONEY,
    "no pager": {"on_call": "none"},
    "a week": {"actor": "report", "freshness_s": 604_800, "viewing_interval_s": 604_800},
    "half a second": AT_ONCE | SKILLED | {"freshness_s": 0.5, "value_usd_per_year": 5e7},
    "an event in eleven days": {"rate_per_s": 1e-6},
    "ten million a second": {"rate_per_s": 1e7},
    "a file every two hours": {"source": "file_drop", "arrival_interval_s": 7200},
}


def curve_of(**facts):
    return make_advice_for(make_use_case(**facts), draws=2).cadence_curve


@pytest.mark.parametrize(
    "facts",
    [{}, AT_ONCE | SKILLED | {"value_usd_per_year": 50e6}],
    ids=["a dashboard", "within a second"],
)
def test_the_optimum_is_a_headway_only_where_something_departs(facts) -> None:
    curve = curve_of(**facts)
    engine = curve.engine[curve.headway_s.index(curve.optimum_s)]
    runs_per_event = engine in PER_EVENT
    assert runs_per_event == bool(facts)
    assert curve.optimum == (EVENT_BY_EVENT if runs_per_event else show_duration(curve.optimum_s))
    assert curve.optimum in curve.finding


@pytest.mark.parametrize("facts", ODD.values(), ids=ODD.keys())
def test_each_headway_has_one_engine_and_the_optimum_lies_within_what_is_near_it(facts) -> None:
    curve = curve_of(**facts)
    assert all(a < b for a, b in itertools.pairwise(curve.headway_s))
    assert curve.headway_s[0] == 0.1
    assert curve.headway_s[-1] == 604_800
    assert curve.near_s[0] <= curve.optimum_s <= curve.near_s[1]


def test_what_is_near_costs_at_most_a_twentieth_more_and_what_is_next_to_it_more() -> None:
    curve = curve_of()
    least = min(curve.total_usd)
    near = [i for i, at in enumerate(curve.headway_s) if curve.near_s[0] <= at <= curve.near_s[1]]
    assert max(curve.total_usd[i] for i in near) <= 1.05 * least + 0.02
    beyond = near[-1] + 1
    assert curve.total_usd[beyond] > 1.05 * least or not curve.is_allowed[beyond]


def test_between_two_neighbours_within_an_engine_no_gap_is_left() -> None:
    curve = curve_of()
    pairs = zip(curve.headway_s, curve.headway_s[1:], strict=False)
    assert max(b / a for a, b in pairs) < 1.5


def test_without_a_veto_against_it_the_least_is_the_least_of_all() -> None:
    curve = curve_of()
    allowed = [usd for usd, may in zip(curve.total_usd, curve.is_allowed, strict=True) if may]
    assert curve.total_usd[curve.headway_s.index(curve.optimum_s)] == min(allowed)


def test_runs_that_follow_deliveries_have_their_optimum_at_a_delivery() -> None:
    curve = curve_of(source="file_drop", arrival_interval_s=7200)
    assert curve.optimum_s == 7200
    assert curve.optimum == "2 h"
