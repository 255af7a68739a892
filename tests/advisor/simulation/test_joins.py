"""Where branches meet the live path again: by hand, by integral, and with every bit kept where they lag."""

from dataclasses import replace

import numpy as np
import pytest

from advisor.cases import Array, likely_case
from advisor.design import Branch, Design, Join, Meet
from advisor.parsing import parse_use_case
from advisor.simulation import plan as planning
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.join import JoinStation, Shown
from advisor.simulation.merge import merge
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.run import run_piece
from advisor.stations import Station
from tests.advisor.simulation.networks import batch, gate, make_design, make_request, pool, simulated, transit

RUNS = Branch(key="corrected", title="Corrected", trunk="", after=0, stations=(batch(600.0, fixed_s=20.0),))
HORIZON_S = 7200.0
TOO_SLOW, QUICK = pool(1, 0.1), pool(1, 0.01)
FACTS = {"rate_per_s": 20.0}


class EveryHundred:
    """Runs that depart at each full hundred and take ten seconds."""

    @staticmethod
    def ends_s(t_s: Array) -> Array:
        return np.ceil(t_s / 100.0) * 100.0 + 10.0


def joined(*stations: Station, meet: Meet, branch: Branch = RUNS) -> Design:
    design = make_design(*stations)
    return replace(
        design, branches=(branch,), joins=(Join(branch=branch.key, after=len(stations), meet=meet),)
    )


def met(meet: Meet, taken: list[list[float]], come: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """What leaves the join, as (time, birth): a branch takes births run by run, then the path brings some."""
    shown = Shown(EveryHundred())
    for births in taken:
        born = np.array(births)
        shown.note(Block(EveryHundred.ends_s(born), born, 1.0))
    station = JoinStation(shown, meet, (0.0, 1000.0))
    block = Block(np.array([t for t, _ in come]), np.array([b for _, b in come]), 1.0)
    left = [*station.advance(block), *station.flush()]
    return [(float(t), float(b)) for some in left for t, b in zip(some.t_s, some.born_s, strict=True)]


def test_the_first_of_both_shows_an_event() -> None:
    # Births of 10 and 90 are in the run that ends at 110, that of 150 in the one that ends at 210.
    come = [(12.0, 10.0), (300.0, 90.0), (301.0, 150.0)]
    assert met(Meet.FIRST_OF, [[10.0, 90.0], [150.0]], come) == [(12, 10), (110, 90), (210, 150)]


def test_with_all_of_both_the_later_one_counts() -> None:
    come = [(12.0, 10.0), (300.0, 90.0), (301.0, 150.0)]
    assert met(Meet.ALL_OF, [[10.0, 90.0], [150.0]], come) == [(110, 10), (300, 90), (301, 150)]


def test_what_the_branch_has_not_taken_yet_is_held_until_it_is_known() -> None:
    shown = Shown(EveryHundred())
    station = JoinStation(shown, Meet.FIRST_OF, (0.0, 1000.0))
    # 205 is before the end of any run that could take a birth of 150; 400 may be after it.
    first = list(station.advance(Block(np.array([205.0, 400.0]), np.array([150.0, 160.0]), 1.0)))
    assert [some.born_s.tolist() for some in first] == [[150.0]]
    shown.note(Block(np.array([210.0]), np.array([170.0]), 1.0))
    (second,) = station.advance(Block(np.array([401.0]), np.array([165.0]), 1.0))
    assert (second.t_s.tolist(), second.born_s.tolist()) == ([210.0, 210.0], [160.0, 165.0])
    assert (station.joined, station.added_s) == (2.0, -190.0 - 191.0)


def test_history_that_is_read_again_is_nothing_the_branch_shows() -> None:
    assert met(Meet.FIRST_OF, [[10.0]], [(300.0, -np.inf)]) == [(300, -np.inf)]


@pytest.mark.parametrize("most", [planning.EXACT_EVENTS, 0.0], ids=["exact", "fluid"])
def test_runs_bound_the_ages_of_a_path_that_falls_behind(
    most: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "EXACT_EVENTS", most)
    found = simulated(joined(TOO_SLOW, meet=Meet.FIRST_OF), FACTS, horizon_s=HORIZON_S, replications=16)
    # At twice its capacity the path shows what is born at t at 2 t; runs do so after U + 20, U from 0 to 600.
    # Integral of E min(t, U + 20) over the horizon: 20^2/2, then t - (t - 20)^2/1200 up to 620, then 320.
    exact = (200.0 + (620.0**2 - 20.0**2) / 2 - 600.0**3 / 3600 + 320.0 * (HORIZON_S - 620.0)) / HORIZON_S
    assert found.mean_s is not None
    assert found.mean_s.value == pytest.approx(exact, rel=0.01)
    share = (300.0 + HORIZON_S - 620.0) / HORIZON_S
    assert found.branches[0].joined_share == pytest.approx(share, rel=0.01)
    assert any("another way than the live path" in note for note in found.notes)
    # The pool itself still takes t in the mean, which is half of the horizon.
    assert found.stations[0].mean_s == pytest.approx(HORIZON_S / 2, rel=0.02)


@pytest.mark.parametrize("most", [planning.EXACT_EVENTS, 0.0], ids=["exact", "fluid"])
def test_an_event_that_needs_both_waits_for_the_run(most: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "EXACT_EVENTS", most)
    found = simulated(joined(QUICK, meet=Meet.ALL_OF), FACTS, horizon_s=HORIZON_S, replications=16)
    assert found.mean_s is not None
    assert found.mean_s.value == pytest.approx(320.0, rel=0.01)
    assert found.branches[0].joined_share == pytest.approx(1.0, abs=0.001)


def test_stations_and_the_join_add_up_to_the_age() -> None:
    found = simulated(
        joined(transit(0.5), TOO_SLOW, gate(1.0), meet=Meet.FIRST_OF), FACTS, horizon_s=HORIZON_S
    )
    assert found.mean_s is not None
    assert found.stations[2].mean_s == pytest.approx(0.5, rel=0.01)
    assert sum(one.mean_s for one in found.stations) > 5 * found.mean_s.value


def test_a_path_that_keeps_up_keeps_its_bits() -> None:
    with_join = joined(transit(0.5), QUICK, gate(1.0), meet=Meet.FIRST_OF)
    one, other = (simulated(made, FACTS).to_json() for made in (with_join, replace(with_join, joins=())))
    assert one == other


def pieces_of(design: Design) -> list[PieceResult]:
    request = make_request(design, FACTS, replications=2, horizon_s=HORIZON_S)
    cases = likely_case(parse_use_case(request.facts))
    return [run_piece(design, cases, request, piece) for piece in plan(request)]


def test_spans_in_any_order_and_after_storage_give_the_same_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    archived = Branch(
        key="archived", title="Archived", trunk="", after=0, stations=(gate(60.0), transit(1.0))
    )
    corrected = replace(RUNS, trunk="archived", after=2)
    design = joined(pool(4, 0.19), meet=Meet.FIRST_OF, branch=corrected)
    design = replace(design, branches=(archived, corrected))
    monkeypatch.setattr(planning, "EVENTS_A_PIECE", 60_000.0)
    pieces = pieces_of(design)
    assert len(pieces) > 4
    request = make_request(design, FACTS, replications=2, horizon_s=HORIZON_S)
    stored = [PieceResult.from_text(piece.to_text()) for piece in pieces[::-1]]
    assert merge(request, stored).to_json() == merge(request, pieces).to_json()


def test_only_a_branch_that_ends_in_runs_can_be_met() -> None:
    archived = Branch(key="archived", title="Archived", trunk="", after=0, stations=(gate(60.0),))
    with pytest.raises(TypeError, match="archived does not end in a run"):
        simulated(joined(QUICK, meet=Meet.FIRST_OF, branch=archived), FACTS)
