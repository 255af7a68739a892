"""The simulation engine on one core: nanoseconds an event through the public `simulate`, beside the random
numbers
it draws and beside SimPy's process model of the same network."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import simpy

from advisor.cases import Array, likely_case
from advisor.design import Design, Replay
from advisor.options import OPTION_BY_KEY
from advisor.parsing import parse_use_case
from advisor.simulation.kernels.block import CHUNK
from advisor.simulation.request import SimulationRequest
from advisor.simulation.simulate import simulate, simulate_designs
from advisor.simulation.warm import warm
from advisor.stations import BatchRun, Gate, ServerPool, Station, Transit
from advisor.vocabulary import OptionKey
from bench.measure import Measure, seconds
from bench.stage import Stage

EVENTS = 10_000_000
SIMPY_EVENTS = 40_000
RATE = 1000.0
DAILY = {"profile": "consumer", "peak_factor": 1.7}
STEADY = {"profile": "flat", "peak_factor": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Stations with what the facts beside the rate are, and how long an event may take at most, if
    anything.
    """

    title: str
    stations: tuple[Station, ...]
    facts: dict[str, Any]
    most_ns: float | None = None


def measures(_stage: Stage) -> Iterator[Measure]:
    """Draws first, then networks; a bound is a multiple of what was measured just before, in the same run."""
    warm()
    draws = Measure(title="two exponential draws an event", run=_draw_two, per=EVENTS, thing="events")
    drawn_s = seconds(draws)
    yield draws
    yield _measure(M_M_1, bound_s=1.6 * drawn_s)
    for network, process in ((TANDEM, _simpy_tandem), (MICRO_BATCH, _simpy_batch)):
        theirs = Measure(title=f"{network.title}, SimPy", run=process, per=SIMPY_EVENTS, thing="events")
        theirs_s = seconds(theirs) / SIMPY_EVENTS
        yield theirs
        yield _measure(network, bound_s=theirs_s * EVENTS / 500)
    for network in (DIURNAL, EVENT_STREAMING):
        yield _measure(network, bound_s=network.most_ns and network.most_ns * 1e-9 * EVENTS)
    yield from _second_designs()
    yield _week()


def _one(value: float) -> Array:
    return np.array([value])


def _pool(servers: float, service_s: float) -> ServerPool:
    return ServerPool(
        component="pool",
        label="pool",
        servers=_one(servers),
        service_s=_one(service_s),
        service_cv2=_one(1.0),
    )


def _gate(period_s: float, *, is_shared: bool = True) -> Gate:
    return Gate(component="gate", label="gate", period_s=_one(period_s), is_shared=is_shared)


def _transit(seconds: float) -> Transit:
    return Transit(component="transit", label="transit", seconds=_one(seconds))


M_M_1 = Network(title="M/M/1", stations=(_pool(1, 0.8 / RATE),), facts=STEADY)
M_M_1_QUICKER = Network(title="a quicker one", stations=(_pool(1, 0.7 / RATE),), facts=STEADY)
TANDEM = Network(title="three M/M/4 in tandem", stations=(_pool(4, 3.0 / RATE),) * 3, facts=STEADY)
MICRO_BATCH = Network(
    title="micro-batch",
    stations=(
        BatchRun(
            component="run",
            label="run",
            headway_s=_one(1.0),
            startup_s=_one(0.0),
            fixed_s=_one(0.2),
            per_event_s=_one(1e-4),
        ),
    ),
    facts=STEADY,
)
DIURNAL = Network(
    title="a daily profile into four servers", stations=(_pool(4, 2.0 / RATE),), facts=DAILY, most_ns=40.0
)
EVENT_STREAMING = Network(
    title="event streaming, six stations",
    stations=(
        _gate(1.0, is_shared=False),
        _transit(0.05),
        _transit(0.4),
        _pool(4, 2.0 / RATE),
        _gate(1.0),
        _transit(0.02),
    ),
    facts=DAILY,
    most_ns=120.0,
)
CHUNKS = Network(
    title="continuous micro-batch",
    stations=(
        _gate(1.0, is_shared=False),
        _transit(0.05),
        _transit(0.4),
        BatchRun(
            component="run",
            label="run",
            headway_s=_one(10.0),
            startup_s=_one(0.0),
            fixed_s=_one(0.2),
            per_event_s=_one(1e-4),
        ),
        _gate(1.0),
        _transit(0.02),
    ),
    facts=DAILY,
)


def _measure(network: Network, *, bound_s: float | None) -> Measure:
    return Measure(
        title=network.title, run=_run(network, EVENTS / RATE), bound_s=bound_s, per=EVENTS, thing="events"
    )


def _second_designs() -> Iterator[Measure]:
    """What a second design on the same draws adds: at most half of what the first takes alone."""
    for first, second in ((M_M_1, M_M_1_QUICKER), (EVENT_STREAMING, CHUNKS)):
        alone_s = seconds(_measure(first, bound_s=None))
        yield Measure(
            title=f"{first.title} and {second.title}",
            run=_together(first, second),
            bound_s=1.5 * alone_s,
            per=EVENTS,
            thing="events",
        )


def _week() -> Measure:
    design = Network(title="", stations=(_transit(0.05), _pool(2000, 3e-4), _gate(1.0)), facts=DAILY)
    week_s = 7 * 86400.0
    return Measure(
        title="a week at 5 million events/s as cohorts",
        run=_run(design, week_s, rate_per_s=5e6),
        bound_s=2.0,
        per=int(5e6 * week_s),
        thing="events",
    )


def _run(network: Network, horizon_s: float, rate_per_s: float = RATE) -> Callable[[], object]:
    design = _design(network)
    facts = {"rate_per_s": rate_per_s, **network.facts}
    cases = likely_case(parse_use_case(facts))
    request = _request(design, facts, horizon_s)
    return lambda: simulate(design, cases, request)


def _together(first: Network, second: Network) -> Callable[[], object]:
    designs = (_design(first), _design(second))
    facts = {"rate_per_s": RATE, **first.facts}
    cases = likely_case(parse_use_case(facts))
    request = _request(designs[0], facts, EVENTS / RATE)
    return lambda: simulate_designs(designs, cases, request)


def _request(design: Design, facts: dict[str, Any], horizon_s: float) -> SimulationRequest:
    return SimulationRequest(
        facts=facts,
        option=design.option.key,
        headway_s=float(design.headway_s[0]),
        horizon_s=horizon_s,
        replications=1,
    )


def _design(network: Network) -> Design:
    headway_s = max((float(s.headway_s[0]) for s in network.stations if isinstance(s, BatchRun)), default=0.0)
    key = OptionKey.CONTINUOUS_MICRO_BATCH if headway_s else OptionKey.EVENT_STREAMING
    return Design(
        option=OPTION_BY_KEY[key],
        headway_s=_one(headway_s),
        components=(),
        flows=(),
        stations=network.stations,
        replay=Replay(events_per_s=_one(1.0)),
    )


def _draw_two() -> None:
    stream, out = np.random.Generator(np.random.SFC64(1)), np.empty(CHUNK)
    for _ in range(2 * EVENTS // CHUNK):
        stream.standard_exponential(out=out)


def _simpy_tandem() -> None:
    stream = np.random.Generator(np.random.SFC64(1))
    world = simpy.Environment()
    pools = [simpy.Resource(world, 4) for _ in range(3)]
    ages = []

    def event() -> Generator[Any, Any, None]:
        born = world.now
        for pool in pools:
            with pool.request() as turn:
                yield turn
                yield world.timeout(stream.exponential(3.0 / RATE))
        ages.append(world.now - born)

    def source() -> Generator[Any, Any, None]:
        for _ in range(SIMPY_EVENTS):
            yield world.timeout(stream.exponential(1 / RATE))
            world.process(event())

    world.process(source())
    world.run()


def _simpy_batch() -> None:
    """Every event is a process that waits for the end of the run that takes it."""
    stream = np.random.Generator(np.random.SFC64(1))
    world = simpy.Environment()
    ages: list[float] = []
    boarding = [simpy.Event(world)]
    waiting = [0]

    def event() -> Generator[Any, Any, None]:
        born = world.now
        waiting[0] += 1
        yield boarding[0]
        ages.append(world.now - born)

    def source() -> Generator[Any, Any, None]:
        for _ in range(SIMPY_EVENTS):
            yield world.timeout(stream.exponential(1 / RATE))
            world.process(event())

    def timetable() -> Generator[Any, Any, None]:
        while len(ages) < SIMPY_EVENTS * 0.9:
            yield world.timeout(1.0 - world.now % 1.0)
            run, taken = boarding[0], waiting[0]
            boarding[0], waiting[0] = simpy.Event(world), 0
            yield world.timeout(0.2 + 1e-4 * taken)
            run.succeed()

    world.process(source())
    world.run(until=world.process(timetable()))
