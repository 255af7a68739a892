"""A buffer's wait is what renewal theory says, and what playing it out by hand says."""

import numpy as np
import pytest
from scipy.special import gammainc

from advisor.freshness.buffering import buffer_wait_s, flush_interval_s, gamma_share


def played(rate: float, full: int, period_s: float, flushes: int = 20_000) -> tuple[float, float, float]:
    """Mean wait, its standard error and mean time between flushes, flush by flush."""
    draws = np.random.Generator(np.random.SFC64(3))
    at_s = np.cumsum(draws.exponential(1 / rate, (flushes, full)), axis=1)
    flush_s = np.minimum(at_s[:, -1], period_s)
    is_in = at_s <= period_s
    waits_s = np.where(is_in, flush_s[:, None] - at_s, 0.0).sum(axis=1)
    counts = is_in.sum(axis=1)
    mean = waits_s.sum() / counts.sum()
    error = np.std(waits_s - mean * counts) / np.sqrt(flushes) / counts.mean()
    return float(mean), float(error), float(flush_s.mean())


@pytest.mark.parametrize(
    ("rate", "full", "period_s"), [(1, 2, 5), (2, 10, 5), (2, 10, 4), (2, 30, 4), (10, 80, 8), (10, 100, 9)]
)
def test_the_wait_is_that_of_flushes_played_one_by_one(rate: float, full: int, period_s: float) -> None:
    mean, error, interval = played(rate, full, period_s)
    # Beyond 4 standard errors with a probability of 6e-5.
    assert abs(mean - float(buffer_wait_s(rate, full, period_s))) < 4 * error
    assert float(flush_interval_s(rate, full, period_s)) == pytest.approx(interval, rel=0.02)


def test_one_event_that_fills_the_buffer_waits_for_nothing() -> None:
    assert float(buffer_wait_s(5.0, 1.0, 60.0)) == 0.0


def test_two_that_fill_it_wait_as_computed_by_hand() -> None:
    # n = 2, lambda T = 1: E min(S1, T)^2 = 2 - 4/e, E min(S2, T) = 2 - 3/e.
    assert float(buffer_wait_s(1.0, 2.0, 1.0)) == pytest.approx((2 - 4 / np.e) / 2 / (2 - 3 / np.e))


def test_a_buffer_that_never_fills_is_a_gate_and_one_without_a_clock_counts() -> None:
    rate, full, period = (
        np.array([0.01, 1000.0, 0.0]),
        np.array([1e6, 5000.0, 10.0]),
        np.array([60.0, 900, 60]),
    )
    # T / 2; (n - 1) / (2 lambda); an event an age waits T / 2 as well.
    assert buffer_wait_s(rate, full, period) == pytest.approx([30, 4999 / 2000, 30])


def test_no_clock_at_all_is_no_wait() -> None:
    assert float(buffer_wait_s(100.0, 1000.0, 0.0)) == 0.0


def test_a_larger_buffer_or_a_longer_time_never_shortens_the_wait() -> None:
    full = np.geomspace(1, 1e7, 200)
    assert (np.diff(buffer_wait_s(1000.0, full, 300.0)) >= -1e-9).all()
    assert (np.diff(buffer_wait_s(1000.0, 1e5, np.geomspace(0.1, 900, 200))) >= -1e-9).all()


def test_the_gamma_law_is_that_of_a_reference_library() -> None:
    draws = np.random.Generator(np.random.SFC64(5))
    shape = np.round(np.concatenate((np.arange(1, 200), 10 ** draws.uniform(2, 6, 2000))))
    x = np.maximum(shape + draws.uniform(-9, 9, shape.size) * np.sqrt(shape), 0)
    assert gamma_share(shape, x) == pytest.approx(gammainc(shape, x), abs=1e-6)
