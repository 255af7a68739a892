"""Stations in a row, with other rows that leave it: a block goes on along the row and into each fork."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Sequence

from advisor.simulation.kernels.block import Block, Station
from advisor.simulation.kernels.join import JoinStation


class Row(ABC):
    """Kinds of rows differ in what they note on the way, and in what becomes of a block that has passed."""

    def __init__(self, stations: Sequence[Station]) -> None:
        self.stations = tuple(stations)
        self._forks: dict[int, list[Row]] = defaultdict(list)
        self.joins: dict[int, JoinStation] = {}

    def fork(self, after: int, row: "Row") -> None:
        """Send what has passed the first `after` stations into another row too."""
        self._forks[after].append(row)

    def meet(self, after: int, join: JoinStation) -> None:
        """Let what has passed the first `after` stations meet what a row that left before brings."""
        self.joins[after] = join

    def push(self, block: Block, place: int = 0) -> None:
        """Send a block through the stations from `place` on."""
        for row in self._forks.get(place, ()):
            row.push(block)
        if place < len(self.stations):
            self.note(block, place)
        join = self.joins.get(place)
        if join is None:
            self._enter(block, place)
            return
        for met in join.advance(block):
            self._enter(met, place)

    def flush(self) -> None:
        """Empty what holds events, the first one first: rows that leave a place before the join there."""
        for place in range(len(self.stations) + 1):
            for row in self._forks.get(place, ()):
                row.flush()
            if place in self.joins:
                for met in self.joins[place].flush():
                    self._enter(met, place)
            if place < len(self.stations):
                for left in self.stations[place].flush():
                    self.push(left, place + 1)

    def _enter(self, block: Block, place: int) -> None:
        if place == len(self.stations):
            self.arrive(block)
            return
        for left in self.stations[place].advance(block):
            self.push(left, place + 1)

    @abstractmethod
    def note(self, block: Block, place: int) -> None:
        """A block comes to the station at `place`, before any join there."""

    @abstractmethod
    def arrive(self, block: Block) -> None:
        """A block has passed the last station."""
