"""Do nominal 95 % intervals hold what is true? Two hundred random queues whose answers are known exactly."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats import binom

from advisor.freshness.queueing import mg1_wait, mmc_wait, sojourn_tail
from advisor.simulation.output_analysis import Interval
from advisor.simulation.result import PERCENTILES, SimulationResult
from tests.advisor.simulation.networks import make_design, pool, simulated

SETTINGS = 200
NOMINAL = 0.95
FALSE_ALARM = 0.01
"""Chance that intervals of exactly 95 % are taken for worse, for each statistic."""

LEAST_PROMISE_S = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A stable queue: utilisation below 0.93."""

    kind: str
    servers: int
    rate: float
    busy: float
    cv2: float

    @property
    def service_s(self) -> float:
        return self.busy * self.servers / self.rate

    def mean_s(self) -> float:
        if self.servers > 1:
            return float(mmc_wait(self.rate, self.service_s, self.servers)) + self.service_s
        return float(mg1_wait(self.rate, self.service_s, self.cv2)) + self.service_s

    def percentile_s(self, share: float) -> float:
        """Of exponential services: the age's tail by Erlang, inverted."""
        if self.servers == 1:
            return -math.log(1 - share) * self.service_s / (1 - self.busy)
        tail: Callable[[float], float] = lambda age_s: (  # noqa: E731 - brentq takes a function of one number
            float(sojourn_tail(age_s, self.rate, self.service_s, self.servers)) - (1 - share)
        )
        return float(brentq(tail, 0.0, 1000 * self.service_s / (1 - self.busy)))


def queues() -> Iterator[Queue]:
    """Fifty each of M/M/1, M/M/c, M/D/1 and M/G/1 (Erlang, gamma and lognormal services)."""
    draws = np.random.Generator(np.random.SFC64(2024))
    for index in range(SETTINGS):
        kind = ("M/M/1", "M/M/c", "M/D/1", "M/G/1")[index % 4]
        cv2 = {"M/D/1": 0.0, "M/G/1": float(draws.uniform(0.1, 3.0))}.get(kind, 1.0)
        yield Queue(
            kind=kind,
            servers=int(draws.integers(2, 13)) if kind == "M/M/c" else 1,
            rate=float(draws.uniform(5.0, 40.0)),
            busy=float(draws.uniform(0.1, 0.93)),
            cv2=cv2,
        )


def truths(queue: Queue, found: SimulationResult) -> Iterator[tuple[str, Interval | None, float]]:
    """What the result says beside what is true; percentiles that it withholds are left out."""
    yield "mean", found.mean_s, queue.mean_s()
    if queue.kind == "M/D/1" and queue.service_s >= LEAST_PROMISE_S:
        yield "nobody waiting", found.promise_kept, 1 - queue.busy
    if queue.cv2 == 1.0:
        for name, share in PERCENTILES.items():
            if name not in found.withheld:
                yield name, found.percentiles[name], queue.percentile_s(share)


@pytest.mark.slow
def test_of_nominal_95_percent_intervals_at_least_95_percent_hold_the_truth(
    record_property: Callable[[str, object], None],
) -> None:
    hits: dict[str, list[bool]] = defaultdict(list)
    for index, queue in enumerate(queues()):
        design = make_design(pool(queue.servers, queue.service_s, queue.cv2))
        facts = {"rate_per_s": queue.rate, "freshness_s": max(queue.service_s * (1 + 1e-6), LEAST_PROMISE_S)}
        found = simulated(design, facts, seed=5000 + index, horizon_s=3600.0)
        for name, interval, exact in truths(queue, found):
            assert interval is not None
            assert interval.low is not None
            assert interval.high is not None
            hits[name].append(interval.low <= exact <= interval.high)
    report = {name: (len(held), round(float(np.mean(held)), 4)) for name, held in hits.items()}
    record_property("coverage", report)
    everything = [one for held in hits.values() for one in held]
    assert np.mean(everything) >= NOMINAL, report
    for held in hits.values():
        assert sum(held) >= binom.ppf(FALSE_ALARM, len(held), NOMINAL), report
