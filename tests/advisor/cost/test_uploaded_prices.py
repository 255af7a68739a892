from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.cost.own_prices import OwnPrices, Stamp
from advisor.cost.price_book import InvalidPriceBook
from advisor.cost.uploaded_prices import change_of_upload
from tests.make import price_book

ANN = Stamp(by="ann", on="2026-11-23", reason="contract 4711")
SHARD = "aws.kinesis.shard_hour"
DISCOUNT = OwnPrices().changed({"discounts": [{"prefix": "", "percent": 50}]}, price_book(), ANN)


def with_usd(book, sku, usd):
    price = book.price(sku)
    tiers = (replace(price.tiers[0], usd=Decimal(usd), up_to=None),)
    return replace(book, prices={**book.prices, sku: replace(price, tiers=tiers)})


def change(uploaded, own=DISCOUNT):
    now = own.applied_to(price_book(), version="own")
    return change_of_upload(uploaded, listed=price_book(), own=own, now=now)


def test_what_was_downloaded_changes_nothing_when_it_is_uploaded():
    assert change(DISCOUNT.applied_to(price_book(), version="own")) == {"prices": []}


def test_only_a_line_that_differs_becomes_an_own_price():
    uploaded = with_usd(DISCOUNT.applied_to(price_book(), version="own"), SHARD, "0.001")
    own = DISCOUNT.changed(change(uploaded), price_book(), ANN)
    assert list(own.prices) == [SHARD]
    assert own.prices[SHARD].tiers[0].usd == Decimal("0.001")


def test_a_line_back_at_what_holds_without_it_takes_the_own_price_away():
    own = DISCOUNT.changed({"prices": [{"sku": SHARD, "usd": 9}]}, price_book(), ANN)
    uploaded = DISCOUNT.applied_to(price_book(), version="own")
    assert own.changed(change(uploaded, own), price_book(), ANN) == DISCOUNT


def test_missing_unknown_and_differently_sold_skus_are_all_named():
    prices = dict(price_book().prices)
    del prices[SHARD]
    prices["aws.kinesis.shard_hours"] = replace(price_book().price(SHARD), sku="aws.kinesis.shard_hours")
    prices["aws.firehose.vpc_gb"] = replace(prices["aws.firehose.vpc_gb"], unit="TB")
    with pytest.raises(InvalidPriceBook) as error:
        change(replace(price_book(), prices=prices))
    assert set(error.value.faults) == {SHARD, "aws.kinesis.shard_hours", "aws.firehose.vpc_gb"}
