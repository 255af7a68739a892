"""The flip map through the API: two facts by name, faults by name, nothing for strangers."""

import json

import pytest

from tests.decisions.make_rows import make_decision


@pytest.fixture
def decision(owner):
    return make_decision(owner)


def address(decision, query: str = "") -> str:
    return f"/api/v1/decisions/{decision.public_id}/flip-map/{query}"


def test_the_map_has_a_winner_for_each_pair_of_values(api, decision):
    found = api.get(address(decision)).json()
    assert (found["x"], found["y"]) == ("freshness_s", "value_usd_per_year")
    assert len(found["options"]) == len(found["y_values"])
    assert {len(row) for row in found["options"]} == {len(found["x_values"])}


@pytest.mark.parametrize(("query", "field"), [("?x=colour", "x"), ("?y=actor", "y"), ("?z=1", "z")])
def test_what_cannot_be_drawn_is_refused_by_name(api, decision, query, field):
    answer = api.get(address(decision, query))
    assert answer.status_code == 400
    assert field in json.loads(answer.content)["errors"]


def test_a_stranger_finds_no_map(strangers_api, decision):
    assert strangers_api.get(address(decision)).status_code == 404
