"""How sure the cadence curve is, through the API: one band a decision, nothing for strangers."""

import json

import pytest

from tests.decisions.make_rows import make_decision


@pytest.fixture
def decision(owner):
    return make_decision(owner)


def address(decision, query: str = "") -> str:
    return f"/api/v1/decisions/{decision.public_id}/cadence-band/{query}"


def test_the_band_has_a_low_and_a_high_for_every_headway(api, decision):
    found = api.get(address(decision)).json()
    assert len(found["headway_s"]) == len(found["low_usd"]) == len(found["high_usd"])
    assert all(low <= high for low, high in zip(found["low_usd"], found["high_usd"], strict=True))
    assert found["draws"] == api.get(f"/api/v1/decisions/{decision.public_id}/advice/").json()["draws"]


def test_what_is_not_asked_for_is_refused_by_name(api, decision):
    answer = api.get(address(decision, "?draws=5"))
    assert answer.status_code == 400
    assert "draws" in json.loads(answer.content)["errors"]


def test_a_stranger_finds_no_band(strangers_api, decision):
    assert strangers_api.get(address(decision)).status_code == 404
