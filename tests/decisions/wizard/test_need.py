"""The step on need."""

from advisor.use_case import FACTS
from tests.decisions.wizard.browse import Wizard


def test_it_asks_every_fact_of_its_group_with_help_and_an_example(wizard: Wizard) -> None:
    page = wizard.see("need")
    asked = [fact for fact in FACTS if fact.step == "need"]
    assert asked
    assert all(f'id="question-{fact.key}"' in page for fact in asked)
    assert page.count("Example: ") == len(asked)


def test_what_a_person_types_is_stored_in_the_unit_of_the_fact(wizard: Wizard) -> None:
    wizard.answer("need")(freshness_s="15 min")
    assert wizard.facts["freshness_s"] == 900.0


def test_what_was_stored_is_shown_again_as_a_person_says_it(wizard: Wizard) -> None:
    wizard.answer("need")(freshness_s="15 min")
    assert "Taken as 15 min" in wizard.see("need")


def test_what_cannot_be_read_stays_typed_with_its_fault_beside_it(wizard: Wizard) -> None:
    response = wizard.answer("need")(freshness_s="soon & often")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="soon &amp; often"' in page
    assert "cannot be read" in page
    assert "freshness_s" not in wizard.facts


def test_a_choice_left_open_is_assumed_and_not_stored(wizard: Wizard) -> None:
    wizard.answer("need")(actor="", freshness_s="15 min")
    assert "actor" not in wizard.facts
