"""Own prices, discounts, upload, history, assumptions and adoption, as people use them."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from decisions.models.decision import Decision
from decisions.models.own_version import OwnAssumptions, OwnPriceBook
from decisions.selectors.price_books import book_in_force
from decisions.services.organisations import invite
from tests.decisions.make_organisations import PLACE, SHARD, make_organisation, make_own_prices

BOOK = "/prices/aws/us-east-1/"
FORMS = (
    f"{BOOK}own/{SHARD}/",
    f"{BOOK}discounts/",
    f"{BOOK}upload/",
    f"{BOOK}history/0/revert/",
    "/assumptions/",
)


@pytest.fixture
def member(db: None) -> User:
    return User.objects.create_user("member")


@pytest.fixture
def browser_of_member(member: User) -> Client:
    client = Client()
    client.force_login(member)
    return client


def shard_usd(person: User) -> str:
    return str(book_in_force(person, *PLACE).book.price(SHARD).unit_usd)


def test_an_own_price_is_saved_and_shown_with_who_when_and_why(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    typed = {"usd": ["0.011", ""], "up_to": ["", ""], "reason": "contract 4711", "number": "0"}
    assert browser_of_owner.post(f"{BOOK}own/{SHARD}/", typed)["Location"] == BOOK
    page = browser_of_owner.get(BOOK, {"q": SHARD}).content.decode()
    made = OwnPriceBook.objects.get()
    assert f"own price, by owner on {made.made_at:%Y-%m-%d}, because contract 4711" in page
    assert "list 0.015" in page


def test_what_was_typed_wrongly_stays_with_every_fault(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    typed = {"usd": ["abc", "0.2"], "up_to": ["12x", ""], "reason": "", "number": "0"}
    page = browser_of_owner.post(f"{BOOK}own/{SHARD}/", typed).content.decode()
    assert all(text in page for text in ("abc", "12x", "0.2", "Say why", "Give a number of USD"))
    assert not OwnPriceBook.objects.exists()


def test_an_own_price_is_taken_away_again(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    make_own_prices(owner, prices=[{"sku": SHARD, "usd": "0.011"}])
    browser_of_owner.post(f"{BOOK}own/{SHARD}/", {"remove": "1", "reason": "contract over", "number": "1"})
    assert shard_usd(owner) == "0.015"


def test_discounts_are_edited_together(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    make_own_prices(owner)
    typed = {"prefix": ["", "aws.kinesis."], "percent": ["", "20 %"], "reason": "new contract", "number": "1"}
    browser_of_owner.post(f"{BOOK}discounts/", typed)
    assert OwnPriceBook.objects.get(number=2).changes == [
        {"line": "every SKU", "from": "50 % off", "to": "no discount"},
        {"line": "aws.kinesis.…", "from": "no discount", "to": "20 % off"},
    ]


def test_who_edits_an_older_version_keeps_what_was_typed(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    make_own_prices(owner)
    typed = {"prefix": ["aws.msk."], "percent": ["33"], "reason": "late", "number": "0"}
    page = browser_of_owner.post(f"{BOOK}discounts/", typed).content.decode()
    assert all(text in page for text in ("meanwhile", "aws.msk.", 'value="33"', 'value="late"'))


def test_a_downloaded_book_is_uploaded_as_a_file(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    text = browser_of_owner.get(f"{BOOK}download.csv").content.decode()
    changed = text.replace("shard-hour,,0.015,", "shard-hour,,0.012,", 1)
    file = SimpleUploadedFile("prices.csv", changed.encode())
    browser_of_owner.post(f"{BOOK}upload/", {"file": file, "reason": "contract 4711", "number": "0"})
    assert shard_usd(owner) == "0.012"


def test_an_upload_with_faults_is_shown_again_with_all_of_them(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    typed = {"text": f"sku,usd\n{SHARD},x\nno.such,1\n", "reason": "contract", "number": "0"}
    page = browser_of_owner.post(f"{BOOK}upload/", typed).content.decode()
    assert "line 2.usd" in page
    assert f"{SHARD},x" in page


def test_history_tells_who_changed_what_and_leads_back(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    make_own_prices(owner, prices=[{"sku": SHARD, "usd": "0.011"}], reason="contract 4711")
    page = browser_of_owner.get(f"{BOOK}history/").content.decode()
    assert all(text in page for text in ("owner", "contract 4711", SHARD, "0.011 USD"))
    browser_of_owner.post(f"{BOOK}history/0/revert/", {"reason": "contract over", "number": "1"})
    assert shard_usd(owner) == "0.015"


@pytest.mark.parametrize("address", FORMS)
def test_a_member_and_a_stranger_change_nothing(
    browser_of_member: Client, browser_of_stranger: Client, owner: User, member: User, address: str
) -> None:
    make_organisation(owner, member)
    typed = {"usd": "9", "up_to": "", "prefix": "", "percent": "9", "people.run_hours": "9", "reason": "mine"}
    for browser in (browser_of_member, browser_of_stranger):
        assert browser.post(address, typed).status_code == 403
    assert not OwnPriceBook.objects.exists()
    assert not OwnAssumptions.objects.exists()


def test_a_member_reads_what_holds_and_is_offered_no_edit(
    browser_of_member: Client, browser_of_stranger: Client, owner: User, member: User
) -> None:
    make_organisation(owner, member)
    make_own_prices(owner, reason="secret contract")
    for address in (f"{BOOK}?q={SHARD}", f"{BOOK}history/"):
        page = browser_of_member.get(address).content.decode()
        assert "secret contract" in page
        assert "/own/" not in page
        assert "/revert/" not in page
        assert "secret contract" not in browser_of_stranger.get(address).content.decode()


@pytest.mark.parametrize("address", ["/prices/aws/nowhere/", f"{BOOK}own/no.such/", f"{BOOK}download.exe"])
def test_what_there_is_no_book_for_is_not_found(browser_of_owner: Client, address: str) -> None:
    assert browser_of_owner.get(address).status_code == 404


def test_assumptions_are_edited_and_reset(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    browser_of_owner.post("/assumptions/", {"people.run_hours": "8", "reason": "measured", "number": "0"})
    assert OwnAssumptions.objects.get().values == {"people.run_hours": 8.0}
    assert "measured" in browser_of_owner.get("/assumptions/history/").content.decode()
    browser_of_owner.post("/assumptions/", {"people.run_hours": "", "reason": "reset", "number": "1"})
    assert OwnAssumptions.objects.get(number=2).values == {}


def test_an_assumption_out_of_bounds_stays_typed(browser_of_owner: Client, owner: User) -> None:
    make_organisation(owner)
    typed = {"people.run_hours": "-7", "people.debug_hours": "many", "reason": "", "number": "0"}
    page = browser_of_owner.post("/assumptions/", typed).content.decode()
    assert all(text in page for text in ("-7", "many", "Say why", "people.debug_hours"))


def test_newer_prices_are_offered_compared_and_adopted(
    browser_of_owner: Client, decision: Decision, owner: User
) -> None:
    address = f"/decisions/{decision.public_id}/"
    assert "newer-figures" not in browser_of_owner.get(address).content.decode()
    make_organisation(owner)
    version = make_own_prices(owner).price_book_id
    assert f"{address}newer-figures/" in browser_of_owner.get(address).content.decode()
    page = browser_of_owner.get(f"{address}newer-figures/").content.decode()
    fragment = browser_of_owner.get(f"{address}newer-figures/", headers={"HX-Request": "true"})
    assert fragment.content.decode().lstrip().startswith('<div id="newer-figures"')
    assert "\N{MINUS SIGN}" in page
    browser_of_owner.post(f"{address}newer-figures/", {"number": str(decision.version)})
    decision.refresh_from_db()
    assert decision.price_book_id == version
    assert "Other prices" in browser_of_owner.get(f"{address}newer-figures/").content.decode()


def test_a_person_joins_by_an_invitation(browser_of_member: Client, owner: User, member: User) -> None:
    make_organisation(owner)
    address = f"/invitations/{invite(owner)}/"
    assert "Northwind" in browser_of_member.get(address).content.decode()
    browser_of_member.post(address)
    assert "Northwind" in browser_of_member.get("/organisation/").content.decode()
    assert browser_of_member.get(address).status_code == 404


def test_an_organisation_is_founded_and_its_invitation_shown_once(browser_of_owner: Client) -> None:
    assert "Give it a name" in browser_of_owner.post("/organisation/", {"name": " "}).content.decode()
    browser_of_owner.post("/organisation/", {"name": "Northwind"})
    assert "/invitations/" in browser_of_owner.post("/organisation/invite/").content.decode()
    assert "http://testserver/invitations/" not in browser_of_owner.get("/organisation/").content.decode()
