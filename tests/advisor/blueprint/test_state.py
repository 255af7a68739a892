"""State by hand: open windows per key, remembered ids, and rows that stay however often they are updated."""

import math

import numpy as np
import pytest

from advisor.blueprint.plan import make_plan
from advisor.blueprint.state import deduplication_bytes, open_window_bytes, rows_per_s
from advisor.cases import likely_case
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey
from tests.make import make_use_case

WINDOWS = {"rate_per_s": 1000, "keys": 2000, "window_s": 60, "late_share": 0.1, "error_tolerance": 0.001}


def case(**facts):
    return likely_case(make_use_case(**facts))


def test_windows_stay_open_for_the_watermark_behind_them():
    # p99 of 600 s: mean 600 / ln 100; 10 % late fall to 0.1 % after mean * ln 100 = 600 s: 10 windows more.
    held = open_window_bytes(case(**WINDOWS, late_p99_s=600))
    assert held[0] == pytest.approx(2000 * 200 * (600 / 60 + 1))


def test_without_windows_nothing_is_held_for_lateness():
    assert open_window_bytes(case(window_s=0, late_share=0.5, late_p99_s=86400))[0] == 0


def test_a_key_without_events_has_no_window():
    # 1/s over 60 s: 60 rows at most, whatever the number of keys.
    facts = WINDOWS | {"rate_per_s": 1, "keys": 1_000_000, "late_share": 0}
    assert open_window_bytes(case(**facts, late_p99_s=0))[0] == pytest.approx(60 * 200)


def test_a_row_that_is_updated_stays_one_row():
    assert rows_per_s(case(**WINDOWS, late_p99_s=600))[0] == pytest.approx(2000 / 60)
    assert rows_per_s(case(window_s=0, rate_per_s=7))[0] == 7


def test_ids_are_remembered_until_no_more_copies_leak_than_allowed():
    # 10 % copies, p99 100 s, tolerance 0.1 %: ln 100 * mean = 100 s of ids at 100 B each.
    ids = deduplication_bytes(
        case(rate_per_s=1000, duplicate_share=0.1, duplicate_within_s=100, error_tolerance=0.001)
    )
    assert ids[0] == pytest.approx(1000 * 100 * math.log(0.1 / 0.001) / math.log(100) * 100)


def test_engines_are_sized_for_the_state_that_the_patterns_show():
    cases = case(**WINDOWS, late_p99_s=86400, duplicate_share=0.05, duplicate_within_s=3600)
    plan = make_plan(OPTION_BY_KEY[OptionKey.EVENT_STREAMING], cases, np.array([0.0]), describe=False)
    expected = open_window_bytes(cases) + deduplication_bytes(cases)
    assert plan.state_gb[0] == pytest.approx(expected[0] / 1e9)
