"""Buffers by size or time: played out by hand, and against renewal theory."""

import numpy as np
import pytest

from advisor.freshness.buffering import buffer_wait_s
from advisor.simulation import plan as planning
from advisor.simulation.kernels.batch import HELD
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.buffer import BufferStation
from tests.advisor.simulation.networks import buffer, make_design, simulated


def played(station: BufferStation, times: list[float], *, block: int, weight: float = 1.0) -> list[float]:
    """Departure of each event, block by block."""
    left = []
    for first in range(0, len(times), block):
        t_s = np.array(times[first : first + block])
        left += [float(t) for some in station.advance(Block(t_s, t_s.copy(), weight)) for t in some.t_s]
    return left + [float(t) for some in station.flush() for t in some.t_s]


@pytest.mark.parametrize("block", [1, 2, 100])
def test_a_buffer_is_flushed_by_whichever_comes_first(block: int) -> None:
    station = BufferStation(period_s=10.0, full_events=3, first_due_s=4.0)
    times = [1.0, 5.0, 6.0, 7.0, 7.5, 16.9, 18.0, 60.0]
    # Time at 4; three at 7; time at 17 (twice) and 27; nobody until 57; the last leaves at 67.
    assert played(station, times, block=block) == [4, 7, 7, 7, 17, 17, 27, 67]


def test_a_cohort_stands_for_so_many_events() -> None:
    station = BufferStation(period_s=100.0, full_events=9, first_due_s=100.0)
    assert played(station, [1.0, 2.0, 3.0, 4.0, 5.0], block=2, weight=5.0) == [2, 2, 4, 4, 104]


@pytest.mark.slow
def test_a_buffer_that_holds_more_than_a_station_keeps_is_still_counted_whole() -> None:
    station = BufferStation(period_s=1e9, full_events=3 * HELD, first_due_s=1e9)
    times = np.arange(float(4 * HELD))
    events, ages_s = 0.0, 0.0
    for first in range(0, times.size, 32_768):
        some = times[first : first + 32_768].copy()
        for left in station.advance(Block(some, some.copy(), 1.0)):
            events += left.weight * left.t_s.size
            ages_s += left.weight * float((left.t_s - left.born_s).sum())
    assert events == 3 * HELD
    assert ages_s / events == pytest.approx((3 * HELD - 1) / 2, rel=1e-5)


@pytest.mark.parametrize("full", [1, 2, 12, 40, 100])
def test_the_mean_age_is_that_of_renewal_theory(full: int) -> None:
    found = simulated(make_design(buffer(10.0, full)), {"rate_per_s": 4.0}, horizon_s=20_000.0)
    exact = float(buffer_wait_s(4.0, full, 10.0))
    assert found.mean_s is not None
    assert found.mean_s.low is not None
    assert found.mean_s.high is not None
    # t = 5 with nine degrees of freedom: one of 1,400 runs fails by chance.
    error = (found.mean_s.high - found.mean_s.low) / 2 / 2.262
    assert abs(found.mean_s.value - exact) <= 5 * error + 1e-9


def test_buffers_of_their_own_fill_later() -> None:
    found = simulated(make_design(buffer(10.0, 30, buffers=4)), {"rate_per_s": 20.0}, horizon_s=20_000.0)
    assert found.mean_s is not None
    assert found.mean_s.value == pytest.approx(float(buffer_wait_s(5.0, 30, 10.0)), rel=0.01)


@pytest.mark.parametrize(
    ("period_s", "full", "buffers"), [(60.0, 1e9, 1), (60.0, 8000.0, 1), (60.0, 200.0, 1), (1.0, 40.0, 8)]
)
def test_cohorts_wait_as_events_do(
    period_s: float, full: float, buffers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ages = []
    for most in (planning.EXACT_EVENTS, 0.0):
        monkeypatch.setattr(planning, "EXACT_EVENTS", most)
        found = simulated(
            make_design(buffer(period_s, full, buffers)),
            {"rate_per_s": 200.0, "profile": "consumer", "peak_factor": 2.5},
            horizon_s=21_600.0,
            replications=1,
        )
        ages.append([found.percentiles[name].value for name in ("p50", "p95", "p99")])
    assert ages[1][0] == pytest.approx(ages[0][0], rel=0.02)
    assert ages[1][1:] == pytest.approx(ages[0][1:], rel=0.05)


@pytest.mark.parametrize("full", [1e9, 900.0, 50.0])
def test_spans_flush_as_the_whole_does(full: float, monkeypatch: pytest.MonkeyPatch) -> None:
    design, facts = make_design(buffer(20.0, full)), {"rate_per_s": 60.0}
    whole = simulated(design, facts, horizon_s=7200.0, replications=2)
    monkeypatch.setattr(planning, "EVENTS_A_PIECE", 50_000.0)
    cut = simulated(design, facts, horizon_s=7200.0, replications=2)
    assert cut.events == pytest.approx(whole.events, rel=0.01)
    for name in ("p50", "p95", "p99"):
        assert cut.percentiles[name].value == pytest.approx(whole.percentiles[name].value, rel=0.03)
