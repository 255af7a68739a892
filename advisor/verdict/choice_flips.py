"""Which other answer to a question with few answers would change the verdict: every one of them is tried.

Choices are no columns of the cases, so each answer is an evaluation of its own: worked out on request, not
with every advice.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from advisor.advice.advice import Advice
from advisor.advice.robustness import Flip
from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.cases import likely_case
from advisor.cost.price_book import PriceBook
from advisor.options import OPTIONS
from advisor.parsing import parse_use_case
from advisor.use_case import FACT_BY_KEY, UseCase
from advisor.verdict.basis import basis_of
from advisor.verdict.criteria import weight_shares
from advisor.verdict.standings import NOBODY, compare

TRIED = ("actor", "value_shape", "value_arises", "source", "delivery", "on_call")
"""The choices that the verdict reads. Another provider needs another price book, so it is another advice."""


def choice_flips(
    use_case: UseCase, book: PriceBook, *, assumptions: Assumptions = SHIPPED
) -> tuple[Flip, ...]:
    """Each other answer with which another option that may be built wins, all else as in the likely case."""
    winner = _winner(use_case, book, assumptions)
    return tuple(
        Flip(kind="fact", name=key, from_=str(getattr(use_case, key)), to=value, new_option=OPTIONS[new].key)
        for key, value, changed in _other_answers(use_case)
        if (new := _winner(changed, book, assumptions)) not in (winner, NOBODY)
    )


def with_choices(advice: Advice, found: tuple[Flip, ...]) -> Advice:
    """The advice with flips of choices behind those of numbers, before those of weights."""
    numbers, weights = ([flip for flip in advice.flips if flip.kind == kind] for kind in ("fact", "weight"))
    return replace(advice, flips=(*numbers, *found, *weights))


def _other_answers(use_case: UseCase) -> Iterator[tuple[str, str, UseCase]]:
    given = use_case.given()
    for key in TRIED:
        for value, _ in FACT_BY_KEY[key].choices:
            if value != getattr(use_case, key):
                yield key, value, parse_use_case(given | {key: value})


def _winner(use_case: UseCase, book: PriceBook, assumptions: Assumptions) -> int:
    """Index of the option that wins in the likely case, NOBODY where none may be built."""
    case = likely_case(use_case, assumptions)
    standings = compare(
        case,
        book,
        basis=basis_of(use_case),
        weights=weight_shares(case),
        complexity=np.array([assumptions["people.complexity"]]),
    )
    return int(standings.eligible_winner()[0])
