"""The step on place."""

import pytest

from advisor.facts.place import REGIONS
from advisor.use_case import FACTS
from advisor.vocabulary import Provider
from tests.decisions.wizard.browse import Wizard


def test_it_asks_every_fact_of_its_group_with_help_and_an_example(wizard: Wizard) -> None:
    page = wizard.see("place")
    asked = [fact for fact in FACTS if fact.step == "place"]
    assert asked
    assert all(f'id="question-{fact.key}"' in page for fact in asked)
    assert page.count("Example: ") == len(asked)


def test_what_a_person_types_is_stored_in_the_unit_of_the_fact(wizard: Wizard) -> None:
    wizard.answer("place")(budget_usd_per_month="20,000")
    assert wizard.facts["budget_usd_per_month"] == 20000.0


def test_what_was_stored_is_shown_again_as_a_person_says_it(wizard: Wizard) -> None:
    wizard.answer("place")(budget_usd_per_month="20,000")
    assert "Taken as 20,000 USD a month" in wizard.see("place")


def test_what_cannot_be_read_stays_typed_with_its_fault_beside_it(wizard: Wizard) -> None:
    response = wizard.answer("place")(budget_usd_per_month="soon & often")
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="soon &amp; often"' in page
    assert "cannot be read" in page
    assert "budget_usd_per_month" not in wizard.facts


def test_a_region_of_another_provider_is_refused_with_the_right_one(wizard: Wizard) -> None:
    page = wizard.answer("place")(provider="gcp", region="us-east-1").content.decode()
    assert "give us-central1" in page
    assert wizard.facts.get("region") != "us-east-1"


@pytest.mark.parametrize("provider", Provider)
def test_every_provider_is_taken_with_its_region(wizard: Wizard, provider: Provider) -> None:
    region = REGIONS[provider][0]
    wizard.answer("place")(provider=provider.value, region=region)
    assert (wizard.facts["provider"], wizard.facts["region"]) == (provider, region)
