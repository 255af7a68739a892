"""Every fact with its value in words, by step: for checking answers, and for the decision page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.fact import Fact
from advisor.use_case import FACTS
from advisor.vocabulary import WizardStep
from decisions.forms.typed_fact import show_given


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """`unreadable` is what was typed where it could not be read; the value is then the one in force."""

    fact: Fact
    value: str
    is_assumed: bool
    unreadable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """The facts of one step."""

    step: WizardStep
    title: str
    rows: tuple[FactRow, ...]


def fact_groups(
    given: Mapping[str, Any], kept: Mapping[str, Mapping[str, Any]] | None = None
) -> tuple[FactGroup, ...]:
    """All facts, given or assumed, in the order in which they are asked."""
    return tuple(
        FactGroup(
            step=step,
            title=step.value.capitalize(),
            rows=tuple(fact_row(fact, given, kept or {}) for fact in FACTS if fact.step == step),
        )
        for step in WizardStep
    )


def fact_row(
    fact: Fact, given: Mapping[str, Any], kept: Mapping[str, Mapping[str, Any]] | None = None
) -> FactRow:
    """One fact in words."""
    return FactRow(
        fact=fact,
        value=show_given(fact, given.get(fact.key, fact.default)),
        is_assumed=fact.key not in given,
        unreadable=str((kept or {}).get(fact.key, {}).get("value", "")),
    )
