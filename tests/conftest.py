"""What every test may ask for, and what happens to a test whose needs are not met."""

import os
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from hypothesis import settings as hypothesis_settings

from tests.outside import NEEDS, chromium_path, postgres_url, redis_url, required

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A slow machine is no fault of the code: no deadline for a single example.
hypothesis_settings.register_profile("headway", deadline=None)
hypothesis_settings.load_profile("headway")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each database the tests that it can tell something about; start long tests first."""
    belongs = _belongs_on_postgres if connection.vendor == "postgresql" else _belongs_here
    elsewhere = [item for item in items if not belongs(item)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if belongs(item)]
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def _belongs_on_postgres(item: pytest.Item) -> bool:
    """What touches the database and could come out otherwise on another one."""
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    touches = bool(fixtures) or item.get_closest_marker("django_db") is not None
    return touches and item.get_closest_marker("any_database") is None


def _belongs_here(item: pytest.Item) -> bool:
    """What only PostgreSQL can show is left to the run on it, where there is one."""
    return postgres_url() is None or item.get_closest_marker("on_postgres") is None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose need is not met, saying how to meet it; fail it where the need is required."""
    marks = {mark.name for mark in item.iter_markers()}
    wanted = marks & NEEDS.keys() | ({"postgres"} if "on_postgres" in marks else set())
    for name in sorted(wanted):
        if NEEDS[name].found() is None:
            reason = f"needs {name}: {NEEDS[name].how}"
            pytest.fail(reason, pytrace=False) if name in required() else pytest.skip(reason)


@pytest.fixture
def postgres() -> str:
    """The URL of a PostgreSQL; mark the test `postgres`."""
    url = postgres_url()
    assert url, "a test that asks for PostgreSQL carries the mark `postgres`"
    return url


@pytest.fixture
def redis() -> Iterator[str]:
    """The URL of an empty Redis; mark the test `redis`."""
    from redis import Redis

    url = redis_url()
    assert url, "a test that asks for Redis carries the mark `redis`"
    with Redis.from_url(url) as server:
        server.flushdb()
        yield url
        server.flushdb()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A headless Chromium with a fresh profile; mark the test `chromium`."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with tempfile.TemporaryDirectory(prefix="headway-chromium-") as home, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path(),
            env={**os.environ, "HOME": home},
            args=[
                *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
                *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            ],
        )
        yield chromium
        chromium.close()
