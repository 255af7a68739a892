"""How sure a decision's cadence curve is, from its own facts, price book and assumptions; on request."""

import json
from functools import lru_cache

from advisor.parsing import parse_use_case
from advisor.verdict.cadence.band import CadenceBand, cadence_band
from advisor.vocabulary import OptionKey
from decisions.models.decision import Decision
from decisions.selectors.advice import advice_for
from decisions.selectors.own_assumptions import stored_assumptions
from decisions.selectors.price_books import price_book

_KEPT = 32


def cadence_band_of(decision: Decision) -> CadenceBand:
    """Over the draws of its advice; decisions with the same facts, book and assumptions share it."""
    advice = advice_for(decision)
    return _band(
        json.dumps(parse_use_case(decision.facts).given(), sort_keys=True),
        decision.price_book_id,
        json.dumps(decision.assumptions, sort_keys=True),
        (advice.recommended.option, advice.draws, advice.seed),
    )


@lru_cache(maxsize=_KEPT)
def _band(given: str, version: str, assumptions: str, drawn: tuple[OptionKey, int, int]) -> CadenceBand:
    recommended, draws, seed = drawn
    return cadence_band(
        parse_use_case(json.loads(given)),
        price_book(version),
        recommended,
        draws=draws,
        seed=seed,
        assumptions=stored_assumptions(json.loads(assumptions)),
    )
