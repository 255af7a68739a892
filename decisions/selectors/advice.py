"""The advice for a decision, from its own facts, price book and assumptions; computed once a process."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from advisor.advice.advice import Advice
from advisor.advise import advise
from advisor.parsing import parse_use_case
from decisions.models.decision import Decision
from decisions.selectors.own_assumptions import stored_assumptions
from decisions.selectors.price_books import price_book

# An advice weighs a few hundred kilobytes; the pages of one decision ask for the same one again and again.
_KEPT = 64


def advice_for(decision: Decision) -> Advice:
    """The decision's advice; decisions with the same facts, book and assumptions share it."""
    return advice_on_facts(decision.facts, decision.price_book_id, decision.assumptions)


def advice_on_facts(facts: Mapping[str, Any], version: str, assumptions: Mapping[str, float]) -> Advice:
    """Advice on stored facts by the book of this version and own assumptions; raises InvalidFacts."""
    given = parse_use_case(facts).given()
    return _advice(json.dumps(given, sort_keys=True), version, json.dumps(assumptions, sort_keys=True))


@lru_cache(maxsize=_KEPT)
def _advice(given: str, version: str, assumptions: str) -> Advice:
    return advise(
        parse_use_case(json.loads(given)),
        price_book(version),
        assumptions=stored_assumptions(json.loads(assumptions)),
    )
