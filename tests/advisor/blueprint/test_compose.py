"""Designs come out as the canonical pipelines for facts that describe them, and as the options promise."""

from pathlib import Path

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import drawn_cases, likely_case
from advisor.cost.price_book import read_price_book
from advisor.design import BatchRun, Design, Gate, ServerPool, Sized, Transit
from advisor.freshness.predict import predict
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.vocabulary import Actor, OptionKey, Source
from tests.make import make_use_case

BOOK = read_price_book(Path(__file__).parents[3] / "fixtures/prices/aws-us-east-1.yaml")


def design(option: str, **facts) -> Design:
    chosen = OPTION_BY_KEY[OptionKey(option)]
    return compose(chosen, likely_case(make_use_case(**facts)), np.array([chosen.headways_s[0]]))


def keys(made: Design) -> list[str]:
    return [component.key for component in made.components]


def component(made: Design, key: str):
    return next(part for part in made.components if part.key == key)


def usage(made: Design, sku: str) -> float:
    return sum(float(used.quantity[0]) for part in made.components for used in part.usages if used.sku == sku)


def test_the_daily_analytics_pipeline_is_pull_clean_aggregate_load_show_and_airflow():
    made = design("daily_batch", source="cdc", actor="report", platforms=[])
    assert keys(made) == [
        "source",
        "pull",
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


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize("actor", Actor)
def test_every_sku_is_in_the_price_book(option, source, actor):
    made = design(option.key, source=source, actor=actor, lookups=2, freshness_s=3, platforms=[])
    spark = design(option.key, source=source, actor=actor, platforms=["spark", "kafka"])
    used = [used for some in (made, spark) for part in some.components for used in part.usages]
    assert {used.sku for used in (*used, *made.replay.usages, *spark.replay.usages)} <= set(BOOK.prices)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_every_component_says_why_it_is_there_how_large_and_how_it_fails(option):
    for part in design(option.key, lookups=1).components:
        assert len(part.why) > 20
        assert part.size
        assert part.failure
        assert part.facts


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_a_silent_design_has_the_same_quantities_and_no_texts(option):
    cases = likely_case(make_use_case(lookups=1))
    headway = np.array([option.headways_s[0]])
    said, silent = compose(option, cases, headway), compose(option, cases, headway, describe=False)
    assert all(not part.why and not part.size and not part.settings for part in silent.components)
    for one, other in zip(said.components, silent.components, strict=True):
        assert [u.quantity.tolist() for u in one.usages] == [u.quantity.tolist() for u in other.usages]


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_many_cases_give_what_each_gives_alone(option):
    cases = drawn_cases(make_use_case(rate_per_s={"low": 1, "likely": 500, "high": 50_000}), 20, seed=7)
    headway = np.full(20, option.headways_s[-1])
    together = compose(option, cases, headway, describe=False)
    alone = compose(option, cases[13:14], headway[13:14], describe=False)
    quantities = {(part.key, used.sku): used.quantity for part in together.components for used in part.usages}
    for part in alone.components:
        for used in part.usages:
            assert used.quantity[0] == pytest.approx(quantities[part.key, used.sku][13])


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


TIGHT = {
    "freshness_s": 0.1, "actor": "machine", "window_s": 0, "lookups": 0, "platforms": ["flink"],
    "rate_per_s": 500, "late_share": 0, "late_p99_s": 0, "duplicate_share": 0, "duplicate_within_s": 0,
    "lookback_s": 0, "value_usd_per_year": None, "value_shape": "cliff",
}  # fmt: skip


def test_a_promise_that_kinesis_breaks_gets_kafka_with_the_reason():
    # Door 30 ms, put 10 ms, sender and buffer 5 ms each: 50 ms; Kinesis takes 20 + 70 ms, Kafka 20 ms.
    log = component(design("event_streaming", **TIGHT), "log")
    assert log.service == "msk"
    assert "90 ms" in log.why


@pytest.mark.parametrize("freshness_s", [0.5, 5, 60])
def test_a_promise_that_kinesis_keeps_gets_no_brokers(freshness_s):
    log = component(design("event_streaming", **TIGHT | {"freshness_s": freshness_s}), "log")
    assert log.service == "kinesis"


def test_chunks_of_half_a_second_break_that_promise_with_any_log():
    assert component(design("continuous_micro_batch", **TIGHT), "log").service == "kinesis"


def test_kappa_is_no_fresher_than_event_streaming_where_the_log_decides():
    waits = [
        sum(s.seconds[0] for s in design(option, **TIGHT).stations if isinstance(s, Transit))
        for option in ("event_streaming", "kappa")
    ]
    assert waits[0] == waits[1]


def test_value_that_falls_within_seconds_pays_for_brokers():
    # 70 ms of a half-life of 5 s are 0.97 % of 2 million a year: 19 k, against 12 k of brokers.
    facts = TIGHT | {
        "freshness_s": 1,
        "value_shape": "decay",
        "value_half_life_s": 5,
        "value_usd_per_year": 2e6,
    }
    assert component(design("event_streaming", **facts), "log").service == "msk"
    slow = component(design("event_streaming", **facts | {"value_half_life_s": 50}), "log")
    assert slow.service == "kinesis"


def test_cases_on_either_log_pay_and_wait_for_their_own():
    option = OPTION_BY_KEY[OptionKey.EVENT_STREAMING]
    cases = likely_case(make_use_case(**TIGHT)).changed(freshness_s=np.array([0.1, 1.0]))
    both = compose(option, cases, np.zeros(2), describe=False)
    shards = next(u for u in component(both, "log").usages if u.sku == "aws.kinesis.shard_hour").quantity
    assert (shards > 0).tolist() == [False, True]
    waited = sum(s.seconds for s in both.stations if isinstance(s, Transit) and s.component == "log")
    assert waited.tolist() == pytest.approx([0.02, 0.09])


@pytest.mark.parametrize(("freshness_s", "timeout_s"), [(0.01, 0.001), (1.0, 0.05), (3600, 0.1)])
def test_a_record_waits_in_flinks_buffer_for_a_twentieth_of_the_promise(freshness_s, timeout_s):
    made = design("event_streaming", freshness_s=freshness_s, window_s=0)
    waits = [s.period_s[0] for s in made.stations if isinstance(s, Gate) and s.component == "flink"]
    assert waits == pytest.approx([timeout_s])
    shown = {s.name: s.value for s in component(made, "flink").settings}
    assert shown["execution.buffer-timeout"] == f"{round(timeout_s * 1000)} ms"


PLAIN = {
    "window_s": 0, "late_share": 0, "late_p99_s": 0, "lookback_s": 0, "duplicate_share": 0,
    "duplicate_within_s": 0, "peak_factor": 3, "event_bytes": 500, "platforms": [],
    "value_usd_per_year": None,
}  # fmt: skip


def run_of(made: Design) -> BatchRun:
    return next(station for station in made.stations if isinstance(station, BatchRun))


def test_a_run_lasts_until_results_are_loaded():
    # Glue: 60 s start and 15 s fixed, twice; COPY 10 s. Events: clean and aggregate on two workers, COPY.
    run = run_of(design("daily_batch", actor="person", source="app_events", rate_per_s=100, **PLAIN))
    assert run.startup_s[0] + run.fixed_s[0] == pytest.approx(60 + 15 + 60 + 15 + 10)
    assert run.per_event_s[0] == pytest.approx(1 / 40_000 / 2 + 1 / 120_000 / 2 + 500 / 100e6)
    assert [step.component for step in run.steps] == ["aggregate", "serving"]


@pytest.mark.parametrize("actor", ["machine", "person"])
@pytest.mark.parametrize("rate", [10, 20_000, 200_000])
def test_loading_keeps_up_with_the_runs_at_the_peak(actor, rate):
    option = OPTION_BY_KEY[OptionKey.MICRO_BATCH]
    cases = likely_case(make_use_case(**PLAIN | {"actor": actor, "rate_per_s": rate}))
    run = run_of(compose(option, cases, np.array([1800.0]), describe=False))
    at_peak = run.startup_s + run.fixed_s + run.per_event_s * 3 * rate * 1800
    assert at_peak[0] < 0.75 * 1800


def test_a_bulk_write_that_no_writer_keeps_up_with_is_over_capacity(monkeypatch):
    cases = likely_case(make_use_case(**PLAIN | {"actor": "machine", "rate_per_s": 50_000}))
    few = Sized(value=np.array([1.0]), constraints=("one",), binding=np.array([0.0]))
    monkeypatch.setattr("advisor.blueprint.components.dynamodb.bulk_writers", lambda *_: few)
    made = compose(OPTION_BY_KEY[OptionKey.MICRO_BATCH], cases, np.array([1800.0]), describe=False)
    assert predict(made, cases).utilisation_at_peak[0] > 1


def test_each_step_of_a_run_is_shown_where_it_happens():
    facts = PLAIN | {"actor": "person", "source": "app_events", "rate_per_s": 100}
    cases = likely_case(make_use_case(**facts))
    made = compose(OPTION_BY_KEY[OptionKey.DAILY_BATCH], cases, np.array([86400.0]))
    prediction = predict(made, cases)
    shown = prediction.latency_by_component()
    assert shown["aggregate"] == pytest.approx(75 + 8_640_000 / 120_000 / 2)
    assert shown["serving"] == pytest.approx(10 + 8_640_000 * 500 / 100e6)
    assert sum(shown.values()) == pytest.approx(prediction.age.mean()[0])


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_an_event_too_large_for_a_record_is_a_claim_to_a_payload_on_s3(option):
    # 2/s of 20 MB for half a year: 2 * 20e6 * 182.5 * 86,400 / 1e9 GB, kept in S3 once and not in the log.
    made = design(option.key, rate_per_s=2, event_bytes=20e6, history_years=0.5, peak_factor=1)
    kept, puts, _ = component(made, "payloads").usages
    assert kept.quantity[0] == pytest.approx(2 * 20e6 * 182.5 * 86400 / 1e9)
    assert puts.quantity[0] == pytest.approx(2 * 730 * 3.6)
    others = [flow for flow in made.flows if flow.target != "payloads" and flow.format != "history"]
    assert max(flow.bytes_per_s[0] for flow in others) <= 2 * 1000
    assert usage(made, "aws.kinesis.shard_hour") in (0, 730)


def test_an_event_that_fits_a_record_needs_no_payload():
    assert "payloads" not in keys(design("event_streaming", event_bytes=900_000))


@pytest.mark.parametrize(("peak", "mode"), [(1.5, "PROVISIONED"), (5, "PAY_PER_REQUEST")])
def test_a_table_is_billed_in_the_mode_that_costs_less_at_its_peak(peak, mode):
    # 1,000 writes/s and reads/s of 500 B: a unit each. Provisioned: peak / 0.7 of them at 0.4745 and 0.095;
    # on demand: 2,628 million a month at 0.625 and 0.125 a million.
    facts = PLAIN | {"actor": "machine", "rate_per_s": 1000, "peak_factor": peak}
    made = design("event_streaming", **facts)
    table = component(made, "serving")
    used = [u for u in table.usages if not u.sku.endswith("storage_gb_month")]
    cost = sum(float(BOOK.usd(u.sku, u.quantity)[0]) for u in used)
    either = (1000 * peak / 0.7 * (0.4745 + 0.095), 2628 * (0.625 + 0.125))
    assert cost == pytest.approx(min(either), rel=1e-3)
    assert next(s for s in table.settings if s.name == "BillingMode").value == mode


def test_a_bulk_write_is_paid_by_the_request():
    facts = PLAIN | {"actor": "machine", "rate_per_s": 1000, "peak_factor": 1}
    assert usage(design("daily_batch", **facts), "aws.dynamodb.wcu_month") == 0


@pytest.mark.parametrize("option", ["daily_batch", "micro_batch", "lambda"])
def test_less_than_a_gigabyte_a_day_pays_for_no_airflow(option):
    # 10/s of 1 KB are 0.86 GB a day, 12/s 1.04 GB.
    tiny, more = (design(option, rate_per_s=rate, event_bytes=1000, platforms=[]) for rate in (10, 12))
    assert usage(tiny, "aws.mwaa.small_environment_hour") == 0
    assert component(tiny, "schedule").service == "step_functions"
    assert usage(more, "aws.mwaa.small_environment_hour") == 730
    assert usage(more, "aws.step_functions.thousand_transitions") == 0


def test_a_tiny_load_uses_the_airflow_that_the_team_owns():
    made = design("daily_batch", rate_per_s=1, platforms=["airflow"])
    assert component(made, "schedule").service == "airflow"


def test_few_results_are_asked_for_in_files_and_wake_no_warehouse():
    facts = {"actor": "person", "rate_per_s": 1, "event_bytes": 500, "viewing_interval_s": 900}
    made = design("micro_batch", **facts, platforms=[])
    assert component(made, "serving").service == "athena"
    # A look each 15 min reads 10 MB, the least that is billed: a day has 1 * 500 * 86,400 * 0.3 = 13 MB.
    looks = 2_628_000 / 900
    assert usage(made, "aws.athena.tb_scanned") <= looks * 500 * 86400 * 0.3 / 1e12 * 1.001
    assert usage(made, "aws.redshift.serverless_rpu_hour") == 0


@pytest.mark.parametrize("facts", [{"rate_per_s": 100}, {"platforms": ["warehouse"]}], ids=["more", "owned"])
def test_many_results_or_a_warehouse_that_runs_are_served_by_the_warehouse(facts):
    small = {"actor": "person", "rate_per_s": 1, "event_bytes": 500, "platforms": []}
    assert component(design("micro_batch", **small | facts), "serving").service == "redshift"


COPIES = PLAIN | {
    "actor": "person", "rate_per_s": 20_000, "duplicate_share": 0.1, "duplicate_within_s": 86400,
    "error_tolerance": 0.001,
}  # fmt: skip


def test_a_stream_of_chunks_remembers_ids_on_its_workers_disks():
    # 20,000/s * 86,400 s * 100 B = 173 GB of ids: 13 workers of 14 GB, and a driver.
    option = OPTION_BY_KEY[OptionKey.CONTINUOUS_MICRO_BATCH]
    made = compose(option, likely_case(make_use_case(**COPIES)), np.array([60.0]))
    assert usage(made, "aws.emr_serverless.vcpu_hour") == (13 + 1) * 4 * 730
    assert "RocksDB" in str(component(made, "spark").settings)


def test_a_unified_design_finds_copies_in_its_tables_and_remembers_none():
    made = compose(OPTION_BY_KEY[OptionKey.UNIFIED], likely_case(make_use_case(**COPIES)), np.array([60.0]))
    settings = {setting.name for setting in component(made, "spark").settings}
    assert "MERGE INTO" in settings
    assert "dropDuplicatesWithinWatermark" not in settings
    # A merge reads 1.73e9 ids: 432 worker-seconds; 60,000/s are 90 more: 522 / (42 - 1.5) s = 12.9.
    assert "state" not in component(made, "spark").size
    assert usage(made, "aws.emr_serverless.vcpu_hour") == (13 + 1) * 4 * 730
