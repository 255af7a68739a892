"""How unevenly keys load the partitions they are hashed to: few keys carry most events (Zipf's law).

Source: Zipf 1949 with exponent 1, as skewed workloads of benchmarks use it (Gray et al. 1994, Quickly
generating billion-record synthetic databases); a default, grade M.
"""

import math

import numpy as np

from advisor.cases import Array
from advisor.simulation.streams import Use, stream

HASHED_ONE_BY_ONE = 10_000
EULER = 0.5772156649015329


def shares_of_pool(keys: float, servers: int, seed: int, replication: int, place: int) -> Array | None:
    """What part of the events each server of a pool gets; None where keys bind nothing to it."""
    if keys <= 0 or servers < 2:
        return None
    return partition_shares(keys, servers, stream(seed, replication, Use.KEYS, station=place))


def partition_shares(keys: float, partitions: int, hashing: np.random.Generator) -> Array:
    """Share of the events that each partition gets, shape (partitions,): the greatest keys hashed one by
    one, the
    rest spread evenly."""
    single = int(min(keys, HASHED_ONE_BY_ONE))
    weights = 1.0 / np.arange(1, single + 1)
    rest = max(_harmonic(keys) - float(weights.sum()), 0.0)
    places = hashing.integers(partitions, size=single)
    loads = np.bincount(places, weights=weights, minlength=partitions) + rest / partitions
    return np.asarray(loads / loads.sum())


def _harmonic(count: float) -> float:
    """1 + 1/2 + ... + 1/count, by Euler's expansion where that is long."""
    if count <= HASHED_ONE_BY_ONE:
        return float(np.sum(1.0 / np.arange(1, int(count) + 1)))
    return math.log(count) + EULER + 1.0 / (2.0 * count)
