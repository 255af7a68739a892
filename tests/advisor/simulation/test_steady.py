"""The warm-up that MSER-5 finds and replications confirm, cut out of a result."""

from typing import Any

import numpy as np
import pytest

from advisor.cases import Array, likely_case
from advisor.parsing import parse_use_case
from advisor.simulation import entry
from advisor.simulation.output_analysis import mser, mser5
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.result import SimulationResult
from advisor.simulation.run import run_piece
from advisor.simulation.scenario import Scenario
from advisor.simulation.steady import MOST_CUT, STRETCHES, warm_up_stretches
from tests.advisor.simulation.networks import make_design, make_request, pool, simulated

QUIET = make_design(pool(1, 0.03))
NEARLY_FULL = make_design(pool(1, 0.985 / 33))
"""A queue whose ages settle within some five minutes: service * 2 / (1 - 0.985)^2 is the relaxation time."""
HORIZON_S = 3600.0


def noise(replications: int, seed: int) -> Array:
    return np.random.Generator(np.random.SFC64(seed)).standard_normal((replications, STRETCHES))


def without_run_in(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> SimulationResult:
    monkeypatch.setattr(entry, "settling_s", lambda *_: 0.0)
    return simulated(NEARLY_FULL, {"rate_per_s": 33.0}, horizon_s=HORIZON_S, replications=100, **changes)


def test_the_cut_of_least_standard_error_is_found_by_hand() -> None:
    # Of 9, 1, 1, 1, 1, 1 the whole series has a squared error of 53.3 / 36; without the 9 it is zero.
    assert mser(np.array([9.0, 1.0, 1.0, 1.0, 1.0, 1.0])) == 1
    assert mser5(np.repeat([9.0, 1.0, 1.0, 1.0, 1.0, 1.0], 5)) == 5


def test_a_transient_that_all_replications_share_is_cut() -> None:
    means = 10.0 + noise(10, 1) + np.where(np.arange(STRETCHES) < 3, -8.0, 0.0)
    assert 3 <= warm_up_stretches(means) <= 6, "beyond the transient noise may cost a few stretches more"


def test_noise_is_hardly_ever_taken_for_a_warm_up() -> None:
    cuts = [warm_up_stretches(10.0 + noise(10, seed)) for seed in range(200)]
    # A steady series is cut only where a test at 95 % confirms what MSER-5 proposes.
    assert np.mean([cut > 0 for cut in cuts]) < 0.15


def test_a_series_that_only_grows_is_too_short_to_tell() -> None:
    means = np.tile(np.linspace(0.0, 50.0, STRETCHES), (5, 1)) + noise(5, 2)
    assert warm_up_stretches(means) == 0


def test_what_a_missing_run_in_leaves_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    found = without_run_in(monkeypatch)
    assert found.warm_up_s >= HORIZON_S / STRETCHES
    assert any("MSER-5" in note and "left out" in note for note in found.notes)


def test_the_cut_takes_events_out_of_every_count(monkeypatch: pytest.MonkeyPatch) -> None:
    found = without_run_in(monkeypatch)
    left = 1 - found.warm_up_s / HORIZON_S
    assert found.events == pytest.approx(100 * 33 * HORIZON_S * left, rel=0.01)
    assert sum(found.histogram.share) == pytest.approx(1.0)


def pieces_of(**changes: Any) -> list[PieceResult]:
    request = make_request(QUIET, {"rate_per_s": 5.0}, replications=2, **changes)
    cases = likely_case(parse_use_case(request.facts))
    return [run_piece(QUIET, cases, request, piece) for piece in plan(request)]


def test_the_stretches_add_up_to_the_piece() -> None:
    for piece in pieces_of():
        assert len(piece.stretches) == STRETCHES
        assert sum(one.events for one in piece.stretches) == piece.events
        assert sum(one.age_sum_s for one in piece.stretches) == pytest.approx(piece.age_sum_s)
        assert all(sum(one.counts) == one.events for one in piece.stretches[:MOST_CUT])
        assert PieceResult.from_bytes(piece.to_bytes()) == piece


@pytest.mark.parametrize("scenario", [Scenario.OUTAGE, Scenario.BURSTS, Scenario.LAUNCH, Scenario.CRASH])
def test_where_the_load_changes_nothing_is_cut(scenario: Scenario) -> None:
    assert not any(piece.stretches for piece in pieces_of(scenario=scenario))
