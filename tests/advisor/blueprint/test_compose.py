"""Designs come out as the canonical pipelines for facts that describe them, and as the options promise."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.stations import BatchRun, Gate, ServerPool
from advisor.vocabulary import OptionKey
from tests.advisor.blueprint.made import component, design, keys, run_of, usage
from tests.make import make_use_case


def test_the_daily_analytics_pipeline_is_capture_clean_aggregate_load_show_and_airflow():
    made = design("daily_batch", source="cdc", actor="report", platforms=[])
    assert keys(made) == [
        "source",
        "capture",
        "log",
        "delivery",
        "bronze",
        "clean",
        "silver",
        "aggregate",
        "gold",
        "serving",
        "show",
        "schedule",
        "monitoring",
        "recomputation",
    ]
    assert component(made, "serving").service == "redshift"
    assert usage(made, "aws.mwaa.small_environment_hour") == 730


def test_real_time_ingestion_is_gateway_kinesis_flink_redis_timescale_and_an_archive_by_firehose():
    made = design("event_streaming", source="app_events", actor="person", lookups=1, platforms=[])
    services = {part.key: part.service for part in made.components}
    assert services == {
        "source": "application",
        "gateway": "api_gateway",
        "log": "kinesis",
        "delivery": "firehose",
        "archive": "s3",
        "flink": "flink",
        "cache": "redis",
        "serving": "timescaledb",
        "show": "dashboard",
        "monitoring": "cloudwatch",
        "recomputation": "recomputation",
    }


def test_events_that_look_nothing_up_need_no_cache():
    assert "cache" not in keys(design("event_streaming", lookups=0))


@pytest.mark.parametrize(
    ("source", "door"),
    [
        ("app_events", "gateway"),
        ("cdc", "capture"),
        ("api_pull", "poller"),
        ("file_drop", "reader"),
        ("devices", "log"),
    ],
)
def test_the_source_decides_the_door_of_a_stream(source, door):
    made = design("event_streaming", source=source, arrival_interval_s=3600 if source == "file_drop" else 0)
    assert keys(made)[1] == door


@pytest.mark.parametrize(
    ("actor", "option", "service"),
    [
        ("machine", "event_streaming", "dynamodb"),
        ("machine", "daily_batch", "dynamodb"),
        ("person", "kappa", "timescaledb"),
        ("person", "micro_batch", "redshift"),
        ("report", "unified", "redshift"),
    ],
)
def test_who_acts_decides_the_serving_store(actor, option, service):
    assert component(design(option, actor=actor), "serving").service == service


@pytest.mark.parametrize(
    ("rate", "platforms", "service"),
    [(1, [], "athena"), (1, ["warehouse"], "redshift"), (500, [], "redshift")],
)
def test_few_results_of_a_stream_are_files_that_athena_asks(rate, platforms, service):
    made = design("event_streaming", actor="report", rate_per_s=rate, platforms=platforms, window_s=0)
    assert component(made, "serving").service == service
    is_small = service == "athena"
    # A record of 600 B is billed as 5 KB, 2.628 million of them a month.
    assert usage(made, "aws.firehose.iceberg_gb") == pytest.approx(13.455 if is_small else 0, abs=0.001)
    assert (usage(made, "aws.redshift.serverless_rpu_hour") > 0) != is_small


def test_a_team_that_runs_kafka_gets_kafka_and_is_told_so():
    log = component(design("event_streaming", platforms=["kafka"]), "log")
    assert log.service == "msk"
    assert "already runs Kafka" in log.why


def test_a_new_kafka_log_stands_behind_a_door_and_a_proxy():
    made = design("kappa", source="app_events", platforms=["flink"])
    assert keys(made)[1] == "gateway"
    assert usage(made, "aws.ec2.m6g_xlarge_hour") == 2 * 730 + 2 * 730  # proxies, and the database


def test_applications_of_a_team_that_runs_kafka_write_with_its_own_client():
    made = design("event_streaming", source="app_events", platforms=["kafka"])
    assert "gateway" not in keys(made)
    assert next(station for station in made.stations if isinstance(station, Gate)).component == "log"


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_settings_that_are_numbers_have_every_digit_and_no_separator(option):
    made = design(option.key, rate_per_s=123_456, peak_factor=3, source="cdc")
    counts = {
        "ShardCount",
        "Parallelism",
        "maxOffsetsPerTrigger",
        "NumberOfWorkers",
        "Timeout",
        "num.partitions",
    }
    values = {s.name: s.value for part in made.components for s in part.settings if s.name in counts}
    assert values
    assert all(value.isdigit() for value in values.values())


def test_a_team_that_runs_airflow_does_not_pay_for_another():
    made = design("daily_batch", platforms=["airflow"])
    assert usage(made, "aws.mwaa.small_environment_hour") == 0
    assert "already runs Airflow" in component(made, "schedule").why


def test_a_team_that_runs_spark_runs_its_jobs_on_emr_and_not_on_glue():
    made = design("daily_batch", platforms=["spark"])
    assert usage(made, "aws.glue.dpu_hour") == 0
    assert usage(made, "aws.emr_serverless.vcpu_hour") > 0


def test_kappa_keeps_all_history_in_the_logs_tiers_and_no_archive():
    # 500/s of 600 B over 2 years, zstd leaves 30 %: 500 * 600 * 2 * 365 * 86,400 * 0.3 / 1e9 = 5,676 GB.
    made = design("kappa")
    assert usage(made, "aws.msk.tiered_gb_month") == pytest.approx(5676.48)
    assert "archive" not in keys(made)


def test_lambda_writes_its_logic_twice_and_merges_when_asked():
    made = design("lambda")
    assert made.code_bases == 2
    assert {flow.source for flow in made.flows if flow.target == "merge"} == {"serving", "gold"}


@pytest.mark.parametrize("option", [option for option in OPTIONS if option.key is not OptionKey.LAMBDA])
def test_every_other_option_writes_its_logic_once(option):
    assert design(option.key).code_bases == 1


def test_a_file_that_comes_no_more_often_than_runs_starts_the_run_itself():
    made = design("hourly_batch", source="file_drop", arrival_interval_s=86400)
    assert [type(station) for station in made.stations if isinstance(station, Gate)] == []
    run = next(station for station in made.stations if isinstance(station, BatchRun))
    assert run.headway_s[0] == 86400
    assert "object-created" in component(made, "schedule").settings[0].because


@pytest.mark.parametrize(
    ("source", "interval_s", "headway_s", "departs_s"),
    [
        ("file_drop", 86400, 3600, 86400),  # more departures would find nothing
        ("api_pull", 86400, 3600, 86400),
        ("api_pull", 3600, 86400, 86400),
        ("file_drop", 25_200, 86400, 75_600),  # three of seven hours, not 3.4 of them
        ("api_pull", 0, 3600, 3600),
    ],
)
def test_runs_depart_right_after_a_delivery(source, interval_s, headway_s, departs_s):
    option = OPTION_BY_KEY[OptionKey.HOURLY_BATCH]
    cases = likely_case(make_use_case(source=source, arrival_interval_s=interval_s))
    made = compose(option, cases, np.array([float(headway_s)]))
    assert run_of(made).headway_s[0] == pytest.approx(departs_s)
    assert all(station.component != "source" for station in made.stations)


def test_a_database_that_is_filled_at_intervals_is_read_whenever_a_run_departs():
    made = design("hourly_batch", source="cdc", arrival_interval_s=600)
    assert next(s for s in made.stations if isinstance(s, Gate)).period_s[0] == 600


def test_a_continuous_source_adds_no_wait_of_its_own():
    made = design("event_streaming", source="devices", arrival_interval_s=0, window_s=0)
    assert all(station.component != "source" for station in made.stations)


def test_events_are_processed_by_as_many_servers_as_units_are_paid_for():
    made = design("event_streaming", rate_per_s=50_000, peak_factor=2)
    pool = next(station for station in made.stations if isinstance(station, ServerPool))
    billed = usage(made, "aws.managed_flink.kpu_hour") / 730
    assert billed == pool.servers[0] + 1
    # 600 B with a window: 2 MB/s a unit is 3,333/s; 100,000/s * 1.3 / 3,333 = 39.
    assert pool.servers[0] == 39


def test_an_upserting_sink_adds_no_wait_for_checkpoints():
    at_least = design("event_streaming", delivery="at_least_once", duplicate_share=0, duplicate_within_s=0)
    exactly = design("event_streaming", delivery="exactly_once", duplicate_share=0, duplicate_within_s=0)
    assert len(at_least.stations) == len(exactly.stations)
    assert "no result waits" in exactly.guarantee["exactly_once"]


def test_a_log_outlives_a_weekend_where_nobody_answers_a_pager():
    hours = {
        setting.name: setting.value
        for setting in component(design("event_streaming", on_call="none"), "log").settings
    }
    assert hours["RetentionPeriodHours"] == "168"


def test_a_promise_below_five_seconds_pays_for_enhanced_fan_out():
    assert usage(design("event_streaming", freshness_s=2), "aws.kinesis.fan_out_gb") > 0
    assert usage(design("event_streaming", freshness_s=60), "aws.kinesis.fan_out_gb") == 0


@pytest.mark.parametrize("option", ["daily_batch", "micro_batch"])
def test_runs_read_again_what_late_events_change(option):
    # 10 % late, p99 1 day: after 1 day 0.1 % are missed. 100/s of 1 KB fill no file in an hour: days.
    late = {"late_share": 0.1, "late_p99_s": 86400, "error_tolerance": 0.001, "lookback_s": 0}
    facts = {"rate_per_s": 100, "event_bytes": 1000, "duplicate_share": 0, "duplicate_within_s": 0}
    punctual = {"late_share": 0, "late_p99_s": 0, "lookback_s": 0}
    runs = [
        next(station for station in design(option, **facts, **some).stations if isinstance(station, BatchRun))
        for some in (late, punctual)
    ]
    again_s = runs[0].fixed_s[0] - runs[1].fixed_s[0]
    assert again_s == pytest.approx(100 * 86400 * runs[0].per_event_s[0])


def test_a_unified_correction_reads_the_whole_days_that_late_events_change():
    # The quantile is a day and the correction asked for 30 h: two days of 100/s at 1/40,000 worker-seconds
    # each, and two workers' start of 60 s.
    made = design(
        "unified", rate_per_s=100, event_bytes=1000, late_share=0.1, late_p99_s=86400, error_tolerance=0.001,
        lookback_s=30 * 3600, platforms=[],
    )  # fmt: skip
    used = next(some for some in component(made, "correction").usages if some.sku == "aws.glue.dpu_hour")
    assert used.quantity[0] == pytest.approx((100 * 172_800 / 40_000 + 120) / 3600 * 730 / 24)


@pytest.mark.parametrize("option", [option for option in OPTIONS if option.is_scheduled], ids=lambda o: o.key)
def test_runs_on_a_database_read_captured_changes_and_apply_deletions(option):
    made = design(option.key, source="cdc", platforms=[])
    assert {"capture", "log"} <= set(keys(made))
    assert "pull" not in keys(made)
    first = next(part for part in made.components if part.key in ("clean", "job"))
    assert "WHEN MATCHED AND op = 'd' THEN DELETE" in [setting.value for setting in first.settings]
