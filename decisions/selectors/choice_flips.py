"""Which other answers to a decision's choices change its verdict: worked out once a process, on request."""

import json
from functools import lru_cache

from advisor.advice.advice import Advice
from advisor.advice.robustness import Flip
from advisor.parsing import parse_use_case
from advisor.verdict.choice_flips import choice_flips, with_choices
from decisions.models.decision import Decision
from decisions.selectors.advice import advice_for
from decisions.selectors.own_assumptions import stored_assumptions
from decisions.selectors.price_books import price_book

_KEPT = 256


def flips_of_choices(decision: Decision) -> tuple[Flip, ...]:
    """Each other answer with which another option wins."""
    given = parse_use_case(decision.facts).given()
    own = json.dumps(decision.assumptions, sort_keys=True)
    return _found(json.dumps(given, sort_keys=True), decision.price_book_id, own)


def advice_with_choices(decision: Decision) -> Advice:
    """The decision's advice with those flips behind those of numbers, before those of weights."""
    return with_choices(advice_for(decision), flips_of_choices(decision))


@lru_cache(maxsize=_KEPT)
def _found(given: str, version: str, assumptions: str) -> tuple[Flip, ...]:
    own = stored_assumptions(json.loads(assumptions))
    return choice_flips(parse_use_case(json.loads(given)), price_book(version), assumptions=own)
