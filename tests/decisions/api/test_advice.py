import json

import pytest

from advisor.use_case import FACTS
from decisions.models.decision import Decision
from tests.make import OPERATIONS_FACTS

ADVICE = "/api/v1/advice/"


def test_advice_stores_nothing(api):
    answer = api.post(ADVICE, {"facts": OPERATIONS_FACTS}, format="json")
    assert answer.status_code == 200
    assert not Decision.objects.exists()


def test_advice_ranks_all_eight_options(api):
    ranking = api.post(ADVICE, {"facts": OPERATIONS_FACTS}, format="json").json()["ranking"]
    assert len({option["option"] for option in ranking}) == 8


def test_facts_left_out_are_listed_as_assumed(api):
    assumed = api.post(ADVICE, {"facts": {"freshness_s": 60}}, format="json").json()["assumed"]
    assert "freshness_s" not in assumed
    assert "rate_per_s" in assumed


def test_advice_on_nothing_at_all_rests_on_defaults_alone(api):
    assert api.post(ADVICE).status_code == 200


@pytest.mark.parametrize("end", ["low", "high"])
def test_facts_at_their_bounds_get_an_advice_that_json_can_hold(api, end):
    facts = {fact.key: getattr(fact, end) for fact in FACTS if fact.kind == "number"}
    if end == "low":
        facts |= {"late_p99_s": 0, "duplicate_within_s": 0}
    answer = api.post(ADVICE, {"facts": facts}, format="json")
    assert answer.status_code == 200, answer.content
    assert len(json.loads(answer.content, parse_constant=pytest.fail)["ranking"]) == 8


def test_a_range_that_falls_is_refused_by_name(api):
    facts = {"rate_per_s": {"low": 3, "likely": 2, "high": 1}}
    answer = api.post(ADVICE, {"facts": facts}, format="json")
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == {"facts.rate_per_s"}


@pytest.mark.parametrize("money", ["infrastructure", "people", "total"])
def test_money_is_a_decimal_text_with_two_places(api, money):
    best = api.post(ADVICE, {"facts": OPERATIONS_FACTS}, format="json").json()["ranking"][0]
    whole, _, cents = best["monthly_usd"][money].partition(".")
    assert whole.isdecimal()
    assert len(cents) == 2
