"""Stations as a scenario leaves them: beside a backfill that takes its share, or as the hottest of their
servers.
"""

from dataclasses import replace

import numpy as np

from advisor.cases import Array
from advisor.design import BatchRun, Buffer, Gate, ServerPool, Station, Transit, WhenFull

MOST_SHARED = 0.5


def takes_time(station: Station) -> bool:
    """Whether a station takes any time at all in the first case."""
    if isinstance(station, Transit):
        return bool(station.seconds[0] > 0)
    if isinstance(station, Gate | Buffer):
        return bool(station.period_s[0] > 0)
    if isinstance(station, ServerPool):
        return bool(station.service_s[0] > 0)
    return True


def beside(station: Station, background_per_s: float) -> Station:
    """A station that does `background_per_s` other events beside the live ones, which get at least half of
    it.
    """
    if isinstance(station, ServerPool):
        taken = background_per_s * station.service_s / np.maximum(station.servers, 1.0)
        return replace(station, service_s=station.service_s / (1.0 - np.minimum(taken, MOST_SHARED)))
    if isinstance(station, BatchRun):
        taken = background_per_s * station.per_event_s
        return replace(station, per_event_s=station.per_event_s / (1.0 - np.minimum(taken, MOST_SHARED)))
    return station


def as_hottest(station: Station, shares: Array | None) -> Station:
    """A pool as its hottest server alone, which settles last and falls behind first; others as they are."""
    if shares is None or not isinstance(station, ServerPool):
        return station
    alone = np.ones_like(station.servers)
    return replace(station, servers=alone, service_s=station.service_s * shares.max())


def _refuses(pool: ServerPool) -> bool:
    return pool.room is not None and pool.when_full is WhenFull.REFUSES


def capacity_per_s(station: Station) -> float:
    """Events a second that a station can get through, at best; what is refused does not queue."""
    if isinstance(station, ServerPool) and station.service_s[0] > 0 and not _refuses(station):
        return float(np.ceil(station.servers[0]) / station.service_s[0])
    if isinstance(station, BatchRun) and station.per_event_s[0] > 0:
        return float(1.0 / station.per_event_s[0])
    return float("inf")
