"""What a run's infrastructure cost as it was used, by the run's own price book."""

from collections.abc import Iterable

import numpy as np

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.options import OPTION_BY_KEY
from advisor.parsing import parse_use_case
from advisor.simulation.accrual import accrue
from advisor.simulation.piece import PieceResult
from advisor.simulation.profiles.measured import profile_of, with_engine
from advisor.simulation.request import SimulationRequest
from advisor.simulation.result import Accrued
from decisions.models.simulation import Simulation
from decisions.selectors.own_assumptions import stored_assumptions
from decisions.selectors.price_books import price_book


def accrued_by(simulation: Simulation, request: SimulationRequest, pieces: Iterable[PieceResult]) -> Accrued:
    """Cost by component over the horizon, from what the pieces counted, on its own engine if it has one."""
    cases = likely_case(parse_use_case(request.facts), stored_assumptions(simulation.assumptions))
    design = compose(OPTION_BY_KEY[request.option], cases, np.array([request.headway_s]), describe=False)
    profile = profile_of(request)
    if profile is not None:
        design = with_engine(design, profile)
    return accrue(design, price_book(simulation.price_book_id), cases, pieces)
