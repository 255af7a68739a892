"""Partitions, backfill, versions, checkpoints, replay and the second layer, against sums worked by hand."""

import math

import numpy as np
import pytest

from advisor.blueprint.checkpoint import young_interval_s
from tests.advisor.blueprint.patterns.apply import apply

YEAR_S = 365 * 86400


def test_a_partition_holds_a_departure_and_a_file_of_128_mb():
    # 500/s of 600 B, 30 % left: 90 kB/s is 81 MB in 15 min, 324 MB in an hour.
    pattern = apply("idempotent_overwrite", "micro_batch")
    assert pattern.parameters["partition_s"] == 3600
    assert pattern.parameters["partition_bytes"] == pytest.approx(324e6)


def test_little_data_is_partitioned_by_day():
    assert apply("idempotent_overwrite", "micro_batch", rate_per_s=1).parameters["partition_s"] == 86400


def test_young_writes_every_two_hours_for_five_minutes_and_a_failure_a_day():
    # sqrt(2 * 300 s * 86,400 s) = 7,200 s.
    assert young_interval_s(np.array([300.0]), 86400.0)[0] == 7200


def test_the_promise_bounds_the_checkpoint_interval():
    tight = apply("exactly_once", "event_streaming", delivery="exactly_once", freshness_s=30)
    assert tight.parameters["checkpoint_s"] == 30
    assert tight.parameters["young_s"] > 30
    assert "CheckpointInterval 30000" in tight.code


def test_a_restart_repeats_half_an_interval():
    pattern = apply(
        "exactly_once", "event_streaming", delivery="exactly_once", freshness_s=30, rate_per_s=1000
    )
    assert pattern.parameters["replayed_events"] == 15_000


def test_results_without_windows_are_upserted_by_event_id():
    pattern = apply("exactly_once", "event_streaming", delivery="exactly_once", window_s=0)
    assert pattern.parameters["upsert_key"] == "event_id"


def test_three_thousand_equal_rows_show_less_than_one_wrong_in_a_thousand():
    # Rule of three, Hanley and Lippman-Hand 1983: 3 / 0.001.
    assert (
        apply("versioned_logic", "daily_batch", error_tolerance=0.001).parameters["rows_to_compare"] == 3000
    )


def test_a_backfill_ends_after_history_over_speed():
    pattern = apply("backfill", "daily_batch")
    events = 500 * 2 * YEAR_S
    # 120,000 events/s a worker: 40,000/s at 10 k/s a core, three times that from columns; a minute to start.
    assert pattern.parameters["lasts_s"] == pytest.approx(events / (10 * 120_000) + 60)
    assert pattern.parameters["days_per_hour"] == pytest.approx(730 / (pattern.parameters["lasts_s"] / 3600))


def test_nothing_is_filled_where_no_history_is_kept():
    assert not apply("backfill", "daily_batch", history_years=0).applies


def test_a_replay_is_slower_and_dearer_than_a_scan():
    parameters = apply("kappa_replay", "kappa").parameters
    assert parameters["replay_s"] > parameters["scan_s"]
    assert parameters["replay_usd"] > parameters["scan_usd"]


def test_kappa_breaks_at_the_history_that_the_fastest_replay_does_in_time():
    parameters = apply("kappa_replay", "kappa").parameters
    # 64 units of 2 MB/s over 600 B, 213,333/s, for 7 days less a minute to start, over 500/s: 8.18 years.
    running = 7 * 86400 - 60
    assert parameters["breaks_at_years"] == pytest.approx(64 * 2e6 / 600 * running / (500 * YEAR_S))


def test_twice_the_rate_halves_the_history_that_kappa_can_replay():
    once, twice = (apply("kappa_replay", "kappa", rate_per_s=rate).parameters for rate in (500, 1000))
    assert twice["breaks_at_years"] == pytest.approx(once["breaks_at_years"] / 2)


def test_the_second_layer_is_written_and_paid_a_second_time():
    pattern = apply("lambda_merge", "lambda", schema_changes_per_year=6, reprocess_per_year=1, platforms=[])
    assert pattern.parameters["changes_per_year"] == 14
    assert pattern.parameters["second_layer_usd"] > 730 * 0.49  # Airflow alone


def test_history_that_is_read_again_must_stay_readable():
    assert apply("schema_evolution", "kappa").parameters["compatibility"] == "BACKWARD_TRANSITIVE"
    young = apply("schema_evolution", "event_streaming", history_years=0, reprocess_per_year=0)
    assert young.parameters["compatibility"] == "BACKWARD"


def test_breaking_changes_need_a_second_topic_on_the_log_there_is():
    pattern = apply("schema_evolution", "kappa", schema_changes_per_year=12, breaking_share=0.25)
    assert pattern.parameters["breaking_per_year"] == 3
    assert "events.v2" in pattern.code


def test_the_live_mode_departs_every_headway():
    pattern = apply("one_engine_two_modes", "unified")
    assert pattern.parameters["trigger_s"] == 5
    assert "5000 milliseconds" in pattern.code
    assert math.isfinite(pattern.parameters["available_now_usd"])


def test_a_partition_is_written_while_it_is_open_and_within_the_look_back():
    # A day is written by its own departure; a look-back of two days writes it twice more.
    pattern = apply("idempotent_overwrite", "daily_batch", lookback_s=2 * 86400)
    assert pattern.parameters["rewrites_per_partition"] == 3
    assert "3 times at most" in pattern.derivation


@pytest.mark.parametrize("option", ["event_streaming", "kappa", "continuous_micro_batch"])
def test_two_versions_run_a_full_day_at_least(option):
    # 3,000 rows at hundreds a second are there within seconds, but a day has nights and peaks.
    pattern = apply("versioned_logic", option, lookback_s=0, late_share=0, late_p99_s=0)
    assert pattern.parameters["side_by_side_s"] == 86400


def test_spark_repeats_the_open_chunk_and_counts_it_once():
    pattern = apply("exactly_once", "continuous_micro_batch", delivery="exactly_once", rate_per_s=1000)
    repeated = pattern.parameters["replayed_events"]
    assert repeated == 1000 * pattern.parameters["checkpoint_s"]
    assert f"{repeated:,.0f} events" in pattern.derivation
    assert f"{repeated:,.0f} events" in pattern.fails_when


def test_a_checkpoint_of_spark_costs_what_spark_takes_for_it():
    # 0.2 s to write a trigger's offsets to S3; a transactional sink would wait no longer than the chunk.
    pattern = apply("exactly_once", "continuous_micro_batch", delivery="exactly_once")
    assert pattern.parameters["checkpoint_cost_s"] == 0.2
    assert pattern.parameters["transactional_wait_s"] == 0


def test_a_break_of_kappas_schema_keeps_history_until_the_replay_has_caught_up():
    pattern = apply("schema_evolution", "kappa")
    replay_s = apply("kappa_replay", "kappa").parameters["replay_s"]
    assert pattern.parameters["v2_overlap_s"] == pytest.approx(replay_s)
    assert "retention.ms=-1" in pattern.code
    assert "remote.storage.enable=true" in pattern.code
    assert "until the replay" in pattern.derivation


def test_no_recomputation_is_not_counted():
    assert "0 times" not in apply("backfill", "daily_batch", reprocess_per_year=0).because
    assert "No year plans one" in apply("backfill", "daily_batch", reprocess_per_year=0).because


@pytest.mark.parametrize(
    ("actor", "switch"),
    [
        ("machine", "put_parameter"),
        ("person", "CREATE OR REPLACE VIEW"),
        ("report", "CREATE OR REPLACE VIEW"),
    ],
)
def test_readers_are_moved_by_a_view_where_the_store_has_views(actor, switch):
    assert switch in apply("versioned_logic", "event_streaming", actor=actor).code
