"""The best headway of an option that may depart at several: what a defender of that option would choose."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases, Flags, Indices
from advisor.cost.price_book import PriceBook
from advisor.cost.returns import Money
from advisor.evaluation import Evaluation, evaluate
from advisor.options import Option
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import criterion_scores
from advisor.verdict.stretch import LONGEST, Stretch, runs_at_s, stretch
from advisor.verdict.vetoes import fired

NONE = slice(0, 0)
OUT = 1e15
"""Larger than any amount of USD: what an ineligible headway is set back by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One option at its best headway, for every case; arrays (cases,), `raw_scores` (criteria, cases)."""

    option: Option
    headway_s: Array
    fired: Flags
    """Which rules of veto stand against it, (rules, cases)."""
    vetoes: Indices
    """How many hard reasons stand against it."""
    promise_kept: Array
    monthly_usd: Array
    yearly_usd: Array
    net_value_usd_per_year: Array
    money: Money
    raw_scores: Array
    """Criteria scores with the option's own cost as the least: cost is compared once all contenders are
    known.
    """
    first: Evaluation | None = None
    """The first case by itself, where it was asked for."""
    stretch: Stretch | None = None
    """The first case along the option's stretch of the cadence curve, where it was asked for."""


def contend(
    option: Option,
    cases: Cases,
    book: PriceBook,
    complexity: Array,
    basis: Basis,
    *,
    as_first: slice = NONE,
    told: Cases | None = None,
) -> Contender:
    """The option at its best headway in each case; `complexity` is (cases,).

    The cases of `as_first` keep the headway of the first one, however else they differ. `told` is the
    first case again, where that is to be had by itself and along the option's stretch of the cadence curve.
    """
    choices, also = len(option.headways_s), LONGEST if told else 0
    headway = _headways(option, cases.size, also)
    evaluation = evaluate(
        option,
        cases.repeated(choices, also),
        book,
        headway_s=headway,
        complexity=complexity[cases.rows_repeated(choices, also)],
    )
    fires = fired(evaluation)
    against = np.asarray(np.add.reduce(fires, axis=0, dtype=np.intp))
    worth = _worth(evaluation, against, basis)[: cases.size * choices].reshape(cases.size, choices)
    best = worth.argmax(axis=1)
    best[as_first] = best[0]
    chosen = np.arange(cases.size) * choices + best
    return Contender(
        option=option,
        headway_s=headway[chosen],
        fired=fires[:, chosen],
        vetoes=against[chosen],
        promise_kept=evaluation.promise_kept[chosen],
        monthly_usd=evaluation.monthly_usd[chosen],
        yearly_usd=evaluation.yearly_usd[chosen],
        net_value_usd_per_year=evaluation.net_value_usd_per_year[chosen],
        money=evaluation.money[chosen],
        raw_scores=criterion_scores(evaluation, evaluation.monthly_usd)[:, chosen],
        first=evaluation.alone(int(chosen[0]), told) if told else None,
        stretch=_stretch(evaluation, against) if told else None,
    )


def _headways(option: Option, size: int, also: int) -> Array:
    """All choices for each of `size` cases, then those along the curve, filled up to `also`."""
    choices = np.tile(np.array(option.headways_s), size)
    if not also:
        return choices
    along = runs_at_s(option)
    return np.concatenate((choices, along, np.repeat(along[-1:], also - len(along))))


def _stretch(evaluation: Evaluation, against: Indices) -> Stretch:
    start = evaluation.headway_s.size - LONGEST
    return stretch(evaluation, against, slice(start, start + len(runs_at_s(evaluation.option))))


def _worth(evaluation: Evaluation, against: Indices, basis: Basis) -> Array:
    """Fewest vetoes, then money where money decides, else the promise to a hundredth and then the cost.

    Under a veto the most kept of promise and deadline comes first: what is said against an option is said of
    its best.
    """
    near = np.minimum(evaluation.promise_kept, 1 / np.maximum(evaluation.deadline_taken, 1.0))
    setback = against * OUT - np.where(against > 0, near, 0.0) * OUT / 2
    if basis is Basis.NET_VALUE:
        return np.asarray(evaluation.net_value_usd_per_year - setback)
    fit = np.round(evaluation.need_fit, 2)
    return np.asarray(fit * OUT / 10 - evaluation.monthly_usd - setback)
