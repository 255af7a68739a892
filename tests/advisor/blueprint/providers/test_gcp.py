"""Designs on Google Cloud: its services by role, sized by hand, with settings as the services name them."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.stations import BatchRun, ServerPool, Transit
from advisor.vocabulary import OptionKey
from tests.advisor.blueprint.made import component, keys, usage
from tests.make import make_use_case


def design(option, **facts):
    chosen = OPTION_BY_KEY[OptionKey(option)]
    cases = likely_case(make_use_case(provider="gcp", region="us-central1", **facts))
    return compose(chosen, cases, np.array([chosen.headways_s[0]]))


def settings(made, key):
    return {setting.name: setting.value for setting in component(made, key).settings}


def test_event_streaming_is_functions_pubsub_dataflow_and_a_store():
    made = design("event_streaming", source="app_events", actor="machine", lookups=1, platforms=[])
    assert {part.key: part.service for part in made.components} == {
        "source": "application",
        "gateway": "cloud_function",
        "log": "pubsub",
        "delivery": "pubsub_delivery",
        "archive": "gcs",
        "dataflow": "dataflow",
        "cache": "memorystore_redis",
        "serving": "bigtable",
        "show": "machine",
        "monitoring": "cloud_monitoring",
        "recomputation": "recomputation",
    }


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_no_design_bills_another_providers_service(option):
    made = design(option.key, lookups=1)
    used = [used for part in made.components for used in part.usages] + list(made.replay.usages)
    assert used
    assert all(each.sku.startswith("gcp.") for each in used)


@pytest.mark.parametrize("option", ["continuous_micro_batch", "unified"])
def test_spark_reads_kafka_because_it_has_no_source_for_pubsub(option):
    log = component(design(option, platforms=[]), "log")
    assert log.service == "kafka"
    assert "no source for Pub/Sub" in log.why


@pytest.mark.parametrize(
    ("actor", "option", "service"),
    [
        ("machine", "daily_batch", "bigtable"),
        ("person", "event_streaming", "cloud_sql_postgres"),
        ("person", "micro_batch", "bigquery"),
        ("report", "event_streaming", "bigquery"),
    ],
)
def test_who_acts_decides_the_serving_store(actor, option, service):
    assert component(design(option, actor=actor), "serving").service == service


@pytest.mark.parametrize("option", ["daily_batch", "event_streaming"])
def test_few_results_for_machines_are_documents_paid_one_by_one(option):
    # 1/s is 2.628 million writes, reads and, a week later, deletions a month: 3.42 USD, a node 474.50.
    made = design(option, actor="machine", window_s=0, rate_per_s=1, peak_factor=3, platforms=[])
    assert component(made, "serving").service == "firestore"
    for operation in ("writes", "reads", "deletes"):
        assert usage(made, f"gcp.firestore.million_{operation}") == pytest.approx(2.628)
    assert usage(made, "gcp.bigtable.node_hour") == 0


def test_draws_on_both_sides_of_the_limit_are_billed_each_in_its_own_store():
    cases = likely_case(
        make_use_case(
            provider="gcp", region="us-central1", actor="machine", window_s=0, peak_factor=1, platforms=[]
        )
    )
    rates = np.array([1.0, 5000.0])
    both = compose(
        OPTION_BY_KEY[OptionKey.EVENT_STREAMING],
        cases.repeated(2).changed(rate_per_s=rates),
        np.zeros(2),
        describe=False,
    )
    used = {each.sku: each.quantity.tolist() for each in component(both, "serving").usages}
    assert used["gcp.firestore.million_writes"] == [pytest.approx(2.628), 0]
    assert used["gcp.bigtable.node_hour"] == [0, 730]


def test_a_peak_that_takes_all_of_a_collections_pace_leaves_the_rows_to_bigtable():
    made = design("daily_batch", actor="machine", window_s=0, rate_per_s=125, peak_factor=4, platforms=[])
    assert component(made, "serving").service == "bigtable"


def test_pubsub_bills_what_is_published_and_what_is_delivered_and_keeps():
    # 1,000/s of 2,000 B each by devices, one message an event: 2 MB/s * 2,628,000 s a month.
    made = design(
        "event_streaming", source="devices", rate_per_s=1000, event_bytes=2000, on_call="none", platforms=[],
        freshness_s=60,
    )  # fmt: skip
    tib = 2e6 * 2_628_000 / 2**40
    assert usage(made, "gcp.pubsub.tib") == pytest.approx(2 * tib)
    assert usage(made, "gcp.pubsub.export_tib") == pytest.approx(tib)
    assert usage(made, "gcp.pubsub.storage_gib_month") == pytest.approx(2e6 * 7 * 86400 / 2**30)
    assert settings(made, "log")["messageRetentionDuration"] == "604800s"


def test_dataflow_is_billed_for_the_workers_that_process():
    # 600 B with a window: 2 MB/s a vCPU is 3,333/s; 100,000/s * 1.3 / 3,333 = 39, in workers of two: 40.
    made = design("event_streaming", rate_per_s=50_000, peak_factor=2, platforms=[])
    pool = next(station for station in made.stations if isinstance(station, ServerPool))
    assert pool.servers[0] == 40
    assert usage(made, "gcp.dataflow.streaming_vcpu_hour") == 40 * 730
    assert usage(made, "gcp.dataflow.memory_gb_hour") == 20 * 8 * 730
    # 30 MB/s through windows at 4 MB/s a unit.
    assert usage(made, "gcp.dataflow.streaming_unit_hour") == pytest.approx(7.5 * 730)
    assert settings(made, "dataflow")["--numWorkers"] == "20"
    assert settings(made, "dataflow")["--dataflowServiceOptions=min_num_workers"] == "20"


def test_only_events_that_must_count_once_pay_for_the_exactly_once_mode():
    quick = {"duplicate_share": 0, "duplicate_within_s": 0, "delivery": "at_least_once"}
    modes = {
        delivery: settings(design("event_streaming", **quick | {"delivery": delivery}), "dataflow")
        for delivery in ("at_least_once", "exactly_once")
    }
    assert modes["at_least_once"]["--dataflowServiceOptions"] == "streaming_mode_at_least_once"
    assert modes["exactly_once"]["--dataflowServiceOptions"] == "streaming_mode_exactly_once"


def commit_s(**facts):
    stations = design("event_streaming", **facts).stations
    return next(s.seconds[0] for s in stations if isinstance(s, Transit) and s.component == "dataflow")


def test_the_exactly_once_mode_takes_longer():
    alone = {"duplicate_share": 0, "duplicate_within_s": 0}
    assert commit_s(delivery="exactly_once", **alone) > commit_s(delivery="at_least_once", **alone)


def test_a_run_bills_four_compute_units_an_hour_and_worker():
    made = design("daily_batch", platforms=[])
    run = next(station for station in made.stations if isinstance(station, BatchRun))
    cleaned = component(made, "clean").usages[0]
    assert cleaned.sku == "gcp.dataproc.dcu_hour"
    workers = float(settings(made, "clean")["spark.dynamicAllocation.maxExecutors"])
    alone_s = (
        run.startup_s + run.fixed_s + run.per_event_s * 500 * 86400 - sum(s.seconds for s in run.steps)
    )[0]
    assert cleaned.quantity[0] == pytest.approx(4 * workers * alone_s / 86400 * 730)


def test_storage_is_billed_by_the_gib():
    # 500/s of 600 B over 2 years, a third kept: 5,676.48 GB are 5,286.6 GiB.
    made = design("event_streaming", platforms=[])
    archive = next(used for used in component(made, "archive").usages if "gib_month" in used.sku)
    assert archive.quantity[0] == pytest.approx(5676.48e9 / 2**30)


def test_a_log_of_all_history_is_kafka_with_tiers_in_cloud_storage():
    made = design("kappa")
    assert settings(made, "log")["remote.storage.enable"] == "true"
    assert "archive" not in keys(made)
    assert usage(made, "gcp.storage.standard_gib_month") == pytest.approx(5676.48e9 / 2**30)


def test_composer_is_for_those_without_an_airflow_and_a_tiny_load_needs_none():
    assert usage(design("daily_batch", platforms=["airflow"]), "gcp.composer.dcu_hour") == 0
    assert usage(design("daily_batch", platforms=[]), "gcp.composer.dcu_hour") == 8 * 730
    tiny = design("daily_batch", platforms=[], rate_per_s=1)
    assert component(tiny, "schedule").service == "cloud_scheduler"
    assert usage(tiny, "gcp.scheduler.job_month") == 1
    assert usage(tiny, "gcp.composer.dcu_hour") == 0


def test_looks_read_a_days_partition_and_ten_megabytes_at_the_least():
    tiny = design("daily_batch", platforms=[], rate_per_s=0.001, viewing_interval_s=86400)
    looks, merged = (used for used in component(tiny, "serving").usages if "tib_scanned" in used.sku)
    # 730 h hold 30.4 days, with one look and one MERGE each.
    assert looks.quantity[0] == pytest.approx(10e6 * 730 / 24 / 2**40)
    assert merged.quantity[0] == pytest.approx(10e6 * 730 / 24 / 2**40)


def test_files_stay_open_for_a_fifth_of_the_headway_within_what_a_subscription_allows():
    assert settings(design("daily_batch"), "delivery")["cloudStorageConfig.maxDuration"] == "600s"
    assert settings(design("micro_batch"), "delivery")["cloudStorageConfig.maxDuration"] == "60s"


def test_a_replay_gets_no_more_workers_than_a_job_may_have_unless_it_is_told():
    made = design("kappa", rate_per_s=20_000, history_years=10, repair_within_s=86400)
    # 100 workers of 2 vCPU at 3,333/s: 666,667/s.
    assert made.replay.events_per_s[0] == pytest.approx(200 * 2e6 / 600)
