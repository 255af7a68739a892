"""Azure's sizing rules against published units and sums done by hand."""

import numpy as np
import pytest

from advisor.cost.sizing.azure import (
    DEDICATED,
    PREMIUM,
    STANDARD,
    autoscale_billed,
    autoscale_maximum,
    billed_events,
    billed_retention_gb,
    busy_share,
    capacity_units,
    connect_vms,
    flink_nodes,
    is_serverless,
    namespace,
    partition_limit,
    postgres_servers,
    processing_units,
    redis_m10_nodes,
    request_units,
    spread_load_s,
    throughput_units,
)


def one(value: float) -> np.ndarray:
    return np.array([float(value)])


@pytest.mark.parametrize(
    ("mb_per_s", "events_per_s", "consumers", "units", "bound_by"),
    [
        # A unit takes 1 MB/s or 1,000 events/s in and gives 2 MB/s or 4,096 events/s out.
        (3.2, 500, 1, 4, "MB/s in"),
        (0.5, 4500, 1, 5, "events/s in"),
        (3, 100, 3, 5, "MB/s out"),
        (0.1, 4096, 6, 6, "events/s out"),
        (0.1, 10, 1, 1, "one unit at least"),
    ],
)
def test_throughput_units_clear_bytes_and_events_both_ways(
    mb_per_s, events_per_s, consumers, units, bound_by
):
    sized = throughput_units(one(mb_per_s), one(events_per_s), consumers)
    assert (sized.value[0], sized.bound_by()) == (units, bound_by)


@pytest.mark.parametrize(
    ("mb_per_s", "consumers", "units"), [(4, 1, 1), (12, 1, 4), (30, 4, 12), (41, 1, 10), (65, 1, 16)]
)
def test_processing_units_come_in_the_sizes_that_are_sold(mb_per_s, consumers, units):
    # 12 / 5 = 3 are sold as 4; 30 to 4 readers are 120 MB/s out, 12 units; 41 / 5 = 9 is 10, 65 / 5 is 16.
    assert processing_units(one(mb_per_s), consumers).value[0] == units


@pytest.mark.parametrize(
    ("mb_per_s", "events_per_s", "tier", "units"),
    [
        (20, 20_000, STANDARD, 20),
        (21, 1000, PREMIUM, 6),
        (5, 20_001, PREMIUM, 1),
        (80, 1000, PREMIUM, 16),
        (81, 1000, DEDICATED, 1),
        (250, 1000, DEDICATED, 3),
    ],
)
def test_the_smallest_tier_whose_units_suffice_is_taken(mb_per_s, events_per_s, tier, units):
    chosen = namespace(one(mb_per_s), one(events_per_s), 1)
    assert (chosen.tier[0], chosen.units.value[0]) == (tier, units)
    assert [chosen.of(each)[0] for each in (STANDARD, PREMIUM, DEDICATED)].count(units) == 1


def test_each_case_has_its_own_tier_and_its_own_binding_need():
    chosen = namespace(np.array([2.0, 50.0, 300.0]), np.array([10_000.0, 1000.0, 1000.0]), 1)
    assert chosen.tier.tolist() == [STANDARD, PREMIUM, DEDICATED]
    assert chosen.units.value.tolist() == [10, 10, 3]
    assert [chosen.units.constraints[int(index)] for index in chosen.units.binding] == [
        "events/s in", "MB/s in", "MB/s in",
    ]  # fmt: skip
    assert partition_limit(chosen.tier).tolist() == [32, 100, 1024]


def test_a_capacity_unit_gives_out_twice_what_it_takes():
    assert capacity_units(one(100), 2).value[0] == 1
    assert capacity_units(one(100), 3).value[0] == 2


def test_a_week_at_a_megabyte_a_second_exceeds_the_84_gb_of_a_unit():
    # 1 MB/s x 604,800 s = 604.8 GB, of which 84 are included.
    assert billed_retention_gb(one(604.8), namespace(one(1), one(1), 1))[0] == pytest.approx(520.8)
    assert billed_retention_gb(one(80), namespace(one(1), one(1), 1))[0] == 0


def test_an_event_is_billed_for_each_64_kb():
    assert billed_events(one(1e6), one(65_536))[0] == 1e6
    assert billed_events(one(1e6), one(65_537))[0] == 2e6


def test_three_slots_of_a_node_are_flinks_and_two_nodes_the_least():
    assert [flink_nodes(one(slots))[0] for slots in (1, 6, 7, 30)] == [2, 2, 3, 10]


def test_connect_workers_by_bytes():
    assert connect_vms(one(120e6)).value[0] == 3


def test_writes_of_a_kilobyte_are_five_request_units_and_reads_one():
    # 1,000 writes and 2,000 reads of 600 B: 7,000 RU; of 1,025 B twice that.
    assert request_units(one(1000), one(2000), one(600))[0] == 7000
    assert request_units(one(1000), one(2000), one(1025))[0] == 14_000


def test_autoscale_is_billed_for_its_use_and_a_tenth_of_its_maximum_at_least():
    # 7,000 RU/s at the peak are 70 % of 10,000; 4,000 on average are billed as 6,000 provisioned ones.
    maximum = autoscale_maximum(one(7000)).value
    assert maximum[0] == 10_000
    assert autoscale_billed(maximum, one(4000))[0] == 6000
    assert autoscale_billed(maximum, one(10))[0] == 1500
    assert autoscale_maximum(one(3)).value[0] == 1000


def test_an_hour_is_billed_by_its_highest_second_as_microsoft_reckons_it():
    # learn.microsoft.com, autoscale-faq: 6,000 RU/s at most in an hour are 60 x 1.5 = 90 units of 100 RU/s.
    assert autoscale_billed(one(10_000), one(6000))[0] / 100 == 90


@pytest.mark.parametrize(
    ("every_s", "peak", "load_s", "share"),
    [
        (86_400, 4, 3600, 1 / 24),  # an eighth of a day at a peak of 4 is 45 min on average: an hour
        (86_400, 2, 5400, 2 / 24),  # 3 h at the peak, 90 min on average, in two hours
        (3600, 4, 450, 1),
        (86_400, 1, 10_800, 3 / 24),
    ],
)
def test_an_average_load_is_spread_over_the_hours_it_is_billed_for(every_s, peak, load_s, share):
    spread = spread_load_s(one(every_s), one(peak))
    assert spread[0] == load_s
    assert busy_share(spread, one(every_s))[0] == pytest.approx(share)


def test_serverless_costs_less_below_an_eighth_of_what_autoscale_bills():
    # 0.279 USD a million RU; 0.008 USD for 100 RU/s an hour, 0.36 million RU: 12.555 times as much.
    assert is_serverless(one(5000), one(100), one(1256))[0]
    assert not is_serverless(one(5000), one(100), one(1255))[0]
    assert not is_serverless(one(5001), one(1), one(1e6))[0]


def test_each_primary_of_the_cache_has_a_replica():
    # 27 GB / (12 GB x 0.75) = 3 primaries.
    assert redis_m10_nodes(one(27), one(1)).value[0] == 6


def test_a_server_takes_80_thousand_rows_a_second():
    assert [postgres_servers(one(rows)).value[0] for rows in (10, 80_000, 80_001)] == [1, 1, 2]
