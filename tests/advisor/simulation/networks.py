"""Small designs and requests for the simulation's tests: stations given, everything else plain."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from advisor.cases import Array, likely_case
from advisor.design import Design, Replay
from advisor.options import OPTION_BY_KEY
from advisor.parsing import parse_use_case
from advisor.simulation.request import SimulationRequest
from advisor.simulation.result import SimulationResult
from advisor.simulation.simulate import simulate
from advisor.stations import BatchRun, Buffer, Gate, ServerPool, Station, Transit
from advisor.vocabulary import OptionKey

STEADY = {"profile": "flat", "peak_factor": 1}


def one(value: float) -> Array:
    return np.array([float(value)])


def transit(seconds: float) -> Transit:
    return Transit(component="transit", label="transit", seconds=one(seconds))


def gate(period_s: float, *, is_shared: bool = True) -> Gate:
    return Gate(component="gate", label="gate", period_s=one(period_s), is_shared=is_shared)


def buffer(period_s: float, full_events: float, buffers: float = 1) -> Buffer:
    return Buffer(
        component="buffer",
        label="buffer",
        period_s=one(period_s),
        full_events=one(full_events),
        buffers=one(buffers),
    )


def pool(servers: int, service_s: float, cv2: float = 1.0) -> ServerPool:
    return ServerPool(
        component="pool",
        label="pool",
        servers=one(servers),
        service_s=one(service_s),
        service_cv2=one(cv2),
    )


def batch(
    headway_s: float, *, startup_s: float = 0.0, fixed_s: float = 0.0, per_event_s: float = 0.0
) -> BatchRun:
    return BatchRun(
        component="run",
        label="run",
        headway_s=one(headway_s),
        startup_s=one(startup_s),
        fixed_s=one(fixed_s),
        per_event_s=one(per_event_s),
    )


def make_design(*stations: Station) -> Design:
    headways = [float(s.headway_s[0]) for s in stations if isinstance(s, BatchRun)]
    key = OptionKey.MICRO_BATCH if headways else OptionKey.EVENT_STREAMING
    return Design(
        option=OPTION_BY_KEY[key],
        headway_s=one(max(headways, default=0.0)),
        components=(),
        flows=(),
        stations=stations,
        replay=Replay(events_per_s=one(1.0)),
    )


def make_request(design: Design, facts: Mapping[str, Any], **changes: Any) -> SimulationRequest:
    given: dict[str, Any] = {
        "facts": {**STEADY, **facts},
        "option": design.option.key,
        "headway_s": float(design.headway_s[0]),
        "horizon_s": 3600.0,
        "replications": 10,
        "seed": 7,
    }
    return SimulationRequest(**{**given, **changes})


def simulated(design: Design, facts: Mapping[str, Any], **changes: Any) -> SimulationResult:
    request = make_request(design, facts, **changes)
    return simulate(design, likely_case(parse_use_case(request.facts)), request)
