"""A browser on the web app itself: pages that fail a test by any error they report."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from decisions.pages.worked_examples import worked_examples
from decisions.services.decisions import create_decision
from decisions.services.price_books import load_price_books
from tests.journeys.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer


BOOKS = sorted((settings.BASE_DIR / "fixtures" / "prices").glob("*.yaml"))


@pytest.fixture(scope="module", autouse=True)
def emptied_tables_are_filled_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A test with a live server ends by emptying every table; those after it expect the prices."""
    yield
    with django_db_blocker.unblock():
        load_price_books(BOOKS)


@pytest.fixture
def owner(transactional_db: None) -> User:
    """With the prices: the test before has emptied the tables."""
    load_price_books(BOOKS)
    return User.objects.create_user("owner")


@pytest.fixture
def decision_id(owner: User) -> str:
    """A worked use case made the owner's, its title longer than a line and its last word too."""
    example = next(each for each in worked_examples() if each.key == "minute-operations-dashboard")
    title = "Orders by region for the dispatchers of " + "Llanfairpwllgwyngyll" * 6
    return create_decision(owner, title=title, facts=example.facts, summary=example.summary).public_id


@pytest.fixture
def visit(browser: "Browser", live_server: "LiveServer", owner: User) -> Iterator[Callable[..., Visitor]]:
    """Opens the app as the owner: `visit(width=360, theme="dark")`."""
    client = Client()
    client.force_login(owner)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    visitors: list[Visitor] = []

    def open_app(width: int = 1280, theme: str = "light", *, scripts: bool = True) -> Visitor:
        visitor = Visitor.arriving(browser, live_server.url, cookie, width, theme, scripts=scripts)
        visitors.append(visitor)
        return visitor

    yield open_app
    for visitor in visitors:
        visitor.leave()
