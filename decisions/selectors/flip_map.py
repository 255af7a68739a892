"""The flip map of a decision, worked out when asked for, from its own facts, prices and assumptions."""

from advisor.advice.robustness import FlipMap
from advisor.fact import Fact
from advisor.parsing import parse_use_case
from advisor.verdict.flip_map import axes, flip_map, pairs
from decisions.models.decision import Decision
from decisions.selectors.own_assumptions import stored_assumptions
from decisions.selectors.price_books import price_book


def flip_map_of(decision: Decision, x: str = "", y: str = "") -> FlipMap:
    """The map over two facts, the first of the usual pairs for what is left blank; raises InvalidAxes."""
    use_case = parse_use_case(decision.facts)
    usual_x, usual_y = pairs(use_case)[0]
    own = stored_assumptions(decision.assumptions)
    return flip_map(use_case, price_book(decision.price_book_id), x or usual_x, y or usual_y, assumptions=own)


def axes_of(decision: Decision) -> tuple[Fact, ...]:
    """The facts that a map may be drawn over."""
    return axes(parse_use_case(decision.facts))


def pairs_of(decision: Decision) -> tuple[tuple[str, str], ...]:
    """The pairs of facts to begin with."""
    return pairs(parse_use_case(decision.facts))
