"""Reserve: how long catching up after an outage takes, and the capacity that bounds it."""

import numpy as np

from advisor.cases import Array, Cases

HOUR = 3600.0


def catch_up_promise_s(cases: Cases) -> tuple[float, float]:
    """The outage that the reserve is sized for, and the time promised to catch up after it, seconds.

    No fact asks for it: the promise on freshness says nothing about an outage, and the promise to repair is
    about all of history. So both are assumptions that a team may replace.
    """
    assumed = cases.assumptions
    return assumed["reserve.outage"] * HOUR, assumed["reserve.catch_up_within"] * HOUR


def catch_up_s(outage_s: Array | float, rate_per_s: Array, capacity_per_s: Array) -> Array:
    """outage * lambda / (mu - lambda); infinite where the capacity is no more than the rate."""
    with np.errstate(divide="ignore", invalid="ignore"):
        spare = capacity_per_s - rate_per_s
        return np.asarray(np.where(spare > 0, outage_s * rate_per_s / spare, np.inf))


def capacity_to_catch_up_per_s(rate_per_s: Array, outage_s: float, within_s: float) -> Array:
    """lambda * (1 + outage / within): it catches up with an outage `within_s` at the mean rate."""
    return np.asarray(rate_per_s * (1 + outage_s / within_s))
