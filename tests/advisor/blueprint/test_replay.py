"""Recomputing history: as fast as the promise to repair asks, and named where a quota holds it back."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.design import Replay
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.vocabulary import OptionKey
from tests.make import make_use_case

LARGE = {
    "rate_per_s": 50_000,
    "event_bytes": 1000,
    "history_years": 3,
    "window_s": 60,
    "repair_within_s": 86400,
}


def replay(option: str, **facts) -> Replay:
    chosen = OPTION_BY_KEY[OptionKey(option)]
    headway = np.array([chosen.headways_s[0]])
    return compose(chosen, likely_case(make_use_case(**LARGE | facts)), headway).replay


SCANS = [option.key for option in OPTIONS if option.key is not OptionKey.KAPPA]


@pytest.mark.parametrize("option", SCANS)
def test_partitions_side_by_side_finish_in_a_quarter_of_the_promise(option):
    # 50,000/s over three years are 4.73e12 events; a quarter of a day is 21,600 s.
    scan = replay(option)
    events = 50_000 * 3 * 365 * 86400
    assert events / scan.events_per_s[0] == pytest.approx(21_600, rel=1e-3)
    assert "side by side" in scan.method


def test_kappa_is_held_back_by_a_quota_that_is_named_as_one():
    # 64 units with windows: 2 MB/s of 1 KB each are 128,000/s.
    held = replay("kappa")
    assert held.events_per_s[0] == pytest.approx(128_000)
    assert "default quota of 64 KPU, which AWS raises on request" in held.method


def test_kappa_within_the_quota_says_nothing_of_it():
    assert "quota" not in replay("kappa", rate_per_s=100, repair_within_s=30 * 86400).method


@pytest.mark.parametrize("rate", [100, 50_000, 500_000])
def test_a_higher_peak_does_not_speed_up_a_replay(rate):
    speeds = [replay("kappa", rate_per_s=rate, peak_factor=peak).events_per_s[0] for peak in (1, 20)]
    assert speeds[0] == speeds[1]
