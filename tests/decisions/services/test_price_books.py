import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from advisor.cost.price_book import InvalidPriceBook
from decisions.models.price_book_row import PriceBookRow
from decisions.selectors.advice import advice_for
from decisions.selectors.price_books import NoPriceBook, current_version, found_prices, price_book
from decisions.services.decisions import Change, change_decision
from decisions.services.price_books import load_price_book
from decisions.services.refusals import Refused
from tests.decisions.make_rows import make_decision

SHIPPED = settings.BASE_DIR / "fixtures" / "prices" / "aws-us-east-1.yaml"


@pytest.fixture
def dearer(tmp_path, db):
    """The shipped book under its own version, every price doubled."""
    book = yaml.safe_load(SHIPPED.read_text())
    for price in book["prices"]:
        if "usd" in price:
            price["usd"] *= 2
    (tmp_path / "dearer.yaml").write_text(yaml.safe_dump(book))
    return tmp_path / "dearer.yaml"


def test_loading_the_fixtures_again_changes_nothing(db):
    before = list(PriceBookRow.objects.values())
    call_command("load_fixtures", verbosity=0)
    assert list(PriceBookRow.objects.values()) == before


def test_a_changed_file_becomes_a_version_of_its_own(dearer):
    shipped = current_version()
    changed = load_price_book(dearer)
    assert changed.version.startswith(f"{shipped}+")
    assert current_version() == changed.version
    assert load_price_book(dearer).version == changed.version
    assert PriceBookRow.objects.filter(provider="aws").count() == 2


def test_a_decision_keeps_the_prices_it_was_made_with(owner, dearer):
    old = make_decision(owner)
    before = advice_for(old).recommended
    new_version = load_price_book(dearer).version
    assert advice_for(old).recommended == before
    assert make_decision(owner).price_book_id == new_version


def test_a_decision_can_be_moved_to_other_prices(owner, dearer):
    old = make_decision(owner)
    version = load_price_book(dearer).version
    moved = change_decision(old, Change(price_book_version=version))
    assert advice_for(moved).price_book_version == version


def test_a_price_book_that_is_not_at_hand_is_refused_with_those_that_are(owner):
    with pytest.raises(Refused) as refusal:
        change_decision(make_decision(owner), Change(price_book_version="1999"))
    assert current_version() in refusal.value.faults["price_book_version"][0]


def test_a_book_with_faults_is_not_stored(tmp_path, db):
    (tmp_path / "bad.yaml").write_text("version: '1'\nprovider: aws\nregion: x\nprices: []\n")
    with pytest.raises(InvalidPriceBook):
        load_price_book(tmp_path / "bad.yaml")
    assert not PriceBookRow.objects.filter(region="x").exists()


def test_a_search_finds_prices_that_hold_every_word(db):
    found = found_prices(price_book(current_version()), search="SHARD kinesis")
    assert "aws.kinesis.shard_hour" in {price.sku for price in found}
    assert not any("lambda" in price.sku for price in found)


def test_without_a_book_it_is_said_how_to_load_one(db):
    PriceBookRow.objects.all().delete()
    with pytest.raises(NoPriceBook, match="load_fixtures"):
        current_version()
