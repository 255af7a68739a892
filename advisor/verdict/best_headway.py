"""The best headway of each option that may depart at several: what a defender of that option would choose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases, Flags, Indices
from advisor.cost.price_book import PriceBook
from advisor.cost.returns import Money
from advisor.cost.value import attainable_share
from advisor.evaluation import Entry, Evaluation, Forecast, enter, forecast
from advisor.options import Option
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import criterion_scores
from advisor.verdict.stretch import LONGEST, PER_EVENT, Along, Stretch, headways_s, runs_at_s, stretch_at
from advisor.verdict.vetoes import fired

NONE = slice(0, 0)
OUT = 1e15
"""Larger than any amount of USD: what an ineligible headway is set back by."""
YOUNGER = 1e-3
"""How far a younger result outweighs a kept promise among headways that may not be built."""
BY_OPTION = (
    "headway_s",
    "vetoes",
    "promise_kept",
    "monthly_usd",
    "yearly_usd",
    "net_value_usd_per_year",
)
"""Of contenders, what is one number an option and case."""
TOGETHER = 20_000
"""Rows of several options that are forecast at once: more leave the cache, and are no quicker together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contenders:
    """Options at their best headways, for every case; arrays (options, cases) unless said otherwise."""

    options: tuple[Option, ...]
    headway_s: Array
    fired: Flags
    """Which rules of veto stand against each, (rules, options, cases)."""
    vetoes: Indices
    """How many hard reasons stand against each."""
    promise_kept: Array
    monthly_usd: Array
    yearly_usd: Array
    net_value_usd_per_year: Array
    money: Money
    raw_scores: Array
    """(criteria, options, cases), with each option's own cost as the least: cost is compared once all
    contenders are known.
    """
    first: tuple[Evaluation, ...] = ()
    """The first case of each option by itself, where it was asked for."""
    stretches: tuple[Stretch, ...] = ()
    """The first case along each option's stretch of the cadence curve, where it was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """Where one option's rows begin among those of all, and which case each of them is.

    First come all headways of each case, then, where it is asked for, the first case along the curve.
    """

    start: int
    choices: int
    cases: Indices


def contend(
    options: Sequence[Option],
    cases: Cases,
    book: PriceBook,
    complexity: Array,
    basis: Basis,
    *,
    as_first: slice = NONE,
    told: Cases | None = None,
) -> Contenders:
    """The options at their best headway in each case; `complexity` is (cases,).

    The cases of `as_first` keep the headway of the first one, however else they differ. `told` is the
    first case again, where that is to be had by itself and along the option's stretch of the cadence curve.
    """
    return _joined(
        [
            _contend(group, cases, book, complexity=complexity, basis=basis, as_first=as_first, told=told)
            for group in _groups(options, cases.size)
        ]
    )


def _groups(options: Sequence[Option], size: int) -> Iterator[tuple[Option, ...]]:
    """All options where their rows are few; one at a time where they are many."""
    if size * sum(len(option.headways_s) for option in options) <= TOGETHER:
        yield tuple(options)
    else:
        yield from ((option,) for option in options)


def _contend(
    options: Sequence[Option],
    cases: Cases,
    book: PriceBook,
    *,
    complexity: Array,
    basis: Basis,
    as_first: slice,
    told: Cases | None,
) -> Contenders:
    entries, placed = _entered(options, cases, along=told is not None)
    whole = entries[0].cases if len(entries) == 1 else cases[np.concatenate([rows.cases for rows in placed])]
    found = forecast(entries, whole, book, complexity[np.concatenate([rows.cases for rows in placed])])
    fires = fired(found)
    against = np.asarray(np.add.reduce(fires, axis=0, dtype=np.intp))
    worth = _worth(found, against, basis)
    chosen = np.stack([rows.start + _best(worth, rows, cases.size, as_first) for rows in placed])
    return Contenders(
        options=tuple(options),
        headway_s=found.headway_s[chosen],
        fired=fires[:, chosen],
        vetoes=against[chosen],
        promise_kept=found.promise_kept[chosen],
        monthly_usd=found.monthly_usd[chosen],
        yearly_usd=found.yearly_usd[chosen],
        net_value_usd_per_year=found.net_value_usd_per_year[chosen],
        money=found.money[chosen],
        raw_scores=criterion_scores(found, found.monthly_usd)[:, chosen],
        first=_told(entries, placed, found, chosen[:, 0], told) if told else (),
        stretches=_stretches(entries, placed, found, against, told) if told else (),
    )


def _entered(
    options: Sequence[Option], cases: Cases, *, along: bool
) -> tuple[tuple[Entry, ...], tuple[_Rows, ...]]:
    """Each option at all of its headways, and along the curve where that is asked for and differs there."""
    entries, placed, start = [], [], 0
    for option in options:
        choices, also = len(option.headways_s), LONGEST if along and option.key not in PER_EVENT else 0
        own = cases.repeated(choices, also)
        entries.append(enter(option, own, _headways(option, cases.size, also)))
        placed.append(_Rows(start=start, choices=choices, cases=cases.rows_repeated(choices, also)))
        start += own.size
    return tuple(entries), tuple(placed)


def _headways(option: Option, size: int, also: int) -> Array:
    """All choices for each of `size` cases, then those along the curve, filled up to `also`."""
    choices = np.tile(np.array(option.headways_s), size)
    if not also:
        return choices
    along = runs_at_s(option)
    return np.concatenate((choices, along, np.repeat(along[-1:], also - len(along))))


def _best(worth: Array, rows: _Rows, size: int, as_first: slice) -> Indices:
    """The rows of the best headways, within the option's own, (size,)."""
    own = worth[rows.start : rows.start + size * rows.choices].reshape(size, rows.choices)
    best = own.argmax(axis=1)
    best[as_first] = best[0]
    return np.asarray(np.arange(size) * rows.choices + best)


def _told(
    entries: Sequence[Entry], placed: Sequence[_Rows], found: Forecast, chosen: Indices, case: Cases
) -> tuple[Evaluation, ...]:
    """The chosen row of each option.

    Its design is that of all rows, as long as these are few; to keep large ones would take more time than to
    make that of one row again.
    """
    if found.cases.size > TOGETHER:
        entries = [
            enter(entry.option, case, found.headway_s[[place]])
            for entry, place in zip(entries, chosen.tolist(), strict=True)
        ]
        return tuple(
            entry.told(found, place, 0, case) for entry, place in zip(entries, chosen.tolist(), strict=True)
        )
    return tuple(
        entry.told(found, place, place - rows.start, case)
        for entry, rows, place in zip(entries, placed, chosen.tolist(), strict=True)
    )


def _stretches(
    entries: Sequence[Entry], placed: Sequence[_Rows], found: Forecast, against: Indices, case: Cases
) -> tuple[Stretch, ...]:
    attainable_usd = case.value_usd_per_year * attainable_share(case)
    return tuple(
        stretch_at(headways_s(entry.option), entry, found, against, _along(entry, rows, attainable_usd))
        for entry, rows in zip(entries, placed, strict=True)
    )


def _along(entry: Entry, rows: _Rows, attainable_usd: Array) -> Along:
    """The rows along the curve; event by event all of them are the one that is chosen."""
    axis = headways_s(entry.option).size
    own = np.zeros(axis, dtype=np.intp)
    if entry.option.key not in PER_EVENT:
        own = np.arange(entry.cases.size - LONGEST, entry.cases.size - LONGEST + axis)
    return Along(own=own, among_all=own + rows.start, attainable_usd=attainable_usd)


def _worth(found: Forecast, against: Indices, basis: Basis) -> Array:
    """Fewest vetoes, then the promise to a hundredth, then money where money decides, else the cost.

    A headway that keeps the promise goes before one that nearly does, though that may earn more.

    Under a veto the most kept of promise and deadline comes first, and where all keep alike, the youngest
    results: what is said against an option is said of its best.
    """
    kept = np.minimum(found.promise_kept, 1 / np.maximum(found.deadline_taken, 1.0))
    asked = found.cases.freshness_s
    near = (1 - YOUNGER) * kept + YOUNGER * asked / np.maximum(found.age.mean(), asked)
    setback = against * OUT - np.where(against > 0, near, 0.0) * OUT / 2
    fit = np.round(found.need_fit, 2) * OUT / 10
    money = found.net_value_usd_per_year if basis is Basis.NET_VALUE else -found.monthly_usd
    return np.asarray(fit + money - setback)


def _joined(parts: Sequence[Contenders]) -> Contenders:
    """The options of all parts, in order."""
    if len(parts) == 1:
        return parts[0]
    return Contenders(
        options=tuple(option for part in parts for option in part.options),
        money=_joined_money([part.money for part in parts]),
        first=tuple(each for part in parts for each in part.first),
        stretches=tuple(each for part in parts for each in part.stretches),
        fired=np.concatenate([part.fired for part in parts], axis=1),
        raw_scores=np.concatenate([part.raw_scores for part in parts], axis=1),
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in BY_OPTION},
    )


def _joined_money(parts: Sequence[Money]) -> Money:
    return Money(
        upfront_usd=np.concatenate([part.upfront_usd for part in parts]),
        value_usd_per_year=np.concatenate([part.value_usd_per_year for part in parts]),
        infrastructure_usd_per_year=np.concatenate([part.infrastructure_usd_per_year for part in parts]),
        people_usd_per_year=np.concatenate([part.people_usd_per_year for part in parts]),
    )
