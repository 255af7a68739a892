"""The calibration rows: what was measured of real engines at each load, and the halves they fall into."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import yaml

from advisor.simulation.profiles.summary import LagSummary, State, state
from advisor.simulation.profiles.windowed_count import WindowedLoad

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
ROWS = FIXTURES / "calibration" / "yahoo_streaming_tartu_2018.yaml"
FOLDS = FIXTURES / "calibration" / "folds"
ENGINES = FIXTURES / "engines"
PERIOD_S = {"flink": 1.0, "storm": 1.0, "storm_no_ack": 1.0, "spark_dstream": 3.0}
"""How often results leave: the flush's sleep, or the batch's trigger."""


class Fold(StrEnum):
    """Half of an engine's rows: its odd (10, 30, ...) or its even (20, 40, ...) tens of thousands of
    events/s.
    """

    ODD = "odd"
    EVEN = "even"

    @property
    def other(self) -> "Fold":
        """The rows that a fit to this half has not seen."""
        return Fold.EVEN if self is Fold.ODD else Fold.ODD


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One run of one engine."""

    engine: str
    label_per_s: int
    seen_ratio: float
    load: WindowedLoad
    measured: LagSummary

    @property
    def fold(self) -> Fold:
        """The half that the row belongs to."""
        return Fold.EVEN if self.label_per_s % 20_000 == 0 else Fold.ODD

    @property
    def state(self) -> State:
        """Whether the engine kept up, by the rule that is also used on simulated runs."""
        return state(self.measured, self.load.duration_s, PERIOD_S[self.engine])

    @property
    def keeps_up(self) -> bool:
        """Whether the engine kept up with the load."""
        return self.state is State.STABLE


def read_rows(path: Path = ROWS) -> tuple[Row, ...]:
    """All rows of the file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        Row(
            engine=row["engine"],
            label_per_s=row["label_per_s"],
            seen_ratio=row["seen_ratio"],
            load=WindowedLoad(
                rate_per_s=row["rate_per_s"], first_window_s=row["first_window_s"], **data["benchmark"]
            ),
            measured=LagSummary(**{name: row[name] for name in ("p50_s", "p90_s", "p95_s", "p99_s")}),
        )
        for row in data["rows"]
    )
