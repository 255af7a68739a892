"""What takes time of a design's stations, and a pool as the hottest of its servers."""

from dataclasses import replace

import numpy as np

from advisor.cases import Array
from advisor.stations import Buffer, Gate, ServerPool, Station, Transit


def takes_time(station: Station) -> bool:
    """Whether a station takes any time at all in the first case."""
    if isinstance(station, Transit):
        return bool(station.seconds[0] > 0)
    if isinstance(station, Gate | Buffer):
        return bool(station.period_s[0] > 0)
    if isinstance(station, ServerPool):
        return bool(station.service_s[0] > 0)
    return True


def as_hottest(station: Station, shares: Array | None) -> Station:
    """A pool as its hottest server alone, which settles last and falls behind first; others as they are."""
    if shares is None or not isinstance(station, ServerPool):
        return station
    alone = np.ones_like(station.servers)
    return replace(station, servers=alone, service_s=station.service_s * shares.max())
