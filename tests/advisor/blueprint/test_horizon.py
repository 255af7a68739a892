"""One horizon serves late events and copies."""

import math

import numpy as np
import pytest

from advisor.blueprint.horizon import flink_state_ttl_s, spark_watermark_s
from advisor.blueprint.plan import make_plan
from advisor.cases import likely_case
from advisor.options import OPTIONS
from tests.make import make_use_case

# 2 % late with a p99 of 2 h, 0.1 % may be missed: 7,200 ln 20 / ln 100 = 4,684 s.
LATE_S = 7200 * math.log(20) / math.log(100)


def plan(**facts):
    return make_plan(OPTIONS[3], likely_case(make_use_case(**facts)), np.array([5.0]), describe=False)


def test_sparks_watermark_is_the_longer_of_lateness_and_copies():
    assert spark_watermark_s(plan(duplicate_within_s=60))[0] == pytest.approx(LATE_S)
    # Copies with a p99 of a day: 86,400 ln 20 / ln 100.
    assert spark_watermark_s(plan(duplicate_within_s=86400))[0] == pytest.approx(12 * LATE_S)


def test_without_windows_and_copies_nothing_is_remembered():
    nothing = plan(window_s=0, duplicate_share=0, duplicate_within_s=0)
    assert spark_watermark_s(nothing)[0] == 0
    assert flink_state_ttl_s(nothing)[0] == 0


def test_flink_keeps_a_window_until_its_last_straggler_and_through_a_standstill_of_a_quarter_of_an_hour():
    assert flink_state_ttl_s(plan(duplicate_within_s=60))[0] == pytest.approx(300 + LATE_S + 900)
