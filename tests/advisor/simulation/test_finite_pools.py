"""Pools with finite room: by hand, nobody lost unseen, and as loss formulas say."""

import math
from dataclasses import replace

import numpy as np
import pytest

from advisor.cases import likely_case
from advisor.freshness.finite_queues import mmck_shares, mmck_wait_s
from advisor.parsing import parse_use_case
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.finite import FinitePoolStation
from advisor.simulation.kernels.pool import Outage
from advisor.simulation.piece import PieceResult
from advisor.simulation.request import Piece, Regime
from advisor.simulation.run import run_piece
from advisor.stations import ServerPool, WhenFull
from tests.advisor.simulation.networks import make_design, make_request, one, pool

SPAN_S = 20_000.0
FALSE_ALARM = 4.4
"""Standard errors that a right answer stays within in all but one of 90,000 tests."""


def finite(servers: int, service_s: float, room: float, when_full: WhenFull, cv2: float = 1.0) -> ServerPool:
    return replace(pool(servers, service_s, cv2), room=one(room), when_full=when_full)


def station(servers: int, room: float, *, refuses: bool) -> FinitePoolStation:
    return FinitePoolStation(
        servers=servers,
        room=room,
        refuses=refuses,
        service_s=4.0,
        cv2=0.0,
        streams=(np.random.Generator(np.random.SFC64(1)),) * 2,
        measured_s=(-math.inf, math.inf),
        outage=Outage(),
    )


def through(made: FinitePoolStation, times: list[float]) -> list[tuple[float, float]]:
    t_s = np.array(times)
    left = [
        (float(t), float(born))
        for some in made.advance(Block(t_s, t_s.copy(), 1.0))
        for t, born in zip(some.t_s.copy(), some.born_s.copy(), strict=True)
    ]
    return left + [
        (float(t), float(b)) for some in made.flush() for t, b in zip(some.t_s, some.born_s, strict=True)
    ]


def found(
    made: ServerPool, rate: float, regime: Regime = Regime.EXACT, span_s: float = SPAN_S
) -> PieceResult:
    design = make_design(made)
    request = make_request(design, {"rate_per_s": rate}, horizon_s=span_s, replications=1, seed=5)
    piece = Piece(replication=0, span=0, spans=1, start_s=0.0, end_s=span_s, regime=regime)
    return run_piece(design, likely_case(parse_use_case(request.facts)), request, piece)


def test_a_full_pool_refuses_what_comes() -> None:
    made = station(1, 2, refuses=True)
    # 0 is served until 4 and 1 waits; 2 and 3 find no place; 4.5 finds the one that 1 has left.
    assert through(made, [0.0, 1.0, 2.0, 3.0, 4.5, 30.0]) == [(4, 0), (8, 1), (12, 4.5), (34, 30)]
    assert (made.refused, made.busy_s) == (2, 16)


def test_without_places_only_idle_servers_take_events() -> None:
    made = station(2, 2, refuses=True)
    assert [born for _, born in through(made, [0.0, 1.0, 2.0, 3.9, 4.0, 5.0])] == [0, 1, 4, 5]
    assert made.refused == 2


def test_a_full_pool_holds_back_what_comes_and_loses_nothing() -> None:
    made = station(1, 2, refuses=False)
    left = through(made, [0.0, 1.0, 2.0, 3.0])
    assert left == [(4, 0), (8, 1), (12, 2), (16, 3)]
    # The event of 2 gets its place at 4, when that of 1 begins, the event of 3 at 8.
    assert (made.refused, made.outside_s) == (0, 2 + 5)


@pytest.mark.parametrize(("servers", "offered"), [(1, 1.0), (5, 2.22), (10, 4.46), (20, 13.2)])
@pytest.mark.parametrize("cv2", [0.0, 1.0, 4.0], ids=["constant", "exponential", "lognormal"])
def test_a_loss_system_refuses_as_erlang_says_whatever_the_service(
    servers: int, offered: float, cv2: float
) -> None:
    # Erlang's loss formula holds for every service with that mean (Sevastyanov 1957).
    rate = 5.0
    result = found(finite(servers, offered / rate, servers, WhenFull.REFUSES, cv2), rate)
    tally = result.stations[0]
    exact = float(mmck_shares(offered, servers, servers).refused[0])
    # Refusals come in runs: the variance of their number is at most 1 + 2 a / (1 - B) times binomial.
    error = math.sqrt(exact * (1 - exact) * (1 + 2 * offered / (1 - exact)) / tally.events)
    assert abs(tally.refused / tally.events - exact) < FALSE_ALARM * error


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize(
    ("servers", "offered", "room"), [(1, 0.8, 5), (1, 1.5, 4), (3, 2.7, 9), (2, 4.0, 20)]
)
def test_refusals_and_waits_are_those_of_markov_s_chain(
    servers: int, offered: float, room: int, regime: Regime
) -> None:
    rate = 50.0
    result = found(finite(servers, offered / rate, room, WhenFull.REFUSES), rate, regime)
    tally, shares = result.stations[0], mmck_shares(offered, servers, room)
    assert tally.refused / tally.events == pytest.approx(float(shares.refused[0]), rel=0.02)
    exact = float(mmck_wait_s(offered, offered / rate, servers, room)[0]) + offered / rate
    assert result.age_sum_s / result.events == pytest.approx(exact, rel=0.01)


@pytest.mark.parametrize("regime", Regime)
def test_nobody_is_lost_unseen(regime: Regime) -> None:
    result = found(finite(2, 0.05, 6, WhenFull.REFUSES), 60.0, regime)
    tally = result.stations[0]
    assert tally.refused > 0.3 * tally.events
    assert result.events + tally.refused == pytest.approx(tally.events, rel=1e-12)


def test_back_pressure_into_a_log_moves_the_wait_and_changes_no_age() -> None:
    free, held = (found(made, 18.0) for made in (pool(3, 0.15), finite(3, 0.15, 5, WhenFull.BLOCKS)))
    assert held.events == free.events
    assert held.age_sum_s == pytest.approx(free.age_sum_s, rel=1e-9)
    assert 0 < held.stations[0].outside_s < held.age_sum_s
    assert held.stations[0].refused == 0


def test_little_s_law_holds_for_those_who_are_let_in() -> None:
    result = found(finite(2, 0.05, 6, WhenFull.REFUSES), 60.0)
    shares = mmck_shares(3.0, 2, 6)
    let_in = 60.0 * (1 - float(shares.refused[0]))
    assert result.events / SPAN_S == pytest.approx(let_in, rel=0.01)
    assert result.age_sum_s / SPAN_S == pytest.approx(
        let_in * (float(mmck_wait_s(3.0, 0.05, 2, 6)[0]) + 0.05), rel=0.01
    )
