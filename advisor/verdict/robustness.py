"""How sure the verdict is: the same evaluation over draws of uncertain facts, of the complexity prior and of
the weights.
"""

import numpy as np

from advisor.assumptions import SHIPPED, Assumptions
from advisor.cases import Array
from advisor.verdict.criteria import DEFAULT_WEIGHTS
from advisor.verdict.standings import Standings

WEIGHT_CONCENTRATION = 50.0
"""Dirichlet concentration of the weights: a weight of 0.3 has a standard deviation of 0.064."""
COMPLEXITY_STREAM, WEIGHTS_STREAM = 1001, 1002


def drawn_complexity(draws: int, seed: int, assumptions: Assumptions = SHIPPED) -> Array:
    """The complexity prior, log-uniform between its low and high."""
    uniform = np.random.Generator(np.random.SFC64([seed, COMPLEXITY_STREAM])).random(draws)
    low, high = assumptions["people.complexity_low"], assumptions["people.complexity_high"]
    return np.asarray(low * (high / low) ** uniform)


def drawn_weights(draws: int, seed: int) -> Array:
    """Weights around the defaults, each draw summing to one: (criteria, draws)."""
    generator = np.random.Generator(np.random.SFC64([seed, WEIGHTS_STREAM]))
    return generator.dirichlet(DEFAULT_WEIGHTS * WEIGHT_CONCENTRATION, draws).T


def rank_acceptability(standings: Standings) -> Array:
    """Share of draws in which each option holds each rank, (options, ranks).

    Stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001).
    """
    order = standings.order()
    options = len(standings.options)
    counts = np.stack([(order == option).sum(axis=1) for option in range(options)])
    return np.asarray(counts / order.shape[1])
