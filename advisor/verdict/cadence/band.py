"""How sure the cadence curve is: the same curve in every draw of the uncertain facts, on request."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.cases import Array, Cases, Flags, Indices, drawn_cases
from advisor.cost.price_book import PriceBook
from advisor.cost.value import attainable_share
from advisor.evaluation import enter, forecast
from advisor.options import OPTION_BY_KEY
from advisor.quantity import about_duration
from advisor.use_case import UseCase
from advisor.verdict.cadence.candidates import EVENT_BY_EVENT, candidates_of, engines_of
from advisor.verdict.robustness import drawn_complexity
from advisor.verdict.stretch import (
    ALWAYS_ON_AT,
    ENGINES,
    FIRST_S,
    LAST_S,
    PER_EVENT,
    Along,
    Stretch,
    stretch_at,
)
from advisor.verdict.vetoes import fired
from advisor.vocabulary import OptionKey

HEADWAYS_S: Array = np.geomspace(FIRST_S, LAST_S, 121)
"""Fourteen per cent apart: a band's ends are said to two digits."""
NEIGHBOURS = 1.2
"""Headways further apart than this factor have some between them at which nothing keeps up."""
QUANTILES = 0.1, 0.5, 0.9
"""Totals and the optimum are said to lie between the first and the last, in 80 of 100 draws."""
PER_EVENT_S = ENGINES[0][2]
"""Below it an engine runs event by event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceBand:
    """The total at each headway, USD a month, and the optimum, over the draws: p10, median and p90."""

    headway_s: tuple[float, ...]
    low_usd: tuple[float, ...]
    median_usd: tuple[float, ...]
    high_usd: tuple[float, ...]
    optimum_s: tuple[float, ...]
    per_event: float
    """Share of the draws whose optimum is event by event."""
    draws: int
    seed: int
    finding: str

    @property
    def stretches(self) -> tuple[slice, ...]:
        """Headways without a gap at which nothing keeps up."""
        pairs = enumerate(pairwise(self.headway_s), start=1)
        cuts = [place for place, (one, other) in pairs if other > NEIGHBOURS * one]
        ends = [0, *cuts, len(self.headway_s)]
        return tuple(slice(start, end) for start, end in pairwise(ends) if end > start)


def cadence_band(
    use_case: UseCase,
    book: PriceBook,
    recommended: OptionKey,
    *,
    draws: int,
    seed: int,
    assumptions: Assumptions = SHIPPED,
) -> CadenceBand:
    """Deterministic; the draws are those of `advise` with the same seed.

    Where no engine keeps up in a draw its total is infinite; headways that no draw can run are left out.
    """
    cases = drawn_cases(use_case, draws, seed, assumptions)
    complexity = drawn_complexity(draws, seed, assumptions)
    over = _surfaces(cases, complexity, book, recommended)
    runs = np.isfinite(over.total_usd).any(axis=0)
    candidates = candidates_of(over.is_allowed, over.keeps_promise, has_money=use_case.has_money)
    best = np.where(candidates, over.total_usd, np.inf).argmin(axis=1)
    low, median, high = np.quantile(over.total_usd[:, runs], QUANTILES, axis=0, method="nearest")
    best_s = over.departs_s[np.arange(draws), best]
    ends = np.quantile(best_s, QUANTILES, method="nearest")
    return CadenceBand(
        headway_s=tuple(HEADWAYS_S[runs].tolist()),
        low_usd=tuple(np.round(low, 2).tolist()),
        median_usd=tuple(np.round(median, 2).tolist()),
        high_usd=tuple(np.round(high, 2).tolist()),
        optimum_s=(float(ends[0]), float(ends[1]), float(ends[2])),
        per_event=float((best_s < PER_EVENT_S).mean()),
        draws=draws,
        seed=seed,
        finding=_finding(ends, draws),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Surfaces:
    """What each draw says at each headway, (draws, headways); the total is infinite where none keeps up."""

    total_usd: Array
    departs_s: Array
    is_allowed: Flags
    keeps_promise: Flags


def _surfaces(cases: Cases, complexity: Array, book: PriceBook, recommended: OptionKey) -> Surfaces:
    """Later engines take a headway from earlier ones where they keep up, as on the curve."""
    shape = (cases.size, HEADWAYS_S.size)
    over = Surfaces(
        total_usd=np.full(shape, np.inf),
        departs_s=np.tile(HEADWAYS_S, (cases.size, 1)),
        is_allowed=np.zeros(shape, np.bool_),
        keeps_promise=np.zeros(shape, np.bool_),
    )
    for columns, found in _evaluated(cases, complexity, book, recommended):
        runs = found.is_possible.reshape(cases.size, columns.size)
        total = found.infrastructure_usd + found.people_usd + found.delay_usd
        _put(over.total_usd, total, columns, runs)
        _put(over.departs_s, found.departs_s, columns, runs)
        _put(over.is_allowed, found.is_allowed, columns, runs)
        _put(over.keeps_promise, found.keeps_promise, columns, runs)
    return over


def _put(surface: Array | Flags, values: Array | Flags, columns: Indices, runs: Flags) -> None:
    surface[:, columns] = np.where(runs, values.reshape(runs.shape), surface[:, columns])


def _evaluated(
    cases: Cases, complexity: Array, book: PriceBook, recommended: OptionKey
) -> Iterator[tuple[Indices, Stretch]]:
    """Each engine over its columns of the axis, every draw at each; an always-on one also over all longer."""
    for place, key in enumerate(engines_of(recommended)):
        _, start_s, end_s = ENGINES[place]
        last_s = np.inf if place == ALWAYS_ON_AT else end_s
        columns = np.flatnonzero((start_s <= HEADWAYS_S) & (last_s > HEADWAYS_S))
        axis_s = np.tile(HEADWAYS_S[columns], cases.size)
        each = cases.repeated(columns.size)
        entry = enter(OPTION_BY_KEY[key], each, np.zeros_like(axis_s) if key in PER_EVENT else axis_s)
        found = forecast((entry,), each, book, np.repeat(complexity, columns.size))
        against = np.add.reduce(fired(found), axis=0, dtype=np.intp)
        attainable_usd = each.value_usd_per_year * attainable_share(each)
        along = Along(own=slice(None), among_all=slice(None), attainable_usd=attainable_usd)
        yield columns, stretch_at(axis_s, entry, found, np.asarray(against), along)


def _finding(ends: Array, draws: int) -> str:
    first, last = (_in_words(end) for end in (ends[0], ends[2]))
    if first == last:
        near = first if first == EVENT_BY_EVENT else f"near {first}"
        return f"In 80 of 100 draws the least is {near}"
    return f"In 80 of 100 draws the least lies between {first} and {last}"


def _in_words(headway_s: float) -> str:
    return EVENT_BY_EVENT if headway_s < PER_EVENT_S else about_duration(headway_s)
