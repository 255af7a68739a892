"""What each uncertain number moves by itself: every one at its low and at its high, all else likely."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases, drawn_estimates
from advisor.use_case import UseCase

COMPLEXITY = "people.complexity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """A fact, or an assumption by its identifier, with its ends and its likely value."""

    name: str
    low: float
    likely: float
    high: float


def swings_of(use_case: UseCase, case: Cases) -> tuple[Swing, ...]:
    """The facts that are drawn, from the ends that they are drawn between, and the complexity prior."""
    found = [
        Swing(name=fact.key, low=estimate.low, likely=estimate.likely, high=estimate.high)
        for fact, estimate in drawn_estimates(use_case)
        if estimate.is_uncertain
    ]
    a = case.assumptions
    low, high = a["people.complexity_low"], a["people.complexity_high"]
    if low < high:
        found.append(Swing(name=COMPLEXITY, low=low, likely=a[COMPLEXITY], high=high))
    return tuple(found)


def swung_cases(swings: tuple[Swing, ...], case: Cases) -> Cases:
    """Two rows a swing, low and high; `case` is the likely one (size 1)."""
    columns = {key: np.full(2 * len(swings), column[0]) for key, column in case.columns.items()}
    for index, swing in enumerate(swings):
        if swing.name in columns:
            columns[swing.name][2 * index : 2 * index + 2] = swing.low, swing.high
    return Cases(facts=case.facts, columns=columns, assumptions=case.assumptions)


def swung_complexity(swings: tuple[Swing, ...], case: Cases) -> Array:
    """The complexity prior in each of those rows."""
    complexity = np.full(2 * len(swings), case.assumptions[COMPLEXITY])
    for index, swing in enumerate(swings):
        if swing.name == COMPLEXITY:
            complexity[2 * index : 2 * index + 2] = swing.low, swing.high
    return complexity
