"""Paths beside the live one as the page shows them: how old events are when archived, when corrected."""

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.quantity import show_quantity


def branch_rows(result: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A row a branch: its title, and half, 95 % and 99 % of the events with their intervals."""
    for branch in result.get("branches") or ():
        yield {
            "title": branch["title"],
            "ages": [_shown(branch["age_s"].get(name)) for name in ("p50", "p95", "p99")],
        }


def _shown(found: Mapping[str, float] | None) -> tuple[str, str]:
    """The age, and its interval."""
    if not found:
        return "–", ""
    value = show_quantity(found["value"], "s")
    if found.get("low") is None or found.get("high") is None:
        return value, ""
    return value, f"{show_quantity(found['low'], 's')} to {show_quantity(found['high'], 's')}"
