import pytest

from advisor.cost.price_book import InvalidPriceBook, parse_price_book
from advisor.cost.price_book_file import book_csv, book_data, book_yaml, read_book_text
from tests.make import price_book

SHARD = "aws.kinesis.shard_hour"


@pytest.mark.parametrize("write", [book_yaml, book_csv], ids=["yaml", "csv"])
def test_what_is_written_is_read_back_as_the_same_book(write):
    assert read_book_text(write(price_book()), price_book()) == price_book()


def test_plain_data_is_read_back_as_the_same_book():
    assert parse_price_book(book_data(price_book())) == price_book()


def test_a_graduated_price_has_a_line_for_each_tier():
    text = "sku;up_to;usd\naws.kinesis.shard_hour;100;0.02\naws.kinesis.shard_hour;;0.01\n"
    (price,) = read_book_text(text, price_book()).prices.values()
    assert [(tier.up_to, str(tier.usd)) for tier in price.tiers] == [(100, "0.02"), (None, "0.01")]
    assert price.title == price_book().price(SHARD).title


def test_a_spreadsheet_takes_no_text_for_a_formula():
    data = book_data(price_book())
    data["prices"][0]["note"] = "=HYPERLINK(1)"
    book = parse_price_book(data)
    assert "'=HYPERLINK(1)" in book_csv(book)
    assert read_book_text(book_csv(book), price_book()) == book


def test_every_fault_of_a_csv_is_named_by_its_line():
    text = f"sku,usd\n{SHARD},abc\naws.firehose.iceberg_gb,0.1\n{SHARD},0.2\naws.firehose.vpc_gb,-1\n"
    with pytest.raises(InvalidPriceBook) as error:
        read_book_text(text, price_book())
    assert set(error.value.faults) == {"line 2.usd", "line 5.usd"}


def test_an_sku_priced_twice_is_refused():
    with pytest.raises(InvalidPriceBook, match="twice"):
        read_book_text(f"sku,usd\n{SHARD},1\naws.firehose.vpc_gb,1\n{SHARD},2\n", price_book())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1, 2",
        "sku\n",
        "sku,usd,colour\na,1,red\n",
        "sku,usd\na,1,2,3\n",
        "a: " + "1" * 5000,
        "[" * 10**5,
        "a: &a [x]\nb: *a\n",
    ],
    ids=["nothing", "broken", "no usd", "unknown column", "long line", "digits", "deep", "alias"],
)
def test_what_is_no_price_book_is_refused(text):
    with pytest.raises(InvalidPriceBook):
        read_book_text(text, price_book())


def test_a_book_for_another_place_is_refused():
    text = book_yaml(price_book()).replace("us-east-1", "eu-west-1")
    with pytest.raises(InvalidPriceBook, match="aws us-east-1"):
        read_book_text(text, price_book())
