"""The budget and the team that the reverse question is asked with, as somebody types them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.fact import Fact
from advisor.fact_words import number_title
from advisor.parsing import parse_use_case
from advisor.use_case import FACT_BY_KEY
from decisions.forms.typed_fact import TypedFact, as_given, exact_text
from decisions.models.decision import Decision
from decisions.selectors.promises import ASKED_WITH


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedField:
    """One field: the text in it, its choices if it has any, and what is wrong with it."""

    fact: Fact
    title: str
    text: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPromises:
    """The form: what was typed over the decision's own facts, and what is to be put in their place."""

    fields: tuple[AskedField, ...]
    instead: Mapping[str, Any]

    @property
    def is_good(self) -> bool:
        """Whether everything can be read."""
        return not any(field.fault for field in self.fields)


def asked_promises(decision: Decision, typed: Mapping[str, str]) -> AskedPromises:
    """The form as it was sent; what is left out or blank stays as in the decision."""
    own = parse_use_case(decision.facts)
    instead: dict[str, Any] = {}
    fields = []
    for fact in ASKED_WITH:
        text, fault = typed.get(fact.key, "").strip(), ""
        if text:
            try:
                instead[fact.key] = as_given(fact, TypedFact(value=text))
            except ValueError as error:
                fault = str(error)
        shown = text or _text(fact, getattr(own, fact.key))
        fields.append(AskedField(fact=fact, title=_title(fact), text=shown, fault=fault))
    return AskedPromises(fields=tuple(fields), instead=instead)


def _title(fact: Fact) -> str:
    if fact.key == "budget_usd_per_month":
        return "Budget, USD a month (0: no limit)"
    if fact.key == "freshness_percentile":
        return "Share of events, %"
    return number_title(fact.key) if fact.kind == "number" else FACT_BY_KEY[fact.key].title


def _text(fact: Fact, value: Any) -> str:
    return exact_text(value.likely, fact.unit) if fact.kind == "number" else str(value)
