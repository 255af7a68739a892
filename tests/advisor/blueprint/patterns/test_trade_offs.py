"""What each pattern trades: both sides in units of their own, equal to the parameters where chosen."""

import math

import pytest

from advisor.blueprint.patterns.pattern import waits_with
from advisor.documents.chart.trade_off import chosen_y
from advisor.options import OPTIONS
from tests.advisor.blueprint.patterns.apply import applied_to, apply
from tests.make import make_use_case

SIDES = {
    ("late_data", "daily_batch"): {"missed_share": "Events missed", "reread_usd": "Cost of reading again"},
    ("out_of_order", "event_streaming"): {
        "dropped_share": "Events dropped",
        "final_after_s": "Results final after",
        "state_bytes": "State of open windows",
    },
    ("deduplicate", "event_streaming"): {"leak_share": "Events counted twice", "store_bytes": "Ids take"},
    ("exactly_once", "event_streaming"): {
        "replayed_events": "Repeated after a restart",
        "transactional_wait_s": "A transactional sink waits, on average",
    },
    ("reconcile", "unified"): {
        "error_after_share": "Events missing when final",
        "overwrite_after_s": "Figures final after",
    },
}
LATE = {"delivery": "exactly_once", "lookback_s": 3 * 86400, "late_p99_s": 86400, "freshness_s": 30}


def curve_of(pattern, option, **facts):
    return apply(pattern, option, **facts).trade_off


def line_of(curve, title, name=""):
    return next(drawn for drawn in curve.lines if drawn.title == title and drawn.name == name)


@pytest.mark.parametrize(("pattern", "option"), SIDES, ids="-".join)
def test_the_chosen_point_of_each_line_is_the_parameter(pattern, option):
    applied = apply(pattern, option, **LATE)
    for parameter, title in SIDES[pattern, option].items():
        drawn = line_of(applied.trade_off, title)
        assert chosen_y(applied.trade_off, drawn) == pytest.approx(applied.parameters[parameter], abs=1e-9)


@pytest.mark.parametrize(
    ("pattern", "falls", "rises"),
    [
        ("late_data", "Events missed", "Cost of reading again"),
        ("out_of_order", "Events dropped", "State of open windows"),
        ("deduplicate", "Events counted twice", "Ids take"),
        ("reconcile", "Events missing when final", "Figures final after"),
    ],
)
def test_what_is_won_on_one_side_is_lost_on_the_other(pattern, falls, rises):
    curve = curve_of(pattern, "unified", **LATE)
    won, lost = line_of(curve, falls).y, line_of(curve, rises).y
    assert list(won) == sorted(won, reverse=True)
    assert won[0] > won[-1]
    assert list(lost) == sorted(lost)
    assert lost[0] < lost[-1]


def test_ids_take_a_hundred_bytes_for_each_event_of_the_time():
    curve = curve_of("deduplicate", "event_streaming", rate_per_s=1000)
    assert line_of(curve, "Ids take").y == pytest.approx([1000 * t * 100 for t in curve.x])


def test_a_look_back_of_a_day_a_day_reads_each_event_once_more():
    # 500/s, 40,000/s a worker and 4 DPU a worker: 0.5 GB are read again each day, whatever the day.
    curve = curve_of("late_data", "daily_batch", lookback_s=86400, platforms=[])
    at = curve.x.index(86400.0)
    hours = 500 * 86400 / 40_000 / 3600 * 730 / 24
    per_hour = line_of(curve, "Cost of reading again").y[at] / hours
    assert per_hour == pytest.approx(0.44, rel=0.01)


def test_the_checkpoint_that_loses_least_time_is_young_s():
    applied = apply("exactly_once", "event_streaming", delivery="exactly_once", freshness_s=3600)
    lost = line_of(applied.trade_off, "Time lost to saving and repeating")
    least = applied.trade_off.x[lost.y.index(min(lost.y))]
    assert least == pytest.approx(applied.parameters["young_s"], rel=0.5)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_no_line_is_flat(option):
    for applied in applied_to(make_use_case(**LATE), option.key).values():
        for drawn in applied.trade_off.lines if applied.trade_off else ():
            assert max(drawn.y) - min(drawn.y) > 0.01 * max(map(abs, drawn.y)), (applied.pattern, drawn.title)


def test_what_stays_the_same_is_said_instead_of_drawn():
    curve = curve_of("deduplicate", "event_streaming")
    assert any("DynamoDB table instead" in words and "USD" in words for words in curve.constant)
    assert not [drawn for drawn in curve.lines if "DynamoDB" in drawn.title]


def test_waits_reach_past_the_chosen_one_and_in_ratios_where_it_is_far_out():
    near, far = waits_with(3600.0, 7200.0), waits_with(30 * 86400.0, 60.0)
    assert (near[0], near[-1]) == (0.0, 7200.0)
    assert 30 * 86400.0 in far
    assert far[-1] > 30 * 86400.0
    assert math.log(far[1] / far[0]) == pytest.approx(math.log(far[2] / far[1]), rel=0.01)


def test_the_batch_layer_s_runs_cost_what_the_bill_says_where_they_depart():
    applied = apply("lambda_merge", "lambda", platforms=[])
    runs = line_of(applied.trade_off, "Cost of the batch layer's runs")
    assert chosen_y(applied.trade_off, runs) <= applied.parameters["second_layer_usd"]
    assert runs.y[0] > runs.y[-1]
