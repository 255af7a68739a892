"""Sizing of machines of one's own against sums done by hand and published figures."""

from itertools import pairwise

import numpy as np
import pytest

from advisor.cost.sizing.carried import brokers_carry
from advisor.cost.sizing.self_hosted import (
    MACHINES,
    as_unit_state,
    cache_nodes,
    connect_vcpus,
    databases,
    extra_throughput,
    is_shared_cache,
    placed_brokers,
    shared_machines,
    storage_daemons,
    task_slots,
    vector_vcpus,
)

DAY_S = 86400.0


def one(value: float) -> np.ndarray:
    return np.array([float(value)])


def placed(peak, mean=None, *, fan_out=1, hot_s=DAY_S, partitions=3):
    mean = peak if mean is None else mean
    return placed_brokers(one(peak), one(mean), fan_out=fan_out, hot_s=hot_s, partition_count=one(partitions))


@pytest.mark.parametrize(
    ("peak", "facts", "count", "machine", "bound_by"),
    [
        (1, {}, 3, "m7g.large", "replication factor"),
        # Written three times: 300 MB/s over disks of 82.6 MB/s are 3.63.
        (100, {}, 4, "m7g.large", "disk writes"),
        # Read eight times and copied twice: 1,000 MB/s over 122.7 MB/s are 8.15.
        (100, {"fan_out": 8}, 9, "m7g.large", "network out"),
        # 3,000 MB/s of writes: 37 large, 19 xlarge (163.8), 10 of 2xlarge (327.7).
        (1000, {}, 10, "m7g.2xlarge", "disk writes"),
        # 5,000 partitions three times over 2,000 replicas a broker.
        (1, {"partitions": 5000}, 8, "m7g.large", "replicas per broker"),
    ],
)
def test_brokers_are_as_many_as_what_binds_them_on_the_smallest_machines(
    peak, facts, count, machine, bound_by
):
    found = placed(peak, 0.1, **facts)
    assert (found.brokers.value[0], found.machine.name) == (count, machine)
    assert found.brokers.bound_by() == bound_by


def test_a_published_week_of_100_mb_a_second_fills_fifteen_disks_and_no_larger_machine_helps():
    # 100 MB/s for 7 days, three copies, disks 70 % full: the published 259.2 TB over 17.592 TB are 14.7.
    found = placed(100, 100, fan_out=3, hot_s=7 * DAY_S)
    assert (found.brokers.value[0], found.machine.name) == (15, "m7g.large")
    assert found.brokers.bound_by() == "disk space"


def test_each_case_has_machines_of_its_own():
    found = placed_brokers(np.array([1.0, 1000.0]), one(0.1), fan_out=1, hot_s=DAY_S, partition_count=one(3))
    assert found.on(0).tolist() == [3, 0]
    assert found.on(2).tolist() == [0, 10]


@pytest.mark.parametrize("peak", [5.0, 80.0, 400.0, 1500.0])
def test_brokers_carry_what_they_are_sized_for_and_one_less_would_not(peak):
    found = placed(peak, 0.3 * peak, fan_out=2)
    args = {"stored_of_peak": 0.3, "fan_out": 2, "hot_s": DAY_S, "limits": found.machine.limits}
    carried = brokers_carry(found.brokers.value, one(1000), **args).value[0]
    assert carried >= peak * 1000 * (1 - 1e-9)
    assert brokers_carry(found.brokers.value - 1, one(1000), **args).value[0] < peak * 1000


def test_throughput_beyond_what_a_volume_includes_is_bought():
    # 400 MB/s written three times over five volumes of 131 MB/s.
    assert extra_throughput(one(400), one(5))[0] == pytest.approx(545)
    assert extra_throughput(one(10), one(3))[0] == 0


@pytest.mark.parametrize(
    ("peak", "catch_up", "state_gb", "slots", "bound_by"),
    [
        (100_000, 0, 0, 11, "throughput at the peak with 30 % headroom"),  # 130,000 / 12,000 = 10.8
        (10_000, 50_000, 0, 5, "catching up after an outage"),
        (1000, 0, 100, 3, "state"),  # 100 / 35 = 2.9
        (1, 0, 0, 1, "one unit at least"),
    ],
)
def test_task_slots_by_the_records_of_a_core_and_the_state_of_its_disk(
    peak, catch_up, state_gb, slots, bound_by
):
    sized = task_slots(one(catch_up), one(peak), one(12_000), one(state_gb))
    assert (sized.value[0], sized.bound_by()) == (slots, bound_by)


def test_a_slots_disk_is_worth_as_much_state_as_one_unit_holds():
    assert as_unit_state(one(35))[0] == pytest.approx(2.25)


@pytest.mark.parametrize(
    ("need", "count", "bound_by"),
    [
        ({}, 1, "one primary at least"),
        ({"rows_per_s": 50_000}, 3, "rows/s at the peak"),
        ({"reads_per_s": 90_000}, 5, "reads/s at the peak"),
        (
            {"loads_per_s": 30_000},
            3,
            "a load at the peak within an eighth of the headway",
        ),  # 30 k * 8 / 100 k = 2.4
        ({"disk_gb": 40_000}, 3, "disk"),
    ],
)
def test_primaries_by_what_is_written_read_loaded_and_kept(need, count, bound_by):
    nothing = dict.fromkeys(("rows_per_s", "reads_per_s", "loads_per_s", "disk_gb"), 0)
    sized = databases(**{key: one(value) for key, value in (nothing | need).items()})
    assert (sized.value[0], sized.bound_by()) == (count, bound_by)


@pytest.mark.parametrize(
    ("data_gb", "operations", "nodes", "is_shared"),
    [(1, 1000, 2, True), (3.1, 1000, 2, False), (50, 1000, 6, False), (1, 250_000, 6, False)],
)
def test_a_cache_shares_machines_while_it_fits_a_pod(data_gb, operations, nodes, is_shared):
    # 32 GB filled to 75 % hold 24 GB: 50 GB need three primaries, each with a replica.
    assert cache_nodes(one(data_gb), one(operations)).value[0] == nodes
    assert is_shared_cache(one(data_gb), one(operations))[0] == is_shared


def test_the_published_25_mib_a_second_and_vcpu_size_the_door():
    assert vector_vcpus(one(100e6), one(10)).value[0] == 4
    assert vector_vcpus(one(1e6), one(22_000)).bound_by() == "requests at the peak"
    assert vector_vcpus(one(1), one(1)).value[0] == 2


def test_files_are_written_by_two_workers_at_least():
    assert connect_vcpus(one(1)).value[0] == 2
    assert connect_vcpus(one(55e6)).value[0] == 6


def test_an_object_of_six_chunks_needs_six_disks():
    assert storage_daemons(one(10)).value[0] == 6
    assert storage_daemons(one(200_000)).value[0] == 12  # 200 / 17.592 = 11.4


@pytest.mark.parametrize(
    ("vcpus", "machines", "cores"),
    [
        (1, 6, 4),
        (17, 7, 4),  # 17 / 3.2 = 5.3: six, and one to spare
        (35.2, 12, 4),
        (36, 7, 8),  # 13 of four: 36 / 6.4 = 5.6
        (1000, 80, 16),  # 1,000 / 12.8 = 78.1
    ],
)
def test_shared_machines_hold_what_pods_ask_for_and_one_stands_by(vcpus, machines, cores):
    sized, each = shared_machines(one(vcpus))
    assert (sized.value[0], each[0]) == (machines, cores)


def test_machines_grow_in_steps_of_two():
    networks = [machine.limits.network for machine in MACHINES]
    assert [round(b / a) for a, b in pairwise(networks)] == [2, 2, 2]
