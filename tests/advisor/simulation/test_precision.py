"""Replications until an interval is narrow enough."""

import pytest

from advisor.cases import likely_case
from advisor.parsing import parse_use_case
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.precision import LOOK_AHEAD, enough, relative_width, simulate_until
from advisor.simulation.request import InvalidSimulation, Piece
from advisor.simulation.result import SimulationResult
from advisor.simulation.run import run_piece
from tests.advisor.simulation.networks import make_design, make_request, pool, simulated

DESIGN = make_design(pool(1, 0.02))


def until(relative: float, percentile: str = "p95", most: int = 60) -> SimulationResult:
    request = make_request(
        DESIGN,
        {"rate_per_s": 40.0},
        horizon_s=600.0,
        replications=most,
        percentile=percentile,
        half_width=relative,
    )
    cases = likely_case(parse_use_case(request.facts))
    return simulate_until(request, lambda piece: run_piece(DESIGN, cases, request, piece))


def test_it_ends_once_the_interval_is_as_narrow_as_asked() -> None:
    found = until(0.05)
    width = relative_width(found.percentiles["p95"])
    assert width is not None
    assert width <= 0.05
    assert LOOK_AHEAD < found.replications < 60


def test_a_closer_wish_takes_more_replications() -> None:
    assert until(0.1).replications < until(0.03).replications


def test_the_budget_ends_what_cannot_be_had() -> None:
    assert until(0.005, most=8).replications == 8


def test_a_wish_that_makes_no_sense_names_its_fields() -> None:
    with pytest.raises(InvalidSimulation) as caught:
        until(2.0, percentile="p42")
    assert set(caught.value.faults) == {"percentile", "half_width"}


def test_pieces_are_done_once_each() -> None:
    request = make_request(DESIGN, {"rate_per_s": 40.0}, horizon_s=600.0, replications=6, half_width=0.005)
    cases = likely_case(parse_use_case(request.facts))
    seen: list[Piece] = []

    def run(piece: Piece) -> PieceResult:
        seen.append(piece)
        return run_piece(DESIGN, cases, request, piece)

    simulate_until(request, run)
    assert [piece.replication for piece in seen] == list(range(6))


def test_it_stops_at_the_same_replication_however_many_are_done() -> None:
    request = make_request(DESIGN, {"rate_per_s": 40.0}, horizon_s=600.0, replications=40, half_width=0.05)
    cases = likely_case(parse_use_case(request.facts))
    done = [run_piece(DESIGN, cases, request, piece) for piece in plan(request)]
    count = enough(request, reversed(done))
    assert count == until(0.05).replications
    assert count is not None
    assert enough(request, done[:count]) == count
    assert enough(request, done[: count - 1]) is None


def test_without_a_wish_all_replications_are_done() -> None:
    request = make_request(DESIGN, {"rate_per_s": 40.0}, horizon_s=600.0, replications=20)
    cases = likely_case(parse_use_case(request.facts))
    assert enough(request, [run_piece(DESIGN, cases, request, piece) for piece in plan(request)]) is None


def test_a_whole_simulation_ends_at_the_same_replication() -> None:
    changes = {"horizon_s": 600.0, "replications": 60, "half_width": 0.05}
    assert simulated(DESIGN, {"rate_per_s": 40.0}, **changes) == until(0.05)
