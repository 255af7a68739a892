"""Strips of age on one shared axis."""

import math

import pytest

from advisor.advice.ranking import AgeSummary
from decisions.shown.freshness_strip import shared_axis, strip

FAST = AgeSummary(mean=2.0, p50=1.0, p95=10.0, p99=100.0)
SLOW = AgeSummary(mean=50_000.0, p50=43_200.0, p95=82_000.0, p99=86_000.0)
ENDLESS = AgeSummary(mean=math.inf, p50=math.inf, p95=math.inf, p99=math.inf)


def test_equal_factors_are_equal_lengths() -> None:
    axis = shared_axis([FAST], 30.0)
    assert axis.place(10) - axis.place(1) == pytest.approx(axis.place(100) - axis.place(10), abs=0.02)


def test_everything_stands_on_the_axis() -> None:
    axis = shared_axis([FAST, SLOW], 1200.0)
    places = [axis.place(age) for age in (FAST.p50, FAST.p99, SLOW.p50, SLOW.p99, 1200.0)]
    assert places[0] < places[1] < places[4] < places[2] < places[3]
    assert all(0 < place < 100 for place in places)


def test_what_never_ends_stands_at_the_end() -> None:
    axis = shared_axis([FAST, ENDLESS], 60.0)
    assert strip(ENDLESS, 60.0, axis).p50 == 100.0


def test_a_strip_says_its_percentiles_in_words() -> None:
    words = strip(FAST, 60.0, shared_axis([FAST], 60.0)).words
    assert words == "half of the events within 1 s, 95 % within 10 s, 99 % within 1.67 min"


def test_the_axis_names_a_few_round_ages_within_it() -> None:
    axis = shared_axis([FAST, SLOW], 1200.0)
    assert 2 <= len(axis.ticks) <= 4
    assert [place for place, _ in axis.ticks] == sorted(place for place, _ in axis.ticks)


def test_a_design_that_never_catches_up_has_no_strip_and_says_so() -> None:
    found = strip(ENDLESS, 60.0, shared_axis([FAST, ENDLESS], 60.0))
    assert found.is_without_end
    assert found.words == "never usable: it does not catch up with its load"
