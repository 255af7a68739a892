"""Where an engine of the cadence curve hands over to the next."""

import pytest

from advisor.cases import likely_case
from advisor.evaluation import evaluate
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, make_use_case, price_book

MANY = {"rate_per_s": 1e5}


def boundaries_of(**facts):
    return make_advice_for(make_use_case(**facts), draws=2).cadence_curve.boundaries


def busy_at(headway_s, **facts):
    """Run time at the peak over the headway, for a micro-batch."""
    case = likely_case(make_use_case(**facts))
    found = evaluate(
        OPTION_BY_KEY[OptionKey.MICRO_BATCH],
        case,
        price_book(),
        headway_s=case.rate_per_s * 0 + headway_s,
        complexity=2.0,
    )
    return float(found.prediction.utilisation_at_peak[0])


@pytest.mark.parametrize("facts", [{}, MANY], ids=["usual", "a hundred thousand a second"])
def test_scheduled_runs_end_where_the_run_time_is_the_headway(facts) -> None:
    ends = next(each for each in boundaries_of(**facts) if each.run_s)
    assert ends.run_s == ends.at_s
    assert busy_at(ends.at_s, **facts) == pytest.approx(1, abs=0.02)
    assert busy_at(ends.at_s * 0.97, **facts) > 1 > busy_at(ends.at_s * 1.03, **facts)


def test_the_start_up_is_the_engines_own_minute() -> None:
    ends = next(each for each in boundaries_of() if each.run_s)
    assert ends.startup_s == 60
    assert "60 s of it are the start-up" in ends.because


def test_engines_follow_each_other_and_those_of_schedules_change_at_an_hour_and_a_day() -> None:
    found = boundaries_of()
    assert [each.above for each in found[:-1]] == [each.below for each in found[1:]]
    assert [each.at_s for each in found[-2:]] == [3600, 86_400]


def test_where_even_a_minute_is_long_enough_the_schedules_grain_ends_it() -> None:
    ends = next(
        each
        for each in boundaries_of(source="file_drop", arrival_interval_s=7200)
        if each.above == OptionKey.MICRO_BATCH
    )
    assert (ends.at_s, ends.run_s) == (60, None)
    assert "grain" in ends.because


def test_where_runs_fall_behind_again_the_larger_partition_is_named() -> None:
    """At half a million events a second; a run of more than an hour overwrites days instead of hours."""
    found = boundaries_of(rate_per_s=5e5)
    again = next(each for each in found if "again" in each.because)
    assert not OPTION_BY_KEY[again.above].is_scheduled
    assert "longer than 60 min" in again.because
    assert busy_at(3600.0, rate_per_s=5e5) < 1 < busy_at(3700.0, rate_per_s=5e5)
