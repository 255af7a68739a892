"""Random streams: each use of chance in each replication has its own, derived from one integer seed.

The same seed gives every scenario and every design the same arrivals and services, so that differences
between them are theirs and not chance's.
"""

from enum import IntEnum

import numpy as np

# Fractions of the square roots of primes: independent over the rationals, so that no two stations move in
# step.
STEPS = tuple(prime**0.5 % 1.0 for prime in (5, 2, 3, 7, 11, 13, 17, 19, 23, 29))


class Use(IntEnum):
    """What chance decides."""

    ARRIVALS = 1
    SERVICE = 2
    PHASE = 3
    LATE = 4
    WAIT = 5
    BURSTS = 6
    CRASH = 7
    KEYS = 8
    FILES = 9
    TRACE = 10
    HISTORY = 11


def stream(seed: int, replication: int, use: Use, *, span: int = 0, station: int = 0) -> np.random.Generator:
    """The stream for one use in one span of one replication; `station` counts along the path."""
    key = (replication, int(use), span, station)
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(entropy=seed, spawn_key=key)))


def phase(seed: int, replication: int, station: int) -> float:
    """Where a station's timetable stands at the start of a replication, as a share of its period.

    Uniform in each replication, and spread evenly over the replications: a random start, then steps of an
    irrational modulo 1 (Richtmyer 1951, randomised by Cranley and Patterson 1976). Intervals that take
    replications as independent are then on the safe side.
    """
    start = stream(seed, 0, Use.PHASE, station=station).random()
    return float((start + replication * STEPS[station % len(STEPS)]) % 1.0)
