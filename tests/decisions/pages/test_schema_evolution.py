"""The page that compares schemas."""

import json
from html import unescape

import pytest
from django.test import Client

OLD = json.dumps({"type": "record", "name": "Order", "fields": [{"name": "a", "type": "int"}]})
NEW = json.dumps({"type": "record", "name": "Order", "fields": [{"name": "b", "type": "int"}]})


def posted(browser: Client, **typed) -> str:
    page = browser.post("/schemas/", {"format": "avro", "retention": "7 days", **typed})
    assert page.status_code == 200
    return unescape(page.content.decode())


def test_a_break_names_its_fields_and_the_second_topic(browser_of_owner: Client) -> None:
    page = posted(browser_of_owner, schema=[OLD, NEW])
    assert "needs a second one" in page
    assert "$.b" in page
    assert "Give b a default." in page


def test_nothing_typed_is_lost_when_it_cannot_be_read(browser_of_owner: Client) -> None:
    page = posted(browser_of_owner, schema=["{ half", NEW], retention="soon")
    assert "{ half" in page
    assert NEW in page
    assert 'value="soon"' in page
    assert "Line 1, column 3" in page


def test_an_older_version_can_be_added_without_losing_what_is_there(browser_of_owner: Client) -> None:
    page = posted(browser_of_owner, schema=[OLD, NEW], add="1")
    assert page.count("<textarea") == 3
    assert OLD in page


def test_hostile_words_are_shown_as_words(browser_of_owner: Client) -> None:
    page = browser_of_owner.post("/schemas/", {"format": "avro", "schema": ["</textarea><script>", NEW]})
    assert b"<script>" not in page.content.replace(b"<script src", b"")


@pytest.mark.parametrize("typed", [{}, {"format": "x"}, {"schema": "one"}, {"retention": "-1 s"}], ids=str)
def test_no_posting_breaks_the_page(browser_of_owner: Client, typed: dict[str, str]) -> None:
    posted(browser_of_owner, **typed)


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/schemas/").status_code == 302
