"""Assumptions as a form: one field each, by group, with what was typed and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from advisor.assumptions.assumption import Assumption
from advisor.assumptions.shipped import ASSUMPTIONS, BY_ID


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionRow:
    """`typed` is blank where the shipped value holds."""

    assumption: Assumption
    typed: str
    is_own: bool


def assumption_rows(
    own: Mapping[str, float], post: QueryDict | None
) -> tuple[tuple[str, tuple[AssumptionRow, ...]], ...]:
    """Rows by group, which the identifier begins with; as typed where something was posted."""
    groups: dict[str, list[AssumptionRow]] = {}
    for each in ASSUMPTIONS:
        stored = f"{own[each.id]:.12g}" if each.id in own else ""
        row = AssumptionRow(
            assumption=each,
            typed=stored if post is None else post.get(each.id, stored),
            is_own=each.id in own,
        )
        groups.setdefault(each.id.partition(".")[0], []).append(row)
    return tuple((name, tuple(rows)) for name, rows in groups.items())


def change_of(post: QueryDict, own: Mapping[str, float]) -> dict[str, Any]:
    """What was typed and differs from what holds: a number where it is one, else the text to be refused."""
    typed = {key: str(post[key]).strip() for key in BY_ID if key in post}
    change = {key: _number(text) if text else None for key, text in typed.items()}
    return {key: value for key, value in change.items() if value != own.get(key)}


def _number(text: str) -> float | str:
    try:
        return float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        return text
