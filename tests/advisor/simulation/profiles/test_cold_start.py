"""How far an engine is behind, against the fluid's arithmetic."""

import numpy as np
import pytest

from advisor.simulation.profiles.cold_start import delay_at
from advisor.simulation.profiles.profile import PerEventPace

AT_S = np.array([1.0, 10.0, 50.0, 100.0])


def test_a_warm_engine_below_its_capacity_is_never_behind() -> None:
    pace = PerEventPace(transit_s=0.0, capacity_per_s=100.0)
    assert delay_at(pace, 99.0, AT_S) == pytest.approx(0.0, abs=1e-6)


def test_an_engine_without_a_known_capacity_is_never_behind() -> None:
    assert delay_at(PerEventPace(transit_s=0.0), 1e6, AT_S) == pytest.approx(0.0, abs=1e-6)


def test_past_its_capacity_it_falls_behind_by_the_excess_of_the_load() -> None:
    pace = PerEventPace(transit_s=0.0, capacity_per_s=100.0)
    assert delay_at(pace, 120.0, AT_S) == pytest.approx(0.2 * AT_S, abs=0.02)


def test_after_a_stall_it_catches_up_at_its_reserve() -> None:
    # The event of t is done at 8 + 0.5 t, 8 - 0.5 t after it came; from 16 s on nothing waits.
    pace = PerEventPace(transit_s=0.0, capacity_per_s=100.0, cold_stall_s=8.0)
    assert delay_at(pace, 50.0, AT_S) == pytest.approx([7.5, 3.0, 0.0, 0.0], abs=0.02)


def test_a_cold_engine_falls_behind_until_it_is_warm() -> None:
    # Until 20 s the event of t is done at 1.5 t; then 2000 of the events are, and the rest at once.
    pace = PerEventPace(transit_s=0.0, capacity_per_s=1e9, cold_until_s=20.0, cold_capacity_per_s=100.0)
    found = delay_at(pace, 150.0, np.array([2.0, 10.0, 13.0, 30.0]))
    assert found == pytest.approx([1.0, 5.0, 6.5, 0.0], abs=0.02)
