"""How well an age keeps a promise: 1 within it, 0 beyond a quarter more, a ramp between, never a cliff."""

import numpy as np

from advisor.cases import Array, Cases
from advisor.freshness.age import Age
from advisor.freshness.spread import Spread

MISS_LIMIT = 1.25
"""A quarter later is nearly the same need; beyond it the promise is out of reach. A ramp lies between."""
HALVINGS = 4
"""Halvings of the ramp before the chord: the fit is good to a hundredth."""


def promise_fit(age: Age, spread: Spread, kept: Array, cases: Cases) -> Array:
    """How well the promised share of events meets the freshness: 1 within it, 0 beyond MISS_LIMIT times it.

    Log-linear between: around a threshold a ramp, not a cliff, for 59 s and 61 s are the same need. `spread`
    is the age's, `kept` the share of events within the freshness.
    """
    asked = cases.freshness_percentile / 100
    is_missed = kept < asked
    fit = np.where(is_missed, 0.0, 1.0)
    if is_missed.any():
        at_limit = spread.share_below(MISS_LIMIT * cases.freshness_s)
        on_ramp = np.flatnonzero(is_missed & (at_limit >= asked))
        if on_ramp.size:
            missed_by = _missed_by(
                age.rows(on_ramp).spread(),
                (kept[on_ramp], at_limit[on_ramp]),
                asked[on_ramp],
                cases.freshness_s[on_ramp],
            )
            fit[on_ramp] = 1 - np.log2(missed_by) / np.log2(MISS_LIMIT)
    return fit


def _missed_by(spread: Spread, shares: tuple[Array, Array], asked: Array, freshness_s: Array) -> Array:
    """The multiple (1..MISS_LIMIT) of the freshness within which the share asked for lies: halving, then a
    chord. `shares` lie within the freshness and within MISS_LIMIT times it.
    """
    low, high = np.ones_like(asked), np.full_like(asked, MISS_LIMIT)
    share_low, share_high = shares
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        share = spread.share_below(middle * freshness_s)
        below = share < asked
        low, share_low = np.where(below, middle, low), np.where(below, share, share_low)
        high, share_high = np.where(below, high, middle), np.where(below, share_high, share)
    rise = np.maximum(share_high - share_low, 1e-12)
    return np.asarray(low + (high - low) * np.minimum(np.maximum((asked - share_low) / rise, 0.0), 1.0))
