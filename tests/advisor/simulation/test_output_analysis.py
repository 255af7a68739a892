"""Intervals, warm-up and withheld percentiles."""

import math

import numpy as np
import pytest
from scipy import stats

from advisor.simulation.output_analysis import interval, mser5, pseudo_values, student_t, withheld_because


@pytest.mark.parametrize("degrees", [1, 2, 9, 19, 30, 31, 60, 500])
def test_student_s_t_is_right(degrees: int) -> None:
    assert student_t(degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=3e-4)


def test_the_interval_of_ten_replications_is_the_textbook_s() -> None:
    # Law 2015, example 4.26: ten observations, mean 1.34, variance 0.17, 90 % half-width 0.24 with t = 1.83.
    sample = [1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09]
    found = interval(float(np.mean(sample)), sample)
    assert found.high is not None
    assert (found.high - found.value) / student_t(9) == pytest.approx(0.24 / 1.833, rel=0.02)


def test_a_symmetric_sample_s_interval_is_student_s() -> None:
    found = interval(0.0, [-2.0, -1.0, 0.0, 1.0, 2.0])
    assert found.high == pytest.approx(2.776 * math.sqrt(2.5 / 5))
    assert found.low == pytest.approx(-(found.high or 0.0))


def test_a_skewed_sample_s_interval_reaches_further_to_its_long_side() -> None:
    # Willink 2005: with t = 2.776, n = 5 and skewness g, the ends are -G(-t) and -G(t) standard errors away,
    # G(x) = ((1 + 6 b (x - b))^(1/3) - 1) / (2 b), b = g / (6 sqrt(5)).
    sample = [0.0, 0.0, 0.0, 0.0, 5.0]
    b = math.sqrt(5) / (6 * math.sqrt(5))
    far = -(math.cbrt(1 + 6 * b * (-2.776 - b)) - 1) / (2 * b)
    found = interval(1.0, sample)
    assert stats.skew(sample, bias=False) == pytest.approx(math.sqrt(5))
    assert found.high == pytest.approx(1 + far, rel=1e-6)
    assert found.low == pytest.approx(1 - 2.776, rel=1e-6)


def test_the_jackknife_of_a_mean_gives_the_sample_back() -> None:
    sample = np.array([3.0, 5.0, 10.0])
    without_each = [(sample.sum() - one) / 2 for one in sample]
    assert pseudo_values(float(sample.mean()), without_each) == pytest.approx(tuple(sample))


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
