"""Cohorts against single events in the designs of every option, branches and small buffers included."""

from collections.abc import Mapping

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.options import OPTION_BY_KEY
from advisor.parsing import parse_use_case
from advisor.simulation import plan as planning
from advisor.simulation.output_analysis import Interval
from advisor.simulation.request import SimulationRequest
from advisor.simulation.result import SimulationResult
from advisor.simulation.scenario import Scenario
from advisor.simulation.simulate import simulate
from advisor.vocabulary import OptionKey

WITHIN = {"p50": 0.02, "p95": 0.05, "p99": 0.05}
CASES = [("aws", "us-east-1", Scenario.OUTAGE), ("gcp", "us-central1", Scenario.BASE)]


def found(option: OptionKey, scenario: Scenario, facts: Mapping[str, object]) -> SimulationResult:
    cases, headway_s = likely_case(parse_use_case(facts)), OPTION_BY_KEY[option].headways_s[-1]
    design = compose(OPTION_BY_KEY[option], cases, np.array([headway_s]), describe=False)
    request = SimulationRequest(
        facts=facts,
        option=option,
        headway_s=float(design.headway_s[0]),
        scenario=scenario,
        horizon_s=86_400.0,
        replications=1,
    )
    return simulate(design, cases, request)


def agree(one: Mapping[str, Interval | None], other: Mapping[str, Interval | None]) -> None:
    for name, tolerance in WITHIN.items():
        exact, fluid = one[name], other[name]
        assert exact is not None
        assert fluid is not None
        assert fluid.value == pytest.approx(exact.value, rel=tolerance), name


@pytest.mark.slow
@pytest.mark.parametrize(("provider", "region", "scenario"), CASES, ids=["aws", "gcp"])
@pytest.mark.parametrize("option", OptionKey)
def test_cohorts_agree_with_single_events_in_the_design_of(
    option: OptionKey, provider: str, region: str, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = {
        "rate_per_s": 20.0,
        "profile": "consumer",
        "peak_factor": 2.5,
        "provider": provider,
        "region": region,
    }
    exact = found(option, scenario, facts)
    monkeypatch.setattr(planning, "EXACT_EVENTS", 0.0)
    fluid = found(option, scenario, facts)
    assert (exact.regime, fluid.regime) == ("exact", "fluid")
    agree(exact.percentiles, fluid.percentiles)
    assert fluid.utilisation == pytest.approx(exact.utilisation, rel=0.01)
    for one, other in zip(exact.branches, fluid.branches, strict=True):
        agree(one.percentiles, other.percentiles)
