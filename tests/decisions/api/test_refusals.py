import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from rest_framework.test import APIClient

from decisions.api.body import LARGEST_BYTES
from decisions.api.throttling import PersonRateThrottle
from decisions.models.api_token import ApiToken
from decisions.services.tokens import make_token

ADVICE, DECISIONS = "/api/v1/advice/", "/api/v1/decisions/"


def problem_of(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = json.loads(answer.content)
    assert problem["status"] == status
    assert {"type", "title", "detail"} <= set(problem)
    return problem


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer unknown", "Bearer a b", "Basic b3duZXI6eA==", "Bearer \xff", "Bearer \x00"],
)
def test_without_a_good_token_nothing_is_answered(db, header):
    answer = APIClient().get(DECISIONS, headers={"Authorization": header} if header else {})
    problem_of(answer, 401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_an_expired_token_is_none(owner):
    row, token = make_token(owner)
    ApiToken.objects.filter(pk=row.pk).update(expiry=timezone.now() - timedelta(seconds=1))
    answer = APIClient().get(DECISIONS, headers={"Authorization": f"Bearer {token}"})
    problem_of(answer, 401)


def test_the_token_of_somebody_who_left_is_none(owner):
    _, token = make_token(owner)
    User.objects.update(is_active=False)
    answer = APIClient().get(DECISIONS, headers={"Authorization": f"Bearer {token}"})
    problem_of(answer, 401)


@pytest.mark.parametrize(
    "body",
    [
        "{",
        '{"facts": NaN}',
        '{"facts": {"rate_per_s": Infinity}}',
        "[" * 100_000,
        b"\xff\xfe",
        '{"facts": {"rate_per_s": ' + "9" * 5000 + "}}",
        '{"title": "\\ud800"}',
    ],
    ids=["cut off", "nan", "infinity", "deep", "no utf-8", "endless number", "lone surrogate"],
)
def test_what_is_no_json_is_refused(api, body):
    problem_of(api.generic("POST", ADVICE, body, content_type="application/json"), 400)


@pytest.mark.parametrize("body", ["[]", "null", "3", '"facts"', '{"facts": []}', '{"facts": null}'])
def test_json_of_another_shape_is_refused(api, body):
    problem = problem_of(api.generic("POST", ADVICE, body, content_type="application/json"), 400)
    assert problem["errors"]


def test_a_number_beyond_all_bounds_is_refused_by_name(api):
    answer = api.generic("POST", ADVICE, '{"facts": {"rate_per_s": 1e999}}', content_type="application/json")
    assert set(problem_of(answer, 400)["errors"]) == {"facts.rate_per_s"}


def test_a_title_with_a_nul_is_refused_by_name(api):
    answer = api.post(DECISIONS, {"title": "a\x00b"}, format="json")
    assert set(problem_of(answer, 400)["errors"]) == {"title"}


def test_more_than_a_request_may_hold_is_refused(api):
    body = json.dumps({"facts": {}, "title": "x" * LARGEST_BYTES})
    problem_of(api.generic("POST", ADVICE, body, content_type="application/json"), 413)


def test_another_format_is_refused(api):
    problem_of(api.generic("POST", ADVICE, "facts: {}", content_type="application/yaml"), 415)


def test_an_answer_in_a_format_that_is_not_made_is_refused(api):
    problem_of(api.get(DECISIONS, headers={"Accept": "text/csv"}), 406)


def test_another_method_is_refused_and_the_right_ones_are_named(api):
    answer = api.put(DECISIONS, {}, format="json")
    problem_of(answer, 405)
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize("path", ["nothing/", "decisions/short/", "decisions", "decisions/..%2f/"])
def test_an_address_under_which_nothing_is_gets_a_problem_too(api, path):
    problem_of(api.get(f"/api/v1/{path}"), 404)


def test_too_many_requests_are_told_when_to_come_back(api, monkeypatch):
    monkeypatch.setattr(PersonRateThrottle, "rate", "2/min", raising=False)
    answers = [api.get("/api/v1/options/") for _ in range(3)]
    problem_of(answers[2], 429)
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60


@pytest.mark.parametrize("key", ["", "a b", "é", "k" * 256])
def test_an_idempotency_key_that_cannot_be_kept_is_refused(api, key):
    answer = api.post(DECISIONS, {"title": "x"}, format="json", headers={"Idempotency-Key": key})
    assert set(problem_of(answer, 400)["errors"]) == {"Idempotency-Key"}
