"""Branches beside the live path: what waits there, and that the live path knows nothing of it."""

from dataclasses import replace

import numpy as np
import pytest

from advisor.cases import likely_case
from advisor.design import Branch, Design
from advisor.parsing import parse_use_case
from advisor.simulation import plan as planning
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.timetable import TimetableStation
from advisor.simulation.merge import merge
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.request import Regime
from advisor.simulation.run import run_piece
from tests.advisor.simulation.networks import batch, gate, make_design, make_request, pool, simulated, transit

FACTS = {"rate_per_s": 20.0}
LIVE = (transit(0.5), pool(2, 0.05), gate(1.0))
ARCHIVED = Branch(key="archived", title="Archived", trunk="", after=1, stations=(gate(600.0), transit(3.0)))
CORRECTED = Branch(
    key="corrected",
    title="Corrected",
    trunk="archived",
    after=2,
    stations=(batch(7200.0, startup_s=60.0, fixed_s=40.0, per_event_s=1e-3),),
)


def forked(*branches: Branch) -> Design:
    return replace(make_design(*LIVE), branches=branches)


def station(**changes: float) -> TimetableStation:
    given = {"headway_s": 100.0, "phase_s": 10.0, "fixed_s": 5.0, "per_event_s": 0.1, **changes}
    return TimetableStation(
        **given,
        measured_s=(0.0, 1000.0),
        stands_still_s=(215.0, 340.0),
        starts_again=False,
        expected=lambda start_s, end_s: 0.2 * (end_s - start_s),
    )


def ends_of(runs: TimetableStation, times: list[float]) -> list[float]:
    t_s = np.array(times)
    (left,) = runs.advance(Block(t_s, t_s, 1.0))
    return left.t_s.tolist()


def test_runs_take_what_is_expected_since_the_last_and_wait_for_an_outage() -> None:
    # 20 events in 100 s take 5 + 2 s; the run of 210 stands still from 215 to 340 and ends 125 s later.
    # The departure of 310 falls into it; that of 410 takes the events of 200 s, 5 + 4 s.
    assert ends_of(station(), [10.0, 11.0, 110.0, 209.0, 211.0, 410.0]) == pytest.approx(
        [17.0, 117.0, 117.0, 342.0, 419.0, 419.0]
    )


def test_a_departure_is_skipped_while_the_last_run_goes_on() -> None:
    # At -190 20 events take 5 + 110 s until -75: the departure of -90 is skipped, that of 10 takes 40 events,
    # 5 + 220 s and 125 s of the outage, until 360; that of 410 takes 80 events, 5 + 440 s.
    assert ends_of(station(per_event_s=5.5), [10.0, 11.0]) == pytest.approx([360.0, 855.0])


def test_busy_time_is_that_of_the_runs_in_the_measured_span() -> None:
    # Departures at 10, 110, 210, 410 to 910, ten of a hundred seconds less one in the outage.
    assert station().busy_s == pytest.approx(9 * 5.0 + 0.1 * 0.2 * 1000.0)


def test_the_archive_is_reached_after_half_a_period_and_the_correction_after_half_a_headway_more() -> None:
    found = simulated(forked(ARCHIVED, CORRECTED), FACTS, horizon_s=86400.0, replications=8)
    archived, corrected = found.branches
    assert archived.mean_s is not None
    assert archived.mean_s.value == pytest.approx(0.5 + 300.0 + 3.0, rel=0.01)
    # A run takes 60 + 40 s and a millisecond for each of 144,000 events.
    assert corrected.mean_s is not None
    assert corrected.mean_s.low is not None
    assert corrected.mean_s.high is not None
    exact = 0.5 + 300.0 + 3.0 + 3600.0 + 100.0 + 144.0
    # The archive opens every 600 s and the runs every 7,200 s: their phases go together in each replication.
    assert corrected.mean_s.value == pytest.approx(exact, abs=300.0)
    assert corrected.percentiles["p99"] is not None
    assert corrected.percentiles["p99"].value <= 0.5 + 600.0 + 3.0 + 7200.0 + 244.0 + 80.0


@pytest.mark.parametrize("branches", [(ARCHIVED,), (ARCHIVED, CORRECTED)], ids=["one", "nested"])
def test_the_live_path_keeps_its_bits(branches: tuple[Branch, ...]) -> None:
    alone, beside = (simulated(design, FACTS).to_json() for design in (forked(), forked(*branches)))
    assert [branch["key"] for branch in beside.pop("branches")] == [branch.key for branch in branches]
    assert alone.pop("branches") == []
    assert alone == beside


def pieces_of(design: Design) -> list[PieceResult]:
    request = make_request(design, FACTS, replications=2)
    cases = likely_case(parse_use_case(request.facts))
    return [run_piece(design, cases, request, piece) for piece in plan(request)]


def test_spans_in_any_order_and_after_storage_give_the_same_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    design = forked(ARCHIVED, CORRECTED)
    whole = simulated(design, FACTS, replications=2)
    monkeypatch.setattr(planning, "EVENTS_A_PIECE", 20_000.0)
    pieces = pieces_of(design)
    assert len(pieces) > 4
    request = make_request(design, FACTS, replications=2)
    stored = [PieceResult.from_text(piece.to_text()) for piece in pieces[::-1]]
    assert merge(request, stored).to_json() == merge(request, pieces).to_json()
    cut = merge(request, pieces).branches[1].mean_s
    assert cut is not None
    assert whole.branches[1].mean_s is not None
    assert cut.value == pytest.approx(whole.branches[1].mean_s.value, rel=0.02)


def test_cohorts_pass_branches_too() -> None:
    facts = {"rate_per_s": 1e6}
    design = replace(make_design(transit(0.5), pool(2000, 0.001)), branches=(ARCHIVED,))
    request = make_request(design, facts, horizon_s=86400.0, replications=2)
    assert {piece.regime for piece in plan(request)} == {Regime.FLUID}
    found = simulated(design, facts, horizon_s=86400.0, replications=2).branches[0]
    assert found.mean_s is not None
    assert found.mean_s.value == pytest.approx(303.5, rel=0.01)


def test_a_run_longer_than_the_span_is_busy_for_all_of_it() -> None:
    # At -190 a run of 5 + 20 * 100 s begins; it goes on to 1940, with the 125 s that it stands still.
    assert station(per_event_s=100.0).busy_s == pytest.approx(1000.0 - 125.0)
