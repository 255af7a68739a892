"""When a key's last event of a window is seen: not the last one sent, but the one that leaves the buffers
last.
"""

import numpy as np

from advisor.cases import Array
from advisor.simulation.profiles.profile import PerEventPace

GRID = 512
EMPTY = 1e-9
"""Chance that a window holds no event at all, at which the grid ends."""


def last_visible_s(pace: PerEventPace, key_rate_per_s: float, shares: Array) -> Array:
    """The quantiles `shares` (0..1) of when the last event is seen, seconds after the window's end.

    Events come at rate r up to the window's end and are each delayed by D. None of them is seen later than
    m with probability exp(-r E[(D - m)+]): the displaced points of a Poisson process are one again (Kingman
    1993, Poisson Processes, section 5.1).
    """
    longest_s = pace.transit_s + pace.buffers * pace.buffer_timeout_s
    earliest_s = pace.transit_s + np.log(EMPTY) / key_rate_per_s
    at_s = np.linspace(earliest_s, longest_s, GRID)
    delays_s = _delays_s(pace)
    over_s = np.maximum(delays_s[None, :] - at_s[:, None], 0.0).mean(axis=1)
    return np.interp(shares, np.exp(-key_rate_per_s * over_s), at_s)


def _delays_s(pace: PerEventPace) -> Array:
    """Points of equal weight that stand for the delay: transit, and for each buffer an independent uniform
    wait.
    """
    middles = (np.arange(32) + 0.5) / 32
    delays = np.array([pace.transit_s])
    for _ in range(round(pace.buffers)):
        delays = (delays[:, None] + pace.buffer_timeout_s * middles[None, :]).ravel()
    return delays
