"""Rules that choose by price hold for the prices of the books, whose units read after a number."""

import pytest

from advisor.cost.price_book import PriceBook, read_price_book
from advisor.cost.sizing.azure_limits import COSMOS_SERVERLESS_DEARER
from advisor.cost.sizing.gcp_limits import FIRESTORE_DELETE, FIRESTORE_NODE, FIRESTORE_READ
from advisor.cost.sizing.store_limits import DYNAMODB_BREAK_EVEN, DYNAMODB_READ_PRICE
from tests.make import ROOT

BOOKS = {
    book.provider: book for book in map(read_price_book, sorted((ROOT / "fixtures/prices").glob("*.yaml")))
}
MONTH_H, MILLION_SECONDS = 730, 2.628


def usd(sku: str) -> float:
    book = next(book for book in BOOKS.values() if sku in book.prices)
    return float(book.price(sku).unit_usd)


def test_reserved_units_of_dynamodb_break_even_at_their_share_of_the_price_by_the_request() -> None:
    writes = usd("aws.dynamodb.wcu_month") / (usd("aws.dynamodb.million_writes") * MILLION_SECONDS)
    reads = usd("aws.dynamodb.rcu_month") / (usd("aws.dynamodb.million_reads") * MILLION_SECONDS)
    assert DYNAMODB_BREAK_EVEN.value == pytest.approx(writes, abs=0.0005)
    assert DYNAMODB_BREAK_EVEN.value == pytest.approx(reads, abs=0.0005)


@pytest.mark.parametrize(("read", "write"), [("million_reads", "million_writes"), ("rcu_month", "wcu_month")])
def test_a_read_of_dynamodb_costs_a_fifth_of_a_write_in_both_modes(read: str, write: str) -> None:
    ratio = usd(f"aws.dynamodb.{read}") / usd(f"aws.dynamodb.{write}")
    assert DYNAMODB_READ_PRICE.value == pytest.approx(ratio, abs=0.001)


def test_a_request_unit_costs_serverless_what_twelve_and_a_half_provisioned_ones_do() -> None:
    # 100 RU/s for an hour are 0.36 million RU.
    provisioned = usd("azure.cosmos.hundred_ru_hour") / 0.36
    assert COSMOS_SERVERLESS_DEARER.value == pytest.approx(usd("azure.cosmos.million_ru") / provisioned)


def test_a_node_of_bigtable_costs_what_two_hundred_documents_a_second_do() -> None:
    node, written = usd("gcp.bigtable.node_hour") * MONTH_H, usd("gcp.firestore.million_writes")
    assert FIRESTORE_NODE.value == pytest.approx(node / (written * MILLION_SECONDS), abs=0.05)
    assert FIRESTORE_READ.value == pytest.approx(usd("gcp.firestore.million_reads") / written, abs=0.0001)
    assert FIRESTORE_DELETE.value == pytest.approx(usd("gcp.firestore.million_deletes") / written, abs=0.0001)


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_no_unit_begins_with_a_number_that_would_run_into_the_quantity(book: PriceBook) -> None:
    assert [price.sku for price in book.prices.values() if price.unit[0].isdigit()] == []
