"""The step on behaviour."""

from advisor.use_case import FACTS
from tests.decisions.wizard.browse import Wizard


def test_it_asks_every_fact_of_its_group_with_help_and_an_example(wizard: Wizard) -> None:
    page = wizard.see("behaviour")
    asked = [fact for fact in FACTS if fact.step == "behaviour"]
    assert asked
    assert all(f'id="question-{fact.key}"' in page for fact in asked)
    assert page.count("Example: ") == len(asked)


def test_what_a_person_types_is_stored_in_the_unit_of_the_fact(wizard: Wizard) -> None:
    wizard.answer("behaviour")(window_s="5 min")
    assert wizard.facts["window_s"] == 300.0


def test_what_was_stored_is_shown_again_as_a_person_says_it(wizard: Wizard) -> None:
    wizard.answer("behaviour")(window_s="5 min")
    assert "Taken as 5 min" in wizard.see("behaviour")


def test_what_cannot_be_read_stays_typed_with_its_fault_beside_it(wizard: Wizard) -> None:
    response = wizard.answer("behaviour")(window_s="soon & often")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="soon &amp; often"' in page
    assert "cannot be read" in page
    assert "window_s" not in wizard.facts


def test_a_lateness_without_late_events_is_refused_beside_the_field_and_kept(wizard: Wizard) -> None:
    page = wizard.answer("behaviour")(late_share="0", late_p99_s="2 days").content.decode()
    assert 'value="2 days"' in page
    assert "late_p99_s" not in wizard.facts
    assert 'value="2 days"' in wizard.see("behaviour")


def test_a_share_may_be_typed_in_percent(wizard: Wizard) -> None:
    wizard.answer("behaviour")(duplicate_share="2 %")
    assert wizard.facts["duplicate_share"] == 0.02
