"""The cadence curve names its optimum as people would."""

import pytest

from advisor.quantity import show_duration
from advisor.verdict.cadence.candidates import EVENT_BY_EVENT
from advisor.verdict.stretch import PER_EVENT
from tests.make import make_advice_for, make_use_case

AT_ONCE = {"actor": "machine", "freshness_s": 1, "viewing_interval_s": 0, "reaction_s": 0}


@pytest.mark.parametrize(
    "facts",
    [{}, AT_ONCE | {"on_call": "around_the_clock", "streaming_skill": 3, "value_usd_per_year": 50e6}],
    ids=["a dashboard", "within a second"],
)
def test_the_optimum_is_a_headway_only_where_something_departs(facts) -> None:
    curve = make_advice_for(make_use_case(**facts), draws=4).cadence_curve
    engine = curve.engine[curve.headway_s.index(curve.optimum_s)]
    runs_per_event = engine in PER_EVENT
    assert runs_per_event == bool(facts)
    assert curve.optimum == (EVENT_BY_EVENT if runs_per_event else show_duration(curve.optimum_s))
    assert curve.optimum in curve.finding
