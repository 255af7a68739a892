"""Designs on Azure: its services by role, sized by hand, with settings as the services name them."""

from pathlib import Path

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.cost.price_book import read_price_book
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.stations import BatchRun, Buffer, Gate, ServerPool
from advisor.vocabulary import OptionKey
from tests.advisor.blueprint.made import component, keys, run_of, usage
from tests.make import make_use_case

BOOK = read_price_book(Path(__file__).parents[4] / "fixtures/prices/azure-eastus.yaml")


def design(option, **facts):
    chosen = OPTION_BY_KEY[OptionKey(option)]
    cases = likely_case(make_use_case(provider="azure", region="eastus", **facts))
    return compose(chosen, cases, np.array([chosen.headways_s[0]]))


def settings(made, key):
    return {setting.name: setting.value for setting in component(made, key).settings}


def test_event_streaming_is_functions_event_hubs_flink_and_a_store():
    made = design("event_streaming", source="app_events", actor="machine", lookups=1, platforms=[])
    assert {part.key: part.service for part in made.components} == {
        "source": "application",
        "gateway": "azure_function",
        "log": "event_hubs",
        "delivery": "event_hubs_delivery",
        "archive": "azure_data_lake",
        "flink": "flink",
        "cache": "azure_managed_redis",
        "serving": "cosmos_db",
        "show": "machine",
        "monitoring": "azure_monitor",
        "recomputation": "recomputation",
    }


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_no_design_bills_another_providers_service(option):
    made = design(option.key, lookups=1)
    used = [used for part in made.components for used in part.usages] + list(made.replay.usages)
    assert used
    assert all(each.sku.startswith("azure.") for each in used)


@pytest.mark.parametrize(
    ("actor", "option", "service"),
    [
        ("machine", "daily_batch", "cosmos_db"),
        ("person", "event_streaming", "azure_postgresql"),
        ("person", "micro_batch", "synapse_serverless"),
        ("report", "event_streaming", "synapse_serverless"),
    ],
)
def test_who_acts_decides_the_serving_store(actor, option, service):
    assert component(design(option, actor=actor), "serving").service == service


def test_event_hubs_are_billed_by_units_events_and_what_is_kept_beyond_them():
    # 1,000 devices' events/s of 2,000 B, twice that at the peak: 4 MB/s are 4 units. A week of 2 MB/s are
    # 1,209.6 GB, of which 4 x 84 are included.
    made = design(
        "event_streaming", source="devices", rate_per_s=1000, peak_factor=2, event_bytes=2000,
        on_call="none", platforms=[], freshness_s=60,
    )  # fmt: skip
    assert usage(made, "azure.event_hubs.tu_month") == 4
    assert usage(made, "azure.event_hubs.capture_tu_month") == 4
    assert usage(made, "azure.event_hubs.million_events") == pytest.approx(1000 * 2_628_000 / 1e6)
    assert usage(made, "azure.event_hubs.retention_gb_month") == pytest.approx(1209.6 - 336)
    assert usage(made, "azure.event_hubs.pu_month") == 0
    log = settings(made, "log")
    assert (log["sku.name"], log["sku.capacity"], log["maximumThroughputUnits"]) == ("Standard", "4", "8")
    assert log["messageRetentionInDays"] == "7"


def test_a_namespace_beyond_twenty_units_is_premium_and_captures_for_nothing():
    made = design("event_streaming", source="devices", rate_per_s=10_000, peak_factor=5, platforms=[])
    # 50,000/s of 600 B are 30 MB/s: 6 processing units.
    assert usage(made, "azure.event_hubs.pu_month") == 6
    assert usage(made, "azure.event_hubs.tu_month") == 0
    assert usage(made, "azure.event_hubs.capture_tu_month") == 0
    assert settings(made, "log")["sku.name"] == "Premium"
    assert "isAutoInflateEnabled" not in settings(made, "log")


def test_each_partition_is_captured_into_files_of_its_own():
    made = design("daily_batch", source="devices", platforms=[])
    buffer = next(station for station in made.stations if isinstance(station, Buffer))
    archived = settings(made, "delivery")
    assert archived["captureDescription.intervalInSeconds"] == "900"
    assert buffer.period_s[0] == 900
    assert buffer.buffers[0] >= 3
    into_files = next(flow for flow in made.flows if flow.target == "bronze")
    assert into_files.format == "Avro"


def test_flink_stands_on_nodes_that_give_three_slots_each():
    # 600 B with a window: 2 MB/s a slot is 3,333/s; 100,000/s x 1.3 / 3,333 = 39 slots on 13 nodes.
    made = design("event_streaming", rate_per_s=50_000, peak_factor=2, platforms=[])
    pool = next(station for station in made.stations if isinstance(station, ServerPool))
    assert pool.servers[0] == 39
    used = {each.sku: each.quantity[0] for each in component(made, "flink").usages}
    assert used["azure.vm.d4s_v5_hour"] == 13 * 730
    assert used["azure.aks.uptime_sla_hour"] == 730
    assert settings(made, "flink")["parallelism.default"] == "39"
    assert "the team runs it" in component(made, "flink").why


def test_a_worker_hour_is_a_machine_and_a_dbu():
    cleaned = component(design("daily_batch", platforms=[]), "clean").usages
    hours = {each.sku: each.quantity[0] for each in cleaned}
    assert hours["azure.databricks.premium_jobs_dbu_hour"] == hours["azure.vm.d4s_v5_hour"] > 0
    assert float(BOOK.price("azure.databricks.premium_jobs_dbu_hour").unit_usd) == 0.30


def test_spark_reads_event_hubs_at_its_kafka_endpoint():
    made = design("continuous_micro_batch", platforms=[], freshness_s=60)
    assert component(made, "log").service == "event_hubs"
    assert "maxOffsetsPerTrigger" in settings(made, "spark")


def test_a_log_of_all_history_is_kafka_with_tiers_in_the_lake():
    made = design("kappa")
    assert settings(made, "log")["remote.storage.enable"] == "true"
    assert "90 days" in component(made, "log").why
    assert "archive" not in keys(made)
    tiers = next(
        used for used in component(made, "log").usages if used.sku == "azure.storage.hot_zrs_gb_month"
    )
    # 500/s of 600 B over 2 years, a third kept.
    assert tiers.quantity[0] == pytest.approx(5676.48)


def test_brokers_have_two_disks_at_least_and_data_between_zones_costs_nothing():
    made = design("kappa", rate_per_s=100)
    assert usage(made, "azure.vm.d8s_v5_hour") == 3 * 730
    assert usage(made, "azure.disk.standard_ssd_gib_month") == pytest.approx(3 * 2048)
    assert not any("transfer" in sku for sku in BOOK.prices)


def test_a_replay_has_the_machines_of_the_quota_at_most():
    made = design("kappa", rate_per_s=20_000, history_years=10, repair_within_s=86400)
    # 256 vCPU are 64 machines with 3 slots each at 3,333/s: 640,000/s.
    assert made.replay.events_per_s[0] == pytest.approx(192 * 2e6 / 600)


def test_results_for_machines_are_billed_as_autoscale_bills_them():
    # 500/s without windows, 600 B each: 500 x (5 + 1) = 3,000 RU/s, 9,000 at the peak are 70 % of 12,858.
    made = design("event_streaming", actor="machine", window_s=0, rate_per_s=500, peak_factor=3, platforms=[])
    assert settings(made, "serving")["autoscaleSettings.maxThroughput"] == "13000"
    assert usage(made, "azure.cosmos.hundred_ru_hour") == pytest.approx(1.5 * 3000 / 100 * 730)


def test_bulk_writes_are_held_to_an_eighth_of_the_headway():
    made = design("daily_batch", actor="machine", window_s=0, rate_per_s=500, peak_factor=1, platforms=[])
    # 500 rows/s of a day within 3 h: 4,000 rows/s x 5 RU, 20,500 with 500 reads, are 70 % of 29,286.
    # Three hours of the day are billed as 20,500 RU/s, the others as 3,000, a tenth of the maximum.
    chosen = settings(made, "serving")
    assert chosen["throughputControl.targetThroughput"] == "20000"
    assert chosen["autoscaleSettings.maxThroughput"] == "30000"
    billed = (3 * 20_500 + 21 * 3000) / 24
    assert usage(made, "azure.cosmos.hundred_ru_hour") == pytest.approx(1.5 * billed / 100 * 730)


def test_a_daily_bulk_write_fills_the_hour_that_it_is_billed_for():
    # At a peak of 4 the pace for an eighth of the day at the peak would be through in 45 min on average:
    # 43.2 million rows in an hour are 12,000/s x 5 RU; 80,000 + 2,000 RU/s at the peak are 70 % of 118,000.
    made = design("daily_batch", actor="machine", window_s=0, rate_per_s=500, peak_factor=4, platforms=[])
    chosen = settings(made, "serving")
    assert chosen["throughputControl.targetThroughput"] == "60000"
    assert chosen["autoscaleSettings.maxThroughput"] == "118000"
    billed = (60_500 + 23 * 11_800) / 24
    assert usage(made, "azure.cosmos.hundred_ru_hour") == pytest.approx(1.5 * billed / 100 * 730)


def test_little_is_paid_by_the_request_unit():
    # 1/s written and read is 6 RU/s, 15.77 million a month; autoscale would bill 150 RU/s for its floor.
    made = design("daily_batch", actor="machine", window_s=0, rate_per_s=1, peak_factor=3, platforms=[])
    assert usage(made, "azure.cosmos.million_ru") == pytest.approx(15.768)
    assert usage(made, "azure.cosmos.hundred_ru_hour") == 0
    # 86,400 rows of 5 RU, with 3 of 5,000 RU/s left to reads at the peak.
    serving = next(s for s in run_of(made).steps if s.component == "serving")
    assert serving.seconds[0] == pytest.approx(1 + 86_400 * 5 / 4997)
    assert settings(made, "serving")["capacityMode"] == "Serverless"


def test_an_hour_with_a_bulk_write_is_billed_as_a_whole():
    # Every hour for 450 s: 4,000 rows/s x 5 RU on average, and 500 for reads, in each hour.
    facts = {"window_s": 0, "rate_per_s": 500, "peak_factor": 3, "platforms": []}
    made = design("micro_batch", actor="machine", **facts)
    assert usage(made, "azure.cosmos.hundred_ru_hour") == pytest.approx(1.5 * 20_500 / 100 * 730)


def test_a_stream_writes_a_file_for_reports_each_quarter_of_the_promise():
    made = design("event_streaming", actor="report", freshness_s=1200, platforms=[])
    gate = next(s for s in made.stations if isinstance(s, Gate) and s.component == "serving")
    assert gate.period_s[0] == 300
    assert "newest row of a key" in made.guarantee["exactly_once"]
    assert "waits for a checkpoint" not in made.guarantee["exactly_once"]
    # Files of results appear with checkpoints, which Young's formula would take every 10 min.
    assert settings(made, "flink")["execution.checkpointing.interval"] == "300000 ms"


def test_looks_pay_for_what_they_read_and_ten_megabytes_at_the_least():
    tiny = design("daily_batch", actor="report", platforms=[], rate_per_s=0.001, viewing_interval_s=86400)
    assert usage(tiny, "azure.synapse.tb_scanned") == pytest.approx(10e6 * 730 / 24 / 1e12)


def test_results_of_runs_outlive_gold_in_a_folder_of_their_own():
    # 500 rows/s of 600 B are kept for 2 years, 30 % of them in columns.
    made = design("daily_batch", actor="report", window_s=0, rate_per_s=500, platforms=[])
    used = {each.sku: each.quantity[0] for each in component(made, "serving").usages}
    assert used["azure.storage.hot_zrs_gb_month"] == pytest.approx(500 * 600 * 0.3 * 2 * 365 * 86400 / 1e9)
    # Eight files a day.
    assert used["azure.storage.thousand_writes"] == pytest.approx(8 * 730 / 24 / 1000)


@pytest.mark.parametrize(
    ("option", "frequency", "interval"), [("daily_batch", "Day", "1"), ("micro_batch", "Minute", "2")]
)
def test_data_factory_departs_by_recurrence_and_is_paid_by_the_activity(option, frequency, interval):
    made = design(option, platforms=[])
    schedule = settings(made, "schedule")
    assert schedule["ScheduleTrigger recurrence.frequency"] == frequency
    assert schedule["ScheduleTrigger recurrence.interval"] == interval
    departures = 730 * 3600 / float(made.headway_s[0])
    assert usage(made, "azure.data_factory.thousand_activity_runs") == pytest.approx(4 * departures / 1000)


def test_the_teams_airflow_starts_runs_where_there_is_one():
    made = design("daily_batch", platforms=["airflow"])
    assert component(made, "schedule").service == "airflow"
    assert usage(made, "azure.data_factory.thousand_activity_runs") == 0


def test_a_job_cluster_takes_minutes_to_start():
    run = next(s for s in design("hourly_batch").stations if isinstance(s, BatchRun))
    assert run.startup_s[0] == 240


def test_prices_of_another_region_say_so():
    elsewhere = {price.region for price in BOOK.prices.values()} - {"eastus"}
    assert elsewhere == {"westus", "westeurope"}
    assert BOOK.price("azure.synapse.tb_scanned").region == "westeurope"
    assert BOOK.price("azure.vm.d4s_v5_hour").region == "eastus"
