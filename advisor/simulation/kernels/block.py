"""What flows between stations: a block of events with sorted times, where each came from, and how many it
stands for.
"""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np

from advisor.cases import Array

CHUNK = 32_768
"""Events a block: three arrays of them stay in a core's cache."""


Streams = tuple[np.random.Generator, np.random.Generator]
"""Chance for the measured span, and for the run-in before it."""


class Block(NamedTuple):
    """Times at which events leave a station, sorted; `born_s` when each arrived; each stands for `weight`
    events.

    The arrays belong to the station that gave the block: nobody else changes them, and it may fill them
    anew for its next one.
    """

    t_s: Array
    born_s: Array
    weight: float
    is_ordered: bool = True
    """Whether `born_s` is sorted too."""
    is_run_in: bool = False
    """Whether it came in before the measured span; its chances then come from a stream of their own."""

    def born_from_to(self) -> tuple[float, float]:
        """When the oldest and the youngest event were born."""
        if self.is_ordered:
            return self.born_s[0], self.born_s[-1]
        return self.born_s.min(), self.born_s.max()


class Station(Protocol):
    """A station takes blocks in order and gives blocks in order; what it holds back comes with a later
    block.
    """

    @property
    def busy_s(self) -> float:
        """Server-seconds of work in the measured span, over all servers."""
        ...

    def advance(self, block: Block) -> Iterator[Block]:
        """Take a block and give what has left."""
        ...

    def flush(self) -> Iterator[Block]:
        """Give what is still held, once nothing more arrives."""
        ...
