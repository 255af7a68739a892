"""How long before a span its run-in must begin, and how long after it the last of its events may still wait.

A run-in covers every gate and run twice and every queue's relaxation; after an overload it reaches back to
the last minute in which no backlog was left.
"""

import numpy as np

from advisor.cases import Array
from advisor.freshness.shared import capacity_per_s
from advisor.simulation.load import RateCurve
from advisor.simulation.scaling import Timeline
from advisor.stations import BatchRun, Buffer, Gate, ServerPool, Station, Transit, WhenFull

RELAXATIONS = 10.0
BOUNDLESS = 1e300
BUSIEST = 0.97
"""A queue nearer to saturation is waited for no longer; one beyond it not at all: its overload begins with
the horizon."""


def settling_s(stations: tuple[Station, ...], rate_per_s: float) -> float:
    """Seconds until the stations have forgotten how they began, at a constant rate."""
    return sum(_settling_s(station, rate_per_s) for station in stations)


def clearing_s(stations: tuple[Station, ...], rate_per_s: float) -> float:
    """Seconds in which an event surely leaves stations without backlog, where a run must be waited for;
    else 0.
    """
    if not any(isinstance(station, BatchRun) for station in stations):
        return 0.0
    return 2.0 * settling_s(stations, rate_per_s)


def backlog_at_edges(
    curve: RateCurve, capacity_per_s: Array | float, stop_s: float, resume_s: float
) -> Array:
    """Fluid backlog in events at each edge of the curve, before a station that stands still from `stop_s`
    on.
    """
    edges = curve.edges_s
    still_s = np.clip(np.minimum(edges[1:], resume_s) - np.maximum(edges[:-1], stop_s), 0.0, None)
    net = np.cumsum(curve.per_s * np.diff(edges) - capacity_per_s * (np.diff(edges) - still_s))
    net = np.concatenate(([0.0], net))
    return np.asarray(net - np.minimum.accumulate(np.minimum(net, 0.0)))


def _settling_s(station: Station, rate_per_s: float) -> float:
    if isinstance(station, Transit):
        return float(station.seconds[0])
    if isinstance(station, Gate | Buffer):
        return 2.0 * float(station.period_s[0])
    if isinstance(station, BatchRun):
        headway_s = float(station.headway_s[0])
        takes_s = float(station.startup_s[0] + station.fixed_s[0])
        load_s = min(float(station.per_event_s[0]) * rate_per_s, BUSIEST) * headway_s
        return 2.0 * headway_s + 2.0 * (takes_s + load_s)
    service_s, servers = float(station.service_s[0]), max(float(station.servers[0]), 1.0)
    if station.room is not None and station.when_full is WhenFull.REFUSES:
        return (3.0 + RELAXATIONS * float(station.room[0]) / servers) * service_s
    if rate_per_s * service_s >= servers:
        return 3.0 * service_s
    busy = min(rate_per_s * service_s / servers, BUSIEST)
    relaxation_s = service_s * (1.0 + float(station.service_cv2[0])) / (servers * (1.0 - busy) ** 2)
    return 3.0 * service_s + RELAXATIONS * relaxation_s


def last_empty_s(
    stations: tuple[Station, ...],
    curve: RateCurve,
    until_s: float,
    stands_still_s: tuple[float, float],
    timelines: tuple[Timeline | None, ...],
) -> float:
    """The last edge of the curve up to `until_s` without a backlog anywhere; the first edge if there is
    none.
    """
    edges, capacity = curve.edges_s, _capacities_per_s(stations, curve.edges_s, timelines).min(axis=0)
    waiting = backlog_at_edges(curve, capacity, *stands_still_s) - 1e-6 * float(np.max(capacity))
    empty = np.flatnonzero((waiting <= 0) & (edges <= until_s))
    return float(edges[empty[-1]]) if empty.size else float(edges[0])


def carried_s(
    stations: tuple[Station, ...],
    curve: RateCurve,
    stands_still_s: tuple[float, float],
    timelines: tuple[Timeline | None, ...],
) -> tuple[float, ...]:
    """Seconds of work before each station at the curve's end: all of it waits at the narrowest one."""
    if not stations:
        return ()
    capacities = _capacities_per_s(stations, curve.edges_s, timelines)
    waiting = float(backlog_at_edges(curve, capacities.min(axis=0), *stands_still_s)[-1])
    narrowest = int(np.argmin(capacities[:, -1]))
    work_s = waiting / float(capacities[narrowest, -1])
    timeline, station = timelines[narrowest], stations[narrowest]
    if timeline is not None and isinstance(station, ServerPool):
        work_s = timeline.takes_s(float(curve.edges_s[-1]), waiting * float(station.service_s[0]))
    return tuple(work_s if place == narrowest else 0.0 for place in range(len(stations)))


def _capacities_per_s(
    stations: tuple[Station, ...], edges_s: Array, timelines: tuple[Timeline | None, ...]
) -> Array:
    """Events a second that each station can get through between each two edges, (stations, edges - 1)."""
    capacities = np.full((max(len(stations), 1), edges_s.shape[0] - 1), BOUNDLESS)
    for place, (station, timeline) in enumerate(zip(stations, timelines, strict=True)):
        capacities[place] = min(capacity_per_s(station), BOUNDLESS)
        if timeline is not None and isinstance(station, ServerPool):
            servers = np.diff(timeline.working_seconds(edges_s)) / np.diff(edges_s)
            capacities[place] = servers / float(station.service_s[0])
    return capacities


def least_capacity_per_s(stations: tuple[Station, ...]) -> float:
    """Events a second that the narrowest station can get through, as it was sized."""
    return min((min(capacity_per_s(station), BOUNDLESS) for station in stations), default=BOUNDLESS)
