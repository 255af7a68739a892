from dataclasses import replace

from advisor.cost.own_prices import OwnPrices, Stamp
from advisor.cost.price_changes import book_changes, rule_changes
from tests.make import price_book

ANN = Stamp(by="ann", on="2026-11-23", reason="contract 4711")
SHARD = "aws.kinesis.shard_hour"


def words(changes):
    return [(change.line, change.from_, change.to) for change in changes]


def test_a_discount_is_one_line_however_many_prices_it_moves():
    after = OwnPrices().changed(
        {"discounts": [{"prefix": "", "percent": 10}, {"prefix": "aws.msk.", "percent": 12}]},
        price_book(),
        ANN,
    )
    assert words(rule_changes(OwnPrices(), after, price_book())) == [
        ("every SKU", "no discount", "10 % off"),
        ("aws.msk.…", "no discount", "12 % off"),
    ]


def test_an_own_price_is_told_from_what_was_paid_before():
    own = OwnPrices().changed({"discounts": [{"prefix": "", "percent": 50}]}, price_book(), ANN)
    after = own.changed(
        {"prices": [{"sku": SHARD, "tiers": [{"up_to": 10, "usd": 1}, {"usd": 0.5}]}]}, price_book(), ANN
    )
    assert words(rule_changes(own, after, price_book())) == [
        (SHARD, "0.0075 USD, no own price", "1 USD to 10, 0.5 USD beyond")
    ]


def test_a_new_list_tells_each_price_that_differs_and_what_came_and_went():
    prices = dict(price_book().prices)
    gone = prices.pop("aws.firehose.vpc_gb")
    prices["aws.new"] = replace(gone, sku="aws.new")
    prices[SHARD] = prices[SHARD].scaled(2)
    assert words(book_changes(price_book(), replace(price_book(), prices=prices))) == [
        (SHARD, "0.015 USD", "0.030 USD"),
        ("aws.firehose.vpc_gb", "0.01 USD", "not priced"),
        ("aws.new", "not priced", "0.01 USD"),
    ]
