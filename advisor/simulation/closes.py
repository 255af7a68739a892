"""A deadline by the clock, simulated: when the last event of each day is usable, counted from its close.

The schedule is aligned with the close, as the prediction has it: the close stands before a departure by what
its last events take to get there. So timetables keep the phase that a replication gives them, and the close
follows.
"""

import math
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components import source
from advisor.cases import Array, Cases
from advisor.simulation.streams import phase
from advisor.stations import BatchRun, Buffer, Gate, Station, Transit

DAY_S = 86_400.0
SOON_S = 1e-6
"""Nothing is due before something of a day has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closes:
    """Closes at `first_s` and every `period_s` after it, as far as the horizon goes.

    What is born within `undelivered_s` before a close may come after it: the next period's.
    """

    first_s: float
    period_s: float
    undelivered_s: float
    count: int

    def period_of(self, born_s: Array) -> Array:
        """The number of the close that events belong to, from 0; beyond `count` where it is not simulated."""
        return np.maximum(np.ceil((born_s + self.undelivered_s - self.first_s) / self.period_s), 0.0)

    def at_s(self, number: Array) -> Array:
        """When a close is."""
        return np.asarray(self.first_s + number * self.period_s)


def closes_of(
    stations: tuple[Station, ...],
    cases: Cases,
    *,
    headway_s: float,
    horizon_s: float,
    seed: int,
    replication: int,
) -> Closes | None:
    """The closes of one replication; None where there is no deadline."""
    if cases.deadline_s[0] <= 0:
        return None
    period_s = max(DAY_S, headway_s, float(cases.arrival_interval_s[0]))
    place = _follows(stations)
    first_s = period_s
    if place is not None:
        every_s = _every_s(stations[place])
        departs_s = phase(seed, replication, place) * every_s
        last_s = departs_s + math.floor((period_s - departs_s) / every_s) * every_s
        first_s = (last_s - _before_s(stations[:place])) % period_s
        first_s = first_s if first_s > SOON_S else period_s
    return Closes(
        first_s=first_s,
        period_s=period_s,
        undelivered_s=_undelivered_s(stations, place),
        count=max(math.floor((horizon_s - first_s) / period_s) + 1, 0),
    )


def _follows(stations: tuple[Station, ...]) -> int | None:
    """The place whose timetable the close stands with: the first run, else the source's shared delivery."""
    runs = [place for place, station in enumerate(stations) if isinstance(station, BatchRun)]
    shared = [
        place
        for place, station in enumerate(stations)
        if isinstance(station, Gate) and station.is_shared and station.component == source.KEY
    ]
    return next(iter((*runs, *shared)), None)


def _every_s(station: Station) -> float:
    if isinstance(station, BatchRun):
        return float(station.headway_s[0])
    return float(station.period_s[0]) if isinstance(station, Gate) else DAY_S


def _before_s(stations: tuple[Station, ...]) -> float:
    """What the last events of a period take at most from the source to a departure."""
    lasts = 0.0
    for station in stations:
        if isinstance(station, Transit):
            lasts += float(station.seconds[0])
        elif isinstance(station, Buffer) or (isinstance(station, Gate) and station.component != source.KEY):
            lasts += float(station.period_s[0])
    return lasts


def _undelivered_s(stations: tuple[Station, ...], place: int | None) -> float:
    """The source's interval, where its deliveries are not what the close stands with."""
    periods = [
        float(station.period_s[0])
        for at, station in enumerate(stations)
        if isinstance(station, Gate) and station.component == source.KEY and at != place
    ]
    return max(periods, default=0.0)


class CloseTally:
    """When the last followed event of each period was usable."""

    def __init__(self, closes: Closes) -> None:
        self._closes = closes
        self._last_s = np.full(closes.count + 1, -np.inf)

    def add(self, t_s: Array, born_s: Array) -> None:
        """Take usable times, sorted, and when each event was born."""
        if not t_s.shape[0]:
            return
        beyond = self._closes.count
        numbers = np.minimum(self._closes.period_of(born_s), beyond).astype(np.int64)
        if numbers.min() == numbers.max():
            self._last_s[numbers[0]] = max(self._last_s[numbers[0]], float(t_s[-1]))
        else:
            np.maximum.at(self._last_s, numbers, t_s)

    def after_close_s(self) -> tuple[tuple[int, ...], tuple[float, ...]]:
        """The periods of which events were followed, and the time from each one's close to its last."""
        numbers = np.flatnonzero(np.isfinite(self._last_s[:-1]))
        after = self._last_s[numbers] - self._closes.at_s(numbers.astype(np.float64))
        return tuple(numbers.tolist()), tuple(after.tolist())
