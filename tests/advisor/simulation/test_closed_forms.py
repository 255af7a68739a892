"""The stations against queueing theory: exact means and quantiles within the intervals the engine reports."""

import math

import numpy as np
import pytest

from advisor.freshness.queueing import mg1_wait, mmc_wait, sojourn_tail
from advisor.simulation.output_analysis import Interval
from tests.advisor.simulation.networks import make_design, pool, simulated

LEAST_COVERAGE = 0.88
"""Of 60 to 75 intervals of 95 %, at least this share covers with a probability above 99 %."""


def covers(found: Interval | None, exact: float) -> bool:
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    return found.low <= exact <= found.high


def settings(seed: int, count: int) -> list[tuple[float, float]]:
    """Utilisations and rates: a spread that a request can have."""
    draws = np.random.Generator(np.random.SFC64(seed))
    return [(float(draws.uniform(0.2, 0.9)), float(draws.uniform(5.0, 40.0))) for _ in range(count)]


def test_the_intervals_of_a_single_server_cover_mean_and_percentiles() -> None:
    hits = []
    for index, (busy, rate) in enumerate(settings(1, 20)):
        found = simulated(make_design(pool(1, busy / rate)), {"rate_per_s": rate}, seed=index)
        reserve = rate / busy - rate
        hits.append(covers(found.mean_s, 1 / reserve))
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
            if name not in found.withheld:
                hits.append(covers(found.percentiles[name], -math.log(1 - share) / reserve))
    assert np.mean(hits) >= LEAST_COVERAGE


@pytest.mark.parametrize("cv2", [0.0, 0.25, 0.7, 4.0], ids=["constant", "Erlang-4", "gamma", "lognormal"])
def test_the_mean_age_follows_pollaczek_and_khinchine(cv2: float) -> None:
    hits = []
    for index, (busy, rate) in enumerate(settings(2, 15)):
        design = make_design(pool(1, busy / rate, cv2))
        found = simulated(design, {"rate_per_s": rate}, seed=100 + index)
        hits.append(covers(found.mean_s, float(mg1_wait(rate, busy / rate, cv2)) + busy / rate))
    assert np.mean(hits) >= 0.8, "of 15 intervals at least 12 cover with a probability above 99.9 %"


@pytest.mark.parametrize("servers", [2, 5, 8, 9, 40])
def test_several_servers_give_the_mean_of_erlang(servers: int) -> None:
    hits = []
    for index, (busy, rate) in enumerate(settings(3, 12)):
        service_s = busy * servers / rate
        found = simulated(make_design(pool(servers, service_s)), {"rate_per_s": rate}, seed=200 + index)
        hits.append(covers(found.mean_s, float(mmc_wait(rate, service_s, servers)) + service_s))
    assert np.mean(hits) >= 0.75, "of 12 intervals at least 9 cover with a probability above 99.9 %"


def test_several_servers_give_the_percentiles_of_erlang() -> None:
    rate, servers, service_s = 40.0, 4, 0.08
    found = simulated(make_design(pool(servers, service_s)), {"rate_per_s": rate}, horizon_s=20_000.0)
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        interval = found.percentiles[name]
        assert interval is not None
        tail = float(sojourn_tail(interval.value, rate, service_s, servers))
        assert tail == pytest.approx(1 - share, rel=0.03)


def test_a_constant_service_s_wait_has_the_published_probability_of_none() -> None:
    # In M/D/1 an event waits with probability rho; the age is then above the service time (Erlang 1909).
    found = simulated(make_design(pool(1, 0.06, 0.0)), {"rate_per_s": 10.0, "freshness_s": 0.0600001})
    assert covers(found.promise_kept, 1 - 0.6)


def test_three_queues_in_tandem_stay_independent_as_burke_and_jackson_say() -> None:
    rate, servers, service_s = 30.0, 4, 0.1
    design = make_design(*(pool(servers, service_s) for _ in range(3)))
    found = simulated(design, {"rate_per_s": rate}, horizon_s=10_000.0)
    assert covers(found.mean_s, 3 * (float(mmc_wait(rate, service_s, servers)) + service_s))
