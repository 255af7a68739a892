"""Turns the core's objects into rows, and rows back."""

from advisor.advice.advice import Advice
from advisor.plain_data import finite
from advisor.simulation.request import SimulationRequest
from advisor.simulation.scenario import Scenario
from advisor.vocabulary import OptionKey
from decisions.models.decision import Decision
from decisions.models.simulation import Simulation


def fill_verdict(decision: Decision, advice: Advice) -> None:
    """Copy into the row what lists show of an advice."""
    best = next(option for option in advice.ranking if option.option == advice.recommended.option)
    decision.option = advice.recommended.option.value
    decision.option_class = advice.recommended.cls.value
    decision.headway_s = advice.recommended.headway_s
    decision.monthly_usd = best.monthly_usd.total
    decision.margin = finite(advice.margin)
    decision.is_close_call = advice.close_call
    decision.is_allowed = best.eligible
    decision.engine_version = advice.engine_version


def fill_request(simulation: Simulation, request: SimulationRequest) -> None:
    """Copy into the row all that a simulation's numbers depend on, beside the versions."""
    simulation.facts = dict(request.facts)
    simulation.scenario = request.scenario.value
    simulation.option = request.option.value
    simulation.headway_s = request.headway_s
    simulation.horizon_s = request.horizon_s
    simulation.replications = request.replications
    simulation.seed = request.seed
    simulation.trace = None if request.trace is None else dict(request.trace)
    simulation.engine_profile = None if request.engine_profile is None else dict(request.engine_profile)
    simulation.half_width = request.half_width
    simulation.percentile = request.percentile


def request_of(simulation: Simulation) -> SimulationRequest:
    """What the row asks the simulation for."""
    return SimulationRequest(
        facts=simulation.facts,
        option=OptionKey(simulation.option),
        headway_s=simulation.headway_s,
        scenario=Scenario(simulation.scenario),
        horizon_s=simulation.horizon_s,
        replications=simulation.replications,
        seed=simulation.seed,
        trace=simulation.trace,
        engine_profile=simulation.engine_profile,
        half_width=simulation.half_width,
        percentile=simulation.percentile,
    )
