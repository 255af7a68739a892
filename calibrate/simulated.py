"""What the product's own simulation says about a setting, once the consumer's pace is known."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import likely_case
from advisor.design import Design, Replay
from advisor.options import OPTION_BY_KEY
from advisor.parsing import parse_use_case
from advisor.simulation.request import SimulationRequest
from advisor.simulation.simulate import simulate
from advisor.stations import BatchRun, ServerPool, Station, Transit
from advisor.vocabulary import OptionKey
from calibrate.fit_measured import BatchPace, EventPace
from calibrate.setting import Run, Setting

PERCENTILES = ("p50", "p95", "p99")
EVENTS_A_REPLICATION = 200_000.0
REPLICATIONS = 5
MANY = 64.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Latencies:
    """Percentiles of latency, seconds."""

    p50_s: float
    p95_s: float
    p99_s: float


def measured(run: Run) -> Latencies:
    """Percentiles of a run."""
    p50_s, p95_s, p99_s = np.quantile(run.latency_s, (0.5, 0.95, 0.99)).tolist()
    return Latencies(p50_s=p50_s, p95_s=p95_s, p99_s=p99_s)


def predicted(setting: Setting, pace: EventPace | BatchPace) -> Latencies:
    """Percentiles that the simulation gives for a steady load of the setting's rate, over a longer time."""
    stations, headway_s = _stations(setting, pace), setting.trigger_s
    facts = {"rate_per_s": setting.rate_per_s, "profile": "flat", "peak_factor": 1}
    key = OptionKey.CONTINUOUS_MICRO_BATCH if headway_s else OptionKey.EVENT_STREAMING
    request = SimulationRequest(
        facts=facts,
        option=key,
        headway_s=headway_s,
        horizon_s=max(EVENTS_A_REPLICATION / setting.rate_per_s, 60.0),
        replications=REPLICATIONS,
        seed=setting.seed,
    )
    design = Design(
        option=OPTION_BY_KEY[key],
        headway_s=np.array([headway_s]),
        components=(),
        flows=(),
        stations=stations,
        replay=Replay(events_per_s=np.array([1.0])),
    )
    found = simulate(design, likely_case(parse_use_case(facts)), request).percentiles
    p50_s, p95_s, p99_s = (one.value if (one := found[name]) else np.nan for name in PERCENTILES)
    return Latencies(p50_s=p50_s, p95_s=p95_s, p99_s=p99_s)


def _stations(setting: Setting, pace: EventPace | BatchPace) -> tuple[Station, ...]:
    if isinstance(pace, BatchPace):
        run = BatchRun(
            component="consumer",
            label="run",
            headway_s=np.array([setting.trigger_s]),
            startup_s=np.array([0.0]),
            fixed_s=np.array([pace.fixed_s]),
            per_event_s=np.array([pace.per_event_s]),
        )
        return (run,)
    transit = Transit(component="stream", label="transit", seconds=np.array([pace.transit_s]))
    # As many servers as are never busy at once: a delay that differs from event to event.
    held = _pool("stream", MANY, pace.held_s, pace.held_cv2)
    return transit, held, _pool("consumer", 1.0, pace.service_s, 0.0)


def _pool(component: str, servers: float, service_s: float, cv2: float) -> ServerPool:
    return ServerPool(
        component=component,
        label=component,
        servers=np.array([servers]),
        service_s=np.array([service_s]),
        service_cv2=np.array([cv2]),
    )
