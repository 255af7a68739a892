"""The step on correctness."""

from advisor.use_case import FACTS
from tests.decisions.wizard.browse import Wizard


def test_it_asks_every_fact_of_its_group_with_help_and_an_example(wizard: Wizard) -> None:
    page = wizard.see("correctness")
    asked = [fact for fact in FACTS if fact.step == "correctness"]
    assert asked
    assert all(f'id="question-{fact.key}"' in page for fact in asked)
    assert page.count("Example: ") == len(asked)


def test_what_a_person_types_is_stored_in_the_unit_of_the_fact(wizard: Wizard) -> None:
    wizard.answer("correctness")(lookback_s="1 h")
    assert wizard.facts["lookback_s"] == 3600.0


def test_what_was_stored_is_shown_again_as_a_person_says_it(wizard: Wizard) -> None:
    wizard.answer("correctness")(lookback_s="1 h")
    assert "Taken as 60 min" in wizard.see("correctness")


def test_what_cannot_be_read_stays_typed_with_its_fault_beside_it(wizard: Wizard) -> None:
    response = wizard.answer("correctness")(lookback_s="soon & often")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="soon &amp; often"' in page
    assert "cannot be read" in page
    assert "lookback_s" not in wizard.facts


def test_zero_is_an_answer_and_not_a_blank(wizard: Wizard) -> None:
    wizard.answer("correctness")(lookback_s="0")
    assert wizard.facts["lookback_s"] == 0
