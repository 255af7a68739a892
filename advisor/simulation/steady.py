"""The warm-up that a run-in did not remove: found by MSER-5 where the load is constant, and cut off where
the replications confirm it.
"""

from collections.abc import Sequence

import numpy as np

from advisor.cases import Array
from advisor.simulation.output_analysis import interval, mser

STRETCHES = 20
"""Batch means that MSER-5 looks at: a hundred cells of the horizon, five to a batch."""
MOST_CUT = STRETCHES // 2


def warm_up_stretches(means_s: Array) -> int:
    """How many of the leading stretches belong to the warm-up, at most half less one; `means_s` is the mean
    age of each stretch in each replication, shape (replications, STRETCHES).

    MSER-5 over the means of the replications says where to cut (White, Cobb and Spratt 2000); a cut at half
    of the series says that it is too short to tell. In a series that is steady already the least of the
    noise makes it cut too, which takes the greatest ages away first, so that what it cuts off has to differ
    from the rest with 95 % confidence in paired replications; a single one confirms nothing.
    """
    cut = mser(means_s.mean(axis=0))
    if cut == 0 or cut >= MOST_CUT:
        return 0
    return cut if _differs(means_s[:, :cut].mean(axis=1) - means_s[:, cut:].mean(axis=1)) else 0


def _differs(differences_s: Sequence[float] | Array) -> bool:
    found = interval(float(np.mean(differences_s)), [float(one) for one in differences_s])
    return found.low is not None and found.high is not None and not found.low <= 0.0 <= found.high
