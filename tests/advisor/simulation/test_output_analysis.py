"""Intervals, warm-up and withheld percentiles."""

import math

import numpy as np
import pytest
from scipy import stats

from advisor.simulation.output_analysis import interval, mser5, student_t, withheld_because


@pytest.mark.parametrize("degrees", [1, 2, 9, 19, 30, 31, 60, 500])
def test_student_s_t_is_right(degrees: int) -> None:
    assert student_t(degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=3e-4)


def test_the_interval_of_ten_replications_is_the_textbook_s() -> None:
    # Law 2015, example 4.26: ten observations, mean 1.34, variance 0.17, 90 % half-width 0.24 with t = 1.83.
    sample = [1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09]
    found = interval(float(np.mean(sample)), sample)
    assert found.high is not None
    assert (found.high - found.value) / student_t(9) == pytest.approx(0.24 / 1.833, rel=0.02)


def test_one_replication_gives_a_point_without_an_interval() -> None:
    assert (interval(3.0, [3.0]).low, interval(3.0, [3.0]).high) == (None, None)


@pytest.mark.parametrize(
    ("share", "events", "busy", "carried"),
    [
        (0.999, 10_000, 0.0, True),
        (0.999, 9_000, 0.0, False),
        (0.99, 1_000, 0.0, True),
        (0.99, 1_000, 0.5, False),
        (0.99, 100_000, 0.9, True),
        (0.5, 0, 0.0, False),
    ],
)
def test_a_percentile_needs_ten_independent_events_beyond_it(
    share: float, events: int, busy: float, *, carried: bool
) -> None:
    assert (withheld_because(share, events, busy) is None) is carried


def test_mser5_finds_the_end_of_a_transient() -> None:
    noise = np.random.Generator(np.random.SFC64(1)).standard_normal(1000)
    series = 10 + noise + 50 * np.exp(-np.arange(1000) / 30.0)
    assert 60 <= mser5(series) <= 220


def test_mser5_cuts_nothing_off_a_constant_series_and_never_more_than_half() -> None:
    assert mser5(np.ones(400)) == 0
    assert mser5(np.linspace(0, math.pi, 400)) <= 205
    assert mser5(np.ones(4)) == 0
