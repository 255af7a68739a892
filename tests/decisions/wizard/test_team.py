"""The step on team."""

from advisor.use_case import FACTS
from tests.decisions.wizard.browse import Wizard


def test_it_asks_every_fact_of_its_group_with_help_and_an_example(wizard: Wizard) -> None:
    page = wizard.see("team")
    asked = [fact for fact in FACTS if fact.step == "team"]
    assert asked
    assert all(f'id="question-{fact.key}"' in page for fact in asked)
    assert page.count("Example: ") == len(asked)


def test_what_a_person_types_is_stored_in_the_unit_of_the_fact(wizard: Wizard) -> None:
    wizard.answer("team")(engineer_usd_per_year="120,000")
    assert wizard.facts["engineer_usd_per_year"] == 120000.0


def test_what_was_stored_is_shown_again_as_a_person_says_it(wizard: Wizard) -> None:
    wizard.answer("team")(engineer_usd_per_year="120,000")
    assert "Taken as 120,000 USD a year" in wizard.see("team")


def test_what_cannot_be_read_stays_typed_with_its_fault_beside_it(wizard: Wizard) -> None:
    response = wizard.answer("team")(engineer_usd_per_year="soon & often")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="soon &amp; often"' in page
    assert "cannot be read" in page
    assert "engineer_usd_per_year" not in wizard.facts


def test_none_of_the_platforms_is_an_answer(wizard: Wizard) -> None:
    wizard.answer("team")(platforms=["none"])
    assert wizard.facts["platforms"] == []


def test_several_platforms_may_be_ticked(wizard: Wizard) -> None:
    wizard.answer("team")(platforms=["spark", "airflow"])
    assert set(wizard.facts["platforms"]) == {"airflow", "spark"}


def test_a_skill_between_two_grades_is_refused(wizard: Wizard) -> None:
    page = wizard.answer("team")(streaming_skill="1.5").content.decode()
    assert "whole number" in page
