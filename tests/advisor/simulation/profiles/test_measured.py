"""A measured engine in the place of a design's own processing."""

from typing import Any

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.design import Design
from advisor.options import OPTION_BY_KEY
from advisor.parsing import parse_use_case
from advisor.simulation.plan import plan
from advisor.simulation.profiles.measured import with_engine
from advisor.simulation.request import InvalidSimulation, SimulationRequest
from advisor.simulation.result import SimulationResult
from advisor.simulation.simulate import simulate
from advisor.stations import BatchRun, Gate, ServerPool, Transit
from advisor.vocabulary import OptionKey
from tests.advisor.simulation.profiles.examples import (
    MICRO_BATCH,
    PER_EVENT,
    micro_batch,
    per_event,
    plain_profile,
)

FACTS: dict[str, Any] = {"rate_per_s": 100.0, "profile": "flat", "peak_factor": 1.0}


def composed(option: OptionKey, headway_s: float = 0.0) -> Design:
    cases = likely_case(parse_use_case(FACTS))
    return compose(OPTION_BY_KEY[option], cases, np.array([headway_s]), describe=False)


def asked(option: OptionKey, profile: dict[str, Any] | None, headway_s: float = 0.0) -> SimulationRequest:
    return SimulationRequest(
        facts=FACTS,
        option=option,
        headway_s=headway_s,
        horizon_s=600.0,
        replications=3,
        engine_profile=profile,
    )


def simulated(option: OptionKey, profile: dict[str, Any] | None, headway_s: float = 0.0) -> SimulationResult:
    cases = likely_case(parse_use_case(FACTS))
    return simulate(composed(option, headway_s), cases, asked(option, profile, headway_s))


def processing(design: Design) -> list[type]:
    return [type(station) for station in design.stations if station.component in {"flink", "spark"}]


def test_a_per_event_engine_takes_the_place_of_flink_s_buffer_and_pool() -> None:
    design = composed(OptionKey.EVENT_STREAMING)
    engine = per_event(transit_s=0.2, capacity_per_s=5000.0)
    assert processing(with_engine(design, engine)) == [Transit, ServerPool, Gate]
    others = [one for one in design.stations if one.component != "flink"]
    assert [one for one in with_engine(design, engine).stations if one.component != "flink"] == others


def test_a_micro_batch_engine_departs_as_often_as_the_design() -> None:
    design = with_engine(composed(OptionKey.CONTINUOUS_MICRO_BATCH, 10.0), micro_batch(fixed_s=0.7))
    (run,) = (station for station in design.stations if isinstance(station, BatchRun))
    assert (run.headway_s[0], run.fixed_s[0]) == (10.0, 0.7)


def test_event_by_event_it_departs_at_its_own_trigger() -> None:
    design = with_engine(composed(OptionKey.EVENT_STREAMING), micro_batch())
    (run,) = (station for station in design.stations if isinstance(station, BatchRun))
    assert run.headway_s[0] == 3.0


def test_a_result_holds_the_engine_s_times_and_says_whose_they_are() -> None:
    slow = plain_profile("per_event", {**PER_EVENT, "transit_s": 40.0, "flush_sleep_s": 10.0})
    own, measured = (simulated(OptionKey.EVENT_STREAMING, profile) for profile in (None, slow))
    assert own.mean_s is not None
    assert measured.mean_s is not None
    # Forty seconds on the way and half of ten until the flush, in place of a fraction of a second.
    assert measured.mean_s.value - own.mean_s.value == pytest.approx(45.0, abs=0.6)
    assert any("An engine (example, grade M" in note for note in measured.notes)
    assert not any("measured engine" in note for note in own.notes)


@pytest.mark.parametrize("option", [OptionKey.DAILY_BATCH, OptionKey.HOURLY_BATCH, OptionKey.MICRO_BATCH])
def test_an_option_that_is_not_always_on_takes_no_engine(option: OptionKey) -> None:
    with pytest.raises(InvalidSimulation) as refused:
        plan(asked(option, plain_profile("micro_batch", MICRO_BATCH), 3600.0))
    assert "event_streaming" in refused.value.faults["engine_profile"][0]


def test_a_faulty_profile_is_refused_with_every_fault_by_its_place() -> None:
    faulty = plain_profile("micro_batch", {**MICRO_BATCH, "fixed_s": -1.0}) | {"grade": "A"}
    with pytest.raises(InvalidSimulation) as refused:
        plan(asked(OptionKey.UNIFIED, faulty, 10.0))
    assert set(refused.value.faults) == {"engine_profile.grade", "engine_profile.parameters.fixed_s"}


def test_branches_leave_and_meet_where_they_did_whatever_takes_the_engine_s_place() -> None:
    engine = per_event(transit_s=0.2, capacity_per_s=5000.0)
    unified, merged = (composed(option) for option in (OptionKey.UNIFIED, OptionKey.LAMBDA))
    behind = with_engine(unified, engine)
    assert behind.stations[behind.branches[0].after - 1].component == "spark"
    assert behind.stations[behind.branches[0].after].component == "serving"
    made = with_engine(merged, engine)
    assert made.joins[0].after == len(made.stations) != len(merged.stations)
