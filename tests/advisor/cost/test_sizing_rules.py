"""What each sizing rule promises: it clears its constraints, names what bound it, grows with load."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cost.sizing.catalogue import SIZING_CONSTANTS
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.flink import kpu_events_per_s, kpus
from advisor.cost.sizing.ingest import (
    capture_tasks,
    kafka_proxies,
    linger_s,
    mwaa_extra_workers,
    pollers,
    requests_per_s,
)
from advisor.cost.sizing.kafka import brokers, partitions
from advisor.cost.sizing.spark import (
    event_worker_s,
    merge_worker_s,
    pull_connections,
    run_workers,
    scan_event_s,
    scan_jobs,
    scan_workers,
    trigger_workers,
    worker_hours,
)
from advisor.cost.sizing.stores import (
    bulk_writers,
    dynamodb_read_units,
    dynamodb_write_units,
    redis_nodes,
    redshift_awake_share,
    redshift_load_s,
    redshift_rpus,
    timescale_instances,
)


def one(value: float) -> np.ndarray:
    return np.array([float(value)])


def test_the_largest_need_binds_in_each_case():
    sized = clear(("a", "b"), np.array([1.5, 0.2]), np.array([1.0, 7.1]))
    assert sized.value.tolist() == [2, 8]
    assert (sized.bound_by(0), sized.bound_by(1)) == ("a", "b")


def test_many_cases_bind_as_a_few_do():
    needs = np.random.default_rng(3).integers(0, 4, (4, 2000)).astype(float)
    binding = clear(("a", "b", "c", "d"), *needs).binding
    assert binding.tolist() == needs.argmax(axis=0).tolist()


def test_a_sum_in_floating_point_does_not_buy_one_more():
    assert clear(("a",), one(3 * 0.1 * 10)).value[0] == 3


@given(needs=st.lists(st.floats(0, 1e9), min_size=1, max_size=6))
def test_what_clears_is_the_smallest_whole_number(needs):
    value = clear(tuple("abcdef"[: len(needs)]), *(one(need) for need in needs)).value[0]
    assert value >= max(needs) * (1 - 1e-8)
    assert value <= max(needs) + 1


def test_brokers_name_what_bound_them():
    # 82.6 MB/s of disk writes: 300 MB/s in three copies need 900 / 82.6 = 10.9 brokers.
    sized = brokers(one(300.0), one(100.0), 2, 86400.0, one(30.0))
    assert (sized.value[0], sized.bound_by()) == (11, "disk writes")


def test_a_small_cluster_is_bound_by_its_replication_factor():
    sized = brokers(one(1.0), one(0.2), 2, 86400.0, one(3.0))
    assert (sized.value[0], sized.bound_by()) == (3, "replication factor")


def test_more_consumers_bind_the_network_out():
    sized = brokers(one(100.0), one(100.0), 10, 0.0, one(10.0))
    assert sized.bound_by() == "network out"
    assert sized.value[0] == np.ceil(100 * 12 / 122.7)


def test_partitions_serve_the_traffic_and_the_readers():
    assert partitions(np.array([95.0, 1.0, 1.0]), np.array([4.0, 7.0, 1.0])).tolist() == [10, 7, 3]


def test_a_windowed_kpu_takes_12_000_small_events_and_2_mb_of_large_ones():
    events = kpu_events_per_s(np.array([100.0, 10_000.0]), np.array([True, True]))
    assert events.tolist() == [12_000.0, 200.0]


@pytest.mark.parametrize(
    ("rate", "peak", "state_gb", "expected", "bound_by"),
    [
        (1000, 20_000, 0, 3, "throughput at the peak with 30 % headroom"),  # 26,000 / 12,000
        (20_000, 20_000, 0, 3, "catching up after an outage"),  # 30,000 against 26,000
        (10, 10, 100, 45, "state"),  # 100 / 2.25
        (1, 1, 0, 1, "one unit at least"),
    ],
)
def test_kpus_clear_peak_reserve_and_state(rate, peak, state_gb, expected, bound_by):
    sized = kpus(one(1.5 * rate), one(peak), one(12_000), one(state_gb))
    assert (sized.value[0], sized.bound_by()) == (expected, bound_by)


def test_an_event_of_1_kb_costs_a_40_000th_of_a_worker_second():
    assert event_worker_s(one(1000), one(0))[0] == pytest.approx(1 / 40_000)
    assert event_worker_s(one(100_000), one(0))[0] == pytest.approx(100 / 40_000)
    assert event_worker_s(one(1000), one(10))[0] == pytest.approx(2 / 40_000)
    assert scan_event_s(one(3.0))[0] == pytest.approx(1.0)


def test_a_job_at_the_peak_fits_a_quarter_of_its_headway():
    workers = run_workers(one(3000.0), one(900.0), one(75.0)).value
    assert workers[0] == 20  # 3,000 / (225 - 75)
    assert 75 + 3000 / workers[0] <= 225


def test_a_run_never_has_more_workers_than_a_job_may():
    sized = run_workers(one(1e9), one(60.0), one(75.0))
    assert (sized.value[0], sized.bound_by()) == (299, "the most one job may have")


def test_a_small_run_has_two_workers():
    assert run_workers(one(1.0), one(900.0), one(75.0)).bound_by() == "two workers at least"


def test_a_trigger_at_the_peak_is_through_before_the_next():
    workers = trigger_workers(
        catch_up_per_s=one(15_000),
        peak_per_s=one(40_000),
        trigger_s=one(10),
        fixed_s=0.3,
        event_s=one(25e-6),
        state_gb=one(0),
    ).value
    assert 0.3 + 40_000 * 10 / 40_000 / workers[0] < 10


def test_state_is_spread_over_the_disks_of_workers():
    # 14 GB of state on each worker's disk of 20 GB.
    sized = trigger_workers(
        catch_up_per_s=one(1.5),
        peak_per_s=one(1),
        trigger_s=one(10),
        fixed_s=0.3,
        event_s=one(25e-6),
        state_gb=one(100),
    )
    assert (sized.value[0], sized.bound_by()) == (8, "state on the workers' disks")


def test_a_merge_reads_a_million_ids_a_second_and_core():
    assert merge_worker_s(one(40e6))[0] == 10
    # 10 worker-seconds a trigger within 0.7 * 10 - 0.3 s beside hardly any event: two workers.
    sized = trigger_workers(
        catch_up_per_s=one(1.5), peak_per_s=one(1), trigger_s=one(10), fixed_s=0.3, event_s=one(25e-6),
        state_gb=one(0), merge_s=one(10.0),
    )  # fmt: skip
    assert sized.value[0] == 2


def test_a_scan_of_history_is_done_within_its_time():
    workers = scan_workers(np.array([1e6, 1e9]), np.full(2, 10_000.0)).value
    assert workers.tolist() == [100, 100_000]


def test_a_scan_is_split_into_jobs_that_may_have_299_workers_each():
    assert scan_jobs(np.array([10.0, 299.0, 300.0, 100_000.0])).tolist() == [1, 1, 2, 335]


def test_the_source_bears_sixteen_connections():
    sized = pull_connections(one(1e12), one(3600.0), 20_000.0)
    assert (sized.value[0], sized.bound_by()) == (16, "connections that the source bears")


def test_a_run_is_billed_for_a_minute_at_least_and_its_headway_at_most():
    hours = worker_hours(np.array([2.0, 2.0]), np.array([1.0, 9999.0]), np.array([600.0, 600.0]), 730.0)
    assert hours.tolist() == pytest.approx([2 * 730 * 0.1, 2 * 730])


def test_dynamodb_counts_in_1_kb_written_and_4_kb_read():
    assert dynamodb_write_units(one(10), one(1025))[0] == 20
    assert dynamodb_read_units(one(10), one(4096))[0] == 10


def test_a_database_grows_with_rows_and_with_disk():
    assert timescale_instances(one(200_000), one(10)).bound_by() == "rows/s at the peak"
    assert timescale_instances(one(10), one(40_000)).value[0] == 3


def test_each_redis_primary_has_its_replica():
    assert redis_nodes(one(1), one(1)).value[0] == 2
    assert redis_nodes(one(20), one(1)).value[0] == 6  # 20 / 9.8 GB


def test_the_warehouse_starts_at_8_rpu_and_grows_in_steps_of_8():
    assert redshift_rpus(one(1e6), one(86400)).value[0] == 8
    rpus = redshift_rpus(one(100e6 * 900), one(900)).value
    assert rpus[0] == 64
    assert redshift_load_s(one(100e6 * 900), rpus)[0] == 112.5


def test_bulk_writers_grow_with_the_rows():
    # 20,000 rows/s each in an eighth of the time: 2,500 rows/s of the mean; 50,000 at a peak of 3.
    assert bulk_writers(np.array([1.0, 2500.0, 50_000.0]), one(3)).value.tolist() == [1, 3, 60]


def test_a_copy_each_minute_keeps_the_warehouse_awake():
    assert redshift_awake_share(one(5), one(60), one(0))[0] == 1
    assert redshift_awake_share(one(5), one(86400), one(86400))[0] == pytest.approx(120 / 86400)


def test_senders_collect_for_a_twentieth_of_the_promise():
    assert linger_s(np.array([1.0, 3600.0])).tolist() == [0.05, 1.0]
    assert requests_per_s(one(10_000), one(600), one(0.1)).value[0] == 200
    assert requests_per_s(one(3), one(600), one(0.1)).value[0] == 3


def test_large_payloads_are_metered_in_units_of_512_kb():
    sized = requests_per_s(one(1000), one(1024 * 1024), one(1.0))
    assert (sized.value[0], sized.bound_by()) == (2000, "units of 512 KB")


def test_capture_and_polling_grow_with_the_peak():
    assert capture_tasks(one(25_000)).value[0] == 3
    assert pollers(one(1)).value[0] == 1
    assert kafka_proxies(np.array([1.0, 12_000.0])).value.tolist() == [2, 3]
    assert mwaa_extra_workers(np.array([1.0, 5.0, 11.0])).tolist() == [0, 0, 2]


@given(rate=st.floats(1e-6, 1e7), factor=st.floats(1, 100), size=st.floats(1, 1e8))
def test_doubling_the_rate_never_shrinks_anything(rate, factor, size):
    def sizes(events_per_s):
        r, p, b = one(events_per_s), one(events_per_s * factor), one(size)
        return [
            kpus(r, p, kpu_events_per_s(b, np.array([True])), one(1)).value[0],
            run_workers(p * 900 * event_worker_s(b, one(1)), one(900), one(75)).value[0],
            brokers(p * b / 1e6, r * b / 1e6, 2, 86400.0, one(3)).value[0],
            requests_per_s(r, b, one(1.0)).value[0],
        ]

    assert all(twice >= once for once, twice in zip(sizes(rate), sizes(2 * rate), strict=True))


def test_every_constant_has_its_own_identifier_and_a_source():
    assert len({constant.id for constant in SIZING_CONSTANTS}) == len(SIZING_CONSTANTS)
    assert all(constant.source and constant.meaning and constant.unit for constant in SIZING_CONSTANTS)
