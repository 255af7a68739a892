"""Arrivals on their way through one design or several: each block is drawn once and given to all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from advisor.simulation.building import Surroundings
from advisor.simulation.kernels.arrivals import Arrivals
from advisor.simulation.kernels.block import Block
from advisor.simulation.kernels.replayed import beside_history, trace_blocks
from advisor.simulation.kernels.sink import Sink
from advisor.simulation.network import Network
from advisor.simulation.streams import Use, stream

RUN_IN, MEASURED = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A design's network for one piece; `weight` is events a cohort, 0 where events are single."""

    around: Surroundings
    network: Network
    sink: Sink
    weight: float
    ends_s: float

    def take(self, block: Block) -> None:
        """Send a block through the network."""
        self.sink.note_arrivals(block)
        self.network.push(block)

    def end(self) -> None:
        """Empty the network; nothing more comes."""
        self.network.flush()
        self.around.readings.leave()

    @property
    def is_through(self) -> bool:
        """Whether every measured event that has come in has left."""
        return bool(self.sink.events >= self.network.measured_arrivals * (1 - 1e-12))


def follow(designs: tuple[Followed, ...]) -> None:
    """Send arrivals through networks of the same piece and weight until the last measured event has left.

    Each design has a run-in of its own length; what arrives from then on is the same for all.
    """
    for one in designs:
        for block in _arrivals(one, RUN_IN):
            one.take(block)
    longest = max(designs, key=lambda one: one.ends_s)
    waiting = list(designs)
    for block in _arrivals(longest, MEASURED):
        waiting = [one for one in waiting if _goes_on(one, block)]
        if not waiting:
            return
    for one in waiting:
        one.end()


def _goes_on(one: Followed, block: Block) -> bool:
    """Give a design what arrives before its end; False, once all that counts has left and no more comes."""
    count = int(np.searchsorted(block.t_s, one.ends_s, side="right"))
    is_beyond = bool(block.t_s[0] >= one.around.piece.end_s)
    if count == 0 or (is_beyond and one.is_through):
        one.end()
        return False
    is_whole = count == block.t_s.shape[0]
    one.take(block if is_whole else block._replace(t_s=block.t_s[:count], born_s=block.born_s[:count]))
    return True


def _arrivals(one: Followed, part: int) -> Iterator[Block]:
    """The arrivals of one part: live ones, recorded or drawn, and between them those of history.

    Each part has a stream of its own, so that the same events follow whatever run-in a design needs.
    """
    around, load = one.around, one.around.demand
    ends_s = (around.piece.start_s, float(around.live.edges_s[-1]))
    begins_s = (around.starts_s, around.piece.start_s)
    between_s = (begins_s[part], ends_s[part])
    if between_s[1] <= between_s[0]:
        return
    live = _live(one, part, between_s)
    if load.history[0] <= 0:
        yield from live
        return
    draws = stream(around.seed, around.piece.replication, Use.HISTORY, span=around.piece.span, station=part)
    again = Arrivals(load.history_alone(*between_s), draws, one.weight).blocks()
    yield from beside_history(live, again)


def _live(one: Followed, part: int, between_s: tuple[float, float]) -> Iterator[Block]:
    around, piece, is_run_in = one.around, one.around.piece, part == RUN_IN
    if around.demand.trace is not None and one.weight == 0:
        return trace_blocks(around.demand, around.seed, piece.replication, between_s, is_run_in=is_run_in)
    draws = stream(around.seed, piece.replication, Use.ARRIVALS, span=piece.span, station=part)
    return Arrivals(around.live.between(*between_s), draws, one.weight, is_run_in=is_run_in).blocks()
