"""Waiting in queues, in closed form: how long events wait for always-on servers and a backlog takes to clear.

Every argument broadcasts as numpy does; rates are per second, times in seconds. Where there is no steady
state (utilisation of one or more) the wait is infinite.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from advisor.cases import Array

SMALLEST_TERM = 1e-16
TERMS = np.arange(1.0, 17.0)[:, None]
"""So many terms of a sum are computed at once."""
_log_gamma = np.frompyfunc(math.lgamma, 1, 1)


def utilisation(arrival_per_s: ArrayLike, service_s: ArrayLike, servers: ArrayLike = 1.0) -> Array:
    """Share of time a server is busy, above 1 where the load exceeds the servers."""
    load, servers = _arrays(np.multiply(arrival_per_s, service_s), servers)
    return np.where(servers > 0, load / np.maximum(servers, 1e-300), np.where(load > 0, np.inf, 0.0))


def erlang_b(servers: ArrayLike, offered: ArrayLike) -> Array:
    """Probability that all `servers` are busy when nobody waits, for `offered` = arrival rate * service time.

    Stable to 10^5 servers. Source: Erlang (1917); the two sums are the Poisson tails above and below
    `servers` (Cooper 1981, Introduction to Queueing Theory, section 3.3).
    """
    servers, offered = _arrays(np.ceil(servers), offered)
    blocked = np.where(servers > 0, 0.0, 1.0)
    light = (offered > 0) & (servers > 0) & (offered < servers)
    heavy = (servers > 0) & (offered >= servers)
    blocked[light] = _blocking_by_upper_tail(servers[light], offered[light])
    blocked[heavy] = 1.0 / _sum_of_ratios(servers[heavy], offered[heavy])
    return blocked


def erlang_c(servers: ArrayLike, offered: ArrayLike) -> Array:
    """Probability of waiting in M/M/c; 1 where unstable. Source: Erlang (1917); Cooper 1981, section 3.4."""
    servers, offered = _arrays(np.ceil(servers), offered)
    busy = utilisation(offered, 1.0, servers)
    blocked = erlang_b(servers, offered)
    stable = busy < 1
    return np.where(stable, blocked / (1.0 - np.where(stable, busy, 0.0) * (1.0 - blocked)), 1.0)


def mm1_wait(arrival_per_s: ArrayLike, service_s: ArrayLike) -> Array:
    """Mean wait in M/M/1. Source: Kleinrock 1975, Queueing Systems I, section 3.2."""
    return mg1_wait(arrival_per_s, service_s, 1.0)


def md1_wait(arrival_per_s: ArrayLike, service_s: ArrayLike) -> Array:
    """Mean wait in M/D/1: half that of M/M/1. Source: Pollaczek-Khinchine with constant service."""
    return mg1_wait(arrival_per_s, service_s, 0.0)


def mg1_wait(arrival_per_s: ArrayLike, service_s: ArrayLike, service_cv2: ArrayLike) -> Array:
    """Mean wait in M/G/1. Source: Pollaczek 1930, Khinchine 1932; Kleinrock 1975, section 5.6."""
    return kingman(arrival_per_s, service_s, 1.0, service_cv2)


def kingman(
    arrival_per_s: ArrayLike, service_s: ArrayLike, arrival_cv2: ArrayLike, service_cv2: ArrayLike
) -> Array:
    """Mean wait in G/G/1, approximately; exact for Poisson arrivals. Source: Kingman 1961."""
    busy = utilisation(arrival_per_s, service_s)
    variability = np.add(arrival_cv2, service_cv2) / 2.0
    return _over_reserve(busy * variability * np.asarray(service_s), busy)


def mmc_wait(arrival_per_s: ArrayLike, service_s: ArrayLike, servers: ArrayLike) -> Array:
    """Mean wait in M/M/c. Source: Cooper 1981, section 3.4."""
    servers = np.ceil(servers)
    busy = utilisation(arrival_per_s, service_s, servers)
    waits = erlang_c(servers, np.multiply(arrival_per_s, service_s))
    return _over_reserve(waits * np.asarray(service_s) / np.maximum(servers, 1.0), busy)


def mgc_wait(
    arrival_per_s: ArrayLike,
    service_s: ArrayLike,
    servers: ArrayLike,
    service_cv2: ArrayLike,
    arrival_cv2: ArrayLike = 1.0,
) -> Array:
    """Mean wait in G/G/c by Allen-Cunneen: M/M/c times the mean variability; exact for M/M/c and M/G/1.

    Source: Allen 1990, Probability, Statistics and Queueing Theory, section 5.3.
    """
    return mmc_wait(arrival_per_s, service_s, servers) * (np.add(arrival_cv2, service_cv2) / 2.0)


def wait_tail(
    t_s: ArrayLike, arrival_per_s: ArrayLike, service_s: ArrayLike, servers: ArrayLike = 1.0
) -> Array:
    """P(wait > t) in M/M/c: C exp(-(c mu - lambda) t); 1 where unstable. Source: Cooper 1981, section 3.4."""
    waits = erlang_c(servers, np.multiply(arrival_per_s, service_s))
    reserve = _reserve_per_s(arrival_per_s, service_s, servers)
    return np.where(waits < 1, waits * np.exp(-reserve * np.asarray(t_s)), 1.0)


def sojourn_tail(
    t_s: ArrayLike, arrival_per_s: ArrayLike, service_s: ArrayLike, servers: ArrayLike = 1.0
) -> Array:
    """P(wait + service > t) in M/M/c; 1 where unstable. Source: Gross and Harris 1998, section 2.3."""
    t_s, service_s, servers = _arrays(t_s, service_s, np.ceil(servers))
    rate = 1.0 / np.maximum(service_s, 1e-300)
    reserve = _reserve_per_s(arrival_per_s, service_s, servers)
    waits = erlang_c(servers, np.multiply(arrival_per_s, service_s))
    apart = np.abs(rate - reserve) > 1e-9 * rate
    difference = np.exp(-reserve * t_s) - np.exp(-rate * t_s)
    waited = np.where(apart, difference / np.where(apart, rate - reserve, 1.0), t_s * np.exp(-rate * t_s))
    tail = np.exp(-rate * t_s) + waits * rate * waited
    return np.where(waits < 1, np.clip(tail, 0.0, 1.0), np.where(t_s >= 0, 1.0, tail))


def wait_quantile(
    share: ArrayLike, arrival_per_s: ArrayLike, service_s: ArrayLike, servers: ArrayLike = 1.0
) -> Array:
    """The wait that `share` (0..1) of events stay below in M/M/c: the inverse of `wait_tail`."""
    waits = erlang_c(servers, np.multiply(arrival_per_s, service_s))
    reserve = _reserve_per_s(arrival_per_s, service_s, servers)
    over = np.maximum(np.log(np.maximum(waits, 1e-300) / np.maximum(1.0 - np.asarray(share), 1e-300)), 0.0)
    return np.where(waits < 1, over / np.maximum(reserve, 1e-300), np.inf)


def catch_up_s(outage_s: ArrayLike, arrival_per_s: ArrayLike, capacity_per_s: ArrayLike) -> Array:
    """Time to clear what queued during an outage: o lambda / (mu - lambda); infinite without reserve.

    Source: fluid balance, backlog o lambda drained at mu - lambda (Newell 1982, Applications of Queueing
    Theory).
    """
    outage_s, arrival, capacity = _arrays(outage_s, arrival_per_s, capacity_per_s)
    spare = capacity - arrival
    backlog = outage_s * arrival
    return np.where(backlog <= 0, 0.0, np.where(spare > 0, backlog / np.where(spare > 0, spare, 1.0), np.inf))


def _arrays(*values: ArrayLike) -> tuple[Array, ...]:
    """The values as arrays of one shape, to be read only."""
    arrays = [np.asarray(value, dtype=np.float64) for value in values]
    if len({array.shape for array in arrays}) == 1:
        return tuple(arrays)
    return tuple(np.broadcast_arrays(*arrays))


def _over_reserve(value: ArrayLike, busy: Array) -> Array:
    """value / (1 - busy), infinite where unstable."""
    stable = busy < 1
    return np.asarray(np.where(stable, value / np.where(stable, 1.0 - busy, 1.0), np.inf))


def _reserve_per_s(arrival_per_s: ArrayLike, service_s: ArrayLike, servers: ArrayLike) -> Array:
    """c mu - lambda, never below zero: the rate at which a queue drains."""
    arrival, service, servers = _arrays(arrival_per_s, service_s, np.ceil(servers))
    return np.asarray(np.maximum(servers / np.maximum(service, 1e-300) - arrival, 0.0))


def _blocking_by_upper_tail(servers: Array, offered: Array) -> Array:
    """p(c) / (1 - P(N > c)) for a Poisson N of mean `offered` < c, whose upper tail is a short sum."""
    point = np.exp(servers * np.log(offered) - offered - _log_factorial(servers))
    term, total, steps = np.ones_like(offered), np.zeros_like(offered), TERMS
    while term.size and np.max(term) > SMALLEST_TERM:
        terms = term * np.multiply.accumulate(offered / (servers + steps), axis=0)
        total += np.add.reduce(terms, axis=0)
        term, steps = terms[-1], steps + len(TERMS)
    return np.asarray(point / (1.0 - point * total))


def _sum_of_ratios(servers: Array, offered: Array) -> Array:
    """1/B = sum over k of c (c-1) ... (c-k+1) / a^k, falling from the first term on where a >= c."""
    term, total, left = np.ones_like(offered), np.ones_like(offered), servers.copy()
    while term.size and np.max(term) > SMALLEST_TERM:
        term = term * np.maximum(left, 0.0) / offered
        total += term
        left -= 1.0
    return total


def _log_factorial(count: Array) -> Array:
    return np.asarray(_log_gamma(count + 1.0), dtype=np.float64)
