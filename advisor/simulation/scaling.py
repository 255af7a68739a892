"""How many servers an autoscaled pool has over time: it follows each measurement's mean load, not chance.

That is what a scaler sees: at hundreds of events a measurement a mean hardly differs from its expectation.
So one timeline holds for all pieces and both regimes, and a span needs no history of single events.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array
from advisor.simulation.load import RateCurve
from advisor.stations import Scaling, ServerPool

SURELY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """`servers[i]` servers from `from_s[i]` on, of which none works in `stops_s[i]` = (from, to)."""

    from_s: Array
    servers: Array
    stops_s: tuple[tuple[float, float], ...]

    def server_seconds(self, start_s: float, end_s: float) -> float:
        """Servers times seconds between two times, those that restart included."""
        edges = np.clip(np.append(self.from_s[1:], np.inf), start_s, end_s)
        return float(np.diff(edges, prepend=start_s) @ self.servers)

    def between(self, start_s: float, end_s: float) -> Array:
        """The numbers of servers that there are between two times."""
        ends = np.append(self.from_s[1:], np.inf)
        return np.asarray(self.servers[(self.from_s < end_s) & (ends > start_s)])

    def at(self, t_s: Array) -> Array:
        """The number of servers at each time."""
        return np.asarray(self.servers[np.maximum(np.searchsorted(self.from_s, t_s, side="right") - 1, 0)])

    def takes_s(self, start_s: float, work_s: float) -> float:
        """How long the servers take from `start_s` on for so many server-seconds of work."""
        edges_s = np.concatenate((self.from_s, np.ravel(self.stops_s)))
        edges_s = np.unique(np.append(edges_s[edges_s > start_s], start_s))
        done_s = self.working_seconds(edges_s)
        beyond_s = max(work_s - float(done_s[-1]), 0.0) / float(self.servers[-1])
        return float(np.interp(work_s, done_s, edges_s)) - start_s + beyond_s

    def working_seconds(self, edges_s: Array) -> Array:
        """Server-seconds that can be worked from the first edge up to each edge."""
        cuts = np.unique(np.concatenate((edges_s, self.from_s[1:], np.ravel(self.stops_s))))
        cuts = cuts[(cuts >= edges_s[0]) & (cuts <= edges_s[-1])]
        middles = (cuts[1:] + cuts[:-1]) / 2.0
        servers = self.at(middles)
        for start_s, end_s in self.stops_s:
            servers = np.where((middles > start_s) & (middles < end_s), 0.0, servers)
        done = np.concatenate(([0.0], np.cumsum(servers * np.diff(cuts))))
        return np.asarray(done[np.searchsorted(cuts, edges_s)])


def timeline_of(
    pool: ServerPool, servers: int, curve: RateCurve, stands_still_s: tuple[float, float]
) -> Timeline | None:
    """The servers of a pool that begins with `servers` and no backlog at the curve's start; None where it is
    not scaled.
    """
    if pool.scaling is None:
        return None
    scaling, service_s = pool.scaling, float(pool.service_s[0])
    changes = [(float(curve.edges_s[0]), servers)]
    if _ever_busy(scaling, servers, service_s, curve, stands_still_s):
        changes += _changes(scaling, servers, service_s, curve, stands_still_s)
    stops = tuple((at_s - scaling.restart_s, at_s) for at_s, _ in changes[1:] if scaling.restart_s > 0)
    from_s = [changes[0][0], *(at_s - scaling.restart_s for at_s, _ in changes[1:])]
    return Timeline(
        from_s=np.array(from_s), servers=np.array([float(count) for _, count in changes]), stops_s=stops
    )


def _ever_busy(
    scaling: Scaling, servers: int, service_s: float, curve: RateCurve, stands_still_s: tuple[float, float]
) -> bool:
    """Whether any measurement can reach the threshold: else nothing is ever scaled."""
    stops = stands_still_s[0] < curve.edges_s[-1] and stands_still_s[1] > curve.edges_s[0]
    return bool(stops or np.max(curve.per_s) * service_s >= scaling.up_at * servers * (1 - SURELY))


def _changes(
    scaling: Scaling, servers: int, service_s: float, curve: RateCurve, stands_still_s: tuple[float, float]
) -> Iterator[tuple[float, int]]:
    """When each change is over, and the servers from then on: measurement by measurement."""
    ups, downs = (round(after_s / scaling.every_s) for after_s in (scaling.up_after_s, scaling.down_after_s))
    most, least, count = max(int(scaling.most[0]), servers), servers, servers
    expected, edges = curve.expected_events(), curve.edges_s
    at_s, arrived, backlog, high, low = float(edges[0]), 0.0, 0.0, 0, 0
    while at_s < edges[-1]:
        until_s = at_s + scaling.every_s
        come = float(np.interp(until_s, edges, expected))
        still_s = max(min(until_s, stands_still_s[1]) - max(at_s, stands_still_s[0]), 0.0)
        room = count * scaling.every_s / service_s
        backlog += come - arrived
        done = min(backlog, room * (1.0 - still_s / scaling.every_s))
        backlog, arrived, at_s = backlog - done, come, until_s
        high = high + 1 if done >= scaling.up_at * room * (1 - SURELY) else 0
        low = low + 1 if done < scaling.down_at * room else 0
        wanted = _wanted(count, is_up=high >= ups, is_down=low >= downs, most=most, least=least)
        if wanted == count:
            continue
        count, high, low, at_s = wanted, 0, 0, at_s + scaling.restart_s
        come = float(np.interp(at_s, edges, expected))
        backlog, arrived = backlog + come - arrived, come
        yield at_s, count


def _wanted(count: int, *, is_up: bool, is_down: bool, most: int, least: int) -> int:
    """Twice the servers, or half of them (rounded up), within bounds."""
    if is_up:
        return min(2 * count, most)
    return max(math.ceil(count / 2), least) if is_down else count
