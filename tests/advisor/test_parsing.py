"""Bad facts are named all at once, each with what would be right; good ones keep the form they were given
in.
"""

from typing import Any

import pytest

from advisor.parsing import InvalidFacts, parse_use_case
from advisor.use_case import FACTS, json_schema
from advisor.vocabulary import WizardStep


def faults_of(facts: Any) -> dict[str, tuple[str, ...]]:
    with pytest.raises(InvalidFacts) as caught:
        parse_use_case(facts)
    return caught.value.faults


def test_every_fault_is_reported_at_once() -> None:
    faults = faults_of(
        {"rate_per_s": "many", "actor": "robot", "keys": 1.5, "freshness_s": -1, "platforms": "x"}
    )
    assert set(faults) == {"rate_per_s", "actor", "keys", "freshness_s", "platforms"}


def test_an_unknown_fact_names_the_nearest_one() -> None:
    assert "freshness_s" in faults_of({"freshnes_s": 900})["freshnes_s"][0]


def test_a_fault_names_the_value_and_what_would_be_right() -> None:
    assert faults_of({"late_share": 3})["late_share"] == (
        "3 is outside; give a value between 0 and 1 share.",
    )


@pytest.mark.parametrize(
    "value",
    [
        True,
        None,
        [],
        "15 min",
        float("nan"),
        float("inf"),
        10**400,
        {"low": 1},
        {"low": 3, "likely": 2, "high": 4},
    ],
)
def test_what_is_no_number_is_refused(value: Any) -> None:
    assert set(faults_of({"freshness_s": value})) == {"freshness_s"}


def test_lateness_without_late_events_contradicts_itself() -> None:
    assert "late_share is 0" in faults_of({"late_share": 0, "late_p99_s": 60})["late_p99_s"][0]


def test_a_promise_faster_than_the_source_is_no_fault() -> None:
    assert parse_use_case({"freshness_s": 1, "arrival_interval_s": 3600}).likely("freshness_s") == 1


@pytest.mark.parametrize(
    "given", [900.0, {"low": 600.0, "likely": 900.0, "high": 1800.0}, {"value": 900.0, "confidence": "guess"}]
)
def test_a_fact_is_given_back_as_it_was_given(given: Any) -> None:
    assert parse_use_case({"freshness_s": given}).given() == {"freshness_s": given}


def test_a_guess_is_within_a_factor_of_two() -> None:
    guess = parse_use_case({"freshness_s": {"value": 900, "confidence": "guess"}}).freshness_s
    assert (guess.low, guess.high) == (450, 1800)


def test_next_to_nothing_is_nothing() -> None:
    assert parse_use_case({"window_s": 5e-324}).likely("window_s") == 0


def test_what_was_not_given_is_assumed_but_for_what_runs_today() -> None:
    left = {fact.key for fact in FACTS} - {"actor", "current_headway_s"}
    assert set(parse_use_case({"actor": "machine"}).assumed) == left


def test_every_default_lies_within_its_own_bounds() -> None:
    for fact in FACTS:
        assert parse_use_case({fact.key: fact.default}).given()[fact.key] == fact.default


def test_every_fact_has_words_an_example_and_a_step() -> None:
    assert all(fact.title and fact.help and fact.example for fact in FACTS)
    assert [step for step in WizardStep if not any(fact.step == step for fact in FACTS)] == []


def test_the_published_schema_names_every_fact_and_closes_the_object() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == {fact.key for fact in FACTS}
    assert schema["additionalProperties"] is False
