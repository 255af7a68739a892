"""Designs on machines of one's own: services by role, machines they share, settings as systems name them."""

import numpy as np
import pytest

from advisor.advise import advise
from advisor.blueprint.compose import compose
from advisor.blueprint.plan import make_plan
from advisor.blueprint.providers.self_hosted import SELF_HOSTED
from advisor.cases import likely_case
from advisor.cost.price_book import read_price_book
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.stations import BatchRun, ServerPool
from advisor.vocabulary import OptionKey
from tests.advisor.blueprint.made import component, keys, usage
from tests.make import ROOT, make_use_case

SHARED = "self_hosted.vm.shared_vcpu_hour"
BOOK = read_price_book(ROOT / "fixtures/prices/self_hosted-virtual-machines.yaml")
TINY = {"rate_per_s": 1, "event_bytes": 500, "platforms": []}


def cases_of(**facts):
    here = {"provider": "self_hosted", "region": "virtual-machines", "platforms": ["warehouse"]}
    return likely_case(make_use_case(**here | facts))


def design(option, **facts):
    chosen = OPTION_BY_KEY[OptionKey(option)]
    return compose(chosen, cases_of(**facts), np.array([chosen.headways_s[0]]))


def settings(made, key):
    return {setting.name: setting.value for setting in component(made, key).settings}


def used(made, key, sku):
    return sum(float(each.quantity[0]) for each in component(made, key).usages if each.sku == sku)


def test_event_streaming_is_a_door_kafka_flink_and_a_database_on_shared_machines():
    made = design("event_streaming", source="app_events", actor="machine", lookups=1, platforms=[])
    assert {part.key: part.service for part in made.components} == {
        "source": "application",
        "gateway": "http_gateway",
        "log": "kafka",
        "delivery": "kafka_connect",
        "archive": "object_store",
        "flink": "flink",
        "cache": "valkey",
        "serving": "postgresql",
        "show": "machine",
        "monitoring": "monitoring",
        "recomputation": "recomputation",
        "machines": "virtual_machines",
    }


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_no_design_bills_another_providers_service(option):
    made = design(option.key, lookups=1)
    every = [used for part in made.components for used in part.usages] + list(made.replay.usages)
    assert all(each.sku.startswith("self_hosted.") for each in every)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
@pytest.mark.parametrize("facts", [{}, TINY, {"rate_per_s": 50_000}], ids=["usual", "tiny", "large"])
def test_pods_and_room_fill_whole_machines_of_which_there_are_a_quorum(option, facts):
    cores = usage(design(option.key, **facts), SHARED) / 730
    assert cores % 4 == pytest.approx(0)
    assert cores >= 6 * 4


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_one_shared_machine_may_die_and_all_pods_still_have_room(option):
    made = design(option.key)
    room = sum(
        float(used.quantity[0]) for used in component(made, "machines").usages if "room" in used.reason()
    )
    assert room / 730 >= 4


def test_the_control_plane_and_the_controllers_are_quorums_of_three():
    made = design("event_streaming", platforms=[])
    assert used(made, "machines", "self_hosted.vm.m7g_large_hour") == 3 * 730
    controllers = next(each for each in component(made, "log").usages if "controllers" in each.reason())
    assert controllers.quantity[0] == 3 * 730


def test_brokers_of_a_tiny_load_are_pods_and_others_have_machines():
    tiny, usual = design("event_streaming", **TINY), design("event_streaming", platforms=[])
    assert used(tiny, "log", "self_hosted.vm.m7g_large_hour") == 0
    assert used(tiny, "log", SHARED) == (3 + 3) * 730
    assert used(usual, "log", "self_hosted.vm.m7g_large_hour") == 3 * 730
    assert used(usual, "log", SHARED) == 3 * 730


def test_data_between_zones_are_copies_and_two_writes_in_three_billed_both_ways():
    # 2 MB/s: (2 copies + 2/3) * 2 ways * 2,628,000 s; readers read in their own zone.
    made = design("event_streaming", source="devices", rate_per_s=1000, event_bytes=2000, platforms=[])
    crossing = used(made, "log", "self_hosted.network.inter_zone_gb")
    assert crossing == pytest.approx(2e6 * (2 + 2 / 3) * 2 * 2_628_000 / 1e9)


def test_flink_has_a_slot_for_each_core_that_the_peak_needs_and_a_job_manager():
    # 600 B with a window: 2 MB/s a core is 3,333/s; 100,000/s * 1.3 / 3,333 = 39.
    made = design("event_streaming", rate_per_s=50_000, peak_factor=2, platforms=[])
    pool = next(station for station in made.stations if isinstance(station, ServerPool))
    assert pool.servers[0] == 39
    assert pool.scaling is None
    assert used(made, "flink", SHARED) == (39 + 1) * 730
    assert settings(made, "flink")["parallelism.default"] == "39"
    assert settings(made, "flink")["taskmanager.numberOfTaskSlots"] == "4"


def test_settings_are_named_as_the_systems_name_them():
    log = settings(design("event_streaming", on_call="around_the_clock", platforms=[]), "log")
    assert log["min.insync.replicas"] == "2"
    assert log["unclean.leader.election.enable"] == "false"
    assert log["log.retention.ms"] == "86400000"
    engine = settings(design("continuous_micro_batch"), "spark")
    assert {"trigger(processingTime)", "maxOffsetsPerTrigger", "checkpointLocation"} <= set(engine)
    assert settings(design("daily_batch"), "schedule")["catchup"] == "False"
    assert settings(design("event_streaming"), "serving")["max_wal_size"] == "8GB"


def test_history_stays_in_the_log_by_a_plugin_that_kafka_does_not_bring():
    made = design("kappa")
    assert "RemoteStorageManager" in settings(made, "log")["remote.log.storage.manager.class.name"]
    assert "archive" not in keys(made)
    # 500/s of 600 B over 2 years, a third kept, 1.5 times on disks filled to 85 %.
    assert used(made, "log", "self_hosted.disk.hdd_gb_month") == pytest.approx(5676.48 * 1.5 / 0.85)


def test_disks_of_the_object_store_are_no_smaller_than_six_of_half_a_terabyte():
    made = design("daily_batch", **TINY)
    assert usage(made, "self_hosted.disk.hdd_gb_month") == pytest.approx(6 * 500)


def test_an_executor_is_a_machine_rented_for_the_run():
    made = design("daily_batch", platforms=[])
    run = next(station for station in made.stations if isinstance(station, BatchRun))
    cleaned = component(made, "clean").usages[0]
    workers = float(settings(made, "clean")["spark.dynamicAllocation.maxExecutors"])
    alone_s = (
        run.startup_s + run.fixed_s + run.per_event_s * 500 * 86400 - sum(s.seconds for s in run.steps)
    )[0]
    assert cleaned.sku == "self_hosted.vm.m7g_xlarge_hour"
    assert cleaned.quantity[0] == pytest.approx(workers * alone_s / 86400 * 730)


@pytest.mark.parametrize(
    ("actor", "option", "service"),
    [
        ("machine", "daily_batch", "postgresql"),
        ("person", "event_streaming", "timescaledb"),
        ("person", "micro_batch", "postgresql"),
        ("report", "event_streaming", "postgresql"),
    ],
)
def test_who_acts_decides_how_postgresql_serves(actor, option, service):
    made = design(option, actor=actor)
    assert component(made, "serving").service == service
    assert used(made, "serving", "self_hosted.vm.m7g_xlarge_hour") == 2 * 730


def test_an_airflow_is_for_those_without_one_and_a_tiny_load_needs_none():
    assert used(design("daily_batch", platforms=[]), "schedule", SHARED) == 6 * 730
    assert used(design("daily_batch", platforms=["airflow"]), "schedule", SHARED) == 0
    tiny = design("daily_batch", **TINY)
    assert component(tiny, "schedule").service == "cron_scheduler"
    assert used(tiny, "schedule", SHARED) == 0


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_parts_on_machines_say_what_happens_when_one_dies(option):
    made = design(option.key, actor="machine", lookups=1, platforms=[])
    alone = {"log", "flink", "machines", "serving"} & set(keys(made))
    assert all("die" in component(made, key).failure for key in alone)


def test_a_replay_rents_no_more_slots_than_assumed():
    made = design("kappa", rate_per_s=5000, history_years=10, repair_within_s=86400)
    # 64 slots at 3,333/s, which three brokers' network bears.
    assert made.replay.events_per_s[0] == pytest.approx(64 * 2e6 / 600)


def test_ids_are_remembered_by_inserts_into_a_table_with_a_standby():
    chosen = OPTION_BY_KEY[OptionKey.EVENT_STREAMING]
    plan = make_plan(chosen, cases_of(rate_per_s=10_000, peak_factor=4), np.array([0.0]), describe=False)
    machines, disk = SELF_HOSTED.key_store.remembered(plan, np.array([50e9]))
    assert machines.quantity[0] == 2 * 2 * 730  # 40,000/s over 20,000/s, twice
    assert disk.quantity[0] == 100


def test_a_database_has_a_quarter_of_its_memory_in_buffers_and_a_backup_in_the_object_store():
    usual, tiny = design("daily_batch", platforms=[]), design("daily_batch", **TINY)
    assert settings(usual, "serving")["shared_buffers"] == "4GB"
    assert settings(tiny, "serving")["shared_buffers"] == "1GB"
    assert used(usual, "serving", "self_hosted.disk.hdd_gb_month") > 0


def test_days_are_kept_as_the_database_keeps_them():
    over_time = settings(design("event_streaming", actor="person"), "serving")
    by_key = settings(design("event_streaming", actor="machine"), "serving")
    assert over_time["chunk_time_interval"] == "1 day"
    assert by_key["PARTITION BY RANGE"] == "a day, 7 days kept"


def advice_on_own_machines(**facts):
    here = {"provider": "self_hosted", "region": "virtual-machines", "platforms": []}
    quiet = {"actor": "report", "value_usd_per_year": 0, "freshness_s": 2 * 86400, "window_s": 0}
    return advise(make_use_case(**here | TINY | quiet | facts), BOOK, draws=0)


def test_a_cluster_that_stands_for_a_tiny_load_says_that_it_is_meant_to_be_shared():
    # A door 2, monitoring 3, a database 2 and its quorum 1.5 vCPU are 8.5 of the 28 of seven machines.
    said = next(text for text in advice_on_own_machines().warnings if "shared" in text)
    assert "this use case's pods ask for 30.4 % of its vCPUs" in said


def test_a_team_whose_machines_stand_already_pays_its_share_alone():
    # Room of a fifth of a machine beside 8.5 vCPU that pods ask for; no control plane, no smallest disks.
    made = design(
        "daily_batch", actor="report", window_s=0, history_years=0, **TINY | {"platforms": ["kafka"]}
    )
    rooms = [each for each in component(made, "machines").usages if each.sku == SHARED]
    assert sum(each.quantity[0] for each in rooms) == pytest.approx(8.5 / 4 * 730, rel=0.001)
    assert used(made, "machines", "self_hosted.vm.m7g_large_hour") == 0
    assert not any("shared" in text for text in advice_on_own_machines(platforms=["kafka"]).warnings)
