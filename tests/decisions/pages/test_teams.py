"""The team on the pages: set beside the title, shown wherever the decision is listed."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from decisions.models.decision import Decision
from decisions.services.revisions import name_revision
from tests.decisions.make_organisations import make_organisation
from tests.decisions.make_rows import make_decision

LONG = "Department of everything that arrives late and is wanted at once " * 3


def rename(browser: Client, decision: Decision, **typed: str) -> str:
    response = browser.post(
        f"/decisions/{decision.public_id}/rename/", {"title": "Operations desk", **typed}, follow=True
    )
    decision.refresh_from_db()
    return response.content.decode()


@pytest.mark.parametrize("team", ["Payments & <Risk>", LONG.strip()])
def test_the_team_is_kept_and_shown(browser_of_owner: Client, decision: Decision, team: str) -> None:
    rename(browser_of_owner, decision, team=team)
    name_revision(decision, decision.owner, name="First")
    assert decision.team == team
    escaped = team.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for page in ("/", f"/decisions/{decision.public_id}/", f"/decisions/{decision.public_id}/revisions/1/"):
        assert escaped in browser_of_owner.get(page).content.decode()


def test_a_team_that_is_too_long_comes_back_with_all_that_was_typed(
    browser_of_owner: Client, decision: Decision
) -> None:
    page = rename(browser_of_owner, decision, team="x" * 201, summary="Quiet at night.")
    assert "give at most 200" in page
    assert "x" * 201 in page
    assert "Quiet at night." in page
    assert decision.team == ""


def test_teams_given_before_are_offered(browser_of_owner: Client, decision: Decision, stranger: User) -> None:
    make_decision(decision.owner, team="Payments")
    make_decision(stranger, team="Somebody else's")
    page = browser_of_owner.get(f"/decisions/{decision.public_id}/rename/").content.decode()
    assert '<option value="Payments">' in page
    assert "Somebody else" not in page


def test_the_search_finds_a_team(browser_of_owner: Client, decision: Decision) -> None:
    make_decision(decision.owner, title="Card payments", team="Risk")
    page = browser_of_owner.get("/?q=risk", headers={"HX-Request": "true"}).content.decode()
    assert "Card payments" in page
    assert "Operations desk" not in page


def test_only_who_is_in_an_organisation_is_asked_whether_it_may_see_the_line(
    browser_of_owner: Client, decision: Decision
) -> None:
    address = f"/decisions/{decision.public_id}/rename/"
    assert 'name="shown"' not in browser_of_owner.get(address).content.decode()
    make_organisation(decision.owner)
    assert "portfolio of Northwind" in browser_of_owner.get(address).content.decode()
    rename(browser_of_owner, decision, asks="shown", shown="on")
    assert decision.is_shown_to_organisation
    rename(browser_of_owner, decision)
    assert decision.is_shown_to_organisation
    rename(browser_of_owner, decision, asks="shown")
    assert not decision.is_shown_to_organisation
