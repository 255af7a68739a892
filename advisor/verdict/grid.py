"""Values of one fact to try: from where it stands to its bounds on both sides, dense near, sparse far."""

import numpy as np

from advisor.cases import Array
from advisor.fact import Fact

TENFOLD = np.array([1.5, 4.0, 10.0])
HUNDREDFOLD = np.array([1.5, 4.0, 10.0, 100.0])
NEED = frozenset(
    {"freshness_s", "viewing_interval_s", "value_usd_per_year", "value_half_life_s", "rate_per_s"}
)
"""What is needed may turn out a hundredfold, anything else tenfold: beyond that nobody would believe a flip.
"""
FROM_ZERO = np.geomspace(1e-6, 1.0, 4)
"""Shares of the upper bound to try where a fact stands at zero: from a second, or from one, at least."""
LEAST_S = 1.0
"""The shortest duration that is tried beside none."""
TINY = 1e-12
"""What is smaller counts as zero."""


def values_around(fact: Fact, current: float) -> Array:
    """Sorted values within the bounds and within reach of where the fact stands, that one left out."""
    low, high = fact.bounds
    if current > TINY:
        factors = HUNDREDFOLD if fact.key in NEED else TENFOLD
        tried = np.concatenate((current * factors, current / factors))
    else:
        tried = np.maximum(high * FROM_ZERO, 1.0 if fact.whole else LEAST_S if fact.unit == "s" else 0.0)
    if fact.whole:
        tried = np.round(tried)
    inside = np.unique(np.clip(tried, low, high))
    return np.asarray(inside[inside != current])


def values_between(fact: Fact, start: float, end: float, count: int) -> Array:
    """`count` values strictly between two, on a log scale where both are positive; none where whole numbers
    touch.
    """
    if min(start, end) > TINY:
        values = np.geomspace(start, end, count + 2)[1:-1]
    else:
        values = np.linspace(start, end, count + 2)[1:-1]
        values = np.maximum(values, LEAST_S) if fact.unit == "s" else values
    if fact.whole:
        values = np.unique(np.round(values))
        values = values[(values != start) & (values != end)]
        return np.asarray(values if start < end else values[::-1])
    return np.asarray(values)
