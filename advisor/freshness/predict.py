"""From a design's stations to the age of a result: what each adds, and when it cannot keep up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from advisor.cases import Array, Cases
from advisor.design import Design
from advisor.freshness.age import Age
from advisor.freshness.buffering import buffer_wait_s
from advisor.freshness.queueing import catch_up_s, erlang_c, utilisation
from advisor.freshness.spread import Tail
from advisor.stations import BatchRun, Buffer, Gate, ServerPool, Station, Step, Transit

OUTAGE_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """The closed form of a design at the mean load, with its limits at the peak; arrays of shape (cases,)."""

    age: Age
    by_station: tuple[tuple[Station, Age], ...]
    """What each station adds to the age."""
    utilisation_at_peak: Array
    """Largest over the stations; a batch run's is run time / headway."""
    catch_up_s: Array
    """Time to clear the backlog of an outage of one hour."""

    def of_case(self, case: int) -> "Prediction":
        """The prediction of one case by itself, with the stations in which its events spend any time."""
        rows = slice(case, case + 1)
        ages = ((station, age.of_case(case)) for station, age in self.by_station)
        return Prediction(
            age=self.age.of_case(case),
            by_station=tuple((_of_case(station, rows), age) for station, age in ages if age.mean()[0] > 0),
            utilisation_at_peak=self.utilisation_at_peak[rows],
            catch_up_s=self.catch_up_s[rows],
        )

    def latency_by_component(self) -> dict[str, float]:
        """Mean seconds that each component adds in the first case."""
        latency: dict[str, float] = {}
        for station, age in self.by_station:
            steps = station.steps if isinstance(station, BatchRun) else ()
            elsewhere = sum(float(step.seconds[0]) for step in steps)
            own = (station.component, float(age.mean()[0]) - elsewhere)
            for component, seconds in (own, *((step.component, float(step.seconds[0])) for step in steps)):
                latency[component] = latency.get(component, 0.0) + seconds
        return latency


def _of_case(station: Station, rows: slice) -> Station:
    """The station with the later steps of a run as they are in one case, which is all that is told of it."""
    if not isinstance(station, BatchRun) or not station.steps:
        return station
    steps = tuple(Step(component=step.component, seconds=step.seconds[rows]) for step in station.steps)
    return replace(station, steps=steps)


def predict(design: Design, cases: Cases) -> Prediction:
    """The age of a result and its design's reserve; a station without a steady state makes it infinite."""
    by_station = tuple((station, _age_in(station, cases)) for station in design.stations)
    working = [station for station in design.stations if isinstance(station, ServerPool | BatchRun)]
    return Prediction(
        age=_whole_age(by_station, cases),
        by_station=by_station,
        utilisation_at_peak=_largest([_utilisation(s, cases.peak_rate_per_s) for s in working], cases),
        catch_up_s=_largest([_catch_up(s, cases.rate_per_s) for s in working], cases),
    )


def _whole_age(by_station: tuple[tuple[Station, Age], ...], cases: Cases) -> Age:
    """All stations one behind the other: what is constant is added up, the rest is kept apart."""
    constant = np.zeros(cases.size)
    for station, age in by_station:
        if not isinstance(station, Gate | Buffer):
            constant += age.constant_s
    return Age(
        constant_s=constant,
        widths_s=tuple(width for _, age in by_station for width in age.widths_s),
        tails=tuple(tail for _, age in by_station for tail in age.tails),
    )


def _age_in(station: Station, cases: Cases) -> Age:
    """What a station adds; several options gather the same events in equal buffers, and queue them for equal
    servers, whose laws are long.
    """
    if isinstance(station, Buffer):
        columns = (station.period_s, station.full_events, station.buffers)
    elif isinstance(station, ServerPool):
        columns = (station.servers, station.service_s, station.service_cv2)
    else:
        return station_age(station, cases.rate_per_s)
    key = (type(station), *(column.tobytes() for column in columns))
    if key not in cases.known:
        cases.known[key] = station_age(station, cases.rate_per_s)
    age: Age = cases.known[key]
    return age


def station_age(station: Station, rate_per_s: Array) -> Age:
    """What one station adds to the age of an event that arrives at `rate_per_s` events/s."""
    if isinstance(station, Transit):
        return Age(constant_s=station.seconds)
    if isinstance(station, Gate):
        return Age(constant_s=np.zeros_like(station.period_s), widths_s=(station.period_s,))
    if isinstance(station, Buffer):
        return _buffer_age(station, rate_per_s)
    if isinstance(station, BatchRun):
        return _run_age(station, rate_per_s)
    return _pool_age(station, rate_per_s)


def _buffer_age(buffer: Buffer, rate_per_s: Array) -> Age:
    """Uniform with the exact mean: exact where time flushes, and near it where many events fill a buffer."""
    each_per_s = rate_per_s / np.maximum(buffer.buffers, 1.0)
    wait_s = buffer_wait_s(each_per_s, buffer.full_events, buffer.period_s)
    return Age(constant_s=np.zeros_like(wait_s), widths_s=(2.0 * wait_s,))


def _run_age(run: BatchRun, rate_per_s: Array) -> Age:
    """Uniform wait for the departure, then the run; no steady state once the run outlasts the headway."""
    lasts = run_time_s(run, rate_per_s)
    stable = (lasts < run.headway_s) | (run.headway_s == 0)
    return Age(constant_s=np.where(stable, lasts, np.inf), widths_s=(run.headway_s,))


def run_time_s(run: BatchRun, rate_per_s: Array) -> Array:
    """Run time of a departure that takes one headway's events: startup + a + b n."""
    return run.startup_s + run.fixed_s + run.per_event_s * rate_per_s * run.headway_s


def _pool_age(pool: ServerPool, rate_per_s: Array) -> Age:
    """M/G/c: service, and a wait that is exponential for those who wait, with Allen-Cunneen's mean.

    Those who wait do so for (1 + cv2) / 2 x service / (servers (1 - utilisation)) on average, which is
    `queueing.mgc_wait` over the probability of waiting.
    """
    busy = utilisation(rate_per_s, pool.service_s, pool.servers)
    stable = busy < 1
    reserve = np.maximum(pool.servers, 1.0) * np.where(stable, 1 - busy, 1.0)
    mean = (1 + pool.service_cv2) / 2 * pool.service_s / reserve
    waiting = erlang_c(pool.servers, rate_per_s * pool.service_s)
    tail = Tail(probability=np.where(stable, waiting, 0.0), mean_s=mean)
    return Age(constant_s=np.where(stable, pool.service_s, np.inf), tails=(tail,))


def _utilisation(station: ServerPool | BatchRun, rate_per_s: Array) -> Array:
    if isinstance(station, ServerPool):
        return utilisation(rate_per_s, station.service_s, station.servers)
    headway = np.maximum(station.headway_s, 1e-9)
    lasts = run_time_s(station, rate_per_s)
    return np.asarray(np.where(station.headway_s > 0, lasts / headway, 0.0))


def _catch_up(station: ServerPool | BatchRun, rate_per_s: Array) -> Array:
    if isinstance(station, ServerPool):
        capacity = station.servers / np.maximum(station.service_s, 1e-300)
        return catch_up_s(OUTAGE_S, rate_per_s, capacity)
    return _run_catch_up(station, rate_per_s)


def _run_catch_up(run: BatchRun, rate_per_s: Array) -> Array:
    """Runs back to back until the backlog is gone: R = startup + a + b lambda (o + R)."""
    load = run.per_event_s * rate_per_s
    once = run.startup_s + run.fixed_s + load * OUTAGE_S
    return np.where(load < 1, once / np.where(load < 1, 1 - load, 1.0), np.inf)


def _largest(values: Sequence[Array], cases: Cases) -> Array:
    largest = np.zeros(cases.size)
    for value in values:
        np.maximum(largest, value, out=largest)
    return largest
