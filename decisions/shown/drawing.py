"""The drawn architecture of a decision: laid out once a process, its overlay chosen for each request."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from advisor.documents.drawing.architecture import architecture_svg
from advisor.documents.drawing.card import Overlay
from decisions.models.decision import Decision
from decisions.selectors.advice import advice_on_facts

PLAIN = f"overlay-{Overlay.NONE.value}"
KEPT = 64


def drawing(decision: Decision, overlay: Overlay) -> str:
    """The SVG, which holds every overlay; the class of its root chooses the one that shows."""
    figures = json.dumps(decision.assumptions, sort_keys=True)
    drawn = _drawn(json.dumps(decision.facts, sort_keys=True), decision.price_book_id, figures)
    return drawn.replace(PLAIN, f"overlay-{overlay.value}", 1)


@lru_cache(maxsize=KEPT)
def _drawn(facts: str, price_book_version: str, assumptions: str) -> str:
    given: Mapping[str, Any] = json.loads(facts)
    return architecture_svg(advice_on_facts(given, price_book_version, json.loads(assumptions)).blueprint)
