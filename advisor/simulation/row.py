"""Stations in a row, with other rows that leave it: a block goes on along the row and into each fork."""

from collections import defaultdict
from collections.abc import Sequence

from advisor.simulation.kernels.block import Block, Station


class Row:
    """What passes the last station comes to `arrive`, which the kinds of rows differ in."""

    def __init__(self, stations: Sequence[Station]) -> None:
        self.stations = tuple(stations)
        self._forks: dict[int, list[Row]] = defaultdict(list)

    def fork(self, after: int, row: "Row") -> None:
        """Send what has passed the first `after` stations into another row too."""
        self._forks[after].append(row)

    def push(self, block: Block, place: int = 0) -> None:
        """Send a block through the stations from `place` on."""
        for row in self._forks.get(place, ()):
            row.push(block)
        if place == len(self.stations):
            self.arrive(block)
            return
        self.note(block, place)
        for left in self.stations[place].advance(block):
            self.push(left, place + 1)

    def flush(self) -> None:
        """Empty every station, the first one first, then the rows that leave this one."""
        for place, station in enumerate(self.stations):
            for left in station.flush():
                self.push(left, place + 1)
        for rows in self._forks.values():
            for row in rows:
                row.flush()

    def note(self, block: Block, place: int) -> None:
        """A block is about to enter the station at `place`."""

    def arrive(self, block: Block) -> None:
        """A block has passed the last station."""
        raise NotImplementedError
