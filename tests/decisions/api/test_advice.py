import json
from pathlib import Path

import pytest

from advisor.use_case import FACTS
from advisor.use_case_file import read_use_case_file
from decisions.models.decision import Decision
from tests.decisions.make_rows import make_decision
from tests.make import OPERATIONS_FACTS

ADVICE = "/api/v1/advice/"


def test_advice_stores_nothing(api):
    answer = api.post(ADVICE, {"facts": OPERATIONS_FACTS}, format="json")
    assert answer.status_code == 200
    assert not Decision.objects.exists()


def test_advice_ranks_all_eight_options(api):
    ranking = api.post(ADVICE, {"facts": OPERATIONS_FACTS}, format="json").json()["ranking"]
    assert len({option["option"] for option in ranking}) == 8


def test_other_answers_to_choices_are_among_the_flips_where_they_are_asked_for(api):
    facts = {"facts": read_use_case_file(Path("fixtures/use_cases/daily_ftp_drop.yaml")).use_case.given()}
    plain, asked = (
        api.post(ADVICE, facts | {"choices": choices}, format="json").json()["flips"]
        for choices in (False, True)
    )
    source = {"name": "source", "from": "file_drop", "to": "app_events", "new_option": "hourly_batch"}
    assert [flip for flip in asked if flip not in plain and flip.items() >= source.items()]
    assert [flip for flip in asked if not isinstance(flip["to"], str)] == plain


def test_whether_choices_are_asked_for_is_yes_or_no(api):
    answer = api.post(ADVICE, {"facts": {}, "choices": "some"}, format="json")
    assert set(answer.json()["errors"]) == {"choices"}


def test_a_decisions_own_advice_has_flips_of_choices(api, owner):
    facts = read_use_case_file(Path("fixtures/use_cases/daily_ftp_drop.yaml")).use_case.given()
    decision = make_decision(owner, facts=facts)
    flips = api.get(f"/api/v1/decisions/{decision.public_id}/advice/").json()["flips"]
    assert "source" in {flip["name"] for flip in flips}


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
