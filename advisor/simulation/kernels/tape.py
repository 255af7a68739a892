"""Draws of one law, made once and read by every design that is followed at the same time.

Each reader goes at its own pace; what all have read is drawn over. A tape is always filled by whole blocks,
so that a reader gets the same bits alone or among others, however many it takes at a time.
"""

from collections import deque
from collections.abc import Callable, Hashable

import numpy as np

from advisor.cases import Array
from advisor.simulation.kernels.block import CHUNK, Streams

Law = Callable[[np.random.Generator, Array], None]
"""Fills an array with draws."""


class Tape:
    """Blocks of draws from a stream, kept from the slowest reader's on."""

    def __init__(self, fill: Law, stream: np.random.Generator) -> None:
        self._fill, self._stream = fill, stream
        self._blocks: deque[Array] = deque()
        self._spare: list[Array] = []
        self._first = 0
        self._readers: list[Reader] = []

    def reader(self) -> "Reader":
        """One more reader, from the beginning; give all of them out before the first reads."""
        reader = Reader(self)
        self._readers.append(reader)
        return reader

    def block(self, number: int) -> Array:
        """The block of a number that some reader has reached."""
        while self._first + len(self._blocks) <= number:
            self._draw()
        return self._blocks[number - self._first]

    def leave(self, reader: "Reader") -> None:
        """Nothing is kept for this reader any more."""
        self._readers.remove(reader)

    def _draw(self) -> None:
        slowest = min((reader.number for reader in self._readers), default=self._first)
        while self._blocks and self._first < slowest:
            self._spare.append(self._blocks.popleft())
            self._first += 1
        block = self._spare.pop() if self._spare else np.empty(CHUNK)
        self._fill(self._stream, block)
        self._blocks.append(block)


class Reader:
    """A place on a tape."""

    def __init__(self, tape: Tape) -> None:
        self.number = 0
        """The block it reads in."""
        self._tape, self._begin, self._joined = tape, 0, np.empty(0)

    def take(self, count: int) -> Array:
        """The next draws, at most a block of them; valid until the next call, and not to be changed."""
        if self._begin == CHUNK:
            self.number, self._begin = self.number + 1, 0
        block, begin, end = self._tape.block(self.number), self._begin, self._begin + count
        if end <= CHUNK:
            self._begin = end
            return block[begin:end]
        if not self._joined.shape[0]:
            self._joined = np.empty(CHUNK)
        self._joined[: CHUNK - begin] = block[begin:]
        self.number, self._begin = self.number + 1, end - CHUNK
        self._joined[CHUNK - begin : count] = self._tape.block(self.number)[: self._begin]
        return self._joined[:count]

    def leave(self) -> None:
        """Let the tape forget this reader."""
        self._tape.leave(self)


Draws = tuple[Reader, Reader]
"""Chance for the measured span, and for the run-in before it."""


class Tapes:
    """The tapes of one piece, by what they decide."""

    def __init__(self) -> None:
        self._tapes: dict[Hashable, Tape] = {}

    def reader(self, key: Hashable, fill: Law, stream: np.random.Generator) -> Reader:
        """A reader of the tape of this key, which draws from the stream that came with it first."""
        if key not in self._tapes:
            self._tapes[key] = Tape(fill, stream)
        return self._tapes[key].reader()


class Readings:
    """What one design reads of the tapes, until it is done."""

    def __init__(self, tapes: Tapes) -> None:
        self._tapes, self._readers = tapes, list[Reader]()

    def draws(self, key: Hashable, fill: Law, streams: Streams) -> Draws:
        """Chance for the measured span off the tape of a key; the run-in's each design has for itself."""
        measured, run_in = streams
        self._readers.append(self._tapes.reader(key, fill, measured))
        return self._readers[-1], Tape(fill, run_in).reader()

    def leave(self) -> None:
        """Nothing more is read: the tapes keep nothing for this design."""
        while self._readers:
            self._readers.pop().leave()


def fill_uniform(stream: np.random.Generator, out: Array) -> None:
    """Draws between 0 and 1."""
    stream.random(out=out)
