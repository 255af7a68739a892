"""Assumptions: a team's own figures replace the shipped ones, all faults told at once."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assumptions.replaced import SHIPPED, InvalidAssumptions, parse_assumptions
from advisor.assumptions.shipped import ASSUMPTIONS, DEFAULTS
from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.cost.bill import infrastructure
from advisor.freshness.availability import availability
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.verdict.robustness import drawn_complexity
from advisor.vocabulary import OnCall, OptionKey
from tests.make import make_advice_for, make_use_case, price_book

STREAM = OPTION_BY_KEY[OptionKey.EVENT_STREAMING]


def faults(given_: Any) -> dict[str, tuple[str, ...]]:
    with pytest.raises(InvalidAssumptions) as raised:
        parse_assumptions(given_)
    return raised.value.faults


def test_nothing_given_is_what_is_shipped() -> None:
    assert parse_assumptions({}) == SHIPPED
    assert (dict(SHIPPED.values), dict(SHIPPED.own)) == (dict(DEFAULTS), {})


def test_every_shipped_value_lies_within_its_range_and_what_can_be_computed_with() -> None:
    for each in ASSUMPTIONS:
        low, high = each.bounds
        assert low <= each.low <= each.value <= each.high <= high, each.id


def test_all_faults_are_told_at_once_with_what_would_be_right() -> None:
    found = faults(
        {
            "people.debug_hour": 4,
            "people.run_hours": "four",
            "people.rerun_share": 2,
            "people.complexity": 7,
            "reserve.outage": math.nan,
            "availability.repair": True,
        }
    )
    assert found == {
        "people.debug_hour": ("No assumption has this identifier; did you mean people.debug_hours?",),
        "people.run_hours": ("'four' is not a number; give a number between 0 and 10000 (h/month).",),
        "people.rerun_share": ("2 is outside; give a number between 0 and 1 (share).",),
        "people.complexity": ("7 is more than people.complexity_high, which is 5; give no more.",),
        "reserve.outage": ("That number is outside; give a number between 0 and 100000 (h).",),
        "availability.repair": ("True is not a number; give a number between 0 and 100000 (h).",),
    }


@pytest.mark.parametrize("nothing", [[], "people.run_hours", None, 4])
def test_what_is_no_mapping_is_refused(nothing: Any) -> None:
    assert faults(nothing) == {"assumptions": ("Give a mapping of identifiers to numbers.",)}


def test_more_skill_never_makes_work_harder() -> None:
    assert list(faults({"people.relief_skill_2": 1.5})) == ["people.relief_skill_2"]
    assert parse_assumptions({"people.relief_skill_2": 0.8, "people.relief_skill_1": 0.9})


def test_a_shipped_value_given_again_replaces_nothing() -> None:
    assert parse_assumptions({"people.run_hours": 4}).own == {}


@given(st.fixed_dictionaries({}, optional={each.id: st.floats() for each in ASSUMPTIONS}))
def test_what_is_parsed_survives_being_kept(given_: dict[str, float]) -> None:
    try:
        parsed = parse_assumptions(given_)
    except InvalidAssumptions:
        return
    assert parse_assumptions(dict(parsed.own)) == parsed == parse_assumptions(dict(parsed.values))


def test_availability_is_time_between_failures_over_that_and_the_time_down() -> None:
    """By hand: 10 days up, 2 h down around the clock: 240 / 242."""
    own = parse_assumptions({"availability.mtbf_always_on": 10, "availability.repair": 2})
    cases = likely_case(make_use_case(on_call=OnCall.AROUND_THE_CLOCK), own)
    assert availability(STREAM, cases)[0] == pytest.approx(240 / 242)


def test_complexity_is_drawn_from_its_own_range() -> None:
    own = {"people.complexity": 1.6, "people.complexity_low": 1.5, "people.complexity_high": 1.7}
    drawn = drawn_complexity(500, 1, parse_assumptions(own))
    assert 1.5 <= drawn.min() < 1.51
    assert 1.69 < drawn.max() <= 1.7


def test_a_shorter_promise_to_catch_up_buys_a_larger_reserve() -> None:
    """Of a flat load: within two hours takes 1.5 times the rate, within a quarter of an hour 5 times."""
    facts = make_use_case(peak_factor=1, rate_per_s=50_000, event_bytes=100)
    soon = parse_assumptions({"reserve.catch_up_within": 0.25})
    bills = [
        infrastructure(compose(STREAM, case, case.rate_per_s * 0, describe=False), price_book(), case)
        for case in (likely_case(facts), likely_case(facts, soon))
    ]
    assert bills[1].monthly_usd[0] > bills[0].monthly_usd[0]


def test_advice_says_which_assumptions_somebody_replaced_and_uses_them() -> None:
    own = parse_assumptions({"people.debug_hours": 50})
    case = make_use_case()
    shipped, changed = make_advice_for(case, draws=4), make_advice_for(case, draws=4, assumptions=own)
    assert (shipped.own_assumptions, changed.own_assumptions) == ({}, {"people.debug_hours": 50})
    for option in OPTIONS:
        before, after = (
            next(row for row in advice.ranking if row.option is option.key) for advice in (shipped, changed)
        )
        assert after.monthly_usd.people > before.monthly_usd.people


@pytest.mark.slow
@pytest.mark.parametrize("end", [0, 1], ids=["least", "most"])
def test_any_constant_at_the_end_of_what_can_be_computed_with_gives_an_advice(end: int) -> None:
    use_case = make_use_case()
    for each in ASSUMPTIONS:
        try:
            own = parse_assumptions({each.id: each.bounds[end]})
        except InvalidAssumptions:
            continue
        advice = make_advice_for(use_case, draws=2, assumptions=own)
        assert len(advice.ranking) == len(OPTIONS), each.id
