"""The same queues in SimPy and Ciw, independent simulators: the distributions of ages agree."""

from collections.abc import Generator
from typing import Any

import ciw
import numpy as np
import pytest
import simpy

from advisor.cases import Array, likely_case
from advisor.parsing import parse_use_case
from advisor.simulation.merge import merge
from advisor.simulation.plan import plan
from advisor.simulation.run import run_piece
from advisor.simulation.sketch import bucket_edges
from tests.advisor.simulation.networks import batch, make_design, make_request, pool

EVENTS = 250_000
WARM_UP = 2000
RATE = 10.0
FURTHEST = 0.01
"""Two-sample Kolmogorov-Smirnov distance of a quarter of a million dependent ages from four million
(utilisation 0.7): by chance it is about 0.003, with a million about 0.002, which shows no more below 0.01."""


def ages_in_simpy(servers: int, service_s: float) -> Array:
    stream = np.random.Generator(np.random.SFC64(11))
    world = simpy.Environment()
    staff, ages = simpy.Resource(world, servers), []

    def event() -> Generator[Any, Any, None]:
        born = world.now
        with staff.request() as turn:
            yield turn
            yield world.timeout(stream.exponential(service_s))
        ages.append(world.now - born)

    def source() -> Generator[Any, Any, None]:
        for _ in range(EVENTS):
            yield world.timeout(stream.exponential(1 / RATE))
            world.process(event())

    world.process(source())
    world.run()
    return np.array(ages[WARM_UP:])


def run_ages_in_simpy(headway_s: float, fixed_s: float, per_event_s: float) -> Array:
    stream = np.random.Generator(np.random.SFC64(12))
    world = simpy.Environment()
    waiting: list[float] = []
    ages: list[float] = []

    def source() -> Generator[Any, Any, None]:
        for _ in range(EVENTS):
            yield world.timeout(stream.exponential(1 / RATE))
            waiting.append(world.now)

    def timetable() -> Generator[Any, Any, None]:
        while len(ages) < EVENTS - 500:
            yield world.timeout(headway_s - world.now % headway_s)
            taken = waiting.copy()
            waiting.clear()
            yield world.timeout(fixed_s + per_event_s * len(taken))
            ages.extend(world.now - born for born in taken)

    world.process(source())
    world.run(until=world.process(timetable()))
    return np.array(ages[WARM_UP:])


def ages_in_ciw(service_s: float) -> Array:
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=RATE)],
        service_distributions=[ciw.dists.Deterministic(value=service_s)],
        number_of_servers=[1],
    )
    ciw.seed(13)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(EVENTS)
    return np.array([one.exit_date - one.arrival_date for one in simulation.get_all_records()][WARM_UP:])


def furthest_apart(station: Any, ages: Array) -> float:
    """Kolmogorov-Smirnov distance of another simulator's ages from this one's, at the buckets' edges."""
    design = make_design(station)
    request = make_request(design, {"rate_per_s": RATE}, horizon_s=40_000.0, replications=10)
    cases = likely_case(parse_use_case(request.facts))
    pieces = [run_piece(design, cases, request, piece) for piece in plan(request)]
    assert merge(request, pieces).events > 10 * EVENTS
    ours = np.cumsum(np.sum([piece.sketch() for piece in pieces], axis=0))
    theirs = np.searchsorted(np.sort(ages), bucket_edges()[1:]) / ages.size
    return float(np.max(np.abs(ours / ours[-1] - theirs)))


@pytest.mark.slow
def test_four_servers_agree_with_simpy() -> None:
    assert furthest_apart(pool(4, 0.28), ages_in_simpy(4, 0.28)) < FURTHEST


@pytest.mark.slow
def test_a_run_that_skips_departures_agrees_with_simpy() -> None:
    ages = run_ages_in_simpy(headway_s=20.0, fixed_s=15.0, per_event_s=0.026)
    assert furthest_apart(batch(20.0, fixed_s=15.0, per_event_s=0.026), ages) < FURTHEST


@pytest.mark.slow
def test_a_constant_service_agrees_with_ciw() -> None:
    assert furthest_apart(pool(1, 0.07, 0.0), ages_in_ciw(0.07)) < FURTHEST
