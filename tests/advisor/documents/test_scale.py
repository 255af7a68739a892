"""Scales put values where they belong, ticks are round, labels keep their distance."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.documents.chart.scale import (
    DURATION_TICKS,
    Scale,
    decimal_ticks,
    duration_ticks,
    log_scale,
    spaced,
    zero_scale,
)


def test_a_decade_is_the_same_length_everywhere_on_a_logarithmic_scale():
    scale = Scale(low=1, high=1000, start=0, end=300, is_log=True)
    assert [scale.at(value) for value in (1, 10, 100, 1000)] == pytest.approx([0, 100, 200, 300])


def test_what_lies_outside_is_drawn_at_the_edge():
    scale = Scale(low=0, high=10, start=0, end=100)
    assert (scale.at(-5), scale.at(50)) == (0, 100)


def test_a_linear_scale_starts_at_zero():
    scale = zero_scale((3.0, 9.0), 0, 90)
    assert (scale.low, scale.at(9.0)) == (0, 90)


@given(st.lists(st.floats(min_value=1e-9, max_value=1e12), min_size=1, max_size=20))
def test_a_logarithmic_scale_holds_all_of_its_values(values):
    scale = log_scale(tuple(values), 0, 100, floor=1e-9)
    assert all(0 <= scale.at(value) <= 100 for value in values)
    assert scale.low < scale.high


@pytest.mark.parametrize("values", [(), (math.inf,), (0.0, math.nan)], ids=["none", "infinite", "zero"])
def test_a_scale_over_nothing_to_draw_is_still_a_scale(values):
    assert log_scale(values, 0, 100, floor=1).low < log_scale(values, 0, 100, floor=1).high
    assert zero_scale(values, 0, 100).low < zero_scale(values, 0, 100).high


def test_ticks_of_durations_are_round_and_apart():
    scale = Scale(low=0.1, high=604_800, start=0, end=500, is_log=True)
    ticks = duration_ticks(scale, apart=46)
    places = [scale.at(tick) for tick in ticks]
    assert set(ticks) <= set(DURATION_TICKS)
    assert all(right - left >= 46 for left, right in itertools.pairwise(places))


def test_ticks_of_a_linear_scale_are_multiples_of_one_step():
    assert decimal_ticks(Scale(low=0, high=9120, start=0, end=420), apart=64) == (0, 2000, 4000, 6000, 8000)


@given(st.lists(st.floats(min_value=0, max_value=300), min_size=1, max_size=8))
def test_spaced_labels_keep_distance_and_order(positions):
    placed = spaced(tuple(positions), 14, low=0, high=300)
    ordered = sorted(placed)
    assert all(right - left >= 14 - 1e-9 for left, right in itertools.pairwise(ordered))
    assert all(-1e-9 <= place <= 300 + 1e-9 for place in placed)
