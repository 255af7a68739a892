"""How sure the verdict is: the same evaluation over draws of uncertain facts, of the complexity prior and of
the weights.
"""

import numpy as np

from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.cases import Array
from advisor.verdict.basis import Basis
from advisor.verdict.standings import Standings, lead

COMPLEXITY_STREAM = 1001
INTERVAL = 0.05, 0.95
"""The shares of draws between which a margin is said to lie."""


def drawn_complexity(draws: int, seed: int, assumptions: Assumptions = SHIPPED) -> Array:
    """The complexity prior, log-uniform between its low and high."""
    uniform = np.random.Generator(np.random.SFC64([seed, COMPLEXITY_STREAM])).random(draws)
    low, high = assumptions["people.complexity_low"], assumptions["people.complexity_high"]
    return np.asarray(low * (high / low) ** uniform)


def rank_acceptability(standings: Standings) -> Array:
    """Share of draws in which each option holds each rank, (options, ranks); no ranks without draws.

    Stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001).
    """
    order = standings.order()
    options, draws = len(standings.options), order.shape[1]
    if not draws:
        return np.empty((options, 0))
    counts = np.stack([(order == option).sum(axis=1) for option in range(options)])
    return np.asarray(counts / draws)


def central_weights(standings: Standings, weights: Array) -> tuple[tuple[float, ...], ...]:
    """For each option the mean of the weights (criteria, draws) that make it first; empty where it never is.

    What somebody cares for who would choose that option (Lahdelma and Salminen 2001).
    """
    first = standings.eligible_winner()
    return tuple(_mean_weights(weights[:, first == option]) for option in range(len(standings.options)))


def _mean_weights(weights: Array) -> tuple[float, ...]:
    return tuple(weights.mean(axis=1).tolist()) if weights.size else ()


def margin_interval(standings: Standings, basis: Basis, winner: int) -> tuple[float, ...]:
    """Between which margins the winner of the likely case is ahead of its best rival in nine draws of ten."""
    ahead = lead(standings, basis, winner)
    return tuple(np.quantile(ahead, INTERVAL).tolist()) if ahead.size else ()
