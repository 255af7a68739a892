"""A result's shape: what the API promises, and what is withheld."""

import json
import math
from decimal import Decimal

import pytest

from advisor.advice.ranking import AgeSummary
from advisor.cases import likely_case
from advisor.parsing import parse_use_case
from advisor.simulation.simulate import simulate
from tests.advisor.simulation.networks import make_design, make_request, pool, simulated, transit

DESIGN = make_design(transit(0.1), pool(1, 0.05))


def test_a_result_has_the_fields_that_tools_rely_on() -> None:
    request = make_request(DESIGN, {"rate_per_s": 10.0})
    found = simulate(
        DESIGN,
        likely_case(parse_use_case(request.facts)),
        request,
        predicted=AgeSummary(mean=0.2, p50=0.15, p95=0.3, p99=0.4),
        monthly_usd=Decimal("730.00"),
    ).to_json()
    assert set(found["freshness_s"]) == {"mean", "p50", "p95", "p99", "p999"}
    assert set(found["freshness_s"]["p50"]) == {"value", "low", "high"}
    assert set(found["promise_kept"]) == {"value", "low", "high"}
    assert found["cost_usd"] == "1.00", "an hour of 730"
    assert found["predicted"] == {"p50": 0.15, "p95": 0.3, "p99": 0.4}
    assert len(found["backlog"]["t_s"]) == len(found["backlog"]["events"])
    assert found["seed"] == 7
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_a_prediction_without_end_is_null() -> None:
    request = make_request(DESIGN, {"rate_per_s": 10.0})
    endless = AgeSummary(mean=math.inf, p50=1.0, p95=math.inf, p99=math.inf)
    cases = likely_case(parse_use_case(request.facts))
    found = simulate(DESIGN, cases, request, predicted=endless).to_json()
    assert found["predicted"] == {"p50": 1.0, "p95": None, "p99": None}


def test_a_short_sample_withholds_the_far_percentiles_and_says_why() -> None:
    found = simulated(DESIGN, {"rate_per_s": 0.2}, horizon_s=3600.0).to_json()
    assert found["freshness_s"]["p50"] is not None
    assert found["freshness_s"]["p999"] is None
    assert "10,000" in found["withheld"]["p999"]


def test_no_event_at_all_is_a_result_too() -> None:
    found = simulated(DESIGN, {"rate_per_s": 1e-6}, horizon_s=60.0).to_json()
    assert found["events"] == 0
    assert found["freshness_s"] == {"mean": None, "p50": None, "p95": None, "p99": None, "p999": None}
    assert json.dumps(found, allow_nan=False)


def test_a_single_replication_gives_points_without_intervals() -> None:
    found = simulated(DESIGN, {"rate_per_s": 10.0}, replications=1).to_json()
    assert found["freshness_s"]["p95"]["low"] is None
    assert found["freshness_s"]["p95"]["value"] > 0.1


def test_a_design_without_a_delay_is_as_fresh_as_can_be() -> None:
    found = simulated(make_design(transit(0.0)), {"rate_per_s": 10.0})
    assert found.promise_kept is not None
    assert found.promise_kept.value == 1.0
    median = found.percentiles["p50"]
    assert median is not None
    assert median.value == pytest.approx(0.0, abs=1e-8)
