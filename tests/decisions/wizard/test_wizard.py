"""What holds for every step: the live panel, nothing lost, and nobody else's answers."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from advisor.use_case import FACTS
from advisor.vocabulary import WizardStep
from tests.decisions.wizard.browse import Wizard

HTMX = {"HX-Request": "true"}
STEPS = [step.value for step in WizardStep]


@pytest.mark.parametrize("step", STEPS)
def test_a_change_is_answered_with_the_panel_alone(wizard: Wizard, step: str) -> None:
    fragment = wizard.answer(step, **HTMX)().content.decode()
    assert 'id="so-far"' in fragment
    assert "<html" not in fragment
    assert "<input" not in fragment


def test_the_answer_differs_by_who_asks_and_says_so(wizard: Wizard) -> None:
    response = wizard.answer("need", **HTMX)(freshness_s="15 min")
    assert "HX-Request" in response["Vary"]


def test_a_change_is_stored_before_the_step_is_left(wizard: Wizard) -> None:
    wizard.answer("need", **HTMX)(freshness_s="15 min")
    assert wizard.facts == {"freshness_s": 900.0}
    assert 'value="15 min"' in wizard.see("need")


def test_the_panel_follows_the_answers(wizard: Wizard) -> None:
    slow = wizard.answer("need", **HTMX)(actor="report", freshness_s="2 days", viewing_interval_s="1 week")
    fast = wizard.answer("need", **HTMX)(actor="machine", freshness_s="5 s", viewing_interval_s="0")
    assert "Daily batch" in slow.content.decode().split("<dl>")[0]
    assert "Daily batch" not in fast.content.decode().split("<dl>")[0]


def test_what_cannot_be_read_survives_a_reload_and_is_marked(wizard: Wizard) -> None:
    wizard.answer("need", **HTMX)(freshness_s="soonish")
    page = wizard.see("need")
    assert 'value="soonish"' in page
    assert 'aria-invalid="true"' in page
    assert "faulty" in wizard.see("team")


def test_what_is_put_right_is_no_longer_marked(wizard: Wizard) -> None:
    wizard.answer("need")(freshness_s="soonish")
    wizard.answer("need")(freshness_s="15 min")
    assert "faulty" not in wizard.see("team")


def test_a_draft_with_an_unreadable_answer_is_not_finished(wizard: Wizard) -> None:
    wizard.answer("team")(engineers="a few")
    response = wizard.client.post(f"/decisions/{wizard.decision.public_id}/finish/")
    assert response["Location"].endswith("/facts/team/")
    wizard.decision.refresh_from_db()
    assert wizard.decision.is_draft


def test_leaving_a_question_open_again_takes_its_answer_back(wizard: Wizard) -> None:
    wizard.answer("source")(rate_per_s="2k/s")
    wizard.answer("source")(rate_per_s="2k/s", rate_per_s__sure="unknown")
    assert "rate_per_s" not in wizard.facts


def test_a_step_leaves_the_answers_of_the_others_alone(wizard: Wizard) -> None:
    wizard.answer("need")(freshness_s="15 min")
    wizard.answer("team")(engineers="3")
    assert wizard.facts == {"freshness_s": 900.0, "engineers": 3.0}


def test_the_panel_can_be_brought_up_to_date_without_javascript(wizard: Wizard) -> None:
    response = wizard.answer("need")(freshness_s="15 min", stay="1")
    assert response.status_code == 200
    assert 'value="15 min"' in response.content.decode()


def test_the_consequences_name_the_options_that_an_answer_rules_out(wizard: Wizard) -> None:
    fragment = wizard.answer("need", **HTMX)(actor="machine", freshness_s="1 s", viewing_interval_s="0")
    assert "Rules out" in fragment.content.decode()


def test_where_a_provider_is_chosen_the_region_assumed_is_one_of_its_own(wizard: Wizard) -> None:
    page = wizard.answer("place")(provider="azure", stay="1").content.decode()
    assert "Assumed: eastus (Azure, Virginia)" in page
    assert "Assumed: us-east-1" not in page


def test_the_check_shows_each_fact_with_what_was_assumed(wizard: Wizard) -> None:
    wizard.answer("need")(freshness_s="15 min")
    page = wizard.client.get(f"/decisions/{wizard.decision.public_id}/facts/").content.decode()
    assert "15 min" in page
    answered = 1
    assert page.count('<span class="chip">assumed</span>') == len(FACTS) - answered


def test_a_step_that_does_not_exist_is_not_found(wizard: Wizard) -> None:
    assert wizard.client.get(wizard.address("weather")).status_code == 404


@pytest.mark.parametrize("step", [*STEPS, ""])
def test_a_stranger_finds_nothing(wizard: Wizard, client: Client, stranger: User, step: str) -> None:
    client.force_login(stranger)
    address = wizard.address(step) if step else f"/decisions/{wizard.decision.public_id}/facts/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"freshness_s": "1 min"}).status_code in (404, 405)
    assert wizard.facts == {}


def test_whoever_is_not_signed_in_is_asked_to(wizard: Wizard, client: Client) -> None:
    client.logout()
    assert client.get(wizard.address("need"))["Location"].startswith("/sign-in/?next=")


def test_text_is_shown_as_text(wizard: Wizard) -> None:
    page = wizard.answer("need")(freshness_s="<script>alert(1)</script>").content.decode()
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("typed", ["1e999", "9" * 400, "\x00", "-5 min", "∞", "nan", "15 min 15 min 15"])
def test_no_typed_text_breaks_the_page(wizard: Wizard, typed: str) -> None:
    assert wizard.answer("need")(freshness_s=typed).status_code in (200, 302)
    assert wizard.client.get(wizard.address("need")).status_code == 200


def test_showing_a_step_asks_few_queries(wizard: Wizard, django_assert_max_num_queries) -> None:
    wizard.see("need")
    with django_assert_max_num_queries(3):
        wizard.see("need")


def test_storing_a_change_asks_few_queries(wizard: Wizard, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(10):
        wizard.answer("need", **HTMX)(freshness_s="15 min")
