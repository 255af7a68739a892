"""A run's lags in a few numbers, and whether the engine kept up: one rule for measured and simulated runs
alike.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from advisor.cases import Array

SHARES = (0.5, 0.9, 0.95, 0.99)
RUNAWAY_GROWTH = 0.05
QUEUEING_PERIODS = 2.0


class State(StrEnum):
    """Whether an engine keeps up with its load."""

    STABLE = "stable"
    QUEUEING = "queueing"
    RUNAWAY = "runaway"


@dataclass(frozen=True, slots=True, kw_only=True)
class LagSummary:
    """Percentiles of the lag of a run, seconds."""

    p50_s: float
    p90_s: float
    p95_s: float
    p99_s: float

    @property
    def percentiles_s(self) -> tuple[float, float, float, float]:
        """In the order of SHARES."""
        return self.p50_s, self.p90_s, self.p95_s, self.p99_s


def summary(lags_s: Array) -> LagSummary:
    """Percentiles over all windows and keys; a lag of 0 or less belongs to a window cut off by the run's
    end.
    """
    p50_s, p90_s, p95_s, p99_s = np.quantile(lags_s[lags_s > 0], SHARES).tolist()
    return LagSummary(p50_s=p50_s, p90_s=p90_s, p95_s=p95_s, p99_s=p99_s)


def growth(lags: LagSummary, duration_s: float) -> float:
    """Seconds that the lag grows a second, if it grows evenly: then p90 and p50 lie 0.4 of the run apart."""
    return (lags.p90_s - lags.p50_s) / (0.4 * duration_s)


def state(lags: LagSummary, duration_s: float, period_s: float) -> State:
    """Runaway where the lag grows by 5 % of the time; queueing where half of the results wait longer than
    two periods of the batches or flushes; else stable. Both bounds are a choice (grade M).
    """
    if growth(lags, duration_s) >= RUNAWAY_GROWTH:
        return State.RUNAWAY
    return State.QUEUEING if lags.p50_s > QUEUEING_PERIODS * period_s else State.STABLE
