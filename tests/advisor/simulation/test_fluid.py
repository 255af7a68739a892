"""Cohorts against single events, where both can be had."""

import numpy as np
import pytest

from advisor.design import Design
from advisor.simulation import plan as planning
from advisor.simulation.result import SimulationResult
from advisor.simulation.scenario import Scenario
from tests.advisor.simulation.networks import batch, gate, make_design, pool, simulated, transit

DAILY = {"rate_per_s": 400.0, "profile": "consumer", "peak_factor": 2.5}
DESIGNS = {
    "event by event": make_design(gate(1.0, is_shared=False), transit(0.05), pool(4, 0.003), transit(0.1)),
    "busy pool": make_design(transit(0.02), pool(20, 0.018, 0.5)),
    "exactly once": make_design(transit(0.05), pool(4, 0.003), gate(10.0), transit(0.1)),
    "micro-batch": make_design(gate(60.0), batch(300.0, startup_s=30, fixed_s=15, per_event_s=2e-4)),
    "triggered": make_design(transit(0.1), batch(2.0, fixed_s=0.3, per_event_s=4e-4), transit(0.05)),
}


def both(design: Design, scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> list[SimulationResult]:
    found = []
    for most in (planning.EXACT_EVENTS, 0.0):
        monkeypatch.setattr(planning, "EXACT_EVENTS", most)
        found.append(simulated(design, DAILY, scenario=scenario, horizon_s=21_600.0, replications=1))
    assert [one.regime for one in found] == ["exact", "fluid"]
    return found


@pytest.mark.parametrize("scenario", [Scenario.BASE, Scenario.OUTAGE])
@pytest.mark.parametrize("name", DESIGNS)
def test_cohorts_agree_with_single_events(
    name: str, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact, fluid = both(DESIGNS[name], scenario, monkeypatch)
    for percentile, tolerance in (("p50", 0.02), ("p95", 0.05), ("p99", 0.05)):
        one, other = exact.percentiles[percentile], fluid.percentiles[percentile]
        assert one is not None
        assert other is not None
        assert other.value == pytest.approx(one.value, rel=tolerance), percentile
    assert fluid.utilisation == pytest.approx(exact.utilisation, rel=0.01)
    assert fluid.events == pytest.approx(exact.events, rel=0.01)
    assert np.mean(fluid.backlog.events) == pytest.approx(np.mean(exact.backlog.events), rel=0.03, abs=3)


def test_a_pool_past_saturation_falls_behind_by_what_it_cannot_do() -> None:
    design = make_design(pool(10, 1e-4))
    found = simulated(design, {"rate_per_s": 2e5}, horizon_s=86_400.0, replications=1)
    # 10^5 of 2 * 10^5 events/s are served: the last event of the day waits another day.
    median = found.percentiles["p50"]
    assert median is not None
    assert median.value == pytest.approx(43_200.0, rel=0.01)
    assert any("cannot keep up" in note for note in found.notes)
