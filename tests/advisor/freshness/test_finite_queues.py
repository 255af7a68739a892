"""Queues with finite room: published tables, and states added up by hand."""

import numpy as np
import pytest

from advisor.freshness.finite_queues import found_services, mmck_shares, mmck_wait_s
from advisor.freshness.queueing import erlang_b


def by_states(offered: float, servers: int, room: int) -> tuple[float, float, float]:
    """Refused, waiting and services waited for, from the probabilities of all states."""
    weights = [1.0]
    for count in range(1, room + 1):
        weights.append(weights[-1] * offered / min(count, servers))
    shares = np.array(weights) / sum(weights)
    accepted = shares[:room] / (1 - shares[room])
    places = np.arange(servers, room) - servers + 1
    return float(shares[room]), float(accepted[servers:].sum()), float(accepted[servers:] @ places)


@pytest.mark.parametrize(
    ("servers", "offered", "blocked"),
    [(1, 1.0, 0.5), (2, 0.6, 0.1011), (5, 2.22, 0.05), (10, 4.46, 0.01), (20, 13.2, 0.02), (100, 84.1, 0.01)],
)
def test_a_loss_system_blocks_as_the_published_tables_say(
    servers: int, offered: float, blocked: float
) -> None:
    # Erlang B tables, e.g. Siemens 1970, Telephone Traffic Theory, Tables and Charts: 10 lines carry 4.46
    # erlangs at 1 %, 20 lines 13.2 at 2 %, 100 lines 84.1 at 1 %.
    refused = mmck_shares(offered, servers, servers).refused[0]
    assert refused == pytest.approx(blocked, rel=0.01)
    assert refused == pytest.approx(float(erlang_b(servers, offered)))


def test_a_single_server_with_four_places_at_half_load_refuses_one_in_63() -> None:
    # M/M/1/5: (1 - r) r^5 / (1 - r^6).
    assert mmck_shares(0.5, 1, 5).refused[0] == pytest.approx(1 / 63)


@pytest.mark.parametrize("offered", [0.01, 0.999, 1.0, 1.0000001, 1.7, 40.0])
@pytest.mark.parametrize(("servers", "room"), [(1, 1), (1, 8), (4, 4), (4, 40), (12, 13)])
def test_every_figure_is_what_the_states_add_up_to(offered: float, servers: int, room: int) -> None:
    found = mmck_shares(offered * servers, servers, room)
    refused, waiting, services = by_states(offered * servers, servers, room)
    assert found.refused[0] == pytest.approx(refused, rel=1e-6)
    assert found.waiting[0] == pytest.approx(waiting, rel=1e-6, abs=1e-12)
    assert found.services[0] == pytest.approx(services, rel=1e-6, abs=1e-12)


def test_what_has_endless_room_waits_as_erlang_says() -> None:
    # M/M/1 at 0.8: rho / (mu - lambda) = 0.8 * 0.1 / 0.2.
    assert mmck_wait_s(0.8, 0.1, 1, 5000)[0] == pytest.approx(0.4)


def test_a_flood_fills_any_room_and_leaves_what_the_servers_take() -> None:
    found = mmck_shares(np.array([100.0]), 10, 100_000)
    assert found.refused[0] == pytest.approx(0.9)
    assert found.services[0] == pytest.approx(99_990, rel=1e-4)


@pytest.mark.parametrize(("offered", "servers", "room"), [(0.8, 1, 9), (3.0, 2, 12), (2.0, 2, 7)])
def test_drawn_waits_follow_the_states(offered: float, servers: int, room: int) -> None:
    found = mmck_shares(offered, servers, room)
    uniform = (np.arange(100_000) + 0.5) / 100_000
    full = np.full(uniform.shape, found.waiting[0])
    drawn = found_services(uniform, full, np.full(uniform.shape, offered / servers), room - servers)
    assert drawn.mean() == pytest.approx(found.services[0], rel=1e-3)
    assert drawn.max() == room - servers
