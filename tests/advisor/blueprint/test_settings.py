"""Settings are written as the systems that take them write them, and say what set their values."""

import re

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.vocabulary import OptionKey
from tests.make import make_use_case


def component(option: str, key: str, **facts):
    chosen = OPTION_BY_KEY[OptionKey(option)]
    made = compose(chosen, likely_case(make_use_case(**facts)), np.array([chosen.headways_s[0]]))
    return next(part for part in made.components if part.key == key)


def settings(option: str, key: str, **facts) -> dict[str, str]:
    return {setting.name: setting.value for setting in component(option, key, **facts).settings}


def because(option: str, key: str, name: str, **facts) -> str:
    found = component(option, key, **facts).settings
    return next(setting.because for setting in found if setting.name == name)


@pytest.mark.parametrize(("option", "key"), [("daily_batch", "clean"), ("micro_batch", "job")])
def test_a_run_that_overwrites_partitions_is_never_shown_their_new_files_only(option, key):
    found = settings(option, key, platforms=[])
    assert found["spark.sql.sources.partitionOverwriteMode"] == "dynamic"
    assert found["--job-bookmark-option"] == "job-bookmark-disable"


def test_firehose_names_its_prefix_by_arrival_because_it_writes_by_arrival():
    assert settings("micro_batch", "delivery")["Prefix"].startswith("landed_date=!{timestamp:")


def test_managed_flink_takes_its_checkpoints_from_a_custom_configuration_in_milliseconds():
    found = settings("event_streaming", "flink", freshness_s=30)
    assert found["CheckpointConfiguration.ConfigurationType"] == "CUSTOM"
    assert found["CheckpointInterval"] == "30000"
    assert int(found["MinPauseBetweenCheckpoints"]) < 30000
    assert not {"state.backend.type", "execution.checkpointing.interval"} & set(found)


@pytest.mark.parametrize(
    ("freshness_s", "bound"),
    # Young says minutes: a promise of 1 s is below the shortest interval, 30 s is its own bound.
    [(1, "the shortest"), (30, "the promise"), (86400, "the longest")],
)
def test_the_checkpoint_interval_says_which_bound_set_it(freshness_s, bound):
    found = because("event_streaming", "flink", "CheckpointInterval", freshness_s=freshness_s)
    assert f"bound to {bound}" in found


def test_windows_are_emitted_by_one_means_and_at_the_pace_that_is_predicted():
    # A tenth of a promise of 20 s.
    found = settings("event_streaming", "flink", freshness_s=20)
    assert found["table.exec.mini-batch.enabled"] == "true"
    assert found["table.exec.mini-batch.allow-latency"] == "2000 ms"
    assert found["table.exec.mini-batch.size"].isdigit()
    assert not any("early-fire" in name for name in found)


@pytest.mark.parametrize("late_p99_s", [1, 600, 90 * 86400])
def test_flink_can_read_the_watermark(late_p99_s):
    value = settings("event_streaming", "flink", late_p99_s=late_p99_s)["WATERMARK"]
    short = re.fullmatch(r"event_time - INTERVAL '\d{1,2}' SECOND", value)
    long = re.fullmatch(r"event_time - INTERVAL '\d{1,3} \d\d:\d\d:\d\d' DAY(\(3\))? TO SECOND", value)
    assert short or long


def test_spark_has_one_watermark_whenever_copies_are_dropped():
    found = settings("continuous_micro_batch", "spark", duplicate_within_s=86400)
    # 2 % copies with a p99 of a day, 0.1 % may stay: 86,400 ln 20 / ln 100 = 56,204.5 s.
    assert found["withWatermark"] == "56205 seconds"
    assert found["dropDuplicatesWithinWatermark"] == "event_id"
    without = settings("continuous_micro_batch", "spark", window_s=0, duplicate_within_s=86400)
    assert without["withWatermark"] == "56205 seconds"


def test_a_log_is_limited_by_the_option_of_its_own_connector():
    on_kinesis = settings("continuous_micro_batch", "spark", platforms=[])
    on_kafka = settings("continuous_micro_batch", "spark", platforms=["kafka"])
    assert "maxOffsetsPerTrigger" not in on_kinesis
    assert "kinesis.maxFetchRecordsPerShard" in on_kinesis
    assert "maxOffsetsPerTrigger" in on_kafka


def test_an_items_key_is_the_key_that_it_is_upserted_by():
    windows = settings("event_streaming", "serving", actor="machine", window_s=60)
    events = settings("event_streaming", "serving", actor="machine", window_s=0)
    assert windows["KeySchema"] == "key HASH, window_start RANGE"
    assert events["KeySchema"] == "event_id HASH"
    for found in (windows, events):
        assert found["TimeToLiveSpecification"] == "AttributeName=expires_at, Enabled=true"


def test_a_sinks_options_are_those_of_the_engine_that_writes():
    on_flink = settings("event_streaming", "serving", actor="person", freshness_s=10)
    # A twentieth of a promise of 10 s.
    assert on_flink["sink.buffer-flush.interval"] == "500 ms"
    on_spark = settings("continuous_micro_batch", "serving", actor="person", freshness_s=10)
    assert not any(name.startswith("sink.") for name in on_spark)


def test_debezium_server_is_configured_as_a_server():
    found = settings("event_streaming", "capture", source="cdc")
    assert all(name.startswith("debezium.source.") for name in found)
    assert not any("tasks.max" in name for name in found)


def test_a_day_is_one_day_to_the_scheduler():
    assert settings("unified", "schedule", platforms=[])["ScheduleExpression"] == "rate(1 day)"


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_one_of_a_thing_has_no_plural_and_nothing_is_no_size(option):
    facts = {"rate_per_s": 1, "peak_factor": 1, "lookups": 1, "history_years": 1, "reaction_s": 0}
    no_state = {"window_s": 0, "duplicate_share": 0, "duplicate_within_s": 0, "lookback_s": 0}
    made = compose(
        option,
        likely_case(make_use_case(actor="machine", late_share=0, late_p99_s=0, **facts, **no_state)),
        np.array([option.headways_s[0]]),
    )
    said = " ".join(f"{part.why} {part.size}" for part in made.components)
    assert not re.search(r"\b1 (years|executors|reference rows|connections|events)\b", said)
    assert not re.search(r"\b0 (B|s) ", said)


@pytest.mark.parametrize(
    ("key", "place", "words"),
    [("log", ("aws", "us-east-1"), "1 shard ("), ("flink", ("azure", "eastus"), "for 1 task slot (")],
)
def test_one_shard_and_one_slot_have_no_plural(key, place, words):
    tiny = {"rate_per_s": 1, "event_bytes": 100, "keys": 10, "freshness_s": 5}
    assert words in component("event_streaming", key, **tiny, provider=place[0], region=place[1]).size


def test_a_team_with_airflow_on_azure_is_not_told_that_it_needs_none():
    facts = {"provider": "azure", "region": "eastus"}
    assert "not an Airflow" not in component("unified", "schedule", platforms=["airflow"], **facts).why
    alone = component("unified", "schedule", platforms=[], **facts)
    assert "not an Airflow" in alone.why
    assert alone.size == "1 activity every 24 h"


@pytest.mark.parametrize(("history_years", "is_beyond"), [(0.25, False), (2, True)])
def test_a_log_is_held_against_the_year_of_kinesis_only_where_it_keeps_more(history_years, is_beyond):
    why = component("kappa", "log", platforms=["kafka"], history_years=history_years).why
    assert ("Kinesis keeps one year at most" in why) == is_beyond
