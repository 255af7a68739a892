"""Pieces: planned from the request alone, done in any order, kept as bytes, merged to the same bits."""

import random
from itertools import pairwise

import pytest

from advisor.cases import likely_case
from advisor.parsing import parse_use_case
from advisor.simulation import plan as planning
from advisor.simulation.merge import merge
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.request import InvalidSimulation, Regime, SimulationRequest
from advisor.simulation.run import run_piece
from advisor.simulation.scenario import Scenario
from tests.advisor.simulation.networks import (
    batch,
    gate,
    make_design,
    make_request,
    pool,
    simulated,
    transit,
)

DESIGN = make_design(transit(0.01), pool(3, 0.02), gate(1.0), transit(0.02))
BUSY = {"rate_per_s": 100.0}


def results(request: SimulationRequest) -> list[PieceResult]:
    cases = likely_case(parse_use_case(request.facts))
    return [run_piece(DESIGN, cases, request, piece) for piece in plan(request)]


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "EVENTS_A_PIECE", 50_000.0)


def test_pieces_give_the_same_bits_in_any_order_and_after_storage(small_pieces: None) -> None:
    request = make_request(DESIGN, BUSY, replications=3)
    done = results(request)
    stored = [PieceResult.from_text(piece.to_text()) for piece in done]
    random.Random(1).shuffle(stored)
    assert len(done) == 3 * 8
    assert merge(request, stored).to_json() == merge(request, done).to_json()


def test_doing_a_piece_again_gives_the_same_bytes() -> None:
    request = make_request(DESIGN, BUSY, replications=2)
    assert [piece.to_bytes() for piece in results(request)] == [p.to_bytes() for p in results(request)]


def test_another_seed_gives_other_numbers() -> None:
    first, second = (simulated(DESIGN, BUSY, seed=seed, replications=2) for seed in (1, 2))
    assert first.mean_s != second.mean_s


def test_spans_tell_the_same_as_one_long_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    design = make_design(pool(1, 0.008), batch(30.0, fixed_s=2.0, per_event_s=0.001))
    whole = simulated(design, BUSY, replications=4)
    monkeypatch.setattr(planning, "EVENTS_A_PIECE", 50_000.0)
    cut = simulated(design, BUSY, replications=4)
    for name in ("p50", "p95", "p99"):
        one, other = whole.percentiles[name], cut.percentiles[name]
        assert one is not None
        assert other is not None
        assert other.value == pytest.approx(one.value, rel=0.01)
    assert cut.events == pytest.approx(whole.events, rel=0.01)


def test_a_backlog_goes_on_from_span_to_span(monkeypatch: pytest.MonkeyPatch) -> None:
    changes = {"scenario": Scenario.OUTAGE, "replications": 2}
    whole = simulated(make_design(pool(1, 0.008)), BUSY, **changes)
    monkeypatch.setattr(planning, "EVENTS_A_PIECE", 50_000.0)
    cut = simulated(make_design(pool(1, 0.008)), BUSY, **changes)
    assert max(cut.backlog.events) == pytest.approx(max(whole.backlog.events), rel=0.02)
    assert cut.mean_s is not None
    assert whole.mean_s is not None
    assert cut.mean_s.value == pytest.approx(whole.mean_s.value, rel=0.03)


def test_a_long_overload_is_carried_on_as_a_fluid_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from advisor.simulation import entry

    monkeypatch.setattr(planning, "EVENTS_A_PIECE", 50_000.0)
    reaching = simulated(make_design(pool(2, 0.025)), BUSY, replications=2)
    monkeypatch.setattr(entry, "EVENTS_A_PIECE", 50_000.0)
    carried = simulated(make_design(pool(2, 0.025)), BUSY, replications=2)
    # 80 of 100 events a second are served: an event that arrives at t leaves at 1.25 t.
    for found in (reaching, carried):
        assert found.mean_s is not None
        assert found.mean_s.value == pytest.approx(0.25 * 1800, rel=0.03)
        assert max(found.backlog.events) == pytest.approx(20 * 3600, rel=0.03)
    assert entry.CARRIED in carried.notes
    assert entry.CARRIED not in reaching.notes


def test_the_plan_covers_the_horizon_once_in_each_replication(small_pieces: None) -> None:
    pieces = plan(make_request(DESIGN, BUSY, replications=2))
    for replication in (0, 1):
        own = [piece for piece in pieces if piece.replication == replication]
        ends = [(piece.start_s, piece.end_s) for piece in own]
        assert ends[0][0] == 0.0
        assert ends[-1][1] == 3600.0
        assert all(left[1] == right[0] for left, right in pairwise(ends))


def test_a_thousand_events_a_second_for_a_day_are_followed_one_by_one() -> None:
    pieces = plan(make_request(DESIGN, {"rate_per_s": 1000.0}, horizon_s=86400.0, replications=20))
    assert {piece.regime for piece in pieces} == {Regime.EXACT}
    assert len(pieces) >= 100


def test_a_million_events_a_second_flow_as_cohorts() -> None:
    pieces = plan(make_request(DESIGN, {"rate_per_s": 1e6}, horizon_s=86400.0, replications=20))
    assert {piece.regime for piece in pieces} == {Regime.FLUID}
    assert len(pieces) == 20


def test_a_request_out_of_bounds_names_every_field_that_is() -> None:
    request = make_request(DESIGN, BUSY, horizon_s=1.0, replications=0, seed=-1)
    with pytest.raises(InvalidSimulation) as caught:
        plan(request)
    assert set(caught.value.faults) == {"horizon_s", "replications", "seed"}


def test_too_much_work_says_how_many_replications_are_possible() -> None:
    request = make_request(
        make_design(batch(0.5)), {"rate_per_s": 1e5}, horizon_s=31 * 86400.0, replications=1000
    )
    with pytest.raises(InvalidSimulation, match="give at most"):
        plan(request)


def test_progress_is_told_after_every_piece() -> None:
    from advisor.simulation.simulate import simulate

    request = make_request(DESIGN, BUSY, replications=3, horizon_s=60.0)
    heard: list[tuple[int, int]] = []
    simulate(
        DESIGN,
        likely_case(parse_use_case(request.facts)),
        request,
        on_progress=lambda done, total: heard.append((done, total)),
    )
    assert heard == [(1, 3), (2, 3), (3, 3)]
