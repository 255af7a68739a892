"""Signing in and out, tokens, and the theme."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from rest_framework.test import APIClient

from decisions.one_time_link import make_token as one_time_token
from decisions.selectors.tokens import tokens_of


def test_name_and_password_lead_to_where_one_was_going(client: Client, owner: User) -> None:
    owner.set_password("a long enough secret")
    owner.save()
    typed = {"username": "owner", "password": "a long enough secret", "next": "/prices/"}
    assert client.post("/sign-in/", typed)["Location"] == "/prices/"


def test_a_wrong_password_is_said_and_the_name_stays_typed(client: Client, owner: User) -> None:
    page = client.post("/sign-in/", {"username": "owner", "password": "wrong"}).content.decode()
    assert "do not match" in page
    assert 'value="owner"' in page


def test_signing_in_leads_to_no_other_site(client: Client, owner: User) -> None:
    owner.set_password("a long enough secret")
    owner.save()
    typed = {"username": "owner", "password": "a long enough secret", "next": "https://elsewhere.example/"}
    assert client.post("/sign-in/", typed)["Location"] == "/"


def test_the_one_time_link_signs_in_once(owner: User) -> None:
    address = f"/sign-in/once/{one_time_token(owner)}/"
    assert Client().get(address, follow=True).request["PATH_INFO"] == "/"
    second = Client().get(address, follow=True)
    assert "was used or is too old" in second.content.decode()


def test_signing_out_needs_a_press_of_the_button(browser_of_owner: Client) -> None:
    assert browser_of_owner.get("/sign-out/").status_code == 405
    browser_of_owner.post("/sign-out/")
    assert browser_of_owner.get("/").status_code == 302


def test_a_token_is_shown_once_and_opens_the_api(browser_of_owner: Client) -> None:
    page = browser_of_owner.post("/tokens/", {"name": "Notebook", "days": "30"}).content.decode()
    found = re.search(r'id="token" readonly value="([^"]+)"', page)
    assert found
    tool = APIClient()
    tool.credentials(HTTP_AUTHORIZATION=f"Bearer {found[1]}")
    assert tool.get("/api/v1/decisions/").status_code == 200
    assert found[1] not in browser_of_owner.get("/tokens/").content.decode()


def test_a_revoked_token_is_gone(browser_of_owner: Client, owner: User) -> None:
    browser_of_owner.post("/tokens/", {"name": "Notebook", "days": "30"})
    browser_of_owner.post(f"/tokens/{tokens_of(owner)[0].token_key}/revoke/")
    assert not tokens_of(owner)


def test_a_strangers_token_cannot_be_revoked(
    browser_of_owner: Client, browser_of_stranger: Client, owner: User
) -> None:
    browser_of_owner.post("/tokens/", {"name": "Notebook", "days": "30"})
    browser_of_stranger.post(f"/tokens/{tokens_of(owner)[0].token_key}/revoke/")
    assert tokens_of(owner).count() == 1


@pytest.mark.parametrize("days", ["", "0", "-1", "99999999", "soon", "²"])
def test_a_lifetime_that_cannot_be_is_refused_beside_its_field(
    browser_of_owner: Client, owner: User, days: str
) -> None:
    page = browser_of_owner.post("/tokens/", {"name": "Notebook", "days": days}).content.decode()
    assert 'class="fault"' in page
    assert not tokens_of(owner)


@pytest.mark.parametrize(("chosen", "kept"), [("dark", "dark"), ("light", "light"), ("auto", ""), ("x", "")])
def test_the_theme_is_kept_and_the_reader_stays_where_they_were(
    client: Client, db: None, chosen: str, kept: str
) -> None:
    response = client.post("/theme/", {"theme": chosen, "next": "/methods/"})
    assert response["Location"] == "/methods/"
    assert client.cookies["theme"].value == kept
    assert (f'data-theme="{kept}"' in client.get("/methods/").content.decode()) is bool(kept)


def test_changing_the_theme_leads_to_no_other_site(client: Client, db: None) -> None:
    assert client.post("/theme/", {"theme": "dark", "next": "//elsewhere.example"})["Location"] == "/"
