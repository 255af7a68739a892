"""How far a per-event engine is behind its load: a fluid that a cold engine serves slowly, and a warm one
faster.
"""

import numpy as np

from advisor.cases import Array
from advisor.simulation.profiles.profile import PerEventPace

STEPS = 8192
ENDLESS_PER_S = 1e12
"""A capacity that no load reaches."""


def delay_at(pace: PerEventPace, rate_per_s: float, at_s: Array) -> Array:
    """Seconds that events arriving at `at_s` (sorted, since the load's start) wait for those before them.

    The load is cut into equal parcels; a parcel starts when it has come and the one before is done, and is
    done when the capacity has grown by its work (Lindley's recursion on the clock of work done).
    """
    came_s = np.linspace(0.0, float(at_s[-1]), STEPS)
    work = rate_per_s * came_s[1]
    clock_s, done = _capacity(pace, came_s[-1])
    ready = np.interp(came_s, clock_s, done)
    own = work * np.arange(1, STEPS + 1)
    finished = own + np.maximum.accumulate(ready - (own - work))
    left_s = _when(pace, finished, clock_s, done)
    waits_s = np.maximum(left_s - came_s - work / (pace.capacity_per_s or ENDLESS_PER_S), 0.0)
    return np.asarray(np.interp(at_s, came_s, waits_s))


def _capacity(pace: PerEventPace, until_s: float) -> tuple[Array, Array]:
    """Events that could have been handled by each of some moments, from the load's start on."""
    stall_s, cold_s = pace.cold_stall_s, max(pace.cold_until_s, pace.cold_stall_s)
    warm_per_s = pace.capacity_per_s or ENDLESS_PER_S
    cold_per_s = pace.cold_capacity_per_s or warm_per_s
    cold = (cold_s - stall_s) * cold_per_s
    clock_s = np.array([0.0, stall_s, cold_s, max(until_s, cold_s) + 1.0])
    return clock_s, np.array([0.0, 0.0, cold, cold + (clock_s[3] - cold_s) * warm_per_s])


def _when(pace: PerEventPace, finished: Array, clock_s: Array, done: Array) -> Array:
    """When so many events have been handled; past the last moment the warm engine goes on."""
    beyond_s = clock_s[-1] + (finished - done[-1]) / (pace.capacity_per_s or ENDLESS_PER_S)
    # With a stall the first two moments share a value; of two candidates the later one counts.
    inside_s = np.interp(finished, done[1:], clock_s[1:])
    return np.asarray(np.where(finished > done[-1], beyond_s, inside_s))
