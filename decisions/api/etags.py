"""Versions as entity tags, and what a client says it has read."""

import re

from django.utils.http import parse_etags
from rest_framework.request import Request

from decisions.models.decision import Decision

# Versions count from 1: a change that wants this one is refused, after the faults of its body.
NO_VERSION = 0


def etag_of(decision: Decision) -> str:
    """The strong entity tag of the decision as it stands."""
    return f'"{decision.public_id}-{decision.version}"'


def number_tag(number: int) -> str:
    """The entity tag of an organisation's own version, 0 for none."""
    return f'"own-{number}"'


def expected_number(request: Request) -> int | None:
    """The own version that If-Match wants changed, None without it; -1 if it names no such state."""
    wanted = request.headers.get("If-Match")
    if wanted is None or wanted.strip() == "*":
        return None
    found = re.fullmatch(r'"own-(\d{1,9})"', wanted.strip())
    return int(found[1]) if found else -1


def is_known(request: Request, etag: str) -> bool:
    """True when the client says by If-None-Match that it has this very state."""
    known = [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]
    return etag in known or "*" in known


def expected_version(request: Request, decision: Decision) -> int | None:
    """The version that If-Match wants changed, None without it; NO_VERSION if it names another state."""
    header = request.headers.get("If-Match")
    if header is None or header.strip() == "*":
        return None
    return decision.version if etag_of(decision) in parse_etags(header) else NO_VERSION
