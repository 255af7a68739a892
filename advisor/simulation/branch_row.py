"""A branch in one piece: from the fork through its stations to the ages of events at its end."""

import numpy as np

from advisor.design import Branch, Design, Meet
from advisor.simulation.building import Surroundings, build
from advisor.simulation.effective import takes_time
from advisor.simulation.kernels.block import Block, Station
from advisor.simulation.kernels.join import JoinStation, Shown
from advisor.simulation.kernels.sink import absorb
from advisor.simulation.kernels.timetable import TimetableStation
from advisor.simulation.piece import BranchTally
from advisor.simulation.row import Row
from advisor.simulation.sketch import BUCKETS
from advisor.simulation.streams import phase
from advisor.stations import BatchRun, BranchStation


class BranchRow(Row):
    """The stations of a branch; from `first_place` on count the places that tell their chance apart."""

    def __init__(self, branch: Branch, first_place: int, around: Surroundings) -> None:
        super().__init__(
            [_build(station, first_place + n, around) for n, station in enumerate(branch.stations)]
        )
        self._branch, self._measured_s = branch, around.measured_s
        self._counts, self._sums = np.zeros(BUCKETS), np.zeros(2)
        self._events, self._followed = 0.0, 0
        self._shown: Shown | None = None
        self._join: JoinStation | None = None

    def join(self, meet: Meet) -> JoinStation:
        """The station at which the live path meets this branch."""
        runs = self.stations[-1]
        if not isinstance(runs, TimetableStation):
            raise TypeError(f"{self._branch.key} does not end in a run, so that nothing can meet it")
        self._shown = Shown(runs)
        self._join = JoinStation(self._shown, meet, self._measured_s)
        return self._join

    def note(self, block: Block, place: int) -> None:
        """Nobody asks how old events are between the stations of a branch."""

    def arrive(self, block: Block) -> None:
        """Count the ages of measured events."""
        if self._shown is not None:
            self._shown.note(block)
        t_s, born_s = block.t_s, block.born_s
        begin, end = self._measured_s
        oldest, youngest = block.born_from_to()
        if oldest < begin or youngest >= end:
            inside = (born_s >= begin) & (born_s < end)
            t_s, born_s = t_s[inside], born_s[inside]
        absorb(t_s, born_s, block.weight, np.inf, self._counts, self._sums)
        self._events += block.weight * t_s.shape[0]
        self._followed += t_s.shape[0]

    def tally(self) -> BranchTally:
        """What came to the branch's end, and how long its runs worked."""
        filled = np.flatnonzero(self._counts)
        return BranchTally(
            key=self._branch.key,
            title=self._branch.title,
            events=self._events,
            followed=self._followed,
            age_sum_s=float(self._sums[0]),
            buckets=tuple(filled.tolist()),
            counts=tuple(self._counts[filled].tolist()),
            busy_s=sum(station.busy_s for station in self.stations),
            joined=self._join.joined if self._join else 0.0,
        )


def _build(station: BranchStation, place: int, around: Surroundings) -> Station:
    """As on the live path, but for runs, which hold nothing here."""
    if not isinstance(station, BatchRun):
        return build(station, place, around)
    headway_s, still = float(station.headway_s[0]), around.standstill
    return TimetableStation(
        headway_s=headway_s,
        phase_s=phase(around.seed, around.piece.replication, place) * headway_s,
        fixed_s=float(station.startup_s[0] + station.fixed_s[0]),
        per_event_s=float(station.per_event_s[0]),
        measured_s=around.measured_s,
        stands_still_s=still.runs_s,
        starts_again=still.runs_start_again,
        expected=lambda start_s, end_s: float(around.live_between(start_s, end_s).expected_events()[-1]),
    )


def branch_rows(live: Row, design: Design, around: Surroundings) -> tuple[BranchRow, ...]:
    """A design's branches, tied to their trunks and, where they meet it again, to the live row."""
    rows: dict[str, BranchRow] = {}
    place = len(live.stations)
    for branch in design.branches:
        row = BranchRow(branch, place, around)
        place += len(row.stations)
        if branch.trunk:
            rows[branch.trunk].fork(branch.after, row)
        else:
            live.fork(_place(design, branch.after), row)
        rows[branch.key] = row
    for join in design.joins:
        live.meet(_place(design, join.after), rows[join.branch].join(join.meet))
    return tuple(rows.values())


def _place(design: Design, after: int) -> int:
    """How many of the first stations there are in the live row, which lacks those that take no time."""
    return sum(takes_time(station) for station in design.stations[:after])
