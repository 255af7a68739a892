"""Recorded traces: what is read, what is told of faulty lines, and what is replayed."""

from typing import Any

import numpy as np
import pytest

from advisor.cases import likely_case
from advisor.design import Design
from advisor.parsing import parse_use_case
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.request import InvalidSimulation
from advisor.simulation.run import run_piece
from advisor.simulation.scenario import Scenario
from advisor.simulation.trace import MOST_LINES, parse_trace, trace_of_lines
from tests.advisor.simulation.networks import gate, make_design, make_request, pool, simulated, transit

SECOND = make_design(transit(1.0))
COUNTS = {"counts": [60, 0, 30, 10], "bin_s": 60}


def faults_of(data: object) -> dict[str, tuple[str, ...]]:
    with pytest.raises(InvalidSimulation) as refused:
        parse_trace(data)
    return refused.value.faults


def pieces_of(design: Design, trace: dict[str, Any], **changes: Any) -> list[PieceResult]:
    request = make_request(design, {"rate_per_s": 5.0}, trace=trace, **changes)
    cases = likely_case(parse_use_case(request.facts))
    return [run_piece(design, cases, request, piece) for piece in plan(request)]


def test_times_start_with_the_first_and_are_sorted() -> None:
    assert parse_trace({"times": [105.0, 100.0, 101.5]}).times_s == (0.0, 1.5, 5.0)
    dates = ["2026-11-27T08:00:00Z", "2026-11-27T09:00:00+01:00", "2026-11-27T08:01:00"]
    assert parse_trace({"times": dates}).times_s == (0.0, 0.0, 60.0)


def test_minutes_left_out_hold_no_event() -> None:
    trace = parse_trace({"counts": [[480, 7], [483, 2]]})
    assert (trace.counts, trace.length_s, trace.events) == ((7, 0, 0, 2), 240.0, 9)


def test_every_faulty_line_is_named_at_once() -> None:
    found = faults_of({"counts": [3, -1, 2.5, "x", [0, 1]], "bin_s": 0, "scale": True})
    assert [text.split(":")[0] for text in found["trace.counts"]] == ["Line 2", "Line 3", "Line 4", "Line 5"]
    assert set(found) == {"trace.counts", "trace.bin_s", "trace.scale"}


def test_of_very_many_faulty_lines_the_rest_is_counted() -> None:
    texts = faults_of({"times": ["no"] * 300})["trace.times"]
    assert len(texts) == 21
    assert "280 further" in texts[-1]


@pytest.mark.parametrize(
    "data",
    [
        {"times": [0.0], "counts": None},
        None,
        [],
        {},
        {"times": []},
        {"times": [1], "counts": [1]},
        {"counts": [0, 0]},
        {"counts": "9"},
    ],
    ids=["times and null", "nothing", "a list", "empty", "no line", "both", "no event", "a text"],
)
def test_what_is_no_trace_is_refused(data: object) -> None:
    assert faults_of(data)


@pytest.mark.parametrize(
    "data",
    [{"times": [0, 40 * 86400]}, {"counts": [[0, 1], [10**9, 1]]}, {"times": [1] * (MOST_LINES + 1)}],
    ids=["longer than a month", "minutes far apart", "too many lines"],
)
def test_a_trace_is_bounded(data: object) -> None:
    assert faults_of(data)


def test_a_trace_survives_being_written_and_read() -> None:
    for data in (COUNTS, {"times": [0, 1.25, 9], "is_scaled": True}):
        trace = parse_trace(data)
        assert parse_trace(trace.plain()) == trace


def test_lines_of_a_file_are_times_or_minutes_with_counts() -> None:
    assert trace_of_lines("time\n1.5\n2\n")["times"] == [1.5, 2.0]
    assert trace_of_lines("minute;count\n0;5\n1;7\n")["counts"] == [[0.0, 5.0], [1.0, 7.0]]
    assert faults_of(trace_of_lines("0,5\n1,x\n2\n"))["trace.counts"][0].startswith("Line 2")


def test_recorded_times_are_replayed_as_they_are_and_start_again() -> None:
    (piece,) = pieces_of(SECOND, {"times": [0, 0.5, 100, 3599.5]}, horizon_s=7200.0, replications=1)
    assert piece.events == 8
    assert piece.age_sum_s == pytest.approx(8.0)
    assert np.flatnonzero(piece.arrived).tolist() == [0, 4, 143, 144, 148, 287]


def test_each_bin_holds_its_count_in_every_replication() -> None:
    for piece in pieces_of(SECOND, COUNTS, horizon_s=480.0, replications=3):
        by_minute = np.array(piece.arrived).reshape(8, 36).sum(axis=1)
        assert by_minute.tolist() == [60, 0, 30, 10, 60, 0, 30, 10]


def test_the_same_trace_gives_the_same_bits_however_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    design = make_design(gate(2.0), pool(2, 0.01))
    whole = pieces_of(design, COUNTS, replications=1)
    assert pieces_of(design, COUNTS, replications=1) == whole
    monkeypatch.setattr("advisor.simulation.plan.EVENTS_A_PIECE", 500.0)
    parts = pieces_of(design, COUNTS, replications=1)
    assert len(parts) > 1
    assert np.array_equal(np.sum([part.arrived for part in parts], axis=0), np.array(whole[0].arrived))


def test_scaling_gives_the_facts_mean_rate() -> None:
    found = simulated(SECOND, {"rate_per_s": 50.0}, trace={**COUNTS, "is_scaled": True}, horizon_s=14_400.0)
    assert found.events == pytest.approx(50 * 14_400 * 10, rel=0.001)


def test_scenarios_change_the_trace_s_load() -> None:
    facts: dict[str, Any] = {"rate_per_s": 5.0}
    times = simulated(SECOND, facts, trace=COUNTS, horizon_s=2400.0, replications=2).events
    tenfold = simulated(
        SECOND, facts, trace=COUNTS, horizon_s=2400.0, replications=2, scenario=Scenario.TEN_TIMES
    )
    assert (times, tenfold.events) == (2 * 1000, 2 * 10_000)


def test_a_faulty_trace_is_refused_with_the_other_faults_of_the_request() -> None:
    request = make_request(SECOND, {"rate_per_s": 5.0}, trace={"times": ["x"]}, horizon_s=1.0, seed=-1)
    with pytest.raises(InvalidSimulation) as refused:
        plan(request)
    assert set(refused.value.faults) == {"trace.times", "horizon_s", "seed"}
