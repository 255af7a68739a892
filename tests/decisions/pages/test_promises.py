"""The reverse question's page: for the decision's own budget and team or others, for the owner alone."""

import pytest
from django.test import Client

from decisions.models.decision import Decision


def address(decision: Decision, query: str = "") -> str:
    return f"/decisions/{decision.public_id}/promises/{query}"


def test_it_is_a_page_of_its_own_without_javascript(browser_of_owner: Client, decision: Decision) -> None:
    page = browser_of_owner.get(address(decision)).content.decode()
    assert "<html" in page
    assert 'data-figure="promises-figure"' in page
    assert "At any price this team can promise 95 % of events within" in page


def test_htmx_gets_the_answer_alone(browser_of_owner: Client, decision: Decision) -> None:
    response = browser_of_owner.get(address(decision), headers={"HX-Request": "true"})
    assert response.content.decode().lstrip().startswith('<div id="promises-result"')
    assert "HX-Request" in response["Vary"]


def test_another_budget_and_team_are_answered_and_stay_in_the_form(
    browser_of_owner: Client, decision: Decision
) -> None:
    page = browser_of_owner.get(address(decision, "?budget_usd_per_month=9%2C000&on_call=none")).content
    assert "For 9,000 USD a month this team can promise" in page.decode()
    assert 'value="none" selected' in page.decode()


def test_a_budget_too_small_names_the_cheapest(browser_of_owner: Client, decision: Decision) -> None:
    page = browser_of_owner.get(address(decision, "?budget_usd_per_month=1")).content.decode()
    assert "can keep no promise up to a week; the cheapest" in page


def test_nobody_to_run_it_keeps_no_promise_and_draws_nothing(
    browser_of_owner: Client, decision: Decision
) -> None:
    page = browser_of_owner.get(address(decision, "?engineers=0")).content.decode()
    assert "data-figure" not in page
    assert "more hours than the team has" in page


@pytest.mark.parametrize("query", ["?engineers=many", "?on_call=sometimes", "?freshness_percentile=10"])
def test_what_cannot_be_read_comes_back_with_a_reason(
    browser_of_owner: Client, decision: Decision, query: str
) -> None:
    response = browser_of_owner.get(address(decision, query))
    assert response.status_code == 200
    assert 'class="fault"' in response.content.decode()


def test_a_stranger_finds_nothing(browser_of_stranger: Client, decision: Decision) -> None:
    assert browser_of_stranger.get(address(decision)).status_code == 404


def test_the_decision_leads_to_it(browser_of_owner: Client, decision: Decision) -> None:
    page = browser_of_owner.get(f"/decisions/{decision.public_id}/").content.decode()
    assert f'href="{address(decision)}"' in page
