"""Daily profiles and rate curves."""

import numpy as np
import pytest

from advisor.simulation.load import MINUTES, daily_profile, rate_curve, typical_start_s
from advisor.vocabulary import Profile


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("peak", [1.0, 1.3, 4.0, 25.0, 400.0])
def test_every_profile_has_a_mean_of_one_and_the_peak_asked_for(profile: Profile, peak: float) -> None:
    load = daily_profile(profile, peak)
    assert load.mean() == pytest.approx(1.0)
    assert load.max() == pytest.approx(peak)
    assert load.min() >= -1e-12


def test_consumers_peak_in_the_evening_and_offices_by_day() -> None:
    assert 19 * 60 <= np.argmax(daily_profile(Profile.CONSUMER, 4.0)) <= 22 * 60
    assert 9 * 60 <= np.argmax(daily_profile(Profile.OFFICE, 4.0)) <= 16 * 60


def test_a_week_expects_seven_days_of_the_mean_rate() -> None:
    curve = rate_curve(daily_profile(Profile.SPIKY, 6.0), 3.0, 0.0, 7 * 86400.0)
    assert curve.expected_events()[-1] == pytest.approx(3.0 * 7 * 86400)


def test_a_curve_begins_and_ends_where_it_is_told_to() -> None:
    curve = rate_curve(np.ones(MINUTES), 2.0, -90.0, 45.5)
    assert (curve.edges_s[0], curve.edges_s[-1]) == (-90.0, 45.5)
    assert curve.expected_events()[-1] == pytest.approx(2.0 * 135.5)


def test_an_hour_is_taken_where_the_load_is_near_the_day_s_mean() -> None:
    load = daily_profile(Profile.CONSUMER, 4.0)
    first = int(typical_start_s(load, 3600.0) / 60)
    assert np.take(load, range(first, first + 60), mode="wrap").mean() == pytest.approx(1.0, rel=0.02)
    assert typical_start_s(load, 86400.0) == 0.0
