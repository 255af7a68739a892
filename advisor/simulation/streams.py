"""Random streams: each use of chance in each replication has its own, derived from one integer seed.

The same seed gives every scenario and every design the same arrivals and services, so that differences
between them are theirs and not chance's.
"""

from enum import IntEnum

import numpy as np


class Use(IntEnum):
    """What chance decides."""

    ARRIVALS = 1
    SERVICE = 2
    PHASE = 3
    LATE = 4
    WAIT = 5
    BURSTS = 6


def stream(seed: int, replication: int, use: Use, *, span: int = 0, station: int = 0) -> np.random.Generator:
    """The stream for one use in one span of one replication; `station` counts along the path."""
    key = (replication, int(use), span, station)
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(entropy=seed, spawn_key=key)))
