"""The reverse question through the API: for a decision, for facts alone, faults by name."""

import json

import pytest

from tests.decisions.make_rows import SMALL_FACTS, make_decision


@pytest.fixture
def decision(owner):
    return make_decision(owner)


def address(decision, query: str = "") -> str:
    return f"/api/v1/decisions/{decision.public_id}/promises/{query}"


def test_the_curve_falls_and_the_best_is_on_it(api, decision):
    found = api.get(address(decision)).json()
    costs = [float(usd) for usd in found["monthly_usd"]]
    assert costs == sorted(costs, reverse=True)
    assert found["best"]["promise_s"] == found["promises_s"][0]
    assert found["budget_usd_per_month"] is None


def test_the_query_replaces_budget_and_team(api, decision):
    found = api.get(address(decision, "?budget_usd_per_month=2500&on_call=none")).json()
    assert found["budget_usd_per_month"] == "2500.00"
    assert float(found["best"]["monthly_usd"]) <= 2500


def test_facts_alone_get_the_same_answer(api, decision):
    posted = api.post("/api/v1/promises/", {"facts": SMALL_FACTS}, format="json")
    assert posted.status_code == 200
    assert posted.json() == api.get(address(decision)).json()


@pytest.mark.parametrize(
    ("query", "field"),
    [("?engineers=many", "engineers"), ("?on_call=1", "on_call"), ("?rate_per_s=1", "rate_per_s")],
)
def test_what_cannot_be_read_is_refused_by_name(api, decision, query, field):
    answer = api.get(address(decision, query))
    assert answer.status_code == 400
    assert field in json.loads(answer.content)["errors"]


def test_a_stranger_finds_nothing(strangers_api, decision):
    assert strangers_api.get(address(decision)).status_code == 404
