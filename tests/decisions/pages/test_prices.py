"""The price book's page."""

from html import unescape

import pytest
from django.test import Client

from decisions.selectors.price_books import current_version, price_book


def test_every_price_names_its_source_date_and_grade(browser_of_owner: Client, db: None) -> None:
    price = price_book(current_version()).prices["aws.kinesis.shard_hour"]
    found = unescape(browser_of_owner.get("/prices/", {"q": price.sku}).content.decode())
    assert price.source in found
    assert price.as_of in found
    assert "read in an official document or file" in found


def test_a_search_is_answered_to_htmx_with_the_rows_alone(browser_of_owner: Client) -> None:
    response = browser_of_owner.get("/prices/", {"q": "kinesis"}, headers={"HX-Request": "true"})
    assert response.content.decode().lstrip().startswith('<div id="prices"')


def test_a_grade_narrows_the_list(browser_of_owner: Client) -> None:
    page = browser_of_owner.get("/prices/", {"grade": "S"}).content.decode()
    assert "from a third party</td>" in page
    assert "read in an official document or file</td>" not in page


@pytest.mark.parametrize("query", [{"q": "no such thing"}, {"grade": "Z"}, {"page": "x"}])
def test_no_question_breaks_the_page(browser_of_owner: Client, query: dict[str, str]) -> None:
    assert browser_of_owner.get("/prices/", query).status_code == 200


def test_the_queries_do_not_grow_with_the_book(
    browser_of_owner: Client, django_assert_max_num_queries
) -> None:
    browser_of_owner.get("/prices/")
    with django_assert_max_num_queries(6):
        browser_of_owner.get("/prices/")
