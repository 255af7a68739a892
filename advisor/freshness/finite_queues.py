"""Queues with room for only so many: the share of events refused, and how long the others wait.

Sums run from the likelier end of the queue, so that no load and no room is too large for them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from advisor.cases import Array
from advisor.freshness.queueing import erlang_b

EVEN = 1e-4
"""Where all terms of a geometric sum are this near to each other, it is taken by its first two orders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiniteShares:
    """Of all events, the share that is `refused`; of the accepted ones, the share that finds all servers
    busy (`waiting`), and for how many services of the pool they wait in the mean (`services`).
    """

    refused: Array
    waiting: Array
    services: Array


def mmck_shares(offered: ArrayLike, servers: int, room: int) -> FiniteShares:
    """M/M/c/K with room for K >= c events, `offered` = arrival rate * service time; shape of `offered`.

    Of the K - c + 1 states in which all servers are busy, each is rho = a / c times as likely as the one
    before it; the first is to the states below as Erlang's loss formula says. Source: Gross and Harris
    1998, Fundamentals of Queueing Theory, section 2.5; M/M/1/K and Erlang's loss system are its ends.
    """
    offered = np.atleast_1d(np.asarray(offered, dtype=np.float64))
    places, ratio = room - servers, offered / servers
    is_over = ratio > 1
    step = np.where(is_over, 1.0 / np.where(is_over, ratio, 1.0), ratio)
    last = step**places
    below = 1.0 / np.maximum(erlang_b(float(servers), offered), 1e-300) - 1.0
    below = below * np.where(is_over, last, 1.0)
    every, ranked = _sum(step, places), _ranked_sum(step, places)
    busy = every * np.where(is_over, step, 1.0)
    services = np.where(is_over, step * (places * every - ranked), every + ranked)
    accepted = np.maximum(below + busy, 1e-300)
    refused = np.where(is_over, 1.0, last)
    return FiniteShares(
        refused=refused / (accepted + refused), waiting=busy / accepted, services=services / accepted
    )


def mmck_wait_s(offered: ArrayLike, service_s: float, servers: int, room: int) -> Array:
    """Mean wait of the events that are accepted in M/M/c/K, seconds (Gross and Harris 1998, section 2.5)."""
    return np.asarray(mmck_shares(offered, servers, room).services * service_s / servers)


def found_services(uniform: Array, waiting: Array, ratio: Array, places: int) -> Array:
    """For how many services of the pool an accepted event waits, by inverse transform: 0, or 1 to `places`.

    With probability `waiting` all servers are busy; then the number is geometric with `ratio`, cut off.
    """
    if places < 1:
        return np.zeros_like(uniform)
    waits, is_over = uniform < waiting, ratio > 1
    rest = np.where(waits, uniform / np.maximum(waiting, 1e-300), 0.0)
    step = np.where(is_over, 1.0 / np.where(is_over, ratio, 1.0), np.maximum(ratio, 1e-300))
    fall = np.log(np.minimum(step, 1.0 - 1e-12))
    rank = np.clip(np.ceil(np.log1p(rest * np.expm1(places * fall)) / fall), 1.0, places)
    return np.where(waits, np.where(is_over, places + 1.0 - rank, rank), 0.0)


def _sum(step: Array, terms: int) -> Array:
    """Sum of step^j over j < `terms`, 0 < step <= 1."""
    gap = 1.0 - step
    is_even = gap * terms < EVEN
    whole = -np.expm1(terms * np.log(np.maximum(step, 1e-300))) / np.where(is_even, 1.0, gap)
    return np.asarray(np.where(is_even, terms * (1.0 - gap * (terms - 1) / 2.0), whole))


def _ranked_sum(step: Array, terms: int) -> Array:
    """Sum of j step^j over j < `terms`, 0 < step <= 1."""
    gap = 1.0 - step
    is_even = gap * terms < EVEN
    wide = np.where(is_even, 1.0, gap)
    whole = (step * _sum(step, terms) - terms * step**terms) / wide
    even = terms * (terms - 1) / 2.0 * (1.0 - gap * (2 * terms - 1) / 3.0)
    return np.asarray(np.where(is_even, even, whole))
