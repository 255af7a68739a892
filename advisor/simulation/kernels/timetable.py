"""Runs off the live path, on their timetable: each takes the load that is expected since the last departure.

So a day of events need not be held for a run a day: of a million, those that come differ from those expected
by a thousandth.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np

from advisor.cases import Array
from advisor.simulation.kernels.batch import BUSY, LOAD, NEXT, next_departure, run
from advisor.simulation.kernels.block import Block


class TimetableStation:
    """Departs every `headway_s` from `phase_s` on; a run takes `fixed_s` + `per_event_s` * its load.

    `expected` gives the events of a stretch of time. The timetable begins two headways before second 0,
    whatever the span, so that all spans of a replication see the same.
    """

    def __init__(
        self,
        *,
        headway_s: float,
        phase_s: float,
        fixed_s: float,
        per_event_s: float,
        measured_s: tuple[float, float],
        stands_still_s: tuple[float, float],
        starts_again: bool,
        expected: Callable[[float, float], float],
    ) -> None:
        self._settings = np.array(
            [phase_s, headway_s, fixed_s, per_event_s, *measured_s, *stands_still_s, float(starts_again)]
        )
        self._state = np.array([next_departure(-2.0 * headway_s, self._settings), 0.0, 0.0])
        self._expected, self._measured_s = expected, measured_s
        self._last_s = float(self._state[NEXT]) - headway_s
        self._departs_s, self._done_s = np.empty(0), np.empty(0)

    @property
    def busy_s(self) -> float:
        """Time that runs worked in the measured span."""
        self._extend(self._measured_s[1])
        return float(self._state[BUSY])

    def advance(self, block: Block) -> Iterator[Block]:
        """Every event leaves with the end of the first run that departs at or after it."""
        yield block._replace(t_s=self.ends_s(block.t_s))

    def ends_s(self, t_s: Array) -> Array:
        """When the run ends that takes what comes at each of the sorted times."""
        self._extend(float(t_s[-1]))
        return np.asarray(self._done_s[np.searchsorted(self._departs_s, t_s)])

    def flush(self) -> Iterator[Block]:
        """Nothing is held."""
        return iter(())

    def _extend(self, until_s: float) -> None:
        """Let runs depart until one does so at or after a time."""
        departs, done = [], []
        is_short = not self._departs_s.size or self._departs_s[-1] < until_s
        while is_short:
            departure = float(self._state[NEXT])
            self._state[LOAD] = self._expected(self._last_s, departure)
            done.append(run(self._state, self._settings))
            departs.append(departure)
            self._last_s = departure
            is_short = departure < until_s and math.isfinite(departure)
        if departs:
            self._departs_s = np.concatenate((self._departs_s, departs))
            self._done_s = np.concatenate((self._done_s, done))
