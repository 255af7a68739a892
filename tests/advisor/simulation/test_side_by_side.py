"""Several designs on one set of draws: the bits of each alone, whatever the others are."""

from itertools import pairwise

import numpy as np
import pytest

from advisor.cases import Cases, likely_case
from advisor.design import Design
from advisor.parsing import parse_use_case
from advisor.simulation import plan as planning
from advisor.simulation.kernels.block import CHUNK
from advisor.simulation.kernels.tape import Readings, Tapes, fill_uniform
from advisor.simulation.plan import plan
from advisor.simulation.run import run_piece
from advisor.simulation.scenario import Scenario
from advisor.simulation.simulate import simulate_designs
from tests.advisor.simulation.networks import batch, gate, make_design, make_request, pool, transit

BUSY = {"rate_per_s": 60.0, "profile": "consumer", "peak_factor": 1.7}
DESIGNS = (
    make_design(pool(1, 0.006)),
    make_design(gate(1.0, is_shared=False), pool(3, 0.02), gate(5.0), transit(0.1)),
    make_design(gate(1.0, is_shared=False), transit(0.2), batch(10.0, fixed_s=2.0, per_event_s=0.004)),
    make_design(transit(0.05), pool(40, 0.2, cv2=0.5)),
    make_design(transit(0.05), pool(1, 0.007, cv2=3.0), batch(300.0, fixed_s=20.0)),
)


def cases_of(facts: dict[str, object]) -> Cases:
    return likely_case(parse_use_case(facts))


def alone(design: Design, **changes: object) -> list[bytes]:
    request = make_request(design, BUSY, **changes)
    cases = cases_of(dict(request.facts))
    return [run_piece(design, cases, request, piece).to_bytes() for piece in plan(request)]


@pytest.mark.parametrize(
    "scenario", [Scenario.BASE, Scenario.TEN_TIMES, Scenario.OUTAGE, Scenario.BURSTS, Scenario.KEY_SKEW]
)
def test_each_design_has_the_bits_that_it_has_alone(scenario: Scenario) -> None:
    changes = {"scenario": scenario, "replications": 2, "horizon_s": 1200.0}
    request = make_request(DESIGNS[0], BUSY, **changes)
    found = simulate_designs(DESIGNS, cases_of(dict(request.facts)), request)
    for design, one in zip(DESIGNS, found, strict=True):
        assert [piece.to_bytes() for piece in one.pieces] == alone(design, **changes)


def test_they_do_so_in_spans_and_whatever_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "EVENTS_A_PIECE", 60_000.0)
    request = make_request(DESIGNS[0], BUSY, replications=2)
    cases = cases_of(dict(request.facts))
    forwards = simulate_designs(DESIGNS, cases, request)
    backwards = simulate_designs(DESIGNS[::-1], cases, request)[::-1]
    for one, other in zip(forwards, backwards, strict=True):
        assert one.result.to_json() == other.result.to_json()
    assert len(forwards[0].pieces) > 2


def test_cohorts_flow_as_they_do_alone() -> None:
    facts = {"rate_per_s": 1e6}
    designs = (make_design(pool(2000, 0.001)), make_design(gate(10.0), pool(3000, 0.002)))
    request = make_request(designs[0], facts, horizon_s=3600.0 * 24, replications=1)
    cases = cases_of(dict(request.facts))
    found = simulate_designs(designs, cases, request)
    for design, one in zip(designs, found, strict=True):
        own = make_request(design, facts, horizon_s=3600.0 * 24, replications=1)
        assert [piece.to_bytes() for piece in one.pieces] == [
            run_piece(design, cases, own, piece).to_bytes() for piece in plan(own)
        ]


def test_readers_at_their_own_pace_read_the_same_and_what_all_have_read_is_drawn_over() -> None:
    tapes, made = Tapes(), []

    def fill(stream: np.random.Generator, out: np.ndarray) -> None:
        made.append(out)
        fill_uniform(stream, out)

    def streams() -> tuple[np.random.Generator, np.random.Generator]:
        return np.random.Generator(np.random.SFC64(3)), np.random.Generator(np.random.SFC64(4))

    quick, slow = (Readings(tapes).draws("wait", fill, streams())[0] for _ in range(2))
    expected = np.random.Generator(np.random.SFC64(3)).random(20 * CHUNK)
    at = [0, 0]
    for turn in range(60):
        for who, (reader, step) in enumerate(((quick, 10_000), (slow, 9_000))):
            taken = reader.take(step - turn)
            np.testing.assert_array_equal(taken, expected[at[who] : at[who] + step - turn])
            at[who] += step - turn
    assert len({id(block) for block in made}) < len(made) / 2


def test_nothing_is_kept_for_a_design_that_is_done() -> None:
    tapes, made = Tapes(), []

    def fill(stream: np.random.Generator, out: np.ndarray) -> None:
        made.append(id(out))

    streams = (np.random.Generator(np.random.SFC64(3)), np.random.Generator(np.random.SFC64(4)))
    done, going = Readings(tapes), Readings(tapes)
    done.draws("wait", fill, streams)
    reader = going.draws("wait", fill, streams)[0]
    done.leave()
    for _ in range(12):
        reader.take(CHUNK)
    assert len(set(made)) <= 2
    assert all(one == other for one, other in pairwise(made[2::2]))
