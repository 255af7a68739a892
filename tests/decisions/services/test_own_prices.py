from decimal import Decimal

import pytest
import yaml
from django.conf import settings
from django.contrib.auth.models import User

from advisor.cost.price_book_file import book_csv
from decisions.models.own_version import OwnPriceBook
from decisions.models.price_book_row import PriceBookRow
from decisions.selectors.advice import advice_for
from decisions.selectors.newer_figures import drift_of, newer_figures
from decisions.selectors.price_books import book_in_force, current_version, price_book
from decisions.services.adoption import adopt_newer_figures
from decisions.services.decisions import Change, change_decision
from decisions.services.own_prices import edit_prices, revert_prices, upload_prices
from decisions.services.price_books import load_price_book
from decisions.services.refusals import LimitReached, NotAllowed, Refused, StaleVersion
from tests.decisions.make_organisations import PLACE, SHARD, make_organisation, make_own_prices
from tests.decisions.make_rows import make_decision

SHIPPED = settings.BASE_DIR / "fixtures" / "prices" / "aws-us-east-1.yaml"
LIST_USD = Decimal("0.015")


@pytest.fixture
def member(db):
    return User.objects.create_user("member")


def shard_usd(person):
    return book_in_force(person, *PLACE).book.price(SHARD).unit_usd


def test_an_own_price_holds_for_everybody_in_the_organisation_and_nobody_else(owner, member, stranger):
    make_organisation(owner, member)
    make_own_prices(owner, prices=[{"sku": SHARD, "usd": "0.011"}])
    assert shard_usd(owner) == shard_usd(member) == Decimal("0.011")
    assert shard_usd(stranger) == LIST_USD
    assert make_decision(member).price_book_id == current_version(person_pk=owner.pk)
    assert make_decision(stranger).price_book_id == current_version()


def test_a_member_and_a_stranger_change_nothing(owner, member, stranger):
    make_organisation(owner, member)
    for person in (member, stranger):
        with pytest.raises(NotAllowed):
            make_own_prices(person)
        with pytest.raises(NotAllowed):
            upload_prices(person, PLACE, "sku,usd\n", reason="mine now")
        with pytest.raises(NotAllowed):
            revert_prices(person, PLACE, 0, reason="mine now")
    assert not OwnPriceBook.objects.exists()


def test_every_change_is_kept_with_who_when_which_line_and_why(owner):
    make_organisation(owner)
    make_own_prices(owner)
    made = make_own_prices(owner, prices=[{"sku": SHARD, "usd": "0.011"}], reason="contract 4712")
    assert (made.number, made.by_name, made.reason, made.kind) == (2, "owner", "contract 4712", "edit")
    assert made.changes == [{"line": SHARD, "from": "0.0075 USD, no own price", "to": "0.011 USD"}]
    assert made.made_at is not None


def test_a_version_never_changes_once_another_is_made(owner):
    make_organisation(owner)
    first = make_own_prices(owner)
    before = PriceBookRow.objects.values().get(pk=first.price_book_id)
    make_own_prices(owner, prices=[{"sku": SHARD, "usd": "0.011"}])
    assert PriceBookRow.objects.values().get(pk=first.price_book_id) == before


def test_an_earlier_version_can_hold_again_and_so_can_the_list(owner):
    make_organisation(owner)
    make_own_prices(owner, prices=[{"sku": SHARD, "usd": "0.011"}])
    make_own_prices(owner, prices=[{"sku": SHARD, "usd": "0.012"}])
    assert revert_prices(owner, PLACE, 1, reason="too early").number == 3
    assert shard_usd(owner) == Decimal("0.011")
    revert_prices(owner, PLACE, 0, reason="contract over")
    assert shard_usd(owner) == LIST_USD
    with pytest.raises(Refused):
        revert_prices(owner, PLACE, 9, reason="typo")


def test_of_two_who_edit_at_once_the_second_is_told(owner):
    make_organisation(owner)
    make_own_prices(owner)
    change = {"prices": [{"sku": SHARD, "usd": 1}]}
    with pytest.raises(StaleVersion):
        edit_prices(owner, PLACE, change, reason="late", if_number=0)
    assert edit_prices(owner, PLACE, change, reason="again", if_number=1).number == 2


def test_a_change_of_nothing_and_a_change_without_a_reason_are_refused(owner):
    make_organisation(owner)
    with pytest.raises(Refused) as nothing:
        edit_prices(owner, PLACE, {}, reason="because")
    assert "changes" in nothing.value.faults
    with pytest.raises(Refused) as silent:
        make_own_prices(owner, reason=" ")
    assert "reason" in silent.value.faults
    assert not OwnPriceBook.objects.exists()


def test_a_book_that_was_downloaded_and_edited_is_uploaded_as_its_changes(owner):
    make_organisation(owner)
    make_own_prices(owner)
    text = book_csv(book_in_force(owner, *PLACE).book).replace(
        f"{SHARD},Kinesis shard,shard-hour,,0.0075", f"{SHARD},Kinesis shard,shard-hour,,0.006"
    )
    made = upload_prices(owner, PLACE, text, reason="new contract")
    assert [change["line"] for change in made.changes] == [SHARD]
    assert shard_usd(owner) == Decimal("0.006")


def test_every_fault_of_an_upload_is_named_by_its_line(owner):
    make_organisation(owner)
    with pytest.raises(Refused) as refusal:
        upload_prices(owner, PLACE, f"sku,usd\n{SHARD},x\naws.s3.gb_month,-2\n", reason="new contract")
    assert set(refusal.value.faults) == {"book.line 2.usd", "book.line 3.usd"}


def test_an_organisation_keeps_so_many_versions_and_no_more(owner, settings):
    settings.LIMITS = settings.LIMITS | {"own_versions": 1}
    make_organisation(owner)
    make_own_prices(owner)
    with pytest.raises(LimitReached):
        make_own_prices(owner, prices=[{"sku": SHARD, "usd": 1}])


def test_another_organisations_book_does_not_exist_for_a_decision(owner, stranger):
    make_organisation(owner)
    theirs = make_own_prices(owner).price_book_id
    with pytest.raises(Refused) as refusal:
        change_decision(make_decision(stranger), Change(price_book_version=theirs))
    assert theirs not in refusal.value.faults["price_book_version"][0]


def test_a_decision_keeps_its_prices_until_newer_ones_are_adopted(owner):
    make_organisation(owner)
    decision = make_decision(owner)
    before = advice_for(decision).ranking[0].monthly_usd
    assert newer_figures(decision) is None
    version = make_own_prices(owner).price_book_id
    decision.refresh_from_db()
    assert advice_for(decision).ranking[0].monthly_usd == before
    assert newer_figures(decision).price_book_version == version
    adopted = adopt_newer_figures(decision)
    assert (adopted.price_book_id, adopted.version) == (version, decision.version + 1)
    assert newer_figures(adopted) is None


def test_at_half_the_prices_every_line_falls_by_half_and_the_verdict_is_recomputed(owner):
    make_organisation(owner)
    decision = make_decision(owner)
    make_own_prices(owner)
    drift = drift_of(decision, newer_figures(decision))
    for line in drift.bill.lines:
        assert line.delta_unit_usd == -line.from_unit_usd / 2
    assert drift.bill.delta_monthly_usd < 0
    assert drift.after.monthly_usd == adopt_newer_figures(decision).monthly_usd


def test_what_was_adopted_stays_on_record_with_the_verdict_before_and_after(owner):
    make_organisation(owner)
    decision = make_decision(owner)
    made = make_own_prices(owner)
    adopted = adopt_newer_figures(decision)
    (record,) = decision.adoptions.all()
    assert (record.from_version, record.to_version) == (decision.price_book_id, made.price_book_id)
    assert (record.from_monthly_usd, record.to_monthly_usd) == (decision.monthly_usd, adopted.monthly_usd)


def test_own_rules_are_laid_over_a_new_list(owner, tmp_path):
    make_organisation(owner)
    make_own_prices(owner)
    book = yaml.safe_load(SHIPPED.read_text())
    row = next(price for price in book["prices"] if price["sku"] == SHARD)
    row["usd"] = "0.02"
    (tmp_path / "new.yaml").write_text(yaml.safe_dump(book | {"version": "2027.1"}))
    listed = load_price_book(tmp_path / "new.yaml")
    newest = OwnPriceBook.objects.order_by("-number")[0]
    assert (newest.number, newest.kind, newest.by_name) == (2, "new_list", "Headway")
    assert newest.changes == [{"line": SHARD, "from": "0.0075 USD", "to": "0.010 USD"}]
    assert newest.list_book_id == listed.version
    assert shard_usd(owner) == Decimal("0.01")
    load_price_book(tmp_path / "new.yaml")
    assert OwnPriceBook.objects.count() == 2


def test_books_of_two_places_are_current_at_once(owner, tmp_path):
    book = yaml.safe_load(SHIPPED.read_text()) | {"region": "eu-west-9"}
    (tmp_path / "other.yaml").write_text(yaml.safe_dump(book))
    load_price_book(tmp_path / "other.yaml")
    assert current_version("aws", "eu-west-9") == f"aws-eu-west-9-{book['version']}"
    assert price_book(current_version()).region == "us-east-1"


def test_without_its_organisation_a_person_is_advised_by_the_list_again(owner):
    own = make_organisation(owner)
    make_own_prices(owner)
    own.delete()
    assert shard_usd(owner) == LIST_USD
