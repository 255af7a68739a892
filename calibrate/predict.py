"""What a profile predicts for a row, and what the naive model does: percentiles, and whether the engine
keeps up.
"""

from dataclasses import dataclass

import numpy as np

from advisor.simulation.profiles.profile import EngineProfile
from advisor.simulation.profiles.summary import SHARES, LagSummary, State, growth, state, summary
from advisor.simulation.profiles.windowed_count import lags_s
from calibrate.rows import PERIOD_S, Row

RUNS = 20
NAIVE_S = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """Percentiles of all simulated runs of a row together; state and growth of the run in the middle."""

    lags: LagSummary
    state: State

    @property
    def keeps_up(self) -> bool:
        """Whether the engine keeps up with the load."""
        return self.state is State.STABLE


def predict(profile: EngineProfile, row: Row, runs: int = RUNS) -> Prediction:
    """Simulate a row's run `runs` times, with seeds 0, 1, ..."""
    simulated = [lags_s(profile, row.load, seed) for seed in range(runs)]
    each = sorted((summary(one) for one in simulated), key=lambda one: growth(one, row.load.duration_s))
    middle = state(each[runs // 2], row.load.duration_s, PERIOD_S[row.engine])
    return Prediction(lags=summary(np.concatenate(simulated)), state=middle)


def naive(row: Row) -> Prediction:
    """Every result waits for the next flush or batch, evenly, and 50 ms: no load, no queue, no phases."""
    period_s = PERIOD_S[row.engine]
    p50_s, p90_s, p95_s, p99_s = (NAIVE_S + share * period_s for share in SHARES)
    lags = LagSummary(p50_s=p50_s, p90_s=p90_s, p95_s=p95_s, p99_s=p99_s)
    return Prediction(lags=lags, state=State.STABLE)


def errors(prediction: Prediction, row: Row) -> tuple[float, ...]:
    """Predicted over measured less one, at each percentile."""
    pairs = zip(prediction.lags.percentiles_s, row.measured.percentiles_s, strict=True)
    return tuple(predicted / measured - 1.0 for predicted, measured in pairs)
