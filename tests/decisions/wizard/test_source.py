"""The step on source."""

from advisor.use_case import FACTS
from tests.decisions.wizard.browse import Wizard


def test_it_asks_every_fact_of_its_group_with_help_and_an_example(wizard: Wizard) -> None:
    page = wizard.see("source")
    asked = [fact for fact in FACTS if fact.step == "source"]
    assert asked
    assert all(f'id="question-{fact.key}"' in page for fact in asked)
    assert page.count("Example: ") == len(asked)


def test_what_a_person_types_is_stored_in_the_unit_of_the_fact(wizard: Wizard) -> None:
    wizard.answer("source")(rate_per_s="2k/s")
    assert wizard.facts["rate_per_s"] == 2000.0


def test_what_was_stored_is_shown_again_as_a_person_says_it(wizard: Wizard) -> None:
    wizard.answer("source")(rate_per_s="2k/s")
    assert "Taken as 2 k/s" in wizard.see("source")


def test_what_cannot_be_read_stays_typed_with_its_fault_beside_it(wizard: Wizard) -> None:
    response = wizard.answer("source")(rate_per_s="soon & often")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="soon &amp; often"' in page
    assert "cannot be read" in page
    assert "rate_per_s" not in wizard.facts


def test_bytes_are_typed_as_people_write_them(wizard: Wizard) -> None:
    wizard.answer("source")(event_bytes="1.5 KB")
    assert wizard.facts["event_bytes"] == 1500.0


def test_an_estimate_keeps_its_confidence(wizard: Wizard) -> None:
    wizard.answer("source")(rate_per_s="2k/s", rate_per_s__sure="estimate")
    assert wizard.facts["rate_per_s"] == {"value": 2000.0, "confidence": "estimate"}
