"""Gates, runs and transits against hand calculation and closed forms."""

import numpy as np
import pytest

from advisor.simulation.kernels.batch import BatchStation
from advisor.simulation.kernels.block import Block, Station, Streams
from advisor.simulation.kernels.gate import GateStation
from advisor.simulation.kernels.pool import Outage, PoolStation
from advisor.simulation.kernels.service import service_law
from advisor.simulation.kernels.tape import Readings, Tapes
from tests.advisor.simulation.networks import batch, gate, make_design, pool, simulated, transit

EVER, NEVER = (-np.inf, np.inf), (np.inf, np.inf)


def through(station: Station, times: list[float]) -> list[tuple[float, float]]:
    """Departure and birth of each event."""
    t_s = np.array(times)
    blocks = [
        Block(b.t_s.copy(), b.born_s.copy(), b.weight) for b in station.advance(Block(t_s, t_s.copy(), 1.0))
    ]
    blocks += list(station.flush())
    return [(float(t), float(born)) for b in blocks for t, born in zip(b.t_s, b.born_s, strict=True)]


def streams(seed: int) -> Streams:
    return (np.random.Generator(np.random.SFC64(seed)), np.random.Generator(np.random.SFC64(seed + 1)))


def run_station(**changes: float) -> BatchStation:
    given = {
        "headway_s": 10.0,
        "phase_s": 0.0,
        "fixed_s": 2.0,
        "per_event_s": 1.0,
        "starts_s": 0.0,
        **changes,
    }
    return BatchStation(**given, measured_s=EVER, stands_still_s=NEVER)


def server(servers: int, outage: Outage) -> PoolStation:
    draws = Readings(Tapes()).draws("service", service_law(0.0), streams(1))
    return PoolStation(servers=servers, service_s=2.0, draws=draws, measured_s=EVER, outage=outage)


def test_a_gate_opens_at_its_phase_and_every_period_after() -> None:
    left = through(GateStation(5.0, 1.0), [0.5, 1.0, 1.1, 5.9, 6.0, 20.0])
    assert [t for t, _ in left] == [1.0, 1.0, 6.0, 6.0, 6.0, 21.0]


def test_a_run_takes_what_waits_and_ends_after_its_fixed_time_and_each_event_s() -> None:
    left = through(run_station(), [1.0, 2.0, 10.0, 10.5, 31.0])
    # At 10 the run takes three events until 15; at 20 it takes one until 23; at 40 one until 43.
    assert left == [(15.0, 1.0), (15.0, 2.0), (15.0, 10.0), (23.0, 10.5), (43.0, 31.0)]


def test_a_departure_is_skipped_while_the_last_run_still_goes() -> None:
    left = through(run_station(per_event_s=4.0), [1.0, 2.0, 3.0, 15.0])
    # At 10 three events take 2 + 12 s until 24: the departure of 20 is skipped, that of 30 takes the last.
    assert [t for t, _ in left] == [24.0, 24.0, 24.0, 36.0]


def test_an_outage_delays_departures_and_what_is_under_way() -> None:
    station = BatchStation(
        headway_s=10.0,
        phase_s=0.0,
        fixed_s=2.0,
        per_event_s=1.0,
        starts_s=0.0,
        measured_s=EVER,
        stands_still_s=(11.0, 35.0),
    )
    assert [t for t, _ in through(station, [1.0, 12.0])] == [13.0 + 24.0, 43.0]


def test_a_run_that_crashes_starts_again() -> None:
    station = BatchStation(
        headway_s=10.0,
        phase_s=0.0,
        fixed_s=2.0,
        per_event_s=1.0,
        starts_s=0.0,
        measured_s=EVER,
        stands_still_s=(11.0, 35.0),
        starts_again=True,
    )
    assert [t for t, _ in through(station, [1.0, 12.0])] == [35.0 + 3.0, 43.0]


@pytest.mark.parametrize("servers", [1, 2, 12])
def test_a_server_goes_on_after_an_outage_where_it_stopped(servers: int) -> None:
    left = through(server(servers, Outage(1.0, 101.0)), [0.0])
    assert left == [(102.0, 0.0)]


def test_events_that_arrive_in_an_outage_are_served_after_it_in_order() -> None:
    left = through(server(1, Outage(1.0, 101.0)), [50.0, 60.0, 200.0])
    assert [t for t, _ in left] == [103.0, 105.0, 202.0]


@pytest.mark.parametrize("servers", [3, 8, 9, 50])
def test_departures_come_in_order_and_nobody_is_lost(servers: int) -> None:
    times = np.sort(np.random.Generator(np.random.SFC64(4)).random(5000) * 100)
    station = PoolStation(
        servers=servers,
        service_s=0.015 * servers,
        draws=Readings(Tapes()).draws("service", service_law(1.0), streams(1)),
        measured_s=EVER,
        outage=Outage(),
    )
    left = through(station, times.tolist())
    assert [t for t, _ in left] == sorted(t for t, _ in left)
    assert sorted(born for _, born in left) == times.tolist()


def test_a_gate_adds_half_its_period_in_the_mean_and_is_uniform() -> None:
    found = simulated(make_design(gate(20.0)), {"rate_per_s": 20.0, "freshness_s": 5.0})
    assert found.mean_s is not None
    assert found.mean_s.value == pytest.approx(10.0, rel=0.01)
    assert found.promise_kept is not None
    assert found.promise_kept.value == pytest.approx(0.25, rel=0.02)


def test_gates_of_many_senders_are_independent() -> None:
    design = make_design(gate(1.0, is_shared=False), gate(1.0, is_shared=False))
    found = simulated(design, {"rate_per_s": 50.0, "freshness_s": 0.5})
    assert found.promise_kept is not None
    # P(U + U' < 1/2) = 1/8.
    assert found.promise_kept.value == pytest.approx(0.125, rel=0.03)


def test_a_scheduled_run_ages_by_half_a_headway_and_its_run_time() -> None:
    design = make_design(batch(300.0, startup_s=30.0, fixed_s=10.0, per_event_s=0.001))
    found = simulated(design, {"rate_per_s": 50.0}, horizon_s=30_000.0)
    runs_s = 30 + 10 + 0.001 * 50 * 300
    assert found.mean_s is not None
    assert found.mean_s.value == pytest.approx(150 + runs_s, rel=0.01)
    assert found.utilisation == pytest.approx(runs_s / 300, rel=0.02)
    worst = found.percentiles["p999"]
    assert worst is not None
    assert worst.value == pytest.approx(300 + runs_s, rel=0.02)


def test_the_parts_of_the_path_add_up_to_the_age() -> None:
    design = make_design(transit(0.5), gate(2.0), pool(3, 0.2), gate(5.0), transit(0.25))
    found = simulated(design, {"rate_per_s": 8.0})
    assert found.mean_s is not None
    assert sum(part.mean_s for part in found.stations) == pytest.approx(found.mean_s.value, rel=1e-6)


def test_a_sender_s_own_gate_takes_half_its_period_of_the_age() -> None:
    design = make_design(gate(1.0, is_shared=False), transit(0.1), pool(2, 0.01))
    found = simulated(design, {"rate_per_s": 50.0}, horizon_s=20_000.0)
    assert found.stations[0].mean_s == pytest.approx(0.5, rel=0.01)


def test_little_s_law_holds() -> None:
    found = simulated(make_design(pool(2, 1.5)), {"rate_per_s": 1.0}, horizon_s=40_000.0, replications=20)
    assert found.mean_s is not None
    assert np.mean(found.backlog.events) == pytest.approx(1.0 * found.mean_s.value, rel=0.03)


def test_a_long_batch_is_held_as_a_sample_and_still_counted_whole() -> None:
    times = np.sort(np.random.Generator(np.random.SFC64(6)).random(3_000_000) * 10)
    station = run_station(per_event_s=1e-6)
    weights, ages = 0.0, 0.0
    for first in range(0, times.size, 30_000):
        some = times[first : first + 30_000].copy()
        for left in station.advance(Block(some, some.copy(), 1.0)):
            weights, ages = (
                weights + left.weight * left.t_s.size,
                ages + left.weight * (left.t_s - left.born_s).sum(),
            )
    for left in station.flush():
        weights, ages = (
            weights + left.weight * left.t_s.size,
            ages + left.weight * (left.t_s - left.born_s).sum(),
        )
    assert weights == pytest.approx(times.size)
    assert ages / weights == pytest.approx(10 + 2 + 3.0 - times.mean(), rel=1e-4)
