"""First come, first served by equal servers: the loops. The least free time never decreases, so that the
server
taken next gives the next departure in order, and nothing is ever sorted."""
# ruff: noqa: PLR0917 - compiled loops take their arrays by position

from advisor.cases import Array
from advisor.simulation.kernels.compiled import compiled


@compiled
def serve_one(t_s: Array, draws: Array, service_s: float, free_s: float) -> float:
    """One server: times become departures, in place; returns when it is free."""
    for index in range(t_s.shape[0]):
        start = max(t_s[index], free_s)
        free_s = start + draws[index] * service_s
        t_s[index] = free_s
    return free_s


@compiled
def serve_few(
    t_s: Array,
    born_s: Array,
    draws: Array,
    service_s: float,
    free_s: Array,
    held: Array,
    out_t: Array,
    out_born: Array,
) -> int:
    """A few servers, scanned for the one free first; returns the number of departures written."""
    servers, left = free_s.shape[0], 0
    for index in range(t_s.shape[0]):
        first, least = 0, free_s[0]
        for server in range(1, servers):
            if free_s[server] < least:
                first, least = server, free_s[server]
        if held[first] == held[first]:
            out_t[left], out_born[left] = least, held[first]
            left += 1
        free_s[first] = max(t_s[index], least) + draws[index] * service_s
        held[first] = born_s[index]
    return left


@compiled
def serve_many(
    t_s: Array,
    born_s: Array,
    draws: Array,
    service_s: float,
    free_s: Array,
    held: Array,
    out_t: Array,
    out_born: Array,
) -> int:
    """Many servers, kept in a heap with the one free first on top; returns the number of departures
    written.
    """
    servers, left = free_s.shape[0], 0
    for index in range(t_s.shape[0]):
        least = free_s[0]
        if held[0] == held[0]:
            out_t[left], out_born[left] = least, held[0]
            left += 1
        done = max(t_s[index], least) + draws[index] * service_s
        hole = 0
        while True:
            child = 2 * hole + 1
            if child >= servers:
                break
            if child + 1 < servers and free_s[child + 1] < free_s[child]:
                child += 1
            if free_s[child] >= done:
                break
            free_s[hole], held[hole] = free_s[child], held[child]
            hole = child
        free_s[hole], held[hole] = done, born_s[index]
    return left


@compiled
def serve_fluid(t_s: Array, work_s: float, carried: Array) -> None:
    """Cohorts of `work_s` seconds of work for the whole pool; waits are those of the cohort's middle, in
    place.

    `carried` holds the last arrival, the work left then and the last departure. A cohort's work flows in
    evenly since the cohort before it; cohorts that arrive together add up.
    """
    last, left, departed = carried[0], carried[1], carried[2]
    for index in range(t_s.shape[0]):
        before = left
        left = max(left + work_s - (t_s[index] - last), 0.0)
        last = t_s[index]
        departed = max(departed, last + (before + left) / 2.0)
        t_s[index] = departed
    carried[0], carried[1], carried[2] = last, left, departed
