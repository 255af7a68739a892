"""Late data, event time, watermark, reconcile and copies, against the exponential law by hand or drawn."""

import math

import numpy as np
import pytest

from advisor.blueprint.patterns.event_time import misplaced_share
from tests.advisor.blueprint.patterns.apply import apply

P99_S = 7200.0
MEAN_S = P99_S / math.log(100)


def test_the_look_back_is_the_lateness_quantile_at_one_less_the_tolerance():
    # 2 % late, 0.1 % may be missed: exp(-t / mean) = 1 / 20.
    pattern = apply("late_data", "daily_batch", lookback_s=0, late_share=0.02, error_tolerance=0.001)
    assert pattern.parameters["look_back_s"] == pytest.approx(MEAN_S * math.log(20))
    assert pattern.parameters["missed_share"] == pytest.approx(0.001)


def test_ninety_nine_of_a_hundred_late_events_come_before_the_p99():
    pattern = apply("late_data", "daily_batch", lookback_s=P99_S, late_share=0.02)
    assert pattern.parameters["missed_share"] == pytest.approx(0.02 / 100)


def test_no_look_back_is_needed_where_lateness_is_tolerated():
    pattern = apply("late_data", "daily_batch", lookback_s=0, late_share=0.001, error_tolerance=0.01)
    assert pattern.parameters["look_back_s"] == 0


def test_a_correction_that_is_asked_for_is_never_shortened():
    assert apply("late_data", "daily_batch", lookback_s=86400).parameters["look_back_s"] == 86400


def test_the_look_back_in_the_code_is_the_one_computed():
    assert "INTERVAL 4684 seconds" in apply("late_data", "daily_batch", lookback_s=0).code


def test_the_misplaced_share_is_what_drawn_events_show():
    stream = np.random.default_rng(11)
    window, events = 300.0, 400_000
    position, late = stream.random(events) * window, stream.exponential(MEAN_S, events)
    drawn = 0.02 * np.mean(position + late >= window)
    assert misplaced_share(0.02, MEAN_S, window) == pytest.approx(drawn, rel=0.01)


def test_a_window_far_longer_than_lateness_misplaces_hardly_anything():
    # For w >> m the share tends to late share * m / w.
    assert misplaced_share(0.02, 60.0, 86400.0) == pytest.approx(0.02 * 60 / 86400)


def test_the_watermark_drops_no_more_than_the_tolerance():
    pattern = apply("out_of_order", "event_streaming", lookback_s=0)
    assert pattern.parameters["watermark_s"] == pytest.approx(MEAN_S * math.log(20))
    assert pattern.parameters["dropped_share"] == pytest.approx(0.001)
    # 4,684 s are 1 h 18 min 4 s.
    assert "INTERVAL '0 01:18:04' DAY TO SECOND" in pattern.code


def test_state_is_the_open_windows_of_every_key():
    # A watermark of 4,683.7 s behind windows of 300 s: 16.6 rows of 200 B a key.
    pattern = apply("out_of_order", "event_streaming", lookback_s=0, keys=10_000)
    watermark = MEAN_S * math.log(20)
    assert pattern.parameters["state_bytes"] == pytest.approx(10_000 * 200 * (watermark / 300 + 1))


def test_a_row_has_settled_when_the_slowest_of_lateness_copies_and_corrections_has():
    pattern = apply("reconcile", "unified", lookback_s=3 * 86400)
    assert pattern.parameters["settle_s"] == 3 * 86400
    assert pattern.parameters["waits_for"] == "corrections"
    assert pattern.parameters["overwrite_after_s"] == 4 * 86400


def test_ids_are_remembered_until_only_the_tolerance_leaks():
    # 2 % copies with a p99 of 1 h, 0.1 % may count twice: t = 3,600 ln 20 / ln 100.
    pattern = apply("deduplicate", "event_streaming", duplicate_share=0.02, duplicate_within_s=3600)
    ttl = 3600 * math.log(20) / math.log(100)
    assert pattern.parameters["ttl_s"] == pytest.approx(ttl)
    assert pattern.parameters["leak_share"] == pytest.approx(0.001)
    assert pattern.parameters["store_bytes"] == pytest.approx(500 * ttl * 100)


def test_the_leak_is_what_drawn_copies_show():
    pattern = apply("deduplicate", "event_streaming", duplicate_share=0.02, duplicate_within_s=3600)
    apart = np.random.default_rng(5).exponential(3600 / math.log(100), 1_000_000)
    drawn = 0.02 * np.mean(apart > pattern.parameters["ttl_s"])
    assert drawn == pytest.approx(pattern.parameters["leak_share"], rel=0.02)


def test_exactly_once_remembers_ids_for_longer():
    least = apply("deduplicate", "event_streaming", delivery="at_least_once").parameters["ttl_s"]
    once = apply("deduplicate", "event_streaming", delivery="exactly_once").parameters["ttl_s"]
    assert once > least


def test_copies_within_the_tolerance_need_no_memory():
    assert not apply("deduplicate", "event_streaming", duplicate_share=0.0005).applies


def test_partitions_are_read_whole_by_the_time_in_the_event_though_files_lie_by_arrival():
    code = apply("late_data", "daily_batch").code
    assert "landed_date >= to_date(:this_run" in code
    assert "to_date(event_time) AS event_date" in code


@pytest.mark.parametrize("option", ["event_streaming", "kappa", "continuous_micro_batch"])
def test_without_windows_nothing_waits_for_stragglers(option):
    pattern = apply("out_of_order", option, window_s=0)
    assert not pattern.applies
    assert "at once" in pattern.because


def test_spark_waits_for_copies_and_stragglers_by_one_watermark():
    facts = {"lookback_s": 0, "duplicate_within_s": 86400}
    order, copies = (apply(key, "continuous_micro_batch", **facts) for key in ("out_of_order", "deduplicate"))
    # Copies with a p99 of a day: 86,400 ln 20 / ln 100 = 56,204.5 s.
    assert order.parameters["watermark_s"] == copies.parameters["ttl_s"]
    assert '"56205 seconds"' in order.code
    assert '"56205 seconds"' in copies.code


@pytest.mark.parametrize("option", ["event_streaming", "continuous_micro_batch", "daily_batch"])
def test_event_time_asks_for_no_window_that_was_not_asked_for(option):
    code = apply("event_time", option, window_s=0).code
    assert "window" not in code
    assert "TUMBLE" not in code


def test_a_share_too_small_to_know_is_not_shown_to_its_digits():
    pattern = apply("event_time", "daily_batch", late_share=0.001, late_p99_s=10)
    assert "under 0.1 %" in pattern.headline
    assert "0.00000" not in pattern.because
