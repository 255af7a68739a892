"""Own prices and assumptions, their audit trail, and what newer figures do, for tools."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from decisions.models.own_version import OwnPriceBook
from tests.decisions.conftest import client_of
from tests.decisions.make_organisations import SHARD, make_organisation, make_own_prices
from tests.decisions.make_rows import make_decision

BOOK = "/api/v1/price-books/aws/us-east-1/"
EDIT = {
    "reason": "contract 4711",
    "discounts": [{"prefix": "", "percent": 50}],
    "prices": [{"sku": SHARD, "usd": "0.011"}],
}


def patch(api, address, body, **headers):
    return api.patch(address, body, format="json", headers=headers)


def test_own_prices_are_merged_and_read_back(api, owner):
    make_organisation(owner)
    changed = patch(api, BOOK, EDIT)
    assert changed.status_code == 200
    assert changed.json()["prices"][0]["tiers"] == [{"up_to": None, "usd": "0.011"}]
    found = api.get("/api/v1/prices/", {"search": SHARD}).json()["results"][0]
    assert (found["usd"], found["grade"]) == ("0.011", "O")
    assert "because contract 4711" in found["source"]
    assert (
        patch(api, BOOK, {"reason": "over", "prices": [{"sku": SHARD, "usd": None}]}).json()["prices"] == []
    )


def test_the_audit_trail_says_who_when_what_and_why(api, owner):
    make_organisation(owner)
    patch(api, BOOK, EDIT)
    (version,) = api.get(f"{BOOK}versions/").json()["results"]
    assert (version["number"], version["by"], version["reason"], version["kind"]) == (
        1,
        "owner",
        "contract 4711",
        "edit",
    )
    assert version["changes"][0] == {"line": "every SKU", "from": "no discount", "to": "50 % off"}


def test_an_earlier_version_holds_again(api, owner):
    make_organisation(owner)
    patch(api, BOOK, EDIT)
    assert patch(api, BOOK, {"reason": "contract over", "revert_to": 0}).json()["discounts"] == []
    assert patch(api, BOOK, EDIT | {"revert_to": 0}).status_code == 400


def test_whoever_read_another_version_is_refused(api, owner):
    make_organisation(owner)
    tag = api.get(BOOK)["ETag"]
    assert patch(api, BOOK, EDIT, **{"If-Match": tag}).status_code == 200
    again = patch(api, BOOK, {"reason": "late", "prices": [{"sku": SHARD, "usd": 1}]}, **{"If-Match": tag})
    assert again.status_code == 412


def test_every_fault_is_named_at_once(api, owner):
    make_organisation(owner)
    answer = patch(api, BOOK, {"reason": "", "discounts": [{"prefix": "x", "percent": 500}], "prices": [7]})
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == {
        "reason",
        "discounts[0].prefix",
        "discounts[0].percent",
        "prices[0]",
    }


@pytest.mark.parametrize(
    ("address", "body"), [(BOOK, EDIT), ("/api/v1/assumptions/", {"reason": "x", "values": {}})]
)
def test_a_member_and_a_stranger_are_refused(owner, strangers_api, address, body):
    member = User.objects.create_user("member")
    make_organisation(owner, member)
    for tool in (client_of(member), strangers_api):
        assert patch(tool, address, body).status_code == 403
    assert not OwnPriceBook.objects.exists()


def test_nobody_else_sees_an_organisations_prices(owner, strangers_api):
    make_organisation(owner)
    version = make_own_prices(owner).price_book_id
    for address in ("/api/v1/price-books/", BOOK, f"{BOOK}versions/", "/api/v1/prices/"):
        assert version not in strangers_api.get(address).content.decode()
    assert strangers_api.get("/api/v1/organisation/").status_code == 204


def test_a_place_without_a_book_is_not_found(api):
    assert api.get("/api/v1/price-books/aws/nowhere/").status_code == 404


def test_an_own_assumption_is_kept_beside_the_shipped_one(api, owner):
    make_organisation(owner)
    answer = patch(api, "/api/v1/assumptions/", {"reason": "measured", "values": {"people.run_hours": 8}})
    found = {each["id"]: each for each in answer.json()["assumptions"]}["people.run_hours"]
    assert (found["value"], found["shipped_value"], found["own_value"]) == (8.0, 4, 8.0)
    (version,) = api.get("/api/v1/assumptions/versions/").json()["results"]
    assert version["changes"] == [{"line": "people.run_hours", "from": "4 h/month", "to": "8 h/month"}]


def test_newer_prices_are_compared_line_by_line_and_adopted(api, owner):
    decision = make_decision(owner)
    address = f"/api/v1/decisions/{decision.public_id}/"
    assert api.get(f"{address}newer-figures/").json()["is_up_to_date"]
    make_organisation(owner)
    version = make_own_prices(owner).price_book_id
    drift = api.get(f"{address}newer-figures/").json()
    assert drift["to_version"] == version
    for line in drift["bill"]["lines"]:
        assert Decimal(line["delta_unit_usd"]) == -Decimal(line["from_unit_usd"]) / 2
    assert drift["verdict_moves"] is (
        drift["before"]["option"] != drift["after"]["option"]
        or drift["before"]["headway_s"] != drift["after"]["headway_s"]
    )
    adopted = api.post(f"{address}adoptions/")
    assert adopted.status_code == 201
    assert adopted.json()["price_book_version"] == version
    (record,) = api.get(f"{address}adoptions/").json()
    assert (
        record["to"]["monthly_usd"]
        == adopted.json()["verdict"]["monthly_usd"]
        == drift["after"]["monthly_usd"]
    )
    assert (record["kind"], record["to"]["provider"]) == ("prices", "aws")


def test_a_move_to_another_provider_is_recorded_as_a_move(api, owner):
    address = f"/api/v1/decisions/{make_decision(owner).public_id}/"
    moved = {"facts": {"provider": "azure", "region": "eastus"}}
    assert api.patch(address, moved, format="json").status_code == 200
    (record,) = api.get(f"{address}adoptions/").json()
    places = [(record[side]["provider"], record[side]["region"]) for side in ("from", "to")]
    assert (record["kind"], places) == ("place", [("aws", "us-east-1"), ("azure", "eastus")])


@pytest.mark.parametrize("end", ["newer-figures/", "adoptions/"])
def test_a_stranger_finds_no_comparison(owner, strangers_api, end):
    address = f"/api/v1/decisions/{make_decision(owner).public_id}/{end}"
    assert strangers_api.get(address).status_code == 404
    assert strangers_api.post(address).status_code in (404, 405)
