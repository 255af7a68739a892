"""All eight options against each other in every case: who is eligible, who scores what, who ranks where."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases, Flags, Indices
from advisor.cost.price_book import PriceBook
from advisor.cost.returns import Money
from advisor.options import OPTIONS, Option
from advisor.verdict.basis import Basis
from advisor.verdict.best_headway import NONE, Contenders, contend
from advisor.verdict.criteria import CRITERIA

COST = next(index for index, criterion in enumerate(CRITERIA) if criterion.key == "cost")
CLOSE_CALL = 0.10
"""A margin under this is a close call, never a bare winner."""
NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """Rows are options, columns cases: `eligible`, `score`, `objective`, `headway_s`, `yearly_usd` (options,
    cases).
    """

    options: tuple[Option, ...]
    vetoes: Indices
    """How many hard reasons stand against each."""
    promise_kept: Array
    score: Array
    objective: Array
    """What is compared: USD of net value a year, or the additive value."""
    headway_s: Array
    yearly_usd: Array
    money: Money
    """Each of its arrays is (options, cases)."""
    criteria: Array
    """(options, criteria, cases)."""

    def rows(self, chosen: slice) -> "Standings":
        """The standings of some of the cases."""
        parts = {
            name: getattr(self, name)[..., chosen]
            for name in (
                "vetoes",
                "promise_kept",
                "score",
                "objective",
                "headway_s",
                "yearly_usd",
                "criteria",
            )
        }
        return Standings(options=self.options, money=self.money[:, chosen], **parts)

    @property
    def eligible(self) -> Flags:
        """Whether nothing hard stands against an option, (options, cases)."""
        return np.asarray(self.vetoes == 0)

    def order(self) -> Indices:
        """Indices of the options, best first, for every case: (options, cases).

        Fewest vetoes first; under a veto whoever keeps more of the promise; then the objective.
        """
        kept = np.where(self.eligible, 0.0, self.promise_kept)
        return np.lexsort((-self.objective, -kept, self.vetoes), axis=0)

    def winner(self) -> Indices:
        """Index of the best option in every case, (cases,)."""
        return np.asarray(self.order()[0])

    def eligible_winner(self) -> Indices:
        """The winner where it is eligible, else NOBODY, (cases,)."""
        winner = self.winner()
        return np.where(self.eligible[winner, np.arange(winner.size)], winner, NOBODY)


def compare(
    cases: Cases,
    book: PriceBook,
    *,
    basis: Basis,
    weights: Array,
    complexity: Array,
    options: tuple[Option, ...] = OPTIONS,
    as_first: slice = NONE,
) -> Standings:
    """Evaluate and score the options; `weights` (criteria,) or (criteria, cases), `complexity` (cases,).

    The cases of `as_first` keep the headways of the first one.
    """
    contenders = contend(options, cases, book, complexity, basis, as_first=as_first)
    return standings_of(contenders, cases, basis=basis, weights=weights)


def standings_of(contenders: Contenders, cases: Cases, *, basis: Basis, weights: Array) -> Standings:
    """Score the contenders against each other; `weights` (criteria,) or (criteria, cases)."""
    criteria = _criteria(contenders)
    additive = _additive(criteria, weights)
    net = contenders.net_value_usd_per_year
    at_stake = np.maximum(cases.value_usd_per_year, 1.0)
    return Standings(
        options=contenders.options,
        vetoes=contenders.vetoes,
        promise_kept=contenders.promise_kept,
        score=net / at_stake if basis is Basis.NET_VALUE else additive,
        objective=net if basis is Basis.NET_VALUE else additive,
        headway_s=contenders.headway_s,
        yearly_usd=contenders.yearly_usd,
        money=contenders.money,
        criteria=criteria,
    )


def _criteria(contenders: Contenders) -> Array:
    """Raw scores with cost put against the least of all: (options, criteria, cases)."""
    criteria = contenders.raw_scores.transpose(1, 0, 2).copy()
    monthly = contenders.monthly_usd
    criteria[:, COST, :] = monthly.min(axis=0) / np.maximum(monthly, 1e-9)
    return criteria


def _additive(criteria: Array, weights: Array) -> Array:
    share = weights / weights.sum(axis=0)
    columns = share[:, None] if share.ndim == 1 else share
    return np.asarray((criteria * columns[None, :, :]).sum(axis=1))


def margin(standings: Standings, basis: Basis) -> Array:
    """How far the first is ahead of the second in every case, (cases,).

    Net value: the difference as a share of the dearer one's yearly cost, so that a large stake does not
    drown the choice. Criteria: the difference as a share of the winner's score. An ineligible second is no
    rival: 1. An ineligible first is ahead of nobody: 0.
    """
    first, second = standings.order()[:2]
    columns = np.arange(standings.score.shape[1])
    gap = standings.objective[first, columns] - standings.objective[second, columns]
    if basis is Basis.NET_VALUE:
        scale = np.maximum(standings.yearly_usd[first, columns], standings.yearly_usd[second, columns])
    else:
        scale = np.abs(standings.objective[first, columns])
    ahead = np.where(standings.eligible[second, columns], gap / np.maximum(scale, 1e-9), 1.0)
    return np.asarray(np.where(standings.eligible[first, columns], ahead, 0.0))


def lead(standings: Standings, basis: Basis, option: int) -> Array:
    """How far one option is ahead of its best rival, (cases,): the `margin`, below 0 where it is behind.

    -1 where it may not be built and another may, 1 where only it may be built, 0 where nothing may.
    """
    order = standings.order()
    columns = np.arange(order.shape[1])
    rival = np.where(order[0] == option, order[1], order[0])
    gap = standings.objective[option] - standings.objective[rival, columns]
    if basis is Basis.NET_VALUE:
        scale = np.maximum(standings.yearly_usd[option], standings.yearly_usd[rival, columns])
    else:
        scale = np.maximum(np.abs(standings.objective[option]), np.abs(standings.objective[rival, columns]))
    mine, theirs = standings.eligible[option], standings.eligible[rival, columns]
    both = gap / np.maximum(scale, 1e-9)
    return np.asarray(np.where(mine & theirs, both, mine.astype(float) - theirs.astype(float)))
