"""Every kind of station against a law that holds exactly, by a z-test with the estimate's own standard error.

A right engine fails one such test in 160,000 by chance: Student's t with 15 degrees of freedom lies beyond
6.8 with a probability of 6e-6. Seeds are fixed, so that a test that passes goes on passing.
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from advisor.freshness.buffering import buffer_wait_s
from advisor.freshness.queueing import erlang_c, md1_wait, mg1_wait, mgc_wait, mm1_wait, mmc_wait
from advisor.measured_times import MeasuredTimes, from_quantiles, from_values
from advisor.simulation.result import SimulationResult
from advisor.stations import ServerPool, Station
from tests.advisor.simulation.networks import batch, buffer, gate, make_design, one, pool, simulated, transit

T_15 = 2.131
"""The 97.5 % point of Student's t with 15 degrees of freedom: what the engine's interval is wide."""
FALSE_ALARM = 6.8
RATE = 10.0


def run(*stations: Station, **changes: Any) -> SimulationResult:
    facts: Mapping[str, Any] = {"rate_per_s": RATE, **changes.pop("facts", {})}
    return simulated(make_design(*stations), facts, **{"horizon_s": 8000.0, "replications": 16, **changes})


def z_of(result: SimulationResult, exact: float) -> float:
    """How many of its standard errors the mean age lies from the exact one."""
    found = result.mean_s
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    return (found.value - exact) / ((found.high - found.low) / 2 / T_15)


def measured(law: MeasuredTimes, busy: float) -> ServerPool:
    """A single server busy for that share of the time, with services in the shape of the law."""
    return ServerPool(
        component="pool",
        label="pool",
        servers=one(1),
        service_s=one(busy / RATE),
        service_cv2=one(law.cv2()),
        service_law=law,
    )


@pytest.mark.parametrize("busy", [0.3, 0.8])
def test_m_m_1(busy: float) -> None:
    service_s = busy / RATE
    assert abs(z_of(run(pool(1, service_s)), float(mm1_wait(RATE, service_s)) + service_s)) < FALSE_ALARM


@pytest.mark.parametrize("busy", [0.3, 0.8])
def test_m_d_1(busy: float) -> None:
    service_s = busy / RATE
    assert abs(z_of(run(pool(1, service_s, 0.0)), float(md1_wait(RATE, service_s)) + service_s)) < FALSE_ALARM


@pytest.mark.parametrize(
    "cv2", [0.25, 0.7, 2.0, 5.0], ids=["Erlang-4", "gamma", "lognormal-2", "lognormal-5"]
)
def test_m_g_1_follows_pollaczek_and_khinchine(cv2: float) -> None:
    service_s = 0.6 / RATE
    exact = float(mg1_wait(RATE, service_s, cv2)) + service_s
    assert abs(z_of(run(pool(1, service_s, cv2)), exact)) < FALSE_ALARM


@pytest.mark.parametrize(
    "law",
    [
        from_values((1.0, 2.0, 30.0), (60, 35, 5)),
        from_values((0.4, 0.5, 0.5, 0.7, 2.2)),
        from_quantiles((0, 0.5, 0.9, 0.99, 1), (1.0, 1.4, 2.5, 9.0, 40.0)),
    ],
    ids=["weighted values", "values", "quantiles"],
)
def test_m_g_1_with_measured_times_follows_their_moments(law: MeasuredTimes) -> None:
    service_s = 0.7 / RATE
    exact = float(mg1_wait(RATE, service_s, law.cv2())) + service_s
    assert abs(z_of(run(measured(law, 0.7)), exact)) < FALSE_ALARM


@pytest.mark.parametrize("servers", [2, 5, 13, 120])
def test_m_m_c(servers: int) -> None:
    service_s = 0.8 * servers / RATE
    exact = float(mmc_wait(RATE, service_s, servers)) + service_s
    assert abs(z_of(run(pool(servers, service_s)), exact)) < FALSE_ALARM


@pytest.mark.parametrize(("servers", "cv2"), [(1, 0.0), (1, 0.5), (1, 3.0), (4, 1.0)])
def test_allen_and_cunneen_where_they_are_exact(servers: int, cv2: float) -> None:
    service_s = 0.7 * servers / RATE
    exact = float(mgc_wait(RATE, service_s, servers, cv2)) + service_s
    assert abs(z_of(run(pool(servers, service_s, cv2)), exact)) < FALSE_ALARM


def test_an_arrival_waits_as_often_as_erlang_says() -> None:
    # Who waits for a constant service is older than it in the end.
    result = run(pool(1, 0.05, 0.0), facts={"freshness_s": 0.0500001})
    assert result.promise_kept is not None
    assert result.promise_kept.value == pytest.approx(1 - float(erlang_c(1, 0.5)), abs=0.003)


@pytest.mark.parametrize(("headway_s", "per_event_s"), [(10.0, 0.01), (60.0, 0.002), (5.0, 0.0)])
def test_runs_with_a_headway_age_by_half_of_it_and_their_run(headway_s: float, per_event_s: float) -> None:
    # A run that takes n events lasts a + b n, and every event of it waits so long: the events' mean is
    # a + b (lambda T + 1), for an event meets one more than a run holds in the mean (Poisson's n^2).
    exact = headway_s / 2 + 1.0 + per_event_s * (RATE * headway_s + 1.0)
    assert abs(z_of(run(batch(headway_s, fixed_s=1.0, per_event_s=per_event_s)), exact)) < FALSE_ALARM


def test_runs_without_a_pause_are_the_bulk_queue_that_takes_all_who_wait() -> None:
    """A timetable so dense that each run follows the last at once, and takes what came during it.

    R' = a + b N with N Poisson of mean lambda R. With rho = b lambda, E R = a / (1 - rho) and
    Var R = b^2 lambda E R / (1 - rho^2). An event meets a run in proportion to its length (inspection
    paradox), waits for its rest, and takes the next one, which holds lambda R others: in the mean
    E R^2 / E R (1/2 + rho) + a + b.
    """
    fixed_s, per_event_s = 0.3, 0.04
    load = per_event_s * RATE
    mean = fixed_s / (1 - load)
    ratio = mean + per_event_s**2 * RATE / (1 - load**2)
    exact = ratio * (0.5 + load) + fixed_s + per_event_s
    result = run(batch(1e-5, fixed_s=fixed_s, per_event_s=per_event_s), horizon_s=4000.0)
    assert abs(z_of(result, exact)) < FALSE_ALARM


@pytest.mark.parametrize("full", [5, 60, 1000])
def test_a_buffer_by_size_or_time(full: int) -> None:
    assert abs(z_of(run(buffer(8.0, full)), float(buffer_wait_s(RATE, full, 8.0)))) < FALSE_ALARM


@pytest.mark.parametrize("is_shared", [True, False])
def test_a_gate_takes_half_its_period(*, is_shared: bool) -> None:
    assert abs(z_of(run(gate(4.0, is_shared=is_shared)), 2.0)) < FALSE_ALARM


@pytest.mark.parametrize(
    "station",
    [
        transit(3.0),
        gate(4.1),
        buffer(5.3, 40),
        pool(1, 0.07),
        pool(3, 0.25, 0.0),
        pool(20, 1.7, 4.0),
        batch(10.7, fixed_s=2.0, per_event_s=0.02),
    ],
    ids=["transit", "gate", "buffer", "one server", "three", "twenty", "run"],
)
def test_little_s_law_holds_for_every_kind_of_station(station: Station) -> None:
    # L = lambda W: the backlog's time average is counted in bins, apart from the ages.
    result = run(station, horizon_s=28_800.0, replications=8)
    assert result.mean_s is not None
    events_per_s = result.events / 8 / 28_800.0
    inside = float(np.mean(result.backlog.events))
    # What comes and goes within a bin of 100 s is not seen there; the ends of bins sample the backlog,
    # 288 x 8 times, with a standard error of no more than its own size over the root of that number.
    assert inside == pytest.approx(events_per_s * result.mean_s.value, rel=5 / math.sqrt(288 * 8))
