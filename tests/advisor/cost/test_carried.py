"""Reverse sizing: hand-made loads, and what is sized for a load carries it without asking for more."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cost.sizing.carried import (
    brokers_carry,
    kpus_carry,
    run_workers_carry,
    shards_carry,
    trigger_workers_carry,
)
from advisor.cost.sizing.flink import kpus
from advisor.cost.sizing.kafka import brokers, partitions
from advisor.cost.sizing.kinesis import shards
from advisor.cost.sizing.spark import run_workers, trigger_workers
from advisor.design import Sized

SLACK = 1e-8
"""Sizing takes 5.000000001 for 5."""


def one(value: float) -> np.ndarray:
    return np.array([value])


@pytest.mark.parametrize(
    ("count", "record_bytes", "consumers", "events_per_s", "stopped_by"),
    [
        (5, 512, 2, 5000, "records/s at the peak"),  # 1,000 records each
        (3, 3072, 1, 1000, "MB/s in at the peak"),  # 3,000 KB in threes
        (23, 3072, 3, 46_000 / 9, "MB/s out to the consumers"),  # 46,000 KB out, 9 KB a record
    ],
)
def test_shards_carry_what_the_tightest_limit_lets_pass(
    count, record_bytes, consumers, events_per_s, stopped_by
):
    carried = shards_carry(one(count), one(record_bytes), consumers)
    assert carried.value[0] == pytest.approx(events_per_s)
    assert carried.bound_by() == stopped_by


@pytest.mark.parametrize(
    ("catch_up", "state_gb", "events_per_s", "stopped_by"),
    [
        (0.5, 0, 4 * 12_000 / 1.3, "throughput at the peak with 30 % headroom"),
        (1.5, 0, 4 * 12_000 / 1.5, "catching up after an outage"),
        (0.5, 9.1, 0, "state"),  # four hold 9 GB
    ],
)
def test_units_carry_what_headroom_reserve_and_state_leave(catch_up, state_gb, events_per_s, stopped_by):
    carried = kpus_carry(one(4), one(12_000), catch_up, one(state_gb))
    assert carried.value[0] == pytest.approx(events_per_s)
    assert carried.bound_by() == stopped_by


def test_twenty_workers_get_through_a_quarter_of_an_hour_in_what_is_left_of_a_quarter():
    # 20 workers for 225 - 75 s are 3,000 worker-seconds: 120 million events of 25 us in 900 s.
    carried = run_workers_carry(one(20), event_s=one(25e-6), headway_s=one(900), unscaled_s=one(75))
    assert carried.value[0] == pytest.approx(120e6 / 900)
    again = run_workers_carry(
        one(20), event_s=one(25e-6), headway_s=one(900), unscaled_s=one(75), again_s=900
    )
    assert again.value[0] == pytest.approx(60e6 / 900)


def test_executors_of_an_always_on_job_carry_what_a_trigger_leaves():
    # 2 executors for 0.7 * 10 - 0.3 s, over 10 s of 25 us and 6 us of merging for each event/s.
    carried = trigger_workers_carry(
        one(2), catch_up_of_peak=0.5, trigger_s=one(10), fixed_s=0.3, event_s=one(25e-6), state_gb=one(0),
        merge_s_of_peak=6e-6,
    )  # fmt: skip
    assert carried.value[0] == pytest.approx(13.4 / 256e-6)
    assert carried.bound_by() == "a trigger at the peak within its interval"


@pytest.mark.parametrize(
    ("count", "fan_out", "hot_s", "events_per_s", "stopped_by"),
    [
        (6, 1, 3600, 6 * 82.6 / 3 * 1000, "disk writes"),
        (6, 4, 3600, 6 * 122.7 / 6 * 1000, "network out"),
        (2, 1, 3600, 0, "replication factor"),
        (6, 1, 7 * 86400, 6 * 16 * 1.0995 * 0.7e6 / (7 * 86400 * 3) * 1000, "disk space"),
    ],
)
def test_brokers_carry_what_the_tightest_of_six_limits_lets_pass(
    count, fan_out, hot_s, events_per_s, stopped_by
):
    carried = brokers_carry(one(count), one(1000), stored_of_peak=1.0, fan_out=fan_out, hot_s=hot_s)
    assert carried.value[0] == pytest.approx(events_per_s)
    assert carried.bound_by() == stopped_by


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A sizing rule of the load alone, and its reverse."""

    size: Callable[[np.ndarray], Sized]
    carry: Callable[[np.ndarray], Sized]


def rules(size: float, factor: float, look: float) -> dict[str, Rule]:
    """The five rules for events of `size` bytes with the peak `factor` times the mean."""
    event_s, kpu_events, again_s = one(size / 1e7), one(7.5e6 / size), look / factor
    trigger = {"trigger_s": one(10.0), "fixed_s": 0.3, "event_s": event_s, "state_gb": one(5)}
    run = {"headway_s": one(900.0), "unscaled_s": one(75.0)}
    return {
        "shards": Rule(
            size=lambda peak: shards(one(size), peak, 2), carry=lambda n: shards_carry(n, one(size), 2)
        ),
        "kpus": Rule(
            size=lambda peak: kpus(1.5 * peak / factor, peak, kpu_events, one(5) + 1e-4 * peak),
            carry=lambda n: kpus_carry(n, kpu_events, 1.5 / factor, one(5), 1e-4),
        ),
        "run": Rule(
            size=lambda peak: run_workers(event_s * peak * (900 + again_s), **run),
            carry=lambda n: run_workers_carry(n, event_s=event_s, again_s=again_s, **run),
        ),
        "trigger": Rule(
            size=lambda peak: trigger_workers(
                catch_up_per_s=1.5 * peak / factor, peak_per_s=peak, merge_s=1e-5 * peak, **trigger
            ),
            carry=lambda n: trigger_workers_carry(
                n, catch_up_of_peak=1.5 / factor, merge_s_of_peak=1e-5, **trigger
            ),
        ),
        "brokers": Rule(
            size=lambda peak: brokers(
                peak * size / 1e6, 0.3 * peak / factor * size / 1e6, 2, 86400.0,
                partitions(peak * size / 1e6, peak * 1.3 / kpu_events),
            ),
            carry=lambda n: brokers_carry(
                n, one(size), stored_of_peak=0.3 / factor, fan_out=2, hot_s=86400.0,
                readers_of_peak=1.3 / kpu_events,
            ),
        ),
    }  # fmt: skip


LOADS = {
    "peak": st.floats(1e-3, 1e7),
    "size": st.floats(1, 1e6),
    "factor": st.floats(1, 100),
    "look": st.floats(0, 1e5),
}


@pytest.mark.parametrize("name", ["shards", "kpus", "run", "trigger", "brokers"])
@given(**LOADS)
def test_what_is_sized_for_a_load_carries_it(name, peak, size, factor, look):
    rule = rules(size, factor, look)[name]
    sized = rule.size(one(peak))
    if sized.bound_by() == "the most one job may have":
        return
    assert rule.carry(sized.value).value[0] >= peak * (1 - SLACK)


@pytest.mark.parametrize("name", ["shards", "kpus", "run", "trigger", "brokers"])
@given(count=st.integers(3, 299), size=st.floats(1, 1e6), factor=st.floats(1, 100), look=st.floats(0, 1e5))
def test_what_is_carried_never_asks_for_more(name, count, size, factor, look):
    rule = rules(size, factor, look)[name]
    carried = rule.carry(one(count)).value
    assert rule.size(carried).value[0] <= count


@pytest.mark.parametrize("name", ["shards", "kpus", "run", "trigger", "brokers"])
@given(count=st.integers(3, 200), size=st.floats(1, 1e6), factor=st.floats(1, 100), look=st.floats(0, 1e5))
def test_a_little_more_than_is_carried_asks_for_more(name, count, size, factor, look):
    rule = rules(size, factor, look)[name]
    carried = rule.carry(one(count)).value
    if carried[0] > 0:
        assert rule.size(carried * 1.001 + 1).value[0] > count
