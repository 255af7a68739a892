"""The axis of headways, each with the engine that takes it, and what it costs there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Flags, Indices
from advisor.verdict.stretch import ALWAYS_ON_AT, Stretch

Names = np.ndarray[tuple[int], np.dtype[np.str_]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Headways in rising order, arrays (headways,), USD a month; `engine` holds the options' keys."""

    headway_s: Array
    engine: Names
    infrastructure_usd: Array
    people_usd: Array
    delay_usd: Array
    keeps_promise: Flags
    is_allowed: Flags
    busy: Array
    age_s: Array
    startup_s: Array
    departs_s: Array

    @property
    def total_usd(self) -> Array:
        """The sum of the three."""
        return self.infrastructure_usd + self.people_usd + self.delay_usd

    def rows(self, chosen: Indices | Flags) -> "Axis":
        """Some of the headways."""
        return Axis(**{name: getattr(self, name)[chosen] for name in self.__slots__})


PARTS = tuple(name for name in Axis.__slots__ if name != "engine")


def axis_of(stretches: Sequence[Stretch]) -> Axis:
    """One engine at each headway; where none keeps up there is no point.

    An always-on engine takes the headways of scheduled runs at which these cannot be done in time.
    """
    taken = [_taken(stretches, place) for place in range(len(stretches))]
    columns = {
        name: np.concatenate([getattr(s, name)[rows] for s, rows in zip(stretches, taken, strict=True)])
        for name in PARTS
    }
    keys = [s.engine.value for s in stretches]
    engine = np.repeat(np.array(keys), [int(rows.sum()) for rows in taken])
    order = np.argsort(columns["headway_s"], kind="stable")
    return Axis(engine=engine, **columns).rows(order)


def _taken(stretches: Sequence[Stretch], place: int) -> Flags:
    own = stretches[place].is_possible
    if place != ALWAYS_ON_AT:
        return own
    scheduled = stretches[ALWAYS_ON_AT + 1 :]
    at = np.concatenate([stretch.headway_s for stretch in scheduled])
    keeps_up = np.concatenate([stretch.is_possible for stretch in scheduled])
    after = np.searchsorted(at, stretches[place].headway_s)
    before, after = np.maximum(after - 1, 0), np.minimum(after, at.size - 1)
    is_theirs = keeps_up[after] | ((stretches[place].headway_s >= at[0]) & keeps_up[before])
    is_theirs &= stretches[place].headway_s >= at[0]
    return np.asarray(own & ~is_theirs)
