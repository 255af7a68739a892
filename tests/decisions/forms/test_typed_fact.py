"""From typed text to a fact and back, without loss."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.quantity import parse_quantity
from advisor.use_case import FACT_BY_KEY, FACTS
from decisions.forms.typed_fact import TypedFact, as_given, as_typed, exact_text, show_given

NUMBERS = [fact for fact in FACTS if fact.kind == "number"]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_every_default_is_typed_back_as_itself(fact) -> None:
    assert as_given(fact, as_typed(fact, fact.default)) == fact.default


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_every_default_has_words(fact) -> None:
    assert show_given(fact, fact.default)


@given(value=st.floats(min_value=1e-6, max_value=1e11), unit=st.sampled_from([f.unit for f in NUMBERS]))
def test_the_text_of_a_number_reads_back_as_exactly_that_number(value: float, unit: str) -> None:
    assert parse_quantity(exact_text(value, unit), unit) == value


def test_a_number_that_people_cannot_say_exactly_is_not_rounded() -> None:
    assert exact_text(86_399.0, "s") == "86399.0"


def test_a_bound_is_said_in_the_words_of_the_page() -> None:
    with pytest.raises(ValueError, match="between 10 ms and 30 days"):
        as_given(FACT_BY_KEY["freshness_s"], TypedFact(value="2 years"))


def test_a_range_that_decreases_is_refused_with_its_values() -> None:
    typed = TypedFact(value="5 min", low="10 min", high="20 min", sureness="range")
    with pytest.raises(ValueError, match="must not decrease"):
        as_given(FACT_BY_KEY["freshness_s"], typed)


def test_what_is_blank_or_not_known_takes_the_default() -> None:
    assert TypedFact(value="  ").is_blank
    assert TypedFact(value="5", sureness="unknown").is_blank
    assert not TypedFact(value="0").is_blank


def test_an_unheard_of_confidence_is_refused() -> None:
    with pytest.raises(ValueError, match="confidence"):
        as_given(FACT_BY_KEY["rate_per_s"], TypedFact(value="5", sureness="hopeful"))


@pytest.mark.parametrize("fact", NUMBERS, ids=lambda fact: fact.key)
def test_both_bounds_are_taken_and_what_lies_beyond_is_not(fact) -> None:
    assert as_given(fact, TypedFact(value=exact_text(fact.low, fact.unit))) == fact.low
    assert as_given(fact, TypedFact(value=exact_text(fact.high, fact.unit))) == fact.high
    with pytest.raises(ValueError, match="outside"):
        as_given(fact, TypedFact(value=repr(math.nextafter(fact.high, math.inf) * 2)))
