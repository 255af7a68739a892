"""Which option wins over two facts at once: the verdict on a grid around where they stand, all else as it is.

One pass of the same evaluation as the verdict; worked out when somebody asks, never with the advice.
"""

from dataclasses import dataclass

import numpy as np

from advisor.advice.robustness import FlipMap
from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.cases import Array, Cases, Indices, likely_case
from advisor.cost.price_book import PriceBook
from advisor.fact import Fact
from advisor.options import OPTIONS
from advisor.quantity import show_quantity
from advisor.use_case import FACT_BY_KEY, FACTS, UseCase
from advisor.verdict.basis import Basis, basis_of
from advisor.verdict.criteria import weight_shares
from advisor.verdict.grid import TINY, values_around
from advisor.verdict.standings import CLOSE_CALL, NOBODY, Standings, compare, margin
from advisor.verdict.trials import NOT_TRIED

STEPS = 24
MONEY = "value_usd_per_year"
WITH_MONEY = (("freshness_s", MONEY), ("rate_per_s", MONEY))
WITHOUT_MONEY = (("freshness_s", "rate_per_s"), ("freshness_s", "viewing_interval_s"))


class InvalidAxes(ValueError):
    """Facts that no map can be drawn over; `faults` maps `x` and `y` to what would be right."""

    def __init__(self, faults: dict[str, tuple[str, ...]]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{key}: {' '.join(texts)}" for key, texts in faults.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """A fact, where it stands and the values to try; the place of today's is `today`."""

    fact: Fact
    values: Array
    today: int


def pairs(use_case: UseCase) -> tuple[tuple[str, str], ...]:
    """The pairs of facts to begin with; the value at stake is on one side wherever money decides."""
    return WITH_MONEY if use_case.has_money else WITHOUT_MONEY


def axes(use_case: UseCase) -> tuple[Fact, ...]:
    """The facts that a map may be drawn over."""
    numbers = (fact for fact in FACTS if fact.kind == "number" and fact.key not in NOT_TRIED)
    return tuple(fact for fact in numbers if fact.key != MONEY or use_case.has_money)


def flip_map(
    use_case: UseCase, book: PriceBook, x: str, y: str, *, assumptions: Assumptions = SHIPPED
) -> FlipMap:
    """The winner at every pair of values of two facts, at most 24 each; raises InvalidAxes."""
    _check(use_case, x, y)
    case, basis = likely_case(use_case, assumptions), basis_of(use_case)
    across, up = _axis(FACT_BY_KEY[x], case), _axis(FACT_BY_KEY[y], case)
    grid = {x: np.tile(across.values, len(up.values)), y: np.repeat(up.values, len(across.values))}
    cases = case.changed(**grid)
    complexity = np.full(cases.size, case.assumptions["people.complexity"])
    found = compare(cases, book, basis=basis, weights=weight_shares(cases), complexity=complexity)
    return _mapped(across, up, found, basis)


def _check(use_case: UseCase, x: str, y: str) -> None:
    allowed = {fact.key for fact in axes(use_case)}
    faults: dict[str, tuple[str, ...]] = {
        name: (f"{key[:60]!r} is no fact to draw over; give one of {', '.join(sorted(allowed))}.",)
        for name, key in (("x", x), ("y", y))
        if key not in allowed
    }
    if not faults and x == y:
        faults["y"] = (f"It is {y}, as x is; give another fact.",)
    if faults:
        raise InvalidAxes(faults)


def _axis(fact: Fact, case: Cases) -> _Axis:
    """From the least to the most that flips are looked for at, evenly in logarithms, with today's value."""
    now = float(case.columns[fact.key][0])
    around = values_around(fact, now)
    low, high = float(around.min(initial=now)), float(around.max(initial=now))
    if now > TINY:
        values = np.geomspace(max(low, TINY), high, STEPS)
    else:
        values = np.concatenate(([now], np.geomspace(around[around > now].min(), high, STEPS - 1)))
    values[np.abs(np.log(np.maximum(values, TINY) / max(now, TINY))).argmin()] = now
    values = np.unique(np.round(values) if fact.whole else values)
    return _Axis(fact=fact, values=values, today=int(np.searchsorted(values, now)))


def _mapped(across: _Axis, up: _Axis, found: Standings, basis: Basis) -> FlipMap:
    shape = len(up.values), len(across.values)
    won, close = found.eligible_winner().reshape(shape), (margin(found, basis) < CLOSE_CALL).reshape(shape)
    today = int(won[up.today, across.today])
    return FlipMap(
        x=across.fact.key,
        y=up.fact.key,
        x_values=tuple(across.values.tolist()),
        y_values=tuple(up.values.tolist()),
        x_today=float(across.values[across.today]),
        y_today=float(up.values[up.today]),
        options=tuple(tuple(None if i == NOBODY else OPTIONS[i].key for i in row) for row in won.tolist()),
        close_calls=tuple(tuple(row) for row in (close & (won != NOBODY)).tolist()),
        finding=_finding(across, up, won, today),
    )


def _finding(across: _Axis, up: _Axis, won: Indices, today: int) -> str:
    """What the map says in a sentence: how much of it agrees with today, and who else wins in it."""
    here = "Nothing may be built" if today == NOBODY else f"{OPTIONS[today].title} wins"
    share = float((won == today).mean())
    others = [i for i in np.unique(won).tolist() if i not in (today, NOBODY)]
    others.sort(key=lambda i: -int((won == i).sum()))
    span = " by ".join(_span(axis) for axis in (across, up))
    if share == 1:
        return f"{here} over the whole of the map, {span}"
    rest = [f"elsewhere {', '.join(OPTIONS[i].title for i in others[:3])}"] if others else []
    if today != NOBODY and (refused := float((won == NOBODY).mean())):
        rest.append(f"in {100 * refused:.0f} % nothing may be built")
    return "; ".join((f"{here} today and in {100 * share:.0f} % of the map", *rest))


def _span(axis: _Axis) -> str:
    low, high = (show_quantity(float(axis.values[end]), axis.fact.unit) for end in (0, -1))
    return f"{low} to {high}"
