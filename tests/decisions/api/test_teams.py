"""The team through the API: set, changed, found by, and refused by name."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from decisions.models.decision import Decision
from decisions.services.revisions import name_revision

DECISIONS = "/api/v1/decisions/"


@pytest.fixture
def stored(api: APIClient) -> Any:
    return api.post(DECISIONS, {"title": "Cards", "team": "Risk"}, format="json").json()


def test_a_decision_says_its_team_and_that_nobody_else_sees_it(stored):
    assert (stored["team"], stored["is_shown_to_organisation"]) == ("Risk", False)


def test_a_patch_changes_team_and_showing(api, stored):
    change = {"team": "Payments", "is_shown_to_organisation": True}
    changed = api.patch(stored["url"], change, format="json").json()
    assert change.items() <= changed.items()


def test_the_list_is_narrowed_to_a_team(api, stored):
    api.post(DECISIONS, {"title": "Stock", "team": "Shop"}, format="json")
    assert [each["title"] for each in api.get(f"{DECISIONS}?team=Risk").json()["results"]] == ["Cards"]


def test_a_revision_says_the_team_of_its_time(api, stored, owner):
    name_revision(Decision.objects.get(), owner, name="First")
    assert api.get(f"{stored['url']}revisions/1/").json()["team"] == "Risk"


@pytest.mark.parametrize(
    ("field", "value"), [("team", 7), ("team", "x" * 201), ("is_shown_to_organisation", 1)]
)
def test_what_will_not_do_is_refused_by_its_name(api, stored, field, value):
    answer = api.patch(stored["url"], {field: value}, format="json")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
