"""What some tests need from outside: which of it is there, and what to say where it is not."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium_path() -> str | None:
    """The machine's Chromium, or the browser that CHROMIUM names."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def postgres_url() -> str | None:
    """A PostgreSQL whose user may create databases."""
    return os.environ.get("TEST_DATABASE_URL")


def redis_url() -> str | None:
    """A Redis that tests may empty."""
    return os.environ.get("TEST_REDIS_URL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something from outside: how to find it, and how a person gets it."""

    found: Callable[[], str | None]
    how: str


NEEDS = {
    "postgres": Need(
        found=postgres_url,
        how="set TEST_DATABASE_URL to a PostgreSQL whose user may create databases, "
        "such as postgres://postgres@127.0.0.1:5432/test",
    ),
    "redis": Need(
        found=redis_url,
        how="set TEST_REDIS_URL to a Redis that may be emptied, such as redis://127.0.0.1:6379/15",
    ),
    "chromium": Need(
        found=chromium_path,
        how="install Chromium (Debian: apt install chromium), or set CHROMIUM to its path",
    ),
}


def required() -> frozenset[str]:
    """The needs whose absence is a failure, from HEADWAY_REQUIRE (as in: postgres,redis,chromium)."""
    names = {name.strip() for name in os.environ.get("HEADWAY_REQUIRE", "").split(",")} - {""}
    if unknown := names - NEEDS.keys():
        raise ValueError(f"HEADWAY_REQUIRE names {sorted(unknown)}; it knows {sorted(NEEDS)}.")
    return frozenset(names)
