"""Differences on common random numbers."""

import pytest

from advisor.cases import likely_case
from advisor.design import Design
from advisor.parsing import parse_use_case
from advisor.simulation.comparison import compare
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.run import run_piece
from tests.advisor.simulation.networks import make_design, make_request, pool, transit

FACTS = {"rate_per_s": 40.0}


def pieces_of(design: Design, replications: int = 10) -> list[PieceResult]:
    request = make_request(design, FACTS, horizon_s=900.0, replications=replications)
    cases = likely_case(parse_use_case(request.facts))
    return [run_piece(design, cases, request, piece) for piece in plan(request)]


def test_a_constant_delay_is_found_through_noise_a_thousand_times_its_error() -> None:
    found = compare(
        pieces_of(make_design(pool(1, 0.02))), pieces_of(make_design(pool(1, 0.02), transit(0.5)))
    )
    assert found.pairs == 10
    assert found.mean_s.value == pytest.approx(0.5, abs=1e-4)
    assert found.mean_s.high is not None
    assert found.mean_s.high - found.mean_s.value < 1e-4


def test_a_quicker_server_s_gain_is_known_more_closely_than_either_age() -> None:
    slow, quick = pieces_of(make_design(pool(1, 0.021))), pieces_of(make_design(pool(1, 0.020)))
    gain = compare(slow, quick).mean_s
    exact = 1 / (1 / 0.020 - 40) - 1 / (1 / 0.021 - 40)
    assert gain.low is not None
    assert gain.high is not None
    assert gain.low <= exact <= gain.high
    assert gain.high < 0


def test_runs_without_a_common_replication_cannot_be_compared() -> None:
    pieces = pieces_of(make_design(pool(1, 0.02)), replications=2)
    with pytest.raises(ValueError, match="in common"):
        compare(pieces[:1], pieces[1:])


def test_a_percentile_s_difference_is_claimed_no_closer_than_the_sketch_tells() -> None:
    design = make_design(pool(1, 0.02))
    found = compare(pieces_of(design), pieces_of(design)).percentiles["p95"]
    assert found.value == 0.0
    assert found.low is not None
    assert found.high is not None
    # An age of about 0.3 s lies in a bucket of up to a 128th of it.
    assert found.low < -0.001
    assert found.high > 0.001
