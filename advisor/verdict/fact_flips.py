"""What one fact would have to be for the verdict to change: tried on a grid, then narrowed to three digits.

All facts are tried in one pass of the same evaluation, so a flip is never predicted by a second model: both
sides of each
have been evaluated.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases, Indices
from advisor.cost.assumptions import COMPLEXITY
from advisor.cost.price_book import PriceBook
from advisor.fact import Fact
from advisor.options import OPTIONS
from advisor.use_case import FACTS
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import DEFAULT_WEIGHTS
from advisor.verdict.grid import values_around, values_between
from advisor.verdict.standings import NOBODY, compare
from advisor.vocabulary import OptionKey

NARROWING_PASSES = 3
NARROWING_VALUES = 9
WINS_SHOWN = 3
"""Changes that would let an option win, shown with it."""
NOT_TRIED = frozenset({"horizon_years", "discount_rate", "growth_per_year"})
"""They judge the investment, not the choice between designs: no rule of the verdict reads them alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """The verdict is `before` at `start` and `option` at `end`; somewhere between it changes."""

    fact: Fact
    current: float
    start: float
    end: float
    option: int

    @property
    def distance(self) -> float:
        """How far the fact must move: orders of magnitude where both are positive, else whole bounds."""
        if self.current > 0 and self.end > 0:
            return float(abs(np.log10(self.end / self.current)))
        low, high = self.fact.bounds
        return abs(self.end - self.current) / (high - low) + 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFlip:
    """The nearest value, rounded outwards to three digits, at which another option wins."""

    fact: str
    from_: float
    to: float
    new_option: OptionKey
    distance: float


def fact_flips(case: Cases, book: PriceBook, basis: Basis, winner: int) -> tuple[FactFlip, ...]:
    """For each fact and each other option, the nearest value at which that option wins; nearest first.

    `case` is the likely case (size 1), `winner` the index of the option that wins there.
    """
    facts = tuple(fact for fact in FACTS if fact.kind == "number" and fact.key not in NOT_TRIED)
    brackets = _worth_narrowing(list(_brackets(facts, case, book, basis, winner)))
    for _ in range(NARROWING_PASSES):
        brackets = _narrowed(brackets, case, book, basis)
    flips = [_flip(bracket) for bracket in _rounded(brackets, case, book, basis)]
    return tuple(sorted(flips, key=lambda flip: flip.distance))


def _brackets(
    facts: tuple[Fact, ...], case: Cases, book: PriceBook, basis: Basis, winner: int
) -> Iterator[Bracket]:
    tried = [values_around(fact, float(case.columns[fact.key][0])) for fact in facts]
    winners = _winners_along(facts, tried, case, book, basis)
    for fact, values, winning in zip(facts, tried, winners, strict=True):
        current = float(case.columns[fact.key][0])
        below, above = values < current, values > current
        yield from _nearest(fact, current, values[below][::-1], winning[below][::-1], winner)
        yield from _nearest(fact, current, values[above], winning[above], winner)


def _worth_narrowing(brackets: list[Bracket]) -> list[Bracket]:
    """The nearest change of each fact to each side, and the nearest few that let each option win."""
    kept: dict[tuple[object, ...], Bracket] = {}
    wins: Counter[int] = Counter()
    for bracket in sorted(brackets, key=lambda each: each.distance):
        side = (bracket.fact.key, bracket.end > bracket.current)
        wins[bracket.option] += 1
        if side not in kept:
            kept[side] = bracket
        elif wins[bracket.option] <= WINS_SHOWN:
            kept[*side, bracket.option] = bracket
    return list(kept.values())


def _nearest(fact: Fact, current: float, values: Array, winning: Indices, winner: int) -> Iterator[Bracket]:
    """Going outwards, the first value at which each other option wins, and the value before it."""
    seen = {winner}
    before = current
    for value, option in zip(values.tolist(), winning.tolist(), strict=True):
        if option not in seen and option != NOBODY:
            seen.add(option)
            yield Bracket(fact=fact, current=current, start=before, end=value, option=option)
        before = value


def _narrowed(brackets: list[Bracket], case: Cases, book: PriceBook, basis: Basis) -> list[Bracket]:
    tried = [values_between(b.fact, b.start, b.end, NARROWING_VALUES) for b in brackets]
    winners = _winners_along([b.fact for b in brackets], tried, case, book, basis)
    return [_tightened(b, values, won) for b, values, won in zip(brackets, tried, winners, strict=True)]


def _tightened(bracket: Bracket, values: Array, winning: Indices) -> Bracket:
    """The first value on the way at which the option wins closes the bracket, the one before opens it."""
    start = bracket.start
    for value, option in zip(values.tolist(), winning.tolist(), strict=True):
        if option == bracket.option:
            return _moved(bracket, start, value)
        start = value
    return _moved(bracket, start, bracket.end)


def _rounded(brackets: list[Bracket], case: Cases, book: PriceBook, basis: Basis) -> list[Bracket]:
    """Ends rounded outwards to three digits where the option still wins there, as found where it does not."""
    tried = [np.array([_outwards(bracket)]) for bracket in brackets]
    winners = _winners_along([bracket.fact for bracket in brackets], tried, case, book, basis)
    return [
        _moved(bracket, bracket.start, float(value[0])) if won[0] == bracket.option else bracket
        for bracket, value, won in zip(brackets, tried, winners, strict=True)
    ]


def _outwards(bracket: Bracket) -> float:
    """The end to three significant digits, away from where the fact stands, within its bounds."""
    if bracket.end == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(bracket.end))) - 2)
    away = math.ceil if bracket.end > bracket.current else math.floor
    low, high = bracket.fact.bounds
    return float(
        min(max(float(f"{away(bracket.end / step - 1e-9 * (away is math.ceil)) * step:.12g}"), low), high)
    )


def _flip(bracket: Bracket) -> FactFlip:
    return FactFlip(
        fact=bracket.fact.key,
        from_=bracket.current,
        to=bracket.end,
        new_option=OPTIONS[bracket.option].key,
        distance=bracket.distance,
    )


def _moved(bracket: Bracket, start: float, end: float) -> Bracket:
    return Bracket(fact=bracket.fact, current=bracket.current, start=start, end=end, option=bracket.option)


def _winners_along(
    facts: list[Fact] | tuple[Fact, ...],
    tried: list[Array],
    case: Cases,
    book: PriceBook,
    basis: Basis,
) -> list[Indices]:
    """The winner at each tried value of each fact, everything else as in the likely case: one evaluation."""
    sizes = [len(values) for values in tried]
    total = sum(sizes)
    if total == 0:
        return [np.empty(0, dtype=np.intp) for _ in tried]
    columns = {key: np.full(total, column[0]) for key, column in case.columns.items()}
    ends = np.cumsum(sizes)
    for fact, values, end in zip(facts, tried, ends, strict=True):
        columns[fact.key][end - len(values) : end] = values
    cases = Cases(facts=case.facts, columns=columns)
    standings = compare(
        cases, book, basis=basis, weights=DEFAULT_WEIGHTS, complexity=np.full(total, COMPLEXITY.value)
    )
    return np.split(standings.eligible_winner(), ends[:-1])
