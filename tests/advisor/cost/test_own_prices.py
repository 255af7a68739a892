from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cost.own_prices import InvalidOwnPrices, OwnPrices, Stamp
from advisor.cost.own_prices_data import own_prices_data, own_prices_of
from advisor.vocabulary import Grade
from tests.make import price_book

ANN = Stamp(by="ann", on="2026-11-23", reason="contract 4711")
SHARD, PUT = "aws.kinesis.shard_hour", "aws.kinesis.million_put_units"


def changed(own=None, **change):
    return (own or OwnPrices()).changed(change, price_book(), ANN)


def usd(own, sku):
    return own.applied_to(price_book(), version="own").price(sku).unit_usd


def test_twelve_percent_off_all_takes_twelve_percent_off_each_tier():
    own = changed(discounts=[{"prefix": "", "percent": 12}])
    for listed in price_book().prices.values():
        paid = own.on(listed)
        assert [tier.usd for tier in paid.tiers] == [tier.usd * Decimal("0.88") for tier in listed.tiers]
        assert [tier.up_to for tier in paid.tiers] == [tier.up_to for tier in listed.tiers]


def test_the_discount_with_the_longest_prefix_holds_and_none_is_added():
    own = changed(discounts=[{"prefix": "", "percent": 10}, {"prefix": "aws.kinesis.", "percent": "20"}])
    assert usd(own, SHARD) == Decimal("0.015") * Decimal("0.80")
    assert usd(own, "aws.firehose.iceberg_gb") == Decimal("0.045") * Decimal("0.90")


def test_an_own_price_takes_no_discount():
    own = changed(discounts=[{"prefix": "", "percent": 10}], prices=[{"sku": SHARD, "usd": "0.011"}])
    assert usd(own, SHARD) == Decimal("0.011")


def test_an_own_price_says_who_when_and_why():
    paid = changed(prices=[{"sku": SHARD, "usd": 0.011}]).on(price_book().price(SHARD))
    assert paid.source == "own price, by ann on 2026-11-23, because contract 4711"
    assert (paid.as_of, paid.grade, paid.unit) == ("2026-11-23", Grade.OWN, "shard-hour")


def test_a_discounted_price_keeps_the_source_and_grade_of_the_list():
    listed = price_book().price(SHARD)
    paid = changed(discounts=[{"prefix": "", "percent": "7.5"}]).on(listed)
    assert (
        paid.source
        == f"{listed.source}; less 7.5 %, own discount, by ann on 2026-11-23, because contract 4711"
    )
    assert (paid.grade, paid.as_of) == (listed.grade, listed.as_of)


def test_an_own_price_may_be_graduated():
    own = changed(
        prices=[{"sku": SHARD, "tiers": [{"up_to": 100, "usd": 0.02}, {"up_to": None, "usd": 0.01}]}]
    )
    # 100 at 0.02 and 50 at 0.01 are 2.50 USD.
    assert own.on(price_book().price(SHARD)).amount(Decimal(150)) == Decimal("2.50")


def test_a_null_takes_a_rule_away_and_leaves_the_others():
    own = changed(discounts=[{"prefix": "", "percent": 10}], prices=[{"sku": SHARD, "usd": "0.011"}])
    own = changed(own, prices=[{"sku": SHARD, "usd": None}])
    assert usd(own, SHARD) == Decimal("0.0135")
    assert changed(own, discounts=[{"prefix": "", "percent": None}]) == OwnPrices()


def test_all_faults_are_named_at_once():
    change = {
        "discounts": [{"prefix": "azure.", "percent": 120}, {"percent": 5, "per": 1}, 7],
        "prices": [
            {"sku": "aws.kinesis.shard_hours", "usd": "-1"},
            {"sku": SHARD},
            {"sku": PUT, "tiers": []},
        ],
    }
    with pytest.raises(InvalidOwnPrices) as error:
        OwnPrices().changed(change, price_book(), Stamp(by="ann", on="2026-11-23", reason=" "))
    assert set(error.value.faults) == {
        "reason",
        "discounts[0].prefix",
        "discounts[0].percent",
        "discounts[1].prefix",
        "discounts[1].per",
        "discounts[2]",
        "prices[0].sku",
        "prices[0].usd",
        "prices[1].usd",
        "prices[2].tiers",
    }
    assert "did you mean aws.kinesis.shard_hour?" in error.value.faults["prices[0].sku"]


@pytest.mark.parametrize("usd", ["1e9999", "NaN", "inf", "1e-30", "", True, [], "0.1.2"])
def test_what_nobody_pays_is_refused(usd):
    with pytest.raises(InvalidOwnPrices):
        changed(prices=[{"sku": SHARD, "usd": usd}])


@given(st.decimals("0.01", "100", places=2), st.decimals("0", "1000", places=6))
def test_plain_data_gives_the_same_rules_back(percent, price):
    own = changed(
        discounts=[{"prefix": "aws.", "percent": percent}],
        prices=[{"sku": SHARD, "tiers": [{"up_to": 5, "usd": price}, {"usd": price}]}],
    )
    assert own_prices_of(own_prices_data(own)) == own
