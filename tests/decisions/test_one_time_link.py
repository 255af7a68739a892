from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.core.management import call_command
from django.test import Client

from decisions.one_time_link import LIFETIME, make_token, redeem

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada", password="a long enough one")


def test_a_token_signs_in_once(ada: User) -> None:
    token = make_token(ada)
    assert redeem(token) == ada
    assert redeem(token) is None


def test_a_sign_in_spends_every_older_token(ada: User, client: Client) -> None:
    token = make_token(ada)
    client.login(username="ada", password="a long enough one")
    assert redeem(token) is None


def test_a_new_password_spends_the_token(ada: User) -> None:
    token = make_token(ada)
    ada.set_password("another long enough one")
    ada.save()
    assert redeem(token) is None


def test_a_token_expires(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    token = make_token(ada)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + LIFETIME.total_seconds() + 2)
    assert redeem(token) is None


def test_a_token_is_no_use_to_who_was_locked_out(ada: User) -> None:
    token = make_token(ada)
    ada.is_active = False
    ada.save()
    assert redeem(token) is None


def test_a_token_cannot_be_turned_into_another_persons(ada: User) -> None:
    bob = User.objects.create_user("bob")
    _, _, rest = make_token(ada).partition(":")
    assert redeem(f"{bob.pk}:{rest}") is None


@pytest.mark.parametrize("token", ["", "1", "1:", ":::", "x:y:z", "9" * 400 + ":a:b", "١:a:b", "1:a:b:c"])
def test_what_is_no_token_is_refused_quietly(ada: User, token: str) -> None:
    assert redeem(token) is None


def test_the_link_leads_home_signed_in(ada: User, client: Client) -> None:
    answer = client.get(f"/sign-in/once/{make_token(ada)}/")
    assert answer.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_a_spent_link_leads_to_the_sign_in_page(ada: User, client: Client) -> None:
    link = f"/sign-in/once/{make_token(ada)}/"
    Client().get(link)
    assert client.get(link).headers["Location"] == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_the_command_prints_a_link_and_makes_its_owner() -> None:
    answer = StringIO()
    call_command("sign_in_link", "owner", "--at", "https://headway.example", stdout=answer)
    link = answer.getvalue().strip()
    assert link.startswith("https://headway.example/sign-in/once/")
    owner = redeem(link.removesuffix("/").rpartition("/")[2])
    assert owner is not None
    assert owner.username == "owner"
    assert not owner.has_usable_password()


def test_the_command_leaves_a_password_alone(ada: User) -> None:
    call_command("sign_in_link", "ada", stdout=StringIO())
    ada.refresh_from_db()
    assert ada.check_password("a long enough one")
