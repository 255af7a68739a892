"""Worked values published with the sizing formulas; where a page's sum is wrong, the right one is here."""

import math
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.blueprint.replay import history_replayed_s
from advisor.cases import likely_case
from advisor.cost.sizing.flink import billed_kpus
from advisor.cost.sizing.kafka import (
    brokers,
    brokers_by_disk,
    brokers_by_traffic_rule,
    disk_tb,
    read_mb_per_s,
    throughput_bound_mb_per_s,
)
from advisor.cost.sizing.kinesis import put_units, shards
from advisor.cost.sizing.reserve import capacity_to_catch_up_per_s, catch_up_s
from advisor.cost.sizing.spark import worker_hours
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey
from tests.make import make_use_case, price_book

WEEK_S = 7 * 86400.0


def one(value: float) -> np.ndarray:
    return np.array([value])


@pytest.mark.parametrize(
    ("record_bytes", "consumers", "expected", "bound_by"),
    [
        # Kinesis FAQ's formula: 0.5 KB is rounded up to 1 KB, so records/s bind.
        (512, 2, 5, "records/s at the peak"),
        # max(15, 3 KB * 5,000 * 3 / 2,000 = 22.5).
        (3072, 3, 23, "MB/s out to the consumers"),
    ],
)
def test_shards_follow_the_published_formula(record_bytes, consumers, expected, bound_by):
    sized = shards(one(record_bytes), one(5000.0), consumers)
    assert sized.value[0] == expected
    assert sized.bound_by() == bound_by


def test_a_quiet_stream_still_has_one_shard():
    sized = shards(one(100.0), one(0.001), 1)
    assert (sized.value[0], sized.bound_by()) == (1, "one shard at least")


def test_a_record_is_billed_in_units_of_25_kb():
    assert put_units(one(25 * 1024 + 1), one(10.0))[0] == 20


def test_a_week_of_100_mb_per_s_in_three_copies_fills_259_tb():
    assert disk_tb(one(100.0), WEEK_S)[0] == pytest.approx(259.2)


def test_brokers_by_disk_are_260_where_the_page_prints_259():
    # arika.dev: 200 MB/s, 7 days, RF 3, 2 TB disks: 259.2 is not cleared by 259.
    assert brokers_by_disk(one(200.0), WEEK_S, broker_tb=2.0)[0] == 260


def test_consumers_read_what_is_written_each():
    assert read_mb_per_s(one(100.0), 3)[0] == 300


def test_aws_equation_1_bounds_six_brokers_at_139_5_mb_per_s():
    bound = throughput_bound_mb_per_s(one(6.0), 2, storage=250.0, ebs_network=81.0, ec2_network=93.0)
    assert bound[0] == pytest.approx(139.5)


@pytest.mark.parametrize(("peak_mb_per_s", "expected"), [(100.0, 4), (300.0, 12)])
def test_alibabas_rule_gives_its_own_examples(peak_mb_per_s, expected):
    assert brokers_by_traffic_rule(one(peak_mb_per_s), 3)[0] == expected


@pytest.mark.parametrize(
    ("processing", "usd"), [(2, 240.9), (4, 401.5), (8, 722.7), (16, 1365.1), (32, 2649.9)]
)
def test_a_managed_flink_month_costs_what_agent_toolkit_for_aws_prints(processing, usd):
    # Its 3, 5, 9, 17 and 33 KPU are powers of two and the one for orchestration, at 0.11 USD over 730 h.
    assert billed_kpus(one(float(processing)))[0] * 0.11 * 730 == pytest.approx(usd)


def test_four_minutes_of_fifteen_at_76_cents_cost_146_usd_where_the_page_also_prints_151():
    hours = worker_hours(one(1.0), one(240.0), one(900.0), 720.0)
    assert hours[0] * 0.76 == pytest.approx(145.92)


def test_a_worker_that_never_rests_costs_547_usd_at_76_cents():
    assert worker_hours(one(1.0), one(900.0), one(900.0), 720.0)[0] * 0.76 == pytest.approx(547.2)


def test_an_hourly_run_of_six_minutes_costs_a_tenth_of_a_cluster_that_never_stops():
    """The "10x" of running a streaming job once a day or an hour (databricks.com, 2017)."""
    once, always = (worker_hours(one(1.0), one(run_s), one(3600.0), 730.0)[0] for run_s in (360.0, 3600.0))
    assert always / once == pytest.approx(10)


@pytest.mark.parametrize(
    ("events_per_s", "event_bytes", "brokers_needed", "bound_by"),
    [
        (800_000, 400, 12, "disk writes"),  # exchange: 320 MB/s x 3 / 82.6
        (2_000_000, 128, 10, "disk writes"),  # IoT: 256 MB/s x 3 / 82.6
        (200_000, 2048, 15, "disk writes"),  # logs: 409.6 MB/s x 3 / 82.6
        (500_000, 512, 10, "disk writes"),  # e-commerce: 256 MB/s x 3 / 82.6
    ],
    ids=["exchange", "iot", "logs", "e-commerce"],
)
def test_the_published_presets_ask_for_what_their_disks_must_write(
    events_per_s, event_bytes, brokers_needed, bound_by
):
    """Presets of duckkit.dev's calculator on kafka.m7g.large, an hour kept, one consumer."""
    mb = one(events_per_s * event_bytes / 1e6)
    sized = brokers(mb, mb, 1, 3600.0, one(3.0))
    assert (sized.value[0], sized.bound_by()) == (brokers_needed, bound_by)


def test_a_broker_crosses_zones_at_two_cents_a_gigabyte_both_ways():
    # FIGURES of the toolkit and Viasat alike: 0.01 USD a GB each way.
    assert price_book().price("aws.transfer.inter_az_gb").unit_usd * 2 == Decimal("0.02")


def test_a_history_of_thirty_days_at_ten_times_the_speed_is_replayed_in_three():
    # H / s of the derived formulas: 30 days x 100 events/s through 1,000 events/s.
    cases = likely_case(make_use_case(rate_per_s=100, history_years=30 / 365, season_weeks=52))
    design = compose(OPTION_BY_KEY[OptionKey.KAPPA], cases, one(0.0), describe=False)
    ten_times = replace(design, replay=replace(design.replay, events_per_s=one(1000.0), startup_s=None))
    assert history_replayed_s(ten_times.replay, cases)[0] == pytest.approx(3 * 86400)


def test_catching_up_takes_the_backlog_over_the_spare_capacity():
    assert catch_up_s(3600.0, one(100.0), one(150.0))[0] == 7200
    assert math.isinf(catch_up_s(3600.0, one(100.0), one(100.0))[0])


def test_the_reserve_bounds_catching_up():
    rate = one(1234.0)
    capacity = capacity_to_catch_up_per_s(rate, outage_s=3600.0, within_s=1800.0)
    assert catch_up_s(3600.0, rate, capacity)[0] == pytest.approx(1800.0)
