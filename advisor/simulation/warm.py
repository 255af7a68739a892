"""Loads the compiled loops once, so that a worker's first piece does not wait for the compiler."""

import numpy as np

from advisor.cases import likely_case
from advisor.design import Design, Replay
from advisor.options import OPTION_BY_KEY
from advisor.parsing import parse_use_case
from advisor.simulation.kernels.pool import DOZENS, FEW
from advisor.simulation.request import Piece, Regime, SimulationRequest
from advisor.simulation.run import run_piece
from advisor.stations import BatchRun, Buffer, Gate, ServerPool, Station, Transit
from advisor.vocabulary import OptionKey

FACTS = {"rate_per_s": 10.0}


def warm() -> None:
    """Run a minute of a design with every kind of station in both regimes: seconds once, then a fraction."""
    design = _every_station()
    request = SimulationRequest(
        facts=FACTS, option=design.option.key, headway_s=1.0, horizon_s=60.0, replications=1
    )
    cases = likely_case(parse_use_case(FACTS))
    for regime in Regime:
        run_piece(
            design,
            cases,
            request,
            Piece(replication=0, span=0, spans=1, start_s=0.0, end_s=60.0, regime=regime),
        )


def _every_station() -> Design:
    one = np.ones(1)
    pools = tuple(
        ServerPool(component="", label="", servers=one * servers, service_s=one * 0.01, service_cv2=one)
        for servers in (1, FEW, DOZENS, DOZENS + 1)
    )
    stations: tuple[Station, ...] = (
        Transit(component="", label="", seconds=one),
        Gate(component="", label="", period_s=one),
        Buffer(component="", label="", period_s=one, full_events=one * 5.0, buffers=one),
        *pools,
        BatchRun(
            component="", label="", headway_s=one, startup_s=one * 0, fixed_s=one * 0, per_event_s=one * 0
        ),
    )
    return Design(
        option=OPTION_BY_KEY[OptionKey.CONTINUOUS_MICRO_BATCH],
        headway_s=one,
        components=(),
        flows=(),
        stations=stations,
        replay=Replay(events_per_s=one),
    )
