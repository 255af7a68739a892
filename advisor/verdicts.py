"""The verdicts alone, for many use cases at once: which option at which headway, at what cost and value.

No draws, flips or texts. Use cases whose choices are the same are columns of one evaluation; all others still
cost little.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.cases import NUMERIC_FACTS, Array, Cases
from advisor.cost.price_book import PriceBook
from advisor.options import OPTIONS
from advisor.use_case import FACTS, UseCase
from advisor.verdict.basis import Basis, basis_of
from advisor.verdict.best_headway import Contenders, contend
from advisor.verdict.criteria import weight_shares
from advisor.verdict.standings import CLOSE_CALL, margin, standings_of
from advisor.verdict.vetoes import RULES
from advisor.vocabulary import OptionKey

NOT_DECIDING = frozenset({"value_metric", "profile"})
"""Choices that are told, drawn or simulated, and that no rule of the verdict reads."""
CHOICES = tuple(fact.key for fact in FACTS if fact.kind != "number" and fact.key not in NOT_DECIDING)
Structure = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickOption:
    """One option at its best headway: what `advise` ranks, in numbers that are not rounded."""

    option: OptionKey
    headway_s: float
    vetoes: tuple[str, ...]
    """Identifiers of the rules that stand against it."""
    promise_kept: float
    monthly_usd: float
    yearly_usd: float
    value_usd_per_year: float
    net_value_usd_per_year: float
    score: float

    @property
    def eligible(self) -> bool:
        """Whether nothing hard stands against it."""
        return not self.vetoes


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickVerdict:
    """The verdict on one use case; `ranking` has all options, the recommended one first."""

    basis: Basis
    margin: float
    ranking: tuple[QuickOption, ...]

    @property
    def recommended(self) -> QuickOption:
        """The best option, eligible or not."""
        return self.ranking[0]

    @property
    def close_call(self) -> bool:
        """Whether the first two are nearly equal."""
        return self.recommended.eligible and self.margin < CLOSE_CALL

    def option(self, key: OptionKey) -> QuickOption:
        """One of the options, wherever it ranks."""
        return next(each for each in self.ranking if each.option is key)


def verdicts(
    use_cases: Sequence[UseCase], book: PriceBook, assumptions: Assumptions = SHIPPED
) -> tuple[QuickVerdict, ...]:
    """The verdicts that `advise` gives on the same facts, in the order of `use_cases`.

    Raises UnknownSku and UnknownProvider as `advise` does. One book prices all: ask once for each provider.
    """
    alike: dict[Structure, list[int]] = defaultdict(list)
    for place, use_case in enumerate(use_cases):
        alike[structure(use_case)].append(place)
    found: dict[int, QuickVerdict] = {}
    for places in alike.values():
        group = [use_cases[place] for place in places]
        found.update(zip(places, _verdicts_on(group, book, assumptions), strict=True))
    return tuple(found[place] for place in range(len(use_cases)))


def structure(use_case: UseCase) -> Structure:
    """What must be the same for two use cases to be columns of one evaluation."""
    return (basis_of(use_case), *(getattr(use_case, key) for key in CHOICES))


def _verdicts_on(
    alike: Sequence[UseCase], book: PriceBook, assumptions: Assumptions
) -> tuple[QuickVerdict, ...]:
    basis, cases = basis_of(alike[0]), likely_cases(alike, assumptions)
    complexity = np.full(cases.size, assumptions["people.complexity"])
    contenders = contend(OPTIONS, cases, book, complexity, basis)
    standings = standings_of(contenders, cases, basis=basis, weights=weight_shares(cases))
    options = [_columns(contenders, index, standings.score[index]) for index in range(len(OPTIONS))]
    ahead, order = margin(standings, basis).tolist(), standings.order().T.tolist()
    return tuple(
        QuickVerdict(
            basis=basis, margin=ahead[case], ranking=tuple(options[index][case] for index in order[case])
        )
        for case in range(cases.size)
    )


def likely_cases(alike: Sequence[UseCase], assumptions: Assumptions) -> Cases:
    """One case each, every fact at its likely value."""
    columns = {
        fact.key: np.array([use_case.likely(fact.key) for use_case in alike], dtype=np.float64)
        for fact in NUMERIC_FACTS
    }
    return Cases(facts=alike[0], columns=columns, assumptions=assumptions)


def _columns(contenders: Contenders, index: int, score: Array) -> list[QuickOption]:
    """The option in every case."""
    numbers = zip(
        contenders.headway_s[index].tolist(),
        contenders.promise_kept[index].tolist(),
        contenders.monthly_usd[index].tolist(),
        contenders.yearly_usd[index].tolist(),
        contenders.money.value_usd_per_year[index].tolist(),
        contenders.net_value_usd_per_year[index].tolist(),
        score.tolist(),
        strict=True,
    )
    return [
        QuickOption(
            option=contenders.options[index].key,
            headway_s=headway_s,
            vetoes=tuple(rule.id for rule, fires in zip(RULES, fired, strict=True) if fires),
            promise_kept=kept,
            monthly_usd=monthly_usd,
            yearly_usd=yearly_usd,
            value_usd_per_year=value_usd,
            net_value_usd_per_year=net_usd,
            score=own_score,
        )
        for fired, (headway_s, kept, monthly_usd, yearly_usd, value_usd, net_usd, own_score) in zip(
            contenders.fired[:, index].T.tolist(), numbers, strict=True
        )
    ]
