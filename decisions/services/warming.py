"""Compiles the simulation's loops before a worker takes work, so that nobody's first run waits for it.

The machine code is kept in NUMBA_CACHE_DIR: seconds on the first start, a fraction of one afterwards.
"""

import numpy as np

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.options import OPTIONS, Option
from advisor.parsing import parse_use_case
from advisor.simulation.plan import plan
from advisor.simulation.request import SimulationRequest
from advisor.simulation.run import run_piece

# Few enough events to follow each one; with a daily headway, more than are followed one by one.
FEW_PER_S, MANY_PER_S = 1, 100
HORIZON_S = 86400.0


def warm() -> None:
    """Simulate a day of every option, and one of the slowest in cohorts of events."""
    for option in OPTIONS:
        _simulate(option, FEW_PER_S)
    _simulate(OPTIONS[0], MANY_PER_S)


def _simulate(option: Option, rate_per_s: float) -> None:
    facts = {"rate_per_s": rate_per_s}
    headway_s = option.headways_s[0]
    cases = likely_case(parse_use_case(facts))
    design = compose(option, cases, np.array([headway_s]), describe=False)
    request = SimulationRequest(
        facts=facts, option=option.key, headway_s=headway_s, horizon_s=HORIZON_S, replications=1
    )
    run_piece(design, cases, request, plan(request)[0])
