"""The flip map's page: drawn on request, over facts that somebody chooses, for the owner alone."""

import pytest
from django.test import Client

from decisions.models.decision import Decision
from decisions.services.sharing import share


def address(decision: Decision, query: str = "") -> str:
    return f"/decisions/{decision.public_id}/flip-map/{query}"


def test_it_is_a_page_of_its_own_without_javascript(browser_of_owner: Client, decision: Decision) -> None:
    page = browser_of_owner.get(address(decision)).content.decode()
    assert "<html" in page
    assert 'data-figure="two-facts-figure"' in page
    assert "The same as a table" in page


def test_htmx_gets_the_picture_alone(browser_of_owner: Client, decision: Decision) -> None:
    response = browser_of_owner.get(address(decision), headers={"HX-Request": "true"})
    assert response.content.decode().lstrip().startswith('<div id="flip-map-result"')
    assert "HX-Request" in response["Vary"]


def test_other_facts_are_drawn_when_asked_for(browser_of_owner: Client, decision: Decision) -> None:
    page = browser_of_owner.get(address(decision, "?x=late_share&y=rate_per_s")).content.decode()
    assert 'value="late_share" selected' in page


@pytest.mark.parametrize("query", ["?x=colour", "?x=rate_per_s&y=rate_per_s", "?x=%00"])
def test_facts_that_cannot_be_drawn_come_back_with_a_reason(
    browser_of_owner: Client, decision: Decision, query: str
) -> None:
    response = browser_of_owner.get(address(decision, query))
    assert response.status_code == 200
    assert 'class="fault"' in response.content.decode()


def test_a_stranger_finds_nothing(browser_of_stranger: Client, decision: Decision) -> None:
    assert browser_of_stranger.get(address(decision)).status_code == 404


def test_the_decision_offers_it_and_says_what_to_measure(
    browser_of_owner: Client, decision: Decision
) -> None:
    page = browser_of_owner.get(f"/decisions/{decision.public_id}/").content.decode()
    assert f'action="{address(decision)}"' in page
    assert "What to measure first" in page


def test_the_page_lists_the_answers_that_change_the_verdict(
    browser_of_owner: Client, decision: Decision
) -> None:
    page = browser_of_owner.get(address(decision)).content.decode()
    assert "Other answers to a choice" in page


def test_whoever_holds_the_link_may_draw_it_and_is_led_back_to_what_is_shared(
    client: Client, decision: Decision
) -> None:
    token = share(decision)
    shared = f"/shared/{token}/flip-map/"
    assert f'action="{shared}"' in client.get(f"/shared/{token}/").content.decode()
    response = client.get(shared)
    assert response["Cache-Control"] == "private, no-store"
    assert f'href="/shared/{token}/"' in response.content.decode()
    assert str(decision.public_id) not in response.content.decode()


def test_a_revoked_link_draws_nothing(client: Client, decision: Decision) -> None:
    token = share(decision)
    decision.share_links.all().delete()
    assert client.get(f"/shared/{token}/flip-map/").status_code == 404
