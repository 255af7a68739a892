"""What a design is built with is chosen by the facts: log, buffers, runs, payloads, tables and schedules."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.design import Sized
from advisor.freshness.predict import predict
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.stations import Buffer, Transit
from advisor.vocabulary import OptionKey
from tests.advisor.blueprint.made import BOOK, component, design, keys, run_of, usage
from tests.make import make_use_case

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


def test_value_that_falls_within_seconds_chooses_no_log():
    # 70 ms of a half-life of 5 s are 0.97 % of 2 million a year, 19 k: it is said, but the promise is kept.
    falling = {"value_shape": "decay", "value_half_life_s": 5, "value_usd_per_year": 2e6}
    made = design("event_streaming", **TIGHT | {"freshness_s": 1} | falling)
    assert component(made, "log").service == "kinesis"


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
    waits = [s.period_s[0] for s in made.stations if isinstance(s, Buffer) and s.component == "flink"]
    assert waits == pytest.approx([timeout_s])
    shown = {s.name: s.value for s in component(made, "flink").settings}
    assert shown["execution.buffer-timeout.interval"] == f"{round(timeout_s * 1000)} ms"


PLAIN = {
    "window_s": 0, "late_share": 0, "late_p99_s": 0, "lookback_s": 0, "duplicate_share": 0,
    "duplicate_within_s": 0, "peak_factor": 3, "event_bytes": 500, "platforms": [],
    "value_usd_per_year": None,
}  # fmt: skip


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
    monkeypatch.setattr("advisor.blueprint.components.aws.dynamodb.bulk_writers", lambda *_: few)
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


def serving_settings(**facts):
    made = design("event_streaming", **PLAIN | {"actor": "machine", **facts})
    return {setting.name: setting for setting in component(made, "serving").settings}


def test_the_mode_says_how_much_of_reserved_units_would_be_used_and_from_where_they_cost_less():
    # At a peak of 5 with 30 % to spare 14 % are used; 0.4745 / (0.625 x 2.628) is 28.9 %.
    said = serving_settings(rate_per_s=1000, peak_factor=5)["BillingMode"].because
    assert said == "of units reserved for the peak 14 % would be used; from 28.9 % they cost less"


def test_a_table_beyond_its_default_quota_says_what_to_ask_for():
    # 20,000/s at 1.5 times the mean are 70 % of 42,858 units; a table has 40,000 unless AWS raises it.
    quota = "Service Quotas, table-level throughput"
    assert serving_settings(rate_per_s=20_000, peak_factor=1.5)[quota].value == "42858"
    assert quota not in serving_settings(rate_per_s=18_000, peak_factor=1.5)


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
