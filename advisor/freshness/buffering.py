"""Waiting in a buffer that is flushed when it is full or when its time is up, whichever comes first."""

import math

import numpy as np
from numpy.typing import ArrayLike

from advisor.cases import Array

SMALL_SHAPE = 32
"""Up to this many events the gamma law is a short sum of Poisson terms, beyond it Temme's expansion."""
REACH = 6.0
"""Beyond so many units of Temme's scaled distance the share is 0 or 1 to 1e-16.

Its square is (m - ln(1 + m)) a for a relative distance m, and m - ln(1 + m) is m^2 / 2 at least below 0 and
m^2 / (2 + 4 m / 3) at least above: farther off no logarithm is needed to know it.
"""
AROUND: Array = np.array([1.0, 0.0, -1.0])
"""One event more than fill a buffer, as many, and one less: their shares are worked out together."""
SLOWEST_PER_S, MOST_EVENTS = 1e-100, 1e15
_erfc = np.frompyfunc(math.erfc, 1, 1)
# Coefficients of Temme's first two terms around 0 (DLMF 8.12.11 to 8.12.13).
NEAR_0 = (-1 / 3, 1 / 12, -2 / 135, 1 / 864, 1 / 2835)
NEAR_1 = (-1 / 540, -1 / 288)


def buffer_wait_s(arrival_per_s: ArrayLike, full_events: ArrayLike, period_s: ArrayLike) -> Array:
    """Mean wait of a Poisson stream's events until the flush, seconds.

    A flush comes with the event that is the `full_events`-th since the last one (rounded up), or `period_s`
    after the last one. Between flushes, S_n being the time of the n-th event, the events wait for
    min(S_{n-1}, T)^2 lambda / 2 in all and there are lambda min(S_n, T) of them, in the mean; by
    renewal-reward (Ross 1996, Stochastic Processes, section 3.6) the wait is
    E min(S_{n-1}, T)^2 / (2 E min(S_n, T)).
    It is T / 2 where the buffer never fills and (n - 1) / (2 lambda) where its time never comes.
    """
    rate, full, period = _columns(arrival_per_s, full_events, period_s)
    longer, filled, nearly = _shares_around(full, rate * period, AROUND)
    interval = _flush_interval_s(rate, full, period, longer, filled)
    waited = _second_moment(rate, full - 1.0, period, longer, nearly) / 2.0
    return np.asarray(np.where(period > 0, waited / np.maximum(interval, 1e-300), 0.0))


def flush_interval_s(arrival_per_s: ArrayLike, full_events: ArrayLike, period_s: ArrayLike) -> Array:
    """Mean time between two flushes, seconds: E min(S_n, T) for the gamma time S_n of the n-th event."""
    rate, full, period = _columns(arrival_per_s, full_events, period_s)
    longer, filled = _shares_around(full, rate * period, AROUND[:2])
    return _flush_interval_s(rate, full, period, longer, filled)


def _flush_interval_s(rate: Array, full: Array, period: Array, longer: Array, filled: Array) -> Array:
    """The gamma law's share: `filled` for the events that fill the buffer, `longer` for one more."""
    full_first = _where_positive(longer, full / rate)
    return np.asarray(full_first + period * (1.0 - filled))


def _shares_around(full: Array, expected: Array, around: Array) -> Array:
    """The gamma law's share for so many events more than fill a buffer, a row each."""
    return gamma_share(np.add.outer(around, full), np.multiply.outer(np.ones_like(around), expected))


def gamma_share(shape: ArrayLike, x: ArrayLike) -> Array:
    """P(a, x), the share below x of the gamma law with whole shape a >= 0 and scale 1; within 1e-6.

    Source: the Poisson sum for a small shape, the uniform expansion of Temme (DLMF 8.12) for a large one.
    """
    shape, x = _arrays(shape, x)
    share = np.where(x > 0, 1.0, 0.0)
    large = shape > SMALL_SHAPE
    if large.all():
        return _by_expansion(shape, x)
    small = (shape > 0) & ~large
    if small.any():
        share[small] = _by_sum(shape[small], x[small])
    if large.any():
        share[large] = _by_expansion(shape[large], x[large])
    return share


def _second_moment(rate: Array, events: Array, period: Array, longer: Array, filled: Array) -> Array:
    """E min(S_m, T)^2, seconds squared; 0 for m = 0.

    The gamma law's share: `filled` for m events, `longer` for m + 2.
    """
    full_first = _where_positive(longer, events / rate * ((events + 1.0) / rate))
    return np.asarray(full_first + period**2 * (1.0 - filled))


def _by_sum(shape: Array, x: Array) -> Array:
    counts = np.arange(shape.max())[:, None]
    factors = np.concatenate((np.exp(-x)[None, :], x / counts[1:]))
    terms = np.where(counts < shape, np.multiply.accumulate(factors, axis=0), 0.0)
    return np.asarray(np.minimum(np.maximum(1.0 - np.add.reduce(terms, axis=0), 0.0), 1.0))


def _by_expansion(shape: Array, x: Array) -> Array:
    offset = x / shape - 1.0
    share = np.where(offset > 0, 1.0, 0.0)
    may_be_near = offset**2 * shape < 2 * REACH**2 * (1 + np.maximum(offset, 0.0) * (2 / 3))
    if may_be_near.any():
        share[may_be_near] = _near_by_expansion(shape[may_be_near], offset[may_be_near])
    return share


def _near_by_expansion(shape: Array, offset: Array) -> Array:
    half_square = offset - np.log1p(np.maximum(offset, -0.999999))
    eta = np.copysign(np.sqrt(2.0 * np.maximum(half_square, 0.0)), offset)
    scaled = eta * np.sqrt(shape / 2.0)
    share = np.where(offset > 0, 1.0, 0.0)
    near = np.abs(scaled) < REACH
    eta, offset, shape, scaled = eta[near], offset[near], shape[near], scaled[near]
    normal = np.asarray(_erfc(-scaled), dtype=np.float64) / 2.0
    density = np.exp(-(scaled**2)) / np.sqrt(2.0 * np.pi * shape)
    share[near] = normal - density * (_first(eta, offset) + _series(NEAR_1, eta) / shape)
    return np.asarray(np.minimum(np.maximum(share, 0.0), 1.0))


def _first(eta: Array, offset: Array) -> Array:
    """Temme's c0 = 1 / (x / a - 1) - 1 / eta, by its series where both terms are large."""
    apart = np.abs(eta) > 0.1
    exact = 1.0 / np.where(apart, offset, 1.0) - 1.0 / np.where(apart, eta, 1.0)
    return np.asarray(np.where(apart, exact, _series(NEAR_0, eta)))


def _series(coefficients: tuple[float, ...], x: Array) -> Array:
    """The polynomial with these coefficients, the constant first."""
    *lower, total = coefficients
    value = np.full_like(x, total)
    for coefficient in reversed(lower):
        value = value * x + coefficient
    return value


def _columns(arrival_per_s: ArrayLike, full_events: ArrayLike, period_s: ArrayLike) -> tuple[Array, ...]:
    rate, full, period = _arrays(arrival_per_s, full_events, period_s)
    whole = np.minimum(np.maximum(np.ceil(full), 1.0), MOST_EVENTS)
    return np.maximum(rate, SLOWEST_PER_S), whole, period


def _where_positive(share: Array, value: Array) -> Array:
    return np.asarray(np.where(share > 0, share * value, 0.0))


def _arrays(*values: ArrayLike) -> tuple[Array, ...]:
    """The values as arrays of one shape, to be read only."""
    arrays = [np.asarray(value, dtype=np.float64) for value in values]
    if len({array.shape for array in arrays}) == 1:
        return tuple(arrays)
    return tuple(np.broadcast_arrays(*arrays))
