from typing import Any

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from decisions.models.decision import Decision
from tests.make import OPERATIONS_FACTS

DECISIONS = "/api/v1/decisions/"


def post(api: APIClient, **changes: Any) -> Any:
    body = {"title": "Operations desk", "facts": OPERATIONS_FACTS} | changes
    return api.post(DECISIONS, body, format="json")


@pytest.fixture
def stored(api: APIClient) -> dict[str, Any]:
    answer = post(api)
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_a_decision_keeps_the_facts_that_were_given_and_no_defaults(stored):
    assert stored["facts"] == OPERATIONS_FACTS


def test_a_new_decision_says_where_it_is_and_which_version(api):
    answer = post(api)
    assert answer.headers["Location"] == answer.json()["url"]
    assert answer.json()["version"] == 1
    assert answer.headers["ETag"].startswith('"')


def test_a_decision_is_read_back_as_it_was_made(api, stored):
    assert api.get(stored["url"]).json() == stored


def test_the_verdict_in_the_list_is_that_of_the_advice(api, stored):
    advice = api.get(f"{stored['url']}advice/").json()
    verdict = stored["verdict"]
    assert {key: verdict[key] for key in ("option", "class", "headway_s")} == advice["recommended"]
    assert verdict["monthly_usd"] == advice["ranking"][0]["monthly_usd"]["total"]


def test_a_patch_of_one_fact_leaves_the_others(api, stored):
    changed = api.patch(stored["url"], {"facts": {"freshness_s": 60}}, format="json").json()
    assert changed["facts"] == OPERATIONS_FACTS | {"freshness_s": 60}
    assert changed["version"] == 2


def test_a_null_takes_a_fact_back_to_its_default(api, stored):
    changed = api.patch(stored["url"], {"facts": {"freshness_s": None}}, format="json").json()
    assert "freshness_s" not in changed["facts"]


def test_a_change_by_somebody_who_read_an_older_version_is_refused(api, stored):
    read = api.get(stored["url"]).headers["ETag"]
    first = api.patch(stored["url"], {"title": "First"}, format="json", headers={"If-Match": read})
    second = api.patch(stored["url"], {"title": "Second"}, format="json", headers={"If-Match": read})
    assert (first.status_code, second.status_code) == (200, 412)
    assert api.get(stored["url"]).json()["title"] == "First"


def test_a_stale_tag_deletes_nothing(api, stored):
    answer = api.delete(stored["url"], headers={"If-Match": '"of-something-else"'})
    assert answer.status_code == 412
    assert Decision.objects.count() == 1


def test_what_a_client_has_is_not_sent_again(api, stored):
    tag = api.get(stored["url"]).headers["ETag"]
    assert api.get(stored["url"], headers={"If-None-Match": tag}).status_code == 304


def test_a_deleted_decision_is_gone(api, stored):
    assert api.delete(stored["url"]).status_code == 204
    assert api.get(stored["url"]).status_code == 404


@pytest.mark.parametrize("method", ["get", "patch", "delete"])
def test_a_strangers_decision_does_not_exist(stored, strangers_api, method):
    answer = getattr(strangers_api, method)(stored["url"], format="json")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_strangers_advice_does_not_exist(stored, strangers_api):
    assert strangers_api.get(f"{stored['url']}advice/").status_code == 404


def test_the_list_holds_ones_own_alone(api, stored, strangers_api):
    post(strangers_api, title="Theirs")
    listed = api.get(DECISIONS).json()
    assert [row["id"] for row in listed["results"]] == [stored["id"]]


def test_every_fault_is_named_at_once(api):
    faulty = {"rate_per_s": -1, "actor": "robot", "freshnes_s": 60}
    answer = post(api, title=" ", facts=faulty)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == {"title", *(f"facts.{key}" for key in faulty)}
    assert "freshness_s" in answer.json()["errors"]["facts.freshnes_s"][0]


def test_an_unknown_field_is_named_with_the_nearest(api):
    answer = post(api, titel="Operations")
    assert answer.status_code == 400
    assert "title" in answer.json()["errors"]["titel"][0]


def test_the_same_key_makes_one_decision(api):
    body = {"title": "Once", "facts": {}}
    answers = [api.post(DECISIONS, body, format="json", headers={"Idempotency-Key": "k1"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert Decision.objects.count() == 1


def test_a_key_that_comes_with_another_request_is_refused(api):
    api.post(DECISIONS, {"title": "One"}, format="json", headers={"Idempotency-Key": "k1"})
    other = api.post(DECISIONS, {"title": "Two"}, format="json", headers={"Idempotency-Key": "k1"})
    assert other.status_code == 422


def test_a_refused_request_does_not_use_up_its_key(api):
    api.post(DECISIONS, {"title": ""}, format="json", headers={"Idempotency-Key": "k1"})
    again = api.post(DECISIONS, {"title": "Fine"}, format="json", headers={"Idempotency-Key": "k1"})
    assert again.status_code == 201


def test_two_people_may_use_the_same_key(api, strangers_api):
    for client in (api, strangers_api):
        client.post(DECISIONS, {"title": "Mine"}, format="json", headers={"Idempotency-Key": "k1"})
    assert Decision.objects.count() == 2


def test_too_many_decisions_are_refused_in_words(api, settings):
    settings.LIMITS = settings.LIMITS | {"decisions": 1}
    post(api)
    answer = post(api)
    assert answer.status_code == 409
    assert "delete one" in answer.json()["detail"]


def test_a_page_links_to_its_neighbours(api):
    for title in ("a", "b", "c"):
        post(api, title=title)
    first = api.get(DECISIONS, {"page_size": 2}).json()
    second = api.get(first["next"]).json()
    assert [row["title"] for row in first["results"] + second["results"]] == ["c", "b", "a"]
    assert (first["previous"], second["next"], second["count"]) == (None, None, 3)


@pytest.mark.parametrize("query", [{"page": "0"}, {"page_size": "many"}, {"serch": "x"}, {"option": "best"}])
def test_a_query_that_means_nothing_is_refused_by_name(api, query):
    answer = api.get(DECISIONS, query)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == set(query)


def test_the_search_finds_titles_by_every_word(api):
    post(api, title="Card fraud scoring")
    post(api, title="Card statements")
    found = api.get(DECISIONS, {"search": "fraud card"}).json()["results"]
    assert [row["title"] for row in found] == ["Card fraud scoring"]


def test_the_list_asks_as_many_questions_for_ten_as_for_one(api, owner, django_assert_num_queries):
    template = Decision.objects.get(public_id=post(api).json()["id"])
    # Signing in twice, counting and listing.
    with django_assert_num_queries(5):
        api.get(DECISIONS)
    for _ in range(9):
        template.pk, template.public_id = None, Decision._meta.get_field("public_id").get_default()
        template.save()
    assert User.objects.get().decisions.count() == 10
    with django_assert_num_queries(5):
        api.get(DECISIONS)
