"""The criteria weighed by a second method, and whether an option that does not win can change who does.

A verdict that hangs on how scores are put together, or on who else stands for election, should say so.
"""

import numpy as np

from advisor.advice.robustness import SecondMethod
from advisor.cases import Array, Flags, Indices
from advisor.options import Option
from advisor.verdict.standings import COST


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


def second_method(
    options: tuple[Option, ...], scores: Array, weights: Array, eligible: Flags
) -> SecondMethod:
    """TOPSIS beside the additive value, on the likely case's `scores` (options, criteria) and `weights`."""
    by_sum = best_first(additive(scores, weights), eligible)
    by_distance = best_first(topsis(scores, weights), eligible)
    agrees = by_sum[:1].tolist() == by_distance[:1].tolist()
    without_them = tuple(options[index] for index in reversals(scores, weights, eligible))
    return SecondMethod(
        method="TOPSIS",
        order=tuple(options[index].key for index in by_distance),
        additive_order=tuple(options[index].key for index in by_sum),
        agrees=agrees,
        agreement=agreement(by_sum, by_distance),
        reversed_without=tuple(option.key for option in without_them),
        finding=_finding([options[index] for index in (*by_sum[:1], *by_distance[:1])], without_them),
    )


def _finding(firsts: list[Option], without_them: tuple[Option, ...]) -> str:
    """What a sceptic should know, in a sentence or two."""
    if not firsts:
        return "No option may be built, so there is nothing to put in order."
    by_sum, by_distance = firsts
    if by_sum is by_distance:
        text = f"Weighed by distances (TOPSIS) instead of sums, {by_sum.title.lower()} also comes first."
    else:
        text = (
            f"Weighed by distances (TOPSIS), {by_distance.title.lower()} comes first; "
            f"by sums it is {by_sum.title.lower()}."
        )
    if not without_them:
        return f"{text} Taking away any option that does not win changes nothing."
    names = " or ".join(option.title.lower() for option in without_them)
    return (
        f"{text} Without {names}, which does not win, another would: the costs are scored against the least."
    )
