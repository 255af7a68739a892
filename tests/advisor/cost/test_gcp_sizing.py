"""Google Cloud's sizing rules against sums done by hand and published figures."""

import numpy as np
import pytest

from advisor.cost.sizing.gcp import (
    N2_STANDARD_8,
    TIB,
    bigtable_nodes,
    billed_tib,
    connect_workers,
    dataflow_vcpus,
    dcus,
    engine_units,
    firestore_suffices,
    memorystore_nodes,
    sql_instances,
    sql_vcpus,
)
from advisor.cost.sizing.kafka import machine_brokers


def one(value: float) -> np.ndarray:
    return np.array([float(value)])


def test_large_messages_are_billed_by_their_bytes():
    # 10 MB/s for 30 days: 10e6 * 2,592,000 / 2**40 = 23.574 TiB.
    assert billed_tib(one(10e6), one(100), 30 * 86400)[0] == pytest.approx(23.574, abs=0.001)


def test_small_requests_are_billed_as_a_kilobyte_each():
    # 1,000 requests/s of 100 B for a day: 1,000 * 1,000 * 86,400 B.
    assert billed_tib(one(100_000), one(1000), 86400)[0] == pytest.approx(86.4e9 / TIB)


@pytest.mark.parametrize(
    ("peak", "catch_up", "vcpus", "bound_by"),
    [
        (10_000, 0, 6, "throughput at the peak with 30 % headroom"),  # 1.3 * 10,000 / 2,500 = 5.2
        (10_000, 30_000, 12, "catching up after an outage"),
        (10, 10, 2, "one worker at least"),
    ],
)
def test_workers_of_two_vcpus_clear_the_peak_and_the_catch_up(peak, catch_up, vcpus, bound_by):
    sized = dataflow_vcpus(one(catch_up), one(peak), one(2500))
    assert (sized.value[0], sized.bound_by()) == (vcpus, bound_by)


def test_state_takes_twice_the_units_of_streaming_engine():
    light, heavy = (engine_units(one(40e6), np.array([flag]))[0] for flag in (False, True))
    assert (light, heavy) == (5, 10)


def test_a_worker_of_four_cores_and_16_gb_is_four_compute_units():
    # The managed Kafka's pricing page: 6 vCPU with 4 GiB each are 6 DCU, so is 0.6 a core and 0.1 a GiB.
    assert dcus(6, 24) == pytest.approx(6)
    assert dcus(4, 16) == pytest.approx(4)


@pytest.mark.parametrize(
    ("writes", "reads", "row_bytes", "nodes"),
    [
        (14_000, 0, 1000, 2),  # one node's worth of writes at 70 %
        (9_800, 0, 1024, 1),
        (0, 17_000 * 7, 500, 10),
        (9_800, 0, 1025, 2),  # a row beyond 1 KB counts twice
    ],
)
def test_nodes_of_bigtable_share_reads_and_writes(writes, reads, row_bytes, nodes):
    assert bigtable_nodes(one(writes), one(reads), one(row_bytes)).value[0] == nodes


@pytest.mark.parametrize(
    ("rate", "peak", "nodes", "suffices"),
    [
        # 0.90 + 0.30 + 0.10 USD a million x 2.628 are 3.4164 USD a month for 1/s; a node is 474.50: 138.9/s.
        (138, 2, 1, True),
        (140, 2, 1, False),
        (200, 2, 2, True),
        (100, 6, 1, False),  # 600 operations/s at the peak
    ],
)
def test_firestore_suffices_below_the_price_of_nodes_and_500_operations_a_second(rate, peak, nodes, suffices):
    load = one(rate)
    assert firestore_suffices(load, load, load, load * peak, one(nodes))[0] == suffices


def test_three_brokers_are_the_least_and_disk_throughput_is_what_binds_first():
    assert (
        machine_brokers(
            N2_STANDARD_8, one(10), one(3), fan_out=2, hot_s=86400.0, partition_count=one(12)
        ).value[0]
        == 3
    )
    sized = machine_brokers(N2_STANDARD_8, one(800), one(1), fan_out=2, hot_s=3600.0, partition_count=one(12))
    # 800 MB/s x 3 copies / 400 MB/s a disk.
    assert (sized.value[0], sized.bound_by()) == (6, "disk writes")


def test_each_primary_of_the_cache_has_a_replica():
    # 39 GB / (13 GB * 0.75) = 4 primaries.
    assert memorystore_nodes(one(39), one(0)).value[0] == 8


def test_connect_workers_write_fifty_megabytes_a_second_each():
    assert connect_workers(one(101e6)).value[0] == 3


def test_vcpus_of_the_database_come_in_pairs_and_split_over_instances_beyond_96():
    assert sql_vcpus(one(1)).value[0] == 2
    assert sql_vcpus(one(220_000)).value[0] == 12  # 220,000 / 80,000 * 4 = 11
    assert sql_instances(one(96))[0] == 1
    assert sql_instances(one(100))[0] == 2
