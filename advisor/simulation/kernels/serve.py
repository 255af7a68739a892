"""First come, first served by equal servers: the loops. The least free time never decreases, so that the
server taken next gives the next departure in order, and nothing is ever sorted.
"""

# ruff: noqa: PLR0917 - compiled loops take their arrays by position

from advisor.cases import Array
from advisor.simulation.kernels.compiled import compiled


@compiled
def serve_one(t_s: Array, draws: Array, service_s: float, free_s: float, out_t: Array) -> tuple[float, float]:
    """One server: writes the departures and returns when it is free and how long it worked.

    Four events at a time: their departures from an empty server do not wait for the events before them, so
    that only one maximum in four does (the max-plus form of Lindley's recursion; Baccelli et al. 1992).
    """
    index, work_s = 0, 0.0
    while index + 4 <= t_s.shape[0]:
        first, second = draws[index] * service_s, draws[index + 1] * service_s
        third, fourth = draws[index + 2] * service_s, draws[index + 3] * service_s
        alone = t_s[index] + first
        out_t[index] = max(free_s + first, alone)
        alone, second = max(t_s[index + 1], alone) + second, first + second
        out_t[index + 1] = max(free_s + second, alone)
        alone, third = max(t_s[index + 2], alone) + third, second + third
        out_t[index + 2] = max(free_s + third, alone)
        alone, fourth = max(t_s[index + 3], alone) + fourth, third + fourth
        free_s = max(free_s + fourth, alone)
        out_t[index + 3] = free_s
        work_s += fourth
        index += 4
    while index < t_s.shape[0]:
        service = draws[index] * service_s
        free_s = max(t_s[index], free_s) + service
        out_t[index] = free_s
        work_s += service
        index += 1
    return free_s, work_s


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
    """A few servers, sorted by when they are free; a new end moves to its place without a branch.

    Returns the number of departures written. A server that has served nobody holds NaN.
    """
    servers, left = free_s.shape[0], 0
    for index in range(t_s.shape[0]):
        out_t[left], out_born[left] = free_s[0], held[0]
        left += 1 if held[0] == held[0] else 0
        done, born = max(t_s[index], free_s[0]) + draws[index] * service_s, born_s[index]
        for server in range(1, servers):
            next_free, next_held = free_s[server], held[server]
            is_here = done < next_free
            free_s[server - 1] = done if is_here else next_free
            held[server - 1] = born if is_here else next_held
            done = next_free if is_here else done
            born = next_held if is_here else born
        free_s[servers - 1], held[servers - 1] = done, born
    return left


@compiled
def serve_dozens(
    t_s: Array,
    born_s: Array,
    draws: Array,
    service_s: float,
    free_s: Array,
    held: Array,
    out_t: Array,
    out_born: Array,
) -> int:
    """Dozens of servers, sorted by when they are free; returns the number of departures written."""
    servers, left = free_s.shape[0], 0
    for index in range(t_s.shape[0]):
        out_t[left], out_born[left] = free_s[0], held[0]
        left += 1 if held[0] == held[0] else 0
        done, place = max(t_s[index], free_s[0]) + draws[index] * service_s, 1
        while place < servers and free_s[place] <= done:
            free_s[place - 1], held[place - 1] = free_s[place], held[place]
            place += 1
        free_s[place - 1], held[place - 1] = done, born_s[index]
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
    """Many servers, in a heap with the one free first on top; returns the number of departures written."""
    servers, left = free_s.shape[0], 0
    for index in range(t_s.shape[0]):
        out_t[left], out_born[left] = free_s[0], held[0]
        left += 1 if held[0] == held[0] else 0
        done, hole = max(t_s[index], free_s[0]) + draws[index] * service_s, 0
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
def serve_fluid(t_s: Array, work_s: float, carried: Array, out_t: Array) -> None:
    """Cohorts of `work_s` seconds of work for the whole pool; a cohort waits as its middle does.

    `carried` holds the last arrival, the work left then and the last departure. A cohort's work flows in
    evenly since the cohort before it; cohorts that arrive together add up.
    """
    last, left, departed = carried[0], carried[1], carried[2]
    for index in range(t_s.shape[0]):
        before = left
        left = max(left + work_s - (t_s[index] - last), 0.0)
        last = t_s[index]
        departed = max(departed, last + (before + left) / 2.0)
        out_t[index] = departed
    carried[0], carried[1], carried[2] = last, left, departed
