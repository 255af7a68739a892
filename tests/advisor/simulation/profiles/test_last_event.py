"""The last event of a window that is seen, against its law in closed form."""

import math

import numpy as np
import pytest

from advisor.simulation.profiles.last_event import last_visible_s
from advisor.simulation.profiles.profile import PerEventPace


def test_without_buffers_the_last_event_is_an_exponential_time_before_the_windows_end() -> None:
    found = last_visible_s(PerEventPace(transit_s=0.05), 20.0, np.array([0.5, 0.9]))
    assert found == pytest.approx([0.05 + math.log(0.5) / 20.0, 0.05 + math.log(0.9) / 20.0], abs=1e-3)


def test_one_buffer_delays_the_last_event_by_its_law() -> None:
    # Delay D uniform on (0, T): E[(D - m)+] = (T - m)^2 / 2T for 0 <= m <= T. With r = 200/s and T = 0.1 s
    # the median m solves r (T - m)^2 / 2T = ln 2.
    pace = PerEventPace(transit_s=0.0, buffer_timeout_s=0.1, buffers=1.0)
    median_s = 0.1 - math.sqrt(2 * 0.1 * math.log(2) / 200.0)
    assert last_visible_s(pace, 200.0, np.array([0.5]))[0] == pytest.approx(median_s, abs=1e-3)


def test_two_buffers_agree_with_events_sent_one_by_one() -> None:
    pace = PerEventPace(transit_s=0.01, buffer_timeout_s=0.1, buffers=2.0)
    stream = np.random.default_rng(5)
    sent_s = -np.cumsum(stream.exponential(1 / 50.0, size=(4000, 200)), axis=1)
    seen_s = (sent_s + 0.01 + 0.1 * stream.random((2, *sent_s.shape)).sum(axis=0)).max(axis=1)
    found = last_visible_s(pace, 50.0, np.array([0.1, 0.5, 0.9]))
    assert found == pytest.approx(np.quantile(seen_s, (0.1, 0.5, 0.9)), abs=0.004)


def test_more_events_make_the_last_one_later() -> None:
    pace = PerEventPace(transit_s=0.0, buffer_timeout_s=0.1, buffers=2.0)
    medians = [last_visible_s(pace, rate, np.array([0.5]))[0] for rate in (10.0, 100.0, 1000.0, 1e6)]
    assert medians == sorted(medians)
    assert medians[-1] == pytest.approx(0.2, abs=0.005)
