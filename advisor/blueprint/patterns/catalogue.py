"""All patterns in the order of the questions, and what they are for a design."""

from advisor.advice import AppliedPattern
from advisor.blueprint.patterns.chosen import choose
from advisor.blueprint.patterns.pattern import Pattern
from advisor.cases import Cases
from advisor.cost.price_book import PriceBook
from advisor.design import Design

PATTERNS: tuple[Pattern, ...] = ()


def patterns_for(design: Design, cases: Cases, book: PriceBook) -> tuple[AppliedPattern, ...]:
    """Every pattern with its parameters for the first case; those that do not apply say why not."""
    chosen = choose(design, cases, book)
    return tuple(pattern.apply(chosen) for pattern in PATTERNS)
