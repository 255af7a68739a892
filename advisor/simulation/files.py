"""Files of uneven size: the events of one delivery interval belong to one file, and files differ in size."""

import math

import numpy as np

from advisor.cases import Array, Cases
from advisor.simulation.load import MINUTE, RateCurve
from advisor.simulation.streams import Use, phase, stream
from advisor.vocabulary import Source

FILE_SIZE_CV = 0.3
"""Standard deviation of a file's size over its mean (a default, grade M)."""


def file_period_s(cases: Cases) -> float:
    """Seconds between two files of the first case; 0 where none come, or more often than each minute."""
    period_s = float(cases.arrival_interval_s[0])
    return period_s if cases.facts.source is Source.FILE_DROP and period_s >= MINUTE else 0.0


def with_files(curve: RateCurve, period_s: float, seed: int, replication: int) -> RateCurve:
    """The curve with each period's rate times its file's size, lognormal with a mean of one.

    A file holds what came since the one before; files come when the source's gate opens, the path's first.
    """
    begins_s = phase(seed, replication, 0) * period_s
    first = math.floor((float(curve.edges_s[0]) - begins_s) / period_s)
    last = math.ceil((float(curve.edges_s[-1]) - begins_s) / period_s)
    sizes = _sizes(first, last + 1, seed, replication)
    drops_s = begins_s + period_s * np.arange(first, last + 1)
    edges = np.union1d(curve.edges_s, drops_s[(drops_s > curve.edges_s[0]) & (drops_s < curve.edges_s[-1])])
    middles = (edges[1:] + edges[:-1]) / 2
    segment = np.searchsorted(curve.edges_s, middles) - 1
    file = np.floor((middles - begins_s) / period_s).astype(np.int64) - first
    return RateCurve(edges_s=edges, per_s=curve.per_s[segment] * sizes[file])


def _sizes(first: int, last: int, seed: int, replication: int) -> Array:
    """Sizes of the files `first` to before `last`; a file's size is its own, whichever others are asked
    for."""
    later = stream(seed, replication, Use.FILES).standard_normal(max(last, 1))
    earlier = stream(seed, replication, Use.FILES, station=1).standard_normal(max(-first, 1))
    spread2 = math.log1p(FILE_SIZE_CV**2)
    normal = np.concatenate((earlier[::-1], later))[earlier.shape[0] + first : earlier.shape[0] + last]
    return np.asarray(np.exp(math.sqrt(spread2) * normal - spread2 / 2.0))
