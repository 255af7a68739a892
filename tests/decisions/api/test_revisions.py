"""Revisions, their comparison, status and superseding, for tools."""

from decimal import Decimal

import pytest

from tests.decisions.make_rows import SMALL_FACTS, make_decision


@pytest.fixture
def decision(owner):
    return make_decision(owner)


@pytest.fixture
def base(decision):
    return f"/api/v1/decisions/{decision.public_id}/"


def send(api, method, address, body, **headers):
    return getattr(api, method)(address, body, format="json", headers=headers)


def name(api, base, **body):
    return send(api, "post", f"{base}revisions/", {"name": "First"} | body)


def test_a_revision_is_made_listed_and_read_whole(api, base):
    made = name(api, base, note="For the board.")
    assert made.status_code == 201
    assert (made.json()["number"], made.json()["by"], made.json()["kind"]) == (1, "owner", "named")
    listed = api.get(f"{base}revisions/").json()
    assert (listed["count"], listed["results"]) == (1, [made.json()])
    whole = api.get(made["Location"]).json()
    assert whole["facts"] == SMALL_FACTS
    assert whole["advice"]["recommended"]["option"] == made.json()["verdict"]["option"]
    assert whole["advice"] == api.get(f"{base}advice/").json()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_changes_or_deletes_a_revision(api, base, method):
    address = name(api, base)["Location"]
    assert send(api, method, address, {"name": "Other"}).status_code == 405
    assert api.get(address).json()["name"] == "First"


def test_faults_of_a_revision_stand_under_their_fields(api, base):
    refused = send(api, "post", f"{base}revisions/", {"name": " ", "note": "x" * 4001})
    assert refused.status_code == 400
    assert refused["Content-Type"] == "application/problem+json"
    assert set(refused.json()["errors"]) == {"name", "note"}


def test_a_revision_of_a_state_that_is_gone_is_refused(api, base):
    tag = api.get(base)["ETag"]
    send(api, "patch", base, {"title": "Other"})
    refused = send(api, "post", f"{base}revisions/", {"name": "First"}, **{"If-Match": tag})
    assert refused.status_code == 412


def test_a_comparison_is_signed_and_sums(api, base):
    name(api, base)
    send(api, "patch", base, {"facts": {"freshness_s": 5}})
    found = api.get(f"{base}comparison/", {"from": "1"}).json()
    assert (found["from"]["number"], found["to"]["number"]) == (1, None)
    (fact,) = found["facts"]
    assert (fact["key"], fact["before"], fact["after"]) == ("freshness_s", "20 min", "5 s")
    for part in ("infrastructure", "people"):
        deltas = [Decimal(line["change_usd"]) for line in found[part]["lines"]]
        assert sum(deltas) == Decimal(found[part]["change_usd"])
    moved = Decimal(found["to"]["monthly_usd"]) - Decimal(found["from"]["monthly_usd"])
    assert moved == sum(Decimal(found[part]["change_usd"]) for part in ("infrastructure", "people"))
    back = api.get(f"{base}comparison/", {"from": "now", "to": "1"}).json()
    assert Decimal(back["people"]["change_usd"]) == -Decimal(found["people"]["change_usd"])


@pytest.mark.parametrize(
    ("query", "fields"), [({}, {"from"}), ({"from": "7", "to": "x"}, {"from", "to"}), ({"fro": "1"}, {"fro"})]
)
def test_what_cannot_be_compared_is_named(api, base, query, fields):
    refused = api.get(f"{base}comparison/", query)
    assert (refused.status_code, set(refused.json()["errors"])) == (400, fields)


def test_the_comparison_comes_as_pdf_too(api, base):
    name(api, base)
    send(api, "patch", base, {"facts": {"rate_per_s": 60}})
    made = api.get(f"{base}comparison.pdf", {"from": "1"})
    assert made["Content-Type"] == "application/pdf"
    assert made.content.startswith(b"%PDF-")
    assert api.get(f"{base}comparison.pdf", {"from": "9"}).status_code == 400


@pytest.mark.parametrize(
    "path", ["revisions/", "revisions/1/", "comparison/?from=1", "comparison.pdf?from=1"]
)
def test_a_stranger_finds_nothing(api, strangers_api, base, path):
    name(api, base)
    assert strangers_api.get(f"{base}{path}").status_code == 404


@pytest.mark.parametrize("path", ["revisions/", "successors/"])
def test_a_stranger_makes_nothing(strangers_api, decision, base, path):
    assert send(strangers_api, "post", f"{base}{path}", {"name": "x"}).status_code == 404
    assert not decision.revisions.exists()
    assert not decision.successors.exists()


def test_another_number_is_not_found(api, base):
    name(api, base)
    assert api.get(f"{base}revisions/2/").status_code == 404
    assert api.get(f"{base}revisions/{10**30}/").status_code == 404


def test_a_list_of_fifty_asks_as_much_as_a_list_of_one(api, base, django_assert_num_queries):
    name(api, base)
    with django_assert_num_queries(5):
        api.get(f"{base}revisions/")
    for _ in range(11):
        name(api, base)
    with django_assert_num_queries(5):
        api.get(f"{base}revisions/")


def test_the_status_is_set_with_its_date_and_people(api, base):
    body = {"status": "accepted", "status_on": "2026-03-02", "decision_makers": ["Ada"]}
    changed = send(api, "patch", base, body).json()
    assert body == {key: changed[key] for key in body}
    assert api.get(f"{base}design.json").json()["status"] == "accepted"


def test_a_status_for_a_state_that_is_gone_is_refused(api, base):
    tag = api.get(base)["ETag"]
    assert send(api, "patch", base, {"status": "accepted"}, **{"If-Match": tag}).status_code == 200
    assert send(api, "patch", base, {"status": "rejected"}, **{"If-Match": tag}).status_code == 412


def test_superseding_is_told_by_both(api, decision, base):
    made = send(api, "post", f"{base}successors/", {"title": "Second"})
    assert made.status_code == 201
    assert made.json()["supersedes"]["id"] == decision.public_id
    old = api.get(base).json()
    assert (old["status"], old["superseded_by"][0]["id"]) == ("superseded", made.json()["id"])
    assert "superseded by [Second](http" in api.get(f"{base}record.md").content.decode()


def test_superseding_twice_must_be_said(api, base):
    send(api, "post", f"{base}successors/", {})
    refused = send(api, "post", f"{base}successors/", {"title": "Third"})
    assert (refused.status_code, set(refused.json()["errors"])) == (400, {"again"})
    assert send(api, "post", f"{base}successors/", {"title": "Third", "again": True}).status_code == 201
    assert len(api.get(base).json()["superseded_by"]) == 2


def test_superseding_what_was_changed_meanwhile_is_refused(api, base):
    tag = api.get(base)["ETag"]
    send(api, "patch", base, {"title": "Other"})
    assert send(api, "post", f"{base}successors/", {}, **{"If-Match": tag}).status_code == 412
