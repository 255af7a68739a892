"""Pools whose events are bound to a server by their key."""

import math

import numpy as np
import pytest

from advisor.freshness.queueing import mm1_wait
from advisor.simulation import plan as planning
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.partitions import PartitionedPoolStation
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.keys import partition_shares
from advisor.simulation.scenario import Scenario
from tests.advisor.simulation.networks import make_design, pool, simulated, transit


def stream(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.SFC64(seed))


def station(shares: list[float], service_s: float = 0.3) -> PartitionedPoolStation:
    return PartitionedPoolStation(
        shares=np.array(shares),
        service_s=service_s,
        cv2=1.0,
        streams=(stream(1), stream(2)),
        measured_s=(-math.inf, math.inf),
        outage=Outage(),
    )


def test_departures_come_in_order_and_nobody_is_lost_though_one_partition_falls_behind() -> None:
    times = np.sort(stream(3).random(120_000) * 10_000)
    hot = station([0.7, 0.2, 0.1])
    left: list[tuple[float, float]] = []
    for first in range(0, times.size, 30_000):
        some = times[first : first + 30_000]
        for out in hot.advance(Block(some, some, 1.0)):
            left += zip(out.t_s.tolist(), out.born_s.tolist(), strict=True)
    for out in hot.flush():
        left += zip(out.t_s.tolist(), out.born_s.tolist(), strict=True)
    assert [t for t, _ in left] == sorted(t for t, _ in left)
    assert sorted(born for _, born in left) == times.tolist()
    assert left[-1][0] == pytest.approx(0.7 * 120_000 * 0.3, rel=0.02), "8.4 events/s for a server of 3.3"


def test_evenly_loaded_partitions_are_queues_of_one_server_each() -> None:
    times = np.cumsum(stream(4).standard_exponential(400_000) / 8.0)
    even = station([0.25] * 4)
    ages = [out.t_s - out.born_s for out in even.advance(Block(times, times, 1.0))]
    exact = float(mm1_wait(2.0, 0.3)) + 0.3
    assert float(np.mean(np.concatenate(ages))) == pytest.approx(exact, rel=0.03)


def test_few_keys_load_partitions_unevenly_and_many_less_so() -> None:
    few, many = partition_shares(20, 10, stream(5)), partition_shares(1e9, 10, stream(5))
    assert few.sum() == pytest.approx(1.0)
    assert few.max() > many.max() > 0.1


def test_the_greatest_key_s_share_is_zipf_s() -> None:
    # With a thousand partitions and a million keys the hottest holds little more than the first key: 1 / H.
    shares = partition_shares(1e6, 1000, stream(6))
    assert 1 / 14.3927 < shares.max() < 1.3 / 14.3927


def test_hot_keys_make_results_older_than_a_shared_queue_does() -> None:
    facts = {"rate_per_s": 100.0, "keys": 1000}
    shared, bound = (
        simulated(make_design(pool(4, 0.02)), facts, scenario=scenario)
        for scenario in (Scenario.BASE, Scenario.KEY_SKEW)
    )
    assert bound.utilisation > shared.utilisation * 1.05
    assert bound.mean_s is not None
    assert shared.mean_s is not None
    assert bound.mean_s.value > 1.5 * shared.mean_s.value


def test_cohorts_agree_with_single_events_on_hot_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    design = make_design(transit(0.05), pool(6, 0.008), transit(0.1))
    found = []
    for most in (planning.EXACT_EVENTS, 0.0):
        monkeypatch.setattr(planning, "EXACT_EVENTS", most)
        found.append(
            simulated(
                design,
                {"rate_per_s": 400.0, "keys": 100_000},
                scenario=Scenario.KEY_SKEW,
                horizon_s=7200.0,
                replications=2,
            )
        )
    exact, fluid = found
    for name, tolerance in (("p50", 0.02), ("p95", 0.05), ("p99", 0.05)):
        one, other = exact.percentiles[name], fluid.percentiles[name]
        assert one is not None
        assert other is not None
        assert other.value == pytest.approx(one.value, rel=tolerance), name
    assert fluid.utilisation == pytest.approx(exact.utilisation, rel=0.02)
