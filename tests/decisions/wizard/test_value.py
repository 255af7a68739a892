"""The step on value."""

from advisor.use_case import FACTS
from tests.decisions.wizard.browse import Wizard


def test_it_asks_every_fact_of_its_group_with_help_and_an_example(wizard: Wizard) -> None:
    page = wizard.see("value")
    asked = [fact for fact in FACTS if fact.step == "value"]
    assert asked
    assert all(f'id="question-{fact.key}"' in page for fact in asked)
    assert page.count("Example: ") == len(asked)


def test_what_a_person_types_is_stored_in_the_unit_of_the_fact(wizard: Wizard) -> None:
    wizard.answer("value")(value_half_life_s="30 min")
    assert wizard.facts["value_half_life_s"] == 1800.0


def test_what_was_stored_is_shown_again_as_a_person_says_it(wizard: Wizard) -> None:
    wizard.answer("value")(value_half_life_s="30 min")
    assert "Taken as 30 min" in wizard.see("value")


def test_what_cannot_be_read_stays_typed_with_its_fault_beside_it(wizard: Wizard) -> None:
    response = wizard.answer("value")(value_half_life_s="soon & often")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="soon &amp; often"' in page
    assert "cannot be read" in page
    assert "value_half_life_s" not in wizard.facts


def test_a_range_keeps_its_three_values(wizard: Wizard) -> None:
    typed = {"value_usd_per_year__sure": "range", "value_usd_per_year__low": "100,000"}
    wizard.answer("value")(value_usd_per_year="250k", value_usd_per_year__high="1 million", **typed)
    assert wizard.facts["value_usd_per_year"] == {"low": 1e5, "likely": 2.5e5, "high": 1e6}


def test_a_range_without_its_ends_says_which_are_missing(wizard: Wizard) -> None:
    response = wizard.answer("value")(value_usd_per_year="250k", value_usd_per_year__sure="range")
    assert "lowest and its highest" in response.content.decode()
