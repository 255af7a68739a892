"""What tests of the web app share: the shipped price books, people, and clients that are signed in."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from rest_framework.test import APIClient

from decisions.models.price_book_row import PriceBookRow
from decisions.services.price_books import load_price_books
from decisions.services.tokens import make_token

BOOKS = sorted((settings.BASE_DIR / "fixtures" / "prices").glob("*.yaml"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Every test finds the shipped price books, as every deployment does."""
    with django_db_blocker.unblock():
        load_price_books(BOOKS)


@pytest.fixture(autouse=True)
def price_book(request: pytest.FixtureRequest) -> None:
    """It is loaded again where a test that commits has left empty tables behind."""
    for name in ("transactional_db", "db"):
        if name in request.fixturenames:
            request.getfixturevalue(name)
            if not PriceBookRow.objects.exists():
                load_price_books(BOOKS)
            return


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_user("owner")


@pytest.fixture
def stranger(db: None) -> User:
    return User.objects.create_user("stranger")


@pytest.fixture
def api(owner: User) -> Iterator[APIClient]:
    """A tool of the owner's."""
    cache.clear()
    yield client_of(owner)
    cache.clear()


@pytest.fixture
def strangers_api(stranger: User) -> APIClient:
    """A tool of somebody else's."""
    return client_of(stranger)


def client_of(user: User) -> APIClient:
    client = APIClient()
    _, token = make_token(user)
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client
