"""Percentiles of a run, and the rule that says whether an engine keeps up."""

import numpy as np
import pytest

from advisor.simulation.profiles.summary import LagSummary, State, growth, state, summary


def lags(p50_s: float, p90_s: float) -> LagSummary:
    return LagSummary(p50_s=p50_s, p90_s=p90_s, p95_s=p90_s, p99_s=p90_s)


def test_a_lag_that_grows_evenly_is_measured_by_its_percentiles() -> None:
    assert growth(summary(0.2 * np.linspace(0.0, 600.0, 10_001)), 600.0) == pytest.approx(0.2, rel=1e-3)


def test_windows_cut_off_by_the_end_of_a_run_do_not_count() -> None:
    assert summary(np.array([-4.0, 0.0, 1.0, 1.0])).p50_s == 1.0


@pytest.mark.parametrize(
    ("p50_s", "p90_s", "expected"),
    [(1.5, 2.7, State.STABLE), (7.0, 8.6, State.QUEUEING), (43.7, 69.2, State.RUNAWAY)],
    ids=["within two batches", "behind, but not ever more", "ever more behind"],
)
def test_the_state_of_an_engine_with_batches_of_3_s(p50_s: float, p90_s: float, expected: State) -> None:
    assert state(lags(p50_s, p90_s), 600.0, 3.0) is expected
