"""Every design at every promise: does it keep it, what does it cost a month, and what forbids it.

A promise is a fact that designs are made for (buffers flush more often for a shorter one), so each is
evaluated as if it had been asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from advisor.cases import Array, Cases, Flags, Indices
from advisor.cost.price_book import PriceBook
from advisor.evaluation import Evaluation, evaluate
from advisor.options import OPTIONS, Option
from advisor.verdict.vetoes import RULES, fired

WEEK_S = 7 * 86400.0
SHORTEST_S = 0.1
ROUND_S = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3600.0, 86400.0, WEEK_S)
GRID_S = np.unique(np.concatenate((np.round(np.geomspace(SHORTEST_S, WEEK_S, 61), 3), ROUND_S)))
"""Promises to begin with, evenly in logarithms, and those that people make."""
PROMISE, BUDGET, TEAM = "promise_out_of_reach", "over_budget", "more_hours_than_the_team_has"
HARD = tuple(rule.id for rule in RULES if rule.id not in (PROMISE, BUDGET))
"""The rules that forbid a design whatever is promised and whatever may be spent, in order."""
REASONS = (*HARD, TEAM)
_HARD = np.array([rule.id in HARD for rule in RULES])
DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRows:
    """One row a design and promise: `option` indexes OPTIONS; arrays (rows,), USD and hours of a live month.

    `forbidden` is (reasons, rows), in the order of REASONS.
    """

    option: Indices
    headway_s: Array
    promise_s: Array
    is_kept: Flags
    infrastructure_usd: Array
    people_usd: Array
    hours: Array
    forbidden: Flags

    @property
    def monthly_usd(self) -> Array:
        """Infrastructure and people."""
        return self.infrastructure_usd + self.people_usd

    @property
    def is_allowed(self) -> Flags:
        """Whether it keeps its promise and nothing forbids it, at any price."""
        return np.asarray(self.is_kept & ~self.forbidden.any(axis=0))


def promise_rows(case: Cases, book: PriceBook) -> PromiseRows:
    """All options at all their headways for the likely case (size 1), at promises from 0.1 s to a week.

    Two passes: the first finds between which promises of the grid a design begins to keep them, the second
    adds what it then keeps, to three digits, so that every step stands where it is.
    """
    grid = np.unique(np.concatenate((GRID_S, case.freshness_s)))
    coarse = [_rows(option, case, book, grid) for option in OPTIONS]
    starts = np.concatenate([found[1] for found in coarse])
    more = np.setdiff1d(starts[(starts >= SHORTEST_S) & (starts <= WEEK_S)], grid)
    found = [rows for rows, _ in coarse]
    if more.size:
        found += [_rows(option, case, book, more)[0] for option in OPTIONS]
    return _joined(found)


def _joined(parts: Sequence[PromiseRows]) -> PromiseRows:
    return PromiseRows(
        **{
            each.name: np.concatenate([getattr(part, each.name) for part in parts], axis=-1)
            for each in fields(PromiseRows)
        }
    )


def _rows(option: Option, case: Cases, book: PriceBook, promises: Array) -> tuple[PromiseRows, Array]:
    """The option's rows, and the age within which each of its headways keeps a promise first."""
    headways = np.array(option.headways_s)
    promise_s, headway_s = np.tile(promises, headways.size), np.repeat(headways, promises.size)
    cases = case.changed(freshness_s=promise_s)
    complexity = case.assumptions["people.complexity"]
    found = evaluate(option, cases, book, headway_s=headway_s, complexity=complexity)
    kept = found.promise_kept >= cases.freshness_percentile / 100
    hours = np.asarray(sum(found.people.live_hours.values()))
    rows = PromiseRows(
        option=np.full(cases.size, OPTIONS.index(option)),
        headway_s=headway_s,
        promise_s=promise_s,
        is_kept=kept,
        infrastructure_usd=found.infrastructure_monthly_usd,
        people_usd=found.people.live_monthly_usd,
        hours=np.broadcast_to(hours, (cases.size,)),
        forbidden=np.concatenate((fired(found)[_HARD], [_lacks_hours(hours, cases)])),
    )
    return rows, _starts(found, kept.reshape(headways.size, promises.size))


def _lacks_hours(hours: Array, cases: Cases) -> Flags:
    """More work in a live month than all of the team's engineers have hours."""
    team = cases.engineers * cases.assumptions["people.working_hours"] / 12
    return np.asarray(np.broadcast_to(hours > team, (cases.size,)))


def _starts(found: Evaluation, kept: Flags) -> Array:
    """The age that the promised share stays below where each headway first keeps a promise, (headways,)."""
    keeps = np.flatnonzero(kept.any(axis=1))
    rows = keeps * kept.shape[1] + kept[keeps].argmax(axis=1)
    if not rows.size:
        return np.zeros(0)
    age = found.prediction.age.rows(rows)
    return _rounded_up(age.quantile(found.cases.freshness_percentile[rows] / 100))


def _rounded_up(seconds: Array) -> Array:
    """To three digits, never shorter, with a thousandth to spare for the quantile's own precision."""
    scale = 10.0 ** (np.floor(np.log10(np.maximum(seconds, 1e-9))) - DIGITS + 1)
    return np.asarray(np.round(np.ceil(seconds * 1.001 / scale) * scale, 6))
