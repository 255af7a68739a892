"""Ages in logarithmic buckets: constant memory, merged by addition, every quantile within 0.8 % of the
exact one.

A bucket is a float's exponent and the first seven bits of its mantissa: its width is at most 1/128 of its
value.
"""

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array

SHIFT = 45
BUCKETS_PER_OCTAVE = 128
OCTAVES = 64
BUCKETS = BUCKETS_PER_OCTAVE * OCTAVES
LOWEST_EXPONENT = -30
FIRST_BUCKET = (1023 + LOWEST_EXPONENT) << 7
LEAST_AGE_S = 2.0**LOWEST_EXPONENT
RELATIVE_ERROR = 1.0 / BUCKETS_PER_OCTAVE


def bucket_edges() -> Array:
    """Lower edges of all buckets and the last one's upper edge, seconds, shape (8193,): from 1 ns to 500
    years.
    """
    index = np.arange(BUCKETS + 1)
    exponent = LOWEST_EXPONENT + index // BUCKETS_PER_OCTAVE
    return np.asarray(np.ldexp(1.0 + (index % BUCKETS_PER_OCTAVE) / BUCKETS_PER_OCTAVE, exponent))


def bucket_of(age_s: Array) -> NDArray[np.int64]:
    """The bucket of each age; what is too small or too large lands in the first or last."""
    bits: NDArray[np.int64] = np.ascontiguousarray(age_s, dtype=np.float64).view(np.int64) >> SHIFT
    return np.clip(bits - FIRST_BUCKET, 0, BUCKETS - 1)


def bucket_around(age_s: float) -> tuple[float, float]:
    """The ends of the bucket that an age falls into, seconds: ages between them cannot be told apart."""
    edges = bucket_edges()
    place = int(np.clip(np.searchsorted(edges, age_s, side="right") - 1, 0, BUCKETS - 1))
    return float(edges[place]), float(edges[place + 1])


def quantile(counts: Array, share: float) -> float:
    """The age that `share` (0..1) of the counted events do not exceed, seconds; NaN without events."""
    total = float(counts.sum())
    if total <= 0:
        return float("nan")
    cumulative = np.cumsum(counts)
    rank = share * total
    index = min(int(np.searchsorted(cumulative, rank)), int(np.flatnonzero(counts)[-1]))
    before = float(cumulative[index] - counts[index])
    inside = (rank - before) / float(counts[index]) if counts[index] > 0 else 0.0
    edges = bucket_edges()
    return float(edges[index] + min(max(inside, 0.0), 1.0) * (edges[index + 1] - edges[index]))


def curve(counts: Array, shares: tuple[float, ...]) -> tuple[float, ...]:
    """The age at each share of events, for a plot."""
    return tuple(quantile(counts, share) for share in shares)


def histogram(counts: Array, bins: int = 60) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Edges (seconds, logarithmic, at most bins + 1) and the share of events between each two of them."""
    filled = np.flatnonzero(counts)
    if filled.size == 0:
        return (), ()
    step = max(-(-(int(filled[-1]) + 1 - int(filled[0])) // bins), 1)
    cuts = np.arange(int(filled[0]), int(filled[-1]) + 1 + step, step)
    cuts = np.minimum(cuts, BUCKETS)
    cumulative = np.concatenate(([0.0], np.cumsum(counts)))
    shares = np.diff(cumulative[cuts]) / cumulative[-1]
    return tuple(bucket_edges()[cuts].tolist()), tuple(shares.tolist())
