"""Which promise a decision's budget and team can keep, or others put in their place, by its own prices."""

from collections.abc import Mapping
from typing import Any

from advisor.advice.promises import Promises
from advisor.parsing import parse_use_case
from advisor.use_case import FACT_BY_KEY
from advisor.verdict.affordable import promises
from decisions.models.decision import Decision
from decisions.selectors.own_assumptions import stored_assumptions
from decisions.selectors.price_books import price_book

ASKED_WITH = tuple(
    FACT_BY_KEY[key]
    for key in (
        "budget_usd_per_month",
        "freshness_percentile",
        "engineers",
        "streaming_skill",
        "on_call",
    )
)
"""The facts that the question is asked with: what may be spent, who runs it, and how sure a promise is."""


def promises_of(decision: Decision, instead: Mapping[str, Any]) -> Promises:
    """The promises at the decision's facts with some of them replaced; raises InvalidFacts."""
    use_case = parse_use_case({**decision.facts, **instead})
    own = stored_assumptions(decision.assumptions)
    return promises(use_case, price_book(decision.price_book_id), assumptions=own)
