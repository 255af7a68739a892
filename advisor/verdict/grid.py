"""Values of one fact to try: from where it stands to its bounds on both sides, dense near, sparse far."""

import numpy as np

from advisor.cases import Array
from advisor.fact import Fact

FACTORS = np.array([1.25, 2.0, 4.0, 10.0, 40.0, 400.0])
FROM_ZERO = np.geomspace(1e-6, 1.0, 7)
"""Shares of the upper bound to try where a fact stands at zero."""


def values_around(fact: Fact, current: float) -> Array:
    """Sorted values within the bounds, `current` left out."""
    low, high = fact.bounds
    if current > 0:
        tried = np.concatenate((current * FACTORS, current / FACTORS, (low, high)))
    else:
        tried = np.concatenate((high * FROM_ZERO, (low, high)))
    if fact.whole:
        tried = np.round(tried)
    inside = np.unique(np.clip(tried, low, high))
    return np.asarray(inside[inside != current])


def values_between(fact: Fact, start: float, end: float, count: int) -> Array:
    """`count` values strictly between two, on a log scale where both are positive; none where whole numbers
    touch.
    """
    if start > 0 and end > 0:
        values = np.geomspace(start, end, count + 2)[1:-1]
    else:
        values = np.linspace(start, end, count + 2)[1:-1]
    if fact.whole:
        values = np.unique(np.round(values))
        values = values[(values != start) & (values != end)]
        return np.asarray(values if start < end else values[::-1])
    return np.asarray(values)
