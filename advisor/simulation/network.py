"""A design's live path put together for one piece: blocks go in at the source and come out at the sink."""

import numpy as np

from advisor.simulation.building import Surroundings, build, server_count, servers_used
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.finite import FinitePoolStation, FluidFinitePoolStation
from advisor.simulation.kernels.sink import Sink
from advisor.simulation.piece import StationTally
from advisor.simulation.row import Row
from advisor.stations import Station as Designed


class Network(Row):
    """The live path: stations in a row, ending in a sink."""

    def __init__(self, designed: tuple[Designed, ...], surroundings: Surroundings, sink: Sink) -> None:
        self.designed = designed
        super().__init__([build(station, place, surroundings) for place, station in enumerate(designed)])
        self._finite = tuple(
            station if isinstance(station, FinitePoolStation | FluidFinitePoolStation) else None
            for station in self.stations
        )
        self._used = tuple(
            servers_used(station, place, surroundings) for place, station in enumerate(self.designed)
        )
        self._sink, self._measured_s = sink, surroundings.measured_s
        self._age_sums_s = np.zeros(len(self.stations) + 1)
        self._events = np.zeros(len(self.stations) + 1)

    def arrive(self, block: Block) -> None:
        """A block has passed the last station."""
        self._sink.absorb(block)

    @property
    def measured_arrivals(self) -> float:
        """Events of the measured span that have come in and were not refused."""
        return float(self._events[0]) - sum(station.refused for station in self._finite if station)

    def note(self, block: Block, place: int) -> None:
        """Add up how old measured events are when they reach `place`; those of a block are looked at one
        by one
        only at the edges of the measured span."""
        t_s, born_s = block.t_s, block.born_s
        begin, end = self._measured_s
        oldest, youngest = block.born_from_to()
        if oldest < begin or youngest >= end:
            inside = (born_s >= begin) & (born_s < end)
            t_s, born_s = t_s[inside], born_s[inside]
        self._events[place] += block.weight * t_s.shape[0]
        if place > 0:
            self._age_sums_s[place] += block.weight * float(t_s.sum() - born_s.sum())

    def tallies(self) -> tuple[StationTally, ...]:
        """What each station did to the measured events."""
        self._age_sums_s[-1], self._events[-1] = self._sink.sums[0], self._sink.events
        ages_s = self._age_sums_s / np.maximum(self._events, 1.0)
        left_s = self._joined_s() / np.maximum(self._events, 1.0)
        ages_s[-1] -= left_s[-1]
        return tuple(
            StationTally(
                component=designed.component,
                label=designed.label,
                delay_s=float((ages_s[place + 1] - ages_s[place] - left_s[place]) * self._events[0]),
                events=float(self._events[0]),
                busy_s=station.busy_s,
                servers=server_count(designed),
                server_s=used.server_s,
                fewest=used.fewest,
                most=used.most,
                refused=finite.refused if finite else 0.0,
                outside_s=finite.outside_s if finite else 0.0,
            )
            for place, (designed, station, used, finite) in enumerate(
                zip(self.designed, self.stations, self._used, self._finite, strict=True)
            )
        )

    def _joined_s(self) -> np.ndarray:
        """What the join at each place adds to the ages of measured events, in all; no station's part."""
        return np.array(
            [
                self.joins[place].added_s if place in self.joins else 0.0
                for place in range(len(self.stations) + 1)
            ]
        )
