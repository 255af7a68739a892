"""Queueing formulas against published tables and worked examples."""

import math

import numpy as np
import pytest

from advisor.freshness.queueing import (
    catch_up_s,
    erlang_b,
    erlang_c,
    kingman,
    md1_wait,
    mg1_wait,
    mgc_wait,
    mm1_wait,
    mmc_wait,
    sojourn_tail,
    utilisation,
    wait_quantile,
    wait_tail,
)

# Traffic that so many circuits carry at 1 % blocking: the standard Erlang B table (Cooper 1981, appendix).
ONE_PERCENT_BLOCKING = (
    (1, 0.0101),
    (2, 0.153),
    (5, 1.361),
    (10, 4.461),
    (20, 12.03),
    (50, 37.90),
    (100, 84.06),
)
# County hospital emergency room, Hillier and Lieberman, Introduction to Operations Research, section 17.6:
# two arrivals an hour, twenty minutes of treatment, one or two doctors.
HOSPITAL_PER_H, TREATMENT_H = 2.0, 1 / 3


@pytest.mark.parametrize(("circuits", "traffic"), ONE_PERCENT_BLOCKING)
def test_erlang_b_gives_the_published_table(circuits: int, traffic: float) -> None:
    assert erlang_b(circuits, traffic) == pytest.approx(0.01, rel=0.02)


@pytest.mark.parametrize(("servers", "offered"), [(1, 0.5), (3, 7.0), (40, 35.0), (40, 40.0), (300, 280.5)])
def test_erlang_b_agrees_with_its_recurrence(servers: int, offered: float) -> None:
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = offered * blocked / (count + offered * blocked)
    assert erlang_b(servers, offered) == pytest.approx(blocked, rel=1e-10)


def test_a_hundred_thousand_servers_stay_finite_and_nearly_never_wait() -> None:
    waits = erlang_c(np.array([1e5, 1e5, 1e5]), np.array([5e4, 99_700.0, 99_990.0]))
    assert waits[0] == pytest.approx(0.0, abs=1e-12)
    # Halfin and Whitt 1981: P(wait) = 1 / (1 + beta Phi(beta) / phi(beta)), beta = (1 - rho) sqrt(c).
    beta = np.array([0.003, 0.0001]) * math.sqrt(1e5)
    below = np.array([0.5 * math.erfc(-value / math.sqrt(2)) for value in beta])
    density = np.exp(-beta * beta / 2) / math.sqrt(2 * math.pi)
    assert waits[1:] == pytest.approx(1 / (1 + beta * below / density), rel=0.02)


def test_two_doctors_cut_the_wait_of_the_emergency_room_as_the_textbook_says() -> None:
    assert mmc_wait(HOSPITAL_PER_H, TREATMENT_H, [1, 2]) == pytest.approx([2 / 3, 1 / 24])
    assert erlang_c([1, 2], HOSPITAL_PER_H * TREATMENT_H) == pytest.approx([0.667, 0.167], abs=5e-4)


def test_the_tail_of_the_emergency_room_is_the_textbook_s() -> None:
    assert wait_tail([0.5, 1.0], HOSPITAL_PER_H, TREATMENT_H, 1) == pytest.approx([0.404, 0.245], abs=6e-4)
    assert wait_tail([0.5, 1.0], HOSPITAL_PER_H, TREATMENT_H, 2) == pytest.approx([0.022, 0.003], abs=6e-4)


def test_the_sojourn_in_a_single_server_is_exponential_with_the_reserve_as_its_rate() -> None:
    times = np.array([0.0, 0.3, 1.0, 5.0])
    assert sojourn_tail(times, 2.0, 1 / 3, 1) == pytest.approx(np.exp(-(3.0 - 2.0) * times))


def test_nobody_stays_for_ever_in_a_stable_queue() -> None:
    assert sojourn_tail([1e4, 1e9], 36.0, 0.1, [4, 5]) == pytest.approx([0.0, 0.0])


def test_the_sojourn_s_tail_integrates_to_wait_plus_service() -> None:
    times = np.linspace(0, 30, 60_001)
    tails = sojourn_tail(times, 2.4, 1.0, 3)
    mean = float(np.sum((tails[1:] + tails[:-1]) / 2) * (times[1] - times[0]))
    assert mean == pytest.approx(float(mmc_wait(2.4, 1.0, 3)) + 1.0, rel=1e-4)


def test_constant_service_halves_the_wait() -> None:
    assert md1_wait(0.8, 1.0) == pytest.approx(2.0)
    assert mm1_wait(0.8, 1.0) == pytest.approx(4.0)


def test_pollaczek_khinchine_and_allen_cunneen_agree_where_both_are_exact() -> None:
    cv2 = np.array([0.0, 0.25, 1.0, 4.0])
    assert mgc_wait(0.7, 1.0, 1, cv2) == pytest.approx(mg1_wait(0.7, 1.0, cv2))
    assert kingman(0.7, 1.0, 1.0, cv2) == pytest.approx(mg1_wait(0.7, 1.0, cv2))


def test_without_a_steady_state_waits_are_infinite_and_nothing_is_divided_by_zero() -> None:
    loads = np.array([1.0, 1.5])
    for wait in (mm1_wait(loads, 1.0), md1_wait(loads, 1.0), mgc_wait(2 * loads, 1.0, 2, 0.5)):
        assert np.all(np.isinf(wait))
    assert np.all(erlang_c(2, 2 * loads) == 1.0)
    assert np.all(wait_tail(10.0, loads, 1.0) == 1.0)
    assert np.all(np.isinf(wait_quantile(0.5, loads, 1.0)))


def test_an_idle_server_keeps_nobody_waiting() -> None:
    assert mm1_wait(0.0, 1.0) == 0.0
    assert mgc_wait(3.0, 0.0, 4, 1.0) == 0.0
    assert erlang_c(4, 0.0) == 0.0
    assert utilisation(3.0, 0.5, 3) == pytest.approx(0.5)


def test_the_quantile_of_the_wait_inverts_its_tail() -> None:
    at = wait_quantile([0.5, 0.95, 0.999], 3.6, 1.0, 4)
    assert wait_tail(at, 3.6, 1.0, 4) == pytest.approx([0.5, 0.05, 0.001])
    assert wait_quantile(0.2, 3.6, 1.0, 4) == 0.0, "more than a fifth do not wait at all"


def test_a_backlog_clears_with_the_reserve() -> None:
    # An hour at 800/s is 2.88 million events; 200/s of reserve needs four hours.
    assert catch_up_s(3600, 800, 1000) == pytest.approx(4 * 3600)
    assert catch_up_s(3600, 1000, 1000) == math.inf
    assert catch_up_s(0, 1000, 1000) == 0
