"""The advice for a decision, from its own facts and its own price book; computed once a process."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from advisor.advice import Advice
from advisor.advise import advise
from advisor.parsing import parse_use_case
from advisor.use_case import UseCase
from decisions.models.decision import Decision
from decisions.selectors.price_books import current_version, price_book

# An advice weighs a few hundred kilobytes; the pages of one decision ask for the same one again and again.
_KEPT = 64


def advice_for(decision: Decision) -> Advice:
    """The decision's advice; decisions with the same facts and book share it."""
    return advice_on_facts(decision.facts, decision.price_book_id)


def advice_on_facts(facts: Mapping[str, Any], version: str) -> Advice:
    """Advice on stored facts by the book of this version; raises InvalidFacts."""
    return _advice(json.dumps(parse_use_case(facts).given(), sort_keys=True), version)


def advice_on(use_case: UseCase, version: str = "") -> Advice:
    """Advice on facts that need not be stored, by the book of this version, or by the current one."""
    given = json.dumps(use_case.given(), sort_keys=True)
    return _advice(given, version or current_version())


@lru_cache(maxsize=_KEPT)
def _advice(given: str, version: str) -> Advice:
    return advise(parse_use_case(json.loads(given)), price_book(version))
