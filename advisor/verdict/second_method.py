"""The verdict by a second method, and whether an option that does not win can change who does.

A verdict that hangs on how scores are put together, or on who else stands for election, should say so. Where
money decides, net value is the leading criterion of the second method: it takes the place of what it holds.
"""

from dataclasses import dataclass

import numpy as np

from advisor.advice.robustness import SecondMethod, Weighed
from advisor.cases import Array, Flags, Indices
from advisor.options import Option
from advisor.quantity import show_share, show_usd
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import CRITERIA
from advisor.verdict.standings import COST, Standings

HELD_BY_MONEY = frozenset({"freshness_fit", "cost"})
"""Criteria that net value holds whole: what age costs and what machines and people cost."""
MONEY_LEADS = 0.5
"""Least weight of net value where it decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """What is weighed in the likely case: `scores` (options, criteria) in 0..1 and each criterion's weight.

    `deciding` (options,) is what the verdict itself ranks by.
    """

    options: tuple[Option, ...]
    eligible: Flags
    scores: Array
    weighs: tuple[Weighed, ...]
    deciding: Array

    @property
    def weights(self) -> Array:
        """In the order of the criteria, (criteria,)."""
        return np.array([each.weight for each in self.weighs])


def topsis(scores: Array, weights: Array) -> Array:
    """Closeness (0..1) of each option to the best score of every criterion, away from the worst: (options,).

    `scores` (options, criteria), more is better; `weights` (criteria,). Each criterion is divided by its
    Euclidean length; distances are Euclidean (Hwang and Yoon 1981, TOPSIS).
    """
    length = np.sqrt((scores**2).sum(axis=0))
    weighed = scores / np.where(length > 0, length, 1.0) * weights
    to_best = np.sqrt(((weighed - weighed.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((weighed - weighed.min(axis=0)) ** 2).sum(axis=1))
    apart = to_best + to_worst
    return np.where(apart > 0, to_worst / np.where(apart > 0, apart, 1.0), 1.0)


def additive(scores: Array, weights: Array) -> Array:
    """The weighted sum of the scores, (options,)."""
    return np.asarray(scores @ weights)


def best_first(values: Array, eligible: Flags) -> Indices:
    """Indices of the eligible options, highest value first."""
    order = np.argsort(-np.round(values, 12), kind="stable")
    return np.asarray(order[eligible[order]])


def agreement(one: Indices, other: Indices) -> float:
    """Kendall's tau of two orders of the same options: 1 the same, -1 reversed."""
    if one.size < 2:
        return 1.0
    place = np.empty(int(max(one.max(), other.max())) + 1, dtype=np.intp)
    place[other] = np.arange(other.size)
    ranks = place[one]
    later = np.triu_indices(ranks.size, 1)
    return float(np.sign(ranks[later[1]] - ranks[later[0]]).mean())


def without(scores: Array, option: int) -> Array:
    """The scores had the option never stood: cost is scored against the least cost of those that are left."""
    left = np.delete(scores, option, axis=0)
    left[:, COST] = left[:, COST] / max(float(left[:, COST].max()), 1e-12)
    return left


def reversals(scores: Array, weights: Array, eligible: Flags) -> tuple[int, ...]:
    """Options that do not win by the additive value, and without which another would."""
    order = best_first(additive(scores, weights), eligible)
    if order.size < 2:
        return ()
    winner = int(order[0])
    others = (option for option in range(len(scores)) if option != winner)
    return tuple(option for option in others if _winner_without(option, scores, weights, eligible) != winner)


def _winner_without(option: int, scores: Array, weights: Array, eligible: Flags) -> int:
    """Index, among all, of the winner once the option is gone."""
    left = without(scores, option)
    winner = int(best_first(additive(left, weights), np.delete(eligible, option))[0])
    return winner + (winner >= option)


def second_method(standings: Standings, basis: Basis, weights: Array) -> SecondMethod:
    """TOPSIS beside what decides, in the first case of the standings; `weights` (criteria,) sum to one."""
    by_money = basis is Basis.NET_VALUE
    matrix = _with_net_value(standings, weights) if by_money else _criteria_alone(standings, weights)
    deciding = best_first(matrix.deciding, matrix.eligible)
    by_distance = best_first(topsis(matrix.scores, matrix.weights), matrix.eligible)
    without_them = () if by_money else reversals(matrix.scores, matrix.weights, matrix.eligible)
    said = _money_finding if by_money else _criteria_finding
    return SecondMethod(
        method="TOPSIS",
        weighs=matrix.weighs,
        order=tuple(matrix.options[index].key for index in by_distance),
        deciding_order=tuple(matrix.options[index].key for index in deciding),
        agrees=deciding[:1].tolist() == by_distance[:1].tolist(),
        agreement=agreement(deciding, by_distance),
        reversed_without=tuple(matrix.options[index].key for index in without_them),
        finding=said(matrix, int(deciding[0]), int(by_distance[0]), without_them)
        if deciding.size
        else "No option may be built, so there is nothing to put in order.",
    )


def _criteria_alone(standings: Standings, weights: Array) -> Matrix:
    return Matrix(
        options=standings.options,
        eligible=standings.eligible[:, 0],
        scores=standings.criteria[:, :, 0],
        weighs=tuple(
            Weighed(criterion=each.key, title=each.title, weight=float(weight))
            for each, weight in zip(CRITERIA, weights, strict=True)
        ),
        deciding=additive(standings.criteria[:, :, 0], weights),
    )


def _with_net_value(standings: Standings, weights: Array) -> Matrix:
    """Net value in place of the criteria that it holds, with their weight and half of all at least."""
    alone = _criteria_alone(standings, weights)
    rest = [index for index, each in enumerate(CRITERIA) if each.key not in HELD_BY_MONEY]
    beside = float(weights[rest].sum())
    leads = max(1.0 - beside, MONEY_LEADS)
    shrunk = (1 - leads) / beside if beside > 0 else 0.0
    net_usd, eligible = standings.objective[:, 0], alone.eligible
    money = closeness_in_money(net_usd, standings.yearly_usd[:, 0], eligible)
    return Matrix(
        options=alone.options,
        eligible=eligible,
        scores=np.column_stack((money, alone.scores[:, rest])),
        weighs=(
            Weighed(criterion="net_value", title="Net value", weight=leads),
            *(
                Weighed(criterion=each.criterion, title=each.title, weight=each.weight * shrunk)
                for each in (alone.weighs[index] for index in rest)
            ),
        ),
        deciding=net_usd,
    )


def closeness_in_money(net_usd: Array, yearly_usd: Array, eligible: Flags) -> Array:
    """1 less the margin by which an option is behind the best that may be built, 0 at least: (options,).

    The margin is the verdict's own: the difference as a share of the dearer one's yearly cost.
    """
    best = int(np.where(eligible, net_usd, -np.inf).argmax())
    dearer = np.maximum(np.maximum(yearly_usd, yearly_usd[best]), 1e-9)
    return np.asarray(np.clip(1 - (net_usd[best] - net_usd) / dearer, 0.0, 1.0))


def _money_finding(matrix: Matrix, decided: int, by_distance: int, _: tuple[int, ...]) -> str:
    """What a sceptic should know where money decides."""
    first, other = (matrix.options[index].title.lower() for index in (decided, by_distance))
    beside = _listed([f"{each.title.lower()} {show_share(each.weight)}" for each in matrix.weighs[1:]])
    weighed = f"by distances (TOPSIS), net value at {show_share(matrix.weighs[0].weight)} beside {beside}"
    alone = "No option’s net value depends on the others: taking one away changes nothing."
    if decided == by_distance:
        return f"Net value decides and puts {first} first; weighed {weighed}, it also comes first. {alone}"
    forgone = show_usd(matrix.deciding[decided] - matrix.deciding[by_distance])
    return (
        f"Net value decides and puts {first} first; weighed {weighed}, {other} would come first. Choosing it "
        f"would give up {forgone} a year for what money holds only in part. {alone}"
    )


def _criteria_finding(matrix: Matrix, by_sum: int, by_distance: int, without_them: tuple[int, ...]) -> str:
    """What a sceptic should know where the weighed criteria decide."""
    titles = [option.title.lower() for option in matrix.options]
    if by_sum == by_distance:
        text = f"The same criteria, weighed by distances (TOPSIS), put {titles[by_sum]} first as well."
    else:
        text = (
            f"The same criteria, weighed by distances (TOPSIS), would put {titles[by_distance]} first; the "
            f"weighted sum, which decides, puts {titles[by_sum]} first."
        )
    if not without_them:
        return f"{text} Taking away any option that does not win changes nothing."
    names = " or ".join(titles[index] for index in without_them)
    return (
        f"{text} Without {names}, which does not win, another would: the costs are scored against the least."
    )


def _listed(words: list[str]) -> str:
    """ "a, b and c"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
