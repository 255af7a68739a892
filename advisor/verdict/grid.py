"""Values of one fact to try: from where it stands to its bounds on both sides, dense near, sparse far."""

import math

import numpy as np

from advisor.cases import Array, Indices
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
MANTISSAS = np.arange(100.0, 1000.0)
LOWEST = -40
POWERS = np.array([10.0**power for power in range(LOWEST, -LOWEST)])
"""Powers of ten from the lowest on, beyond any fact's bounds."""
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


def three_digits_between(low: float, high: float) -> Array:
    """Every number of three digits strictly between two positive ones, rising."""
    decades = np.arange(math.floor(math.log10(low)), math.floor(math.log10(high)) + 1)
    values = _said(MANTISSAS, decades[:, None]).ravel()
    return np.asarray(values[(values > low) & (values < high)])


def to_three_digits(values: Array, *, upwards: bool) -> Array:
    """Numbers that are not negative, each rounded up or down to three digits."""
    positive = np.where(values > 0, values, 1.0)
    decades = np.floor(np.log10(positive)).astype(np.intp)
    mantissas = positive / POWERS[decades - 2 - LOWEST]
    rounded = _said(np.ceil(mantissas) if upwards else np.floor(mantissas), decades)
    return np.where(values > 0, rounded, 0.0)


def _said(mantissas: Array, decades: Indices) -> Array:
    """The number with these three digits at a decade, by whole powers of ten: exactly what is written so."""
    powers = decades - 2
    multiplied = mantissas * POWERS[np.maximum(powers, 0) - LOWEST]
    return np.asarray(multiplied / POWERS[np.maximum(-powers, 0) - LOWEST])
