"""Holds the profiles to the published runs they were fitted to: `python -m calibrate.published` prints the
tables.

Each row is predicted by the profile that was fitted to the other half of its engine's rows. `--write` puts
the tables into docs/calibration.md.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.simulation.profiles.reading import read_profiles
from advisor.simulation.profiles.summary import State
from calibrate.documentation import put
from calibrate.predict import Prediction, errors, naive, predict
from calibrate.rows import FOLDS, Row, read_rows

TITLES = {
    "flink": "Flink 1.5.0",
    "storm": "Storm 1.2.1 with acknowledgements",
    "storm_no_ack": "Storm 1.2.1 without acknowledgements",
    "spark_dstream": "Spark 2.3.0 DStream, batches of 3 s",
}
COLUMNS = (
    "label k/s",
    "half",
    "measured p50, p90, p95, p99 s",
    "simulated",
    "error",
    "error of the naive model",
    "state: measured, simulated",
)
TOTALS = (
    "engine",
    "median error at p50, p90, p95, p99",
    "of the naive model",
    "misjudged whether it keeps up",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A row, as predicted by the fit that has not seen it, and by the naive model."""

    row: Row
    predicted: Prediction
    naive: Prediction

    @property
    def has_errors(self) -> bool:
        """Past saturation a lag depends on when the run was stopped: only the state counts there."""
        return self.row.state is not State.RUNAWAY


def judged() -> tuple[Judged, ...]:
    """Every row beside its predictions."""
    profiles = read_profiles(FOLDS)
    return tuple(
        Judged(row=row, predicted=predict(profiles[f"{row.engine}_{row.fold.other}"], row), naive=naive(row))
        for row in read_rows()
    )


def typical_errors(some: Sequence[Judged]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Median size of the error at each percentile, of the profile and of the naive model."""
    scored = [one for one in some if one.has_errors]
    ours = np.median(np.abs([errors(one.predicted, one.row) for one in scored]), axis=0)
    theirs = np.median(np.abs([errors(one.naive, one.row) for one in scored]), axis=0)
    return tuple(ours.tolist()), tuple(theirs.tolist())


def misjudged(some: Sequence[Judged]) -> tuple[Judged, ...]:
    """Rows of which it is predicted wrongly whether the engine keeps up."""
    return tuple(one for one in some if one.predicted.keeps_up != one.row.keeps_up)


def lines(everything: Sequence[Judged]) -> Iterator[str]:
    """The tables in Markdown."""
    yield from _summary(everything)
    for engine, title in TITLES.items():
        yield from ("", f"### {title}", "", *_head(COLUMNS))
        yield from (_line(one) for one in everything if one.row.engine == engine)


def _summary(everything: Sequence[Judged]) -> Iterator[str]:
    yield from _head(TOTALS)
    for engine, title in TITLES.items():
        some = [one for one in everything if one.row.engine == engine]
        ours, theirs = typical_errors(some)
        wrong = ", ".join(f"{one.row.label_per_s // 1000}k" for one in misjudged(some)) or "none"
        yield f"| {title} | {_shares(ours)} | {_shares(theirs)} | {wrong} of {len(some)} |"


def _head(columns: Sequence[str]) -> tuple[str, str]:
    return f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)


def _line(one: Judged) -> str:
    row, predicted = one.row, one.predicted
    found = (_signed(errors(predicted, row)), _signed(errors(one.naive, row)))
    cells = (
        f"{row.label_per_s // 1000}",
        row.fold.value,
        _seconds(row.measured.percentiles_s),
        _seconds(predicted.lags.percentiles_s),
        *(found if one.has_errors else ("–", "–")),
        f"{row.state}, {predicted.state}",
    )
    return f"| {' | '.join(cells)} |"


def _seconds(values: Sequence[float]) -> str:
    return ", ".join(f"{value:.2f}" if value < 10 else f"{value:.0f}" for value in values)


def _shares(values: Sequence[float]) -> str:
    return ", ".join(f"{value:.0%}" for value in values)


def _signed(values: Sequence[float]) -> str:
    return ", ".join(f"{value:+.0%}" for value in values)


if __name__ == "__main__":
    text = "\n".join(lines(judged()))
    sys.stdout.write(text + "\n")
    if "--write" in sys.argv[1:]:
        put("published", text)
