"""A price book prices what its sources print, and names every fault of a book that cannot be used."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cost.price_book import (
    InvalidPriceBook,
    PriceBook,
    UnknownSku,
    parse_price_book,
    read_price_book,
)

FIXTURE = Path(__file__).parents[3] / "fixtures/prices/aws-us-east-1.yaml"
BOOK = read_price_book(FIXTURE)
QUANTITIES = st.floats(min_value=0, max_value=1e11, allow_nan=False)

GOLDENS = [
    ("aws.api_gateway.million_rest_requests", "21000", "49763.10"),
    ("aws.lambda.gb_second", "6000000000", "100000.20"),
    ("aws.lambda.gb_second", "30000000000", "435001.20"),
    ("aws.lambda.gb_second", "17500", "0.29166725"),
    ("aws.transfer.internet_out_gb", "157000", "11741.20"),
    ("aws.transfer.internet_out_gb", "10240", "921.60"),
]
"""Bills that infracost prints (lambda_function, api_gateway_rest_api and data_transfer goldens)."""


def row(**changes: Any) -> dict[str, Any]:
    price = {"sku": "a.b", "title": "A", "unit": "hour", "usd": 0.5, "source": "s", "as_of": "2026-07"}
    return {"grade": "T", **price, **changes}


def book_of(*rows: Any) -> dict[str, Any]:
    return {"version": "1", "provider": "aws", "region": "us-east-1", "prices": list(rows)}


def faults_of(data: Any) -> dict[str, str]:
    with pytest.raises(InvalidPriceBook) as caught:
        parse_price_book(data)
    return caught.value.faults


@pytest.mark.parametrize(("sku", "quantity", "usd"), GOLDENS)
def test_graduated_prices_give_the_published_bills(sku: str, quantity: str, usd: str) -> None:
    assert BOOK.amount(sku, Decimal(quantity)) == Decimal(usd)
    assert BOOK.usd(sku, np.array([float(quantity)]))[0] == pytest.approx(float(usd))


@pytest.mark.parametrize(("processing_units", "usd"), [(3, 241), (5, 402), (9, 723), (17, 1365), (33, 2650)])
def test_managed_flink_costs_what_its_sizing_guide_prints(processing_units: int, usd: int) -> None:
    amount = BOOK.amount("aws.managed_flink.kpu_hour", Decimal(processing_units * 730))
    assert round(amount) == usd


@pytest.mark.parametrize("price", BOOK.prices.values(), ids=lambda price: price.sku)
def test_every_price_says_where_it_comes_from(price: Any) -> None:
    assert len(price.source) > 8
    assert price.sku.startswith("aws.")
    assert price.unit_usd > 0
    assert price.region == "us-east-1" or price.note


@given(QUANTITIES)
def test_exact_and_vectorised_amounts_agree(quantity: float) -> None:
    for sku in ("aws.lambda.gb_second", "aws.transfer.internet_out_gb", "aws.s3.gb_month"):
        exact = float(BOOK.amount(sku, Decimal(repr(quantity))))
        assert BOOK.usd(sku, np.array([quantity]))[0] == pytest.approx(exact, rel=1e-12, abs=1e-12)


@given(st.lists(QUANTITIES, min_size=2, max_size=20))
def test_more_never_costs_less(quantities: list[float]) -> None:
    usd = BOOK.usd("aws.transfer.internet_out_gb", np.sort(np.array(quantities)))
    assert (np.diff(usd) >= 0).all()


@given(QUANTITIES)
def test_doubled_prices_double_every_amount(quantity: float) -> None:
    doubled = BOOK.scaled(Decimal(2))
    for sku in BOOK.prices:
        assert doubled.amount(sku, Decimal(repr(quantity))) == 2 * BOOK.amount(sku, Decimal(repr(quantity)))


def test_an_unknown_sku_is_named_with_the_nearest_known_one() -> None:
    with pytest.raises(
        UnknownSku, match=r"aws\.kinesis\.shard_hours.*did you mean aws\.kinesis\.shard_hour\?"
    ):
        BOOK.usd("aws.kinesis.shard_hours", np.ones(1))


def test_a_price_is_read_exactly_and_its_source_looked_up() -> None:
    data = book_of(row(usd=0.1, source="list", region="eu-west-2")) | {
        "sources": {"list": "price list, page 3"}
    }
    price = parse_price_book(data).price("a.b")
    assert (price.unit_usd, price.source, price.region) == (Decimal("0.1"), "price list, page 3", "eu-west-2")


def test_all_faults_of_a_book_are_told_at_once() -> None:
    data = book_of(row(usd=-1), row(sku="c", grade="Z"), row(sku="d", as_of="today"), "text") | {"version": 7}
    assert set(faults_of(data)) == {
        "version",
        "prices[0].usd",
        "prices[1].grade",
        "prices[2].as_of",
        "prices[3]",
    }


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"usd": True}, "usd"),
        ({"usd": float("nan")}, "usd"),
        ({"usd": None}, "usd"),
        ({"tiers": [{"usd": 1}]}, "usd"),
        ({"grade": ["T"]}, "grade"),
        ({"title": " "}, "title"),
        ({"colour": "red"}, "colour"),
        ({"as_of": "2026-13"}, "as_of"),
    ],
    ids=str,
)
def test_a_faulty_row_is_told_under_its_key(changes: dict[str, Any], place: str) -> None:
    assert f"prices[0].{place}" in faults_of(book_of(row(**changes)))


@pytest.mark.parametrize(
    "tiers",
    [
        [],
        "cheap",
        [{"up_to": 10, "usd": 1}],
        [{"usd": 1}, {"usd": 2}],
        [{"up_to": 20, "usd": 1}, {"up_to": 10, "usd": 1}, {"usd": 1}],
    ],
    ids=str,
)
def test_tiers_must_rise_and_end_open(tiers: Any) -> None:
    given_row = row(tiers=tiers)
    del given_row["usd"]
    assert "prices[0].tiers" in faults_of(book_of(given_row))


@pytest.mark.parametrize("data", [None, [], {}, {"prices": 3}, book_of()], ids=str)
def test_what_is_no_book_is_refused_in_words(data: Any) -> None:
    assert faults_of(data)


def test_a_sku_priced_twice_is_a_fault() -> None:
    assert "prices[1].sku" in faults_of(book_of(row(), row()))


def test_a_file_that_is_no_yaml_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_text("prices: [")
    with pytest.raises(InvalidPriceBook, match="no YAML"):
        read_price_book(path)


def test_the_fixture_is_the_book_of_its_name() -> None:
    assert isinstance(BOOK, PriceBook)
    assert f"{BOOK.provider}-{BOOK.region}" == FIXTURE.stem
