"""What one fact would have to be for the verdict to change: tried on a grid, then narrowed to three digits.

All trials go through the same evaluation as the verdict, so a flip is never predicted by a second model: both
sides of each have been evaluated.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from advisor.cases import Array, Cases, Indices
from advisor.cost.price_book import PriceBook
from advisor.fact import Fact
from advisor.options import OPTIONS, Option
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import weight_shares
from advisor.verdict.grid import three_digits_between, to_three_digits, values_between
from advisor.verdict.standings import COST, NOBODY, Standings, compare
from advisor.verdict.trials import Trials
from advisor.vocabulary import OptionKey

KEYS = tuple(option.key for option in OPTIONS)
MOST_PASSES, NARROWING = 5, 48
"""How often a bracket is narrowed at most, and how many values are tried in it each time."""
WINS_SHOWN = 3
"""Changes that would let an option win, shown with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """`option` wins at `end` and not at `start`; somewhere between the verdict changes."""

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
    """The nearest value, to three digits, at which another option wins."""

    fact: str
    from_: float
    to: float
    new_option: OptionKey


def fact_flips(
    case: Cases, book: PriceBook, basis: Basis, *, winner: int, trials: Trials, tried: Standings
) -> tuple[FactFlip, ...]:
    """For each fact and each other option, the nearest value at which that option wins; nearest first.

    `case` is the likely case (size 1), `winner` the index of the option that wins there, `tried` the
    standings of the `trials`' rows. Narrowing looks at the field of options that win in any
    trial.
    """
    brackets = _worth_narrowing(_brackets(case, trials, tried.eligible_winner(), winner))
    field = contending(tried, winner, basis)
    for _ in range(MOST_PASSES):
        ways = [_between(bracket, NARROWING) for bracket in brackets]
        if not any(way.size for way in ways):
            break
        brackets = _narrowed(brackets, ways, lambda cases: _winners(cases, book, basis, field), case)
    nearest = sorted(brackets, key=lambda bracket: bracket.distance)
    return tuple(
        FactFlip(fact=b.fact.key, from_=b.current, to=b.end, new_option=OPTIONS[b.option].key)
        for b in nearest
    )


def _brackets(case: Cases, trials: Trials, won: Indices, winner: int) -> Iterator[Bracket]:
    for fact, values, winning in zip(trials.facts, trials.values, trials.split(won), strict=True):
        current = float(case.columns[fact.key][0])
        below, above = values < current, values > current
        yield from _nearest(fact, current, values[below][::-1], winning[below][::-1], winner)
        yield from _nearest(fact, current, values[above], winning[above], winner)


def _nearest(fact: Fact, current: float, values: Array, winning: Indices, winner: int) -> Iterator[Bracket]:
    """Going outwards, the first value at which each other option wins, and the value before it."""
    seen = {winner, NOBODY}
    before = current
    for value, option in zip(values.tolist(), winning.tolist(), strict=True):
        if option not in seen:
            seen.add(option)
            yield Bracket(fact=fact, current=current, start=before, end=value, option=option)
        before = value


def _worth_narrowing(brackets: Iterator[Bracket]) -> list[Bracket]:
    """The nearest change of each fact to each side, and the nearest few that let each option win."""
    kept, sides, wins = [], set(), Counter[int]()
    for bracket in sorted(brackets, key=lambda each: each.distance):
        side = (bracket.fact.key, bracket.end > bracket.current)
        wins[bracket.option] += 1
        if side not in sides or wins[bracket.option] <= WINS_SHOWN:
            kept.append(bracket)
            sides.add(side)
    return kept


def contending(tried: Standings, winner: int, basis: Basis) -> tuple[Option, ...]:
    """The options that win in any trial, at the headways that were chosen in any.

    Where criteria decide, those that cost least in any trial too, for a cost is scored against the least.
    """
    needed = {winner, *tried.eligible_winner().tolist()}
    if basis is Basis.CRITERIA:
        needed |= set(np.flatnonzero((tried.criteria[:, COST] >= 1).any(axis=1)).tolist())
    return tuple(
        replace(option, headways_s=_chosen(option, tried.headway_s[index]))
        for index, option in enumerate(tried.options)
        if index in needed
    )


def _chosen(option: Option, headway_s: Array) -> tuple[float, ...]:
    return tuple(h for h in option.headways_s if headway_s.min() <= h <= headway_s.max())


def _winners(cases: Cases, book: PriceBook, basis: Basis, field: tuple[Option, ...]) -> Indices:
    """The eligible winner in every case, as an index of OPTIONS."""
    complexity = np.full(cases.size, cases.assumptions["people.complexity"])
    standings = compare(
        cases, book, basis=basis, weights=weight_shares(cases), complexity=complexity, options=field
    )
    places = np.array([*(KEYS.index(option.key) for option in field), NOBODY])
    return np.asarray(places[standings.eligible_winner()])


def _narrowed(
    brackets: list[Bracket], ways: list[Array], winners: Callable[[Cases], Indices], case: Cases
) -> list[Bracket]:
    """The brackets tightened by the values on the `ways` through each."""
    open_ones = [place for place, way in enumerate(ways) if way.size]
    trials = Trials(
        facts=tuple(brackets[place].fact for place in open_ones),
        values=tuple(ways[place] for place in open_ones),
    )
    won = trials.split(winners(trials.cases(case)))
    tightened = list(brackets)
    for place, winning in zip(open_ones, won, strict=True):
        tightened[place] = _tightened(brackets[place], ways[place], winning)
    return tightened


def _between(bracket: Bracket, count: int) -> Array:
    """Values of three digits on the way, all of them where they are few: what is found can be said."""
    upwards = bracket.end > bracket.start
    low, high = sorted((bracket.start, bracket.end))
    values = _every_step(bracket.fact, low, high, count)
    if values is None:
        spread = values_between(bracket.fact, bracket.start, bracket.end, count)
        values = np.unique(to_three_digits(spread, upwards=upwards))
        values = values[(values > low) & (values < high)]
    return values if upwards else values[::-1]


def _every_step(fact: Fact, low: float, high: float, count: int) -> Array | None:
    """Every value of three digits between the ends, rising; None where there are more than `count`."""
    if low <= 0 or high > 10 * low:
        return None
    values = three_digits_between(low, high)
    if fact.whole:
        values = values[values % 1 == 0]
    return values if values.size <= count else None


def _tightened(bracket: Bracket, values: Array, winning: Indices) -> Bracket:
    """The first value at which the option wins, or the end, closes the bracket; the one before opens it."""
    wins = np.flatnonzero(winning == bracket.option)
    first = int(wins[0]) if wins.size else values.size
    return replace(
        bracket,
        start=float(values[first - 1]) if first else bracket.start,
        end=float(values[first]) if wins.size else bracket.end,
    )
