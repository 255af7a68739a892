"""Fits the profiles of Storm, Flink and Spark to the calibration rows: `python -m calibrate.fit_published`.

Configured parameters are the benchmark's. The fitted ones minimise the mean absolute log error of four
percentiles, where no lag ran away, and the rows of which it is wrong whether the engine keeps up. Capacity is
throughput where an engine first ran away.
"""

import math
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize

from advisor.cases import Array
from advisor.simulation.profiles.profile import EngineProfile
from advisor.simulation.profiles.reading import parse_profile, plain
from advisor.simulation.profiles.summary import State, growth
from calibrate.predict import predict
from calibrate.rows import ENGINES, FOLDS, Fold, Row, read_rows

RUNS = 6
WRONG_STATE = 1.0
SPREADS = (0.4, 0.2, 0.1)
CALLS = 220
Parameters = Mapping[str, float]
SOURCE = (
    "Fitted by `python -m calibrate.fit_published` to fixtures/calibration/yahoo_streaming_tartu_2018.yaml "
    "(github DataSystemsGroupUT/Benchmarking-Big-Streams-Systems, commit 158100ad, Apache-2.0), {which}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is known of an engine's run, and where the search for the rest begins."""

    title: str
    kind: str
    configured: Parameters
    fitted: Parameters
    assumed: Parameters = field(default_factory=dict)
    shows_capacity: bool = False


STORM = Start(
    title="Apache Storm 1.2.1 with acknowledgements, counting per window (72 workers)",
    kind="per_event",
    configured={"flush_sleep_s": 1.0, "flush_tasks": 4},
    fitted={"transit_s": 0.03, "flush_write_s": 0.0014},
    shows_capacity=True,
)
STARTS: Mapping[str, Start] = {
    "storm": STORM,
    "storm_no_ack": Start(
        title="Apache Storm 1.2.1 without acknowledgements, counting per window (72 workers)",
        kind=STORM.kind,
        configured=STORM.configured,
        fitted=STORM.fitted,
        shows_capacity=True,
    ),
    "flink": Start(
        title="Apache Flink 1.5.0 without checkpoints, counting per window (144 slots)",
        kind="per_event",
        configured={
            "flush_sleep_s": 1.0,
            "flush_tasks": 144,
            "buffer_timeout_s": 0.1,
            "buffers": 2,
        },
        assumed={"transit_s": 0.0},
        fitted={
            "flush_write_s": 0.003,
            "cold_stall_s": 1.0,
            "cold_until_s": 12.0,
            "cold_capacity_per_s": 100_000.0,
        },
    ),
    "spark_dstream": Start(
        title="Apache Spark 2.3.0 DStream, batches of 3 s, counting per window",
        kind="micro_batch",
        configured={"trigger_s": 3.0},
        assumed={"straggler_s": 3.0},
        fitted={
            "fixed_s": 0.4,
            "per_event_s": 4.5e-6,
            "late_start_s": 1.0,
            "straggler_share": 0.05,
            "missed_share": 0.07,
            "cold_s": 3.0,
        },
    ),
}


def main(engines: Iterable[str]) -> None:
    """Fit engines to all of their rows, and to each half, which then predicts the other half."""
    FOLDS.mkdir(exist_ok=True)
    for engine in engines:
        rows = [row for row in read_rows() if row.engine == engine]
        _write(ENGINES / f"{engine}.yaml", fit(engine, rows, "all labels"))
        for fold in Fold:
            half = [row for row in rows if row.fold is fold]
            _write(
                FOLDS / f"{engine}_{fold}.yaml", fit(engine, half, f"{fold} labels", key=f"{engine}_{fold}")
            )


def fit(engine: str, rows: list[Row], which: str, key: str | None = None) -> EngineProfile:
    """The profile of `engine` that fits its `rows` best."""
    start = STARTS[engine]
    names, logs = list(start.fitted), np.log(list(start.fitted.values()))
    capacity = _capacity(rows) if start.shows_capacity else {}

    def profile(at: Array) -> EngineProfile:
        fitted = dict(zip(names, np.exp(at).tolist(), strict=True))
        return _profile(key or engine, start, {**fitted, **capacity}, which)

    for spread in SPREADS:
        logs = minimize(
            lambda at: _loss(profile(at), rows),
            logs,
            method="Nelder-Mead",
            options={
                "initial_simplex": np.vstack([logs, logs + spread * np.eye(len(names))]),
                "xatol": 0.01,
                "fatol": 1e-4,
                "maxfev": CALLS,
            },
        ).x
    return profile(logs)


def _capacity(rows: list[Row]) -> dict[str, float]:
    """Throughput where the engine first ran away: of each second's load, 1 / (1 + growth) seconds' worth
    was done. At least the greatest load that it kept up with.
    """
    first = next(row for row in rows if row.state is State.RUNAWAY)
    kept_up = max(row.load.rate_per_s for row in rows if row.state is State.STABLE)
    done_per_s = first.load.rate_per_s / (1.0 + growth(first.measured, first.load.duration_s))
    return {"capacity_per_s": max(done_per_s, kept_up)}


def _profile(key: str, start: Start, fitted: Parameters, which: str) -> EngineProfile:
    given = {name: {"value": value, "origin": "configured"} for name, value in start.configured.items()}
    given |= {name: {"value": value, "origin": "assumed"} for name, value in start.assumed.items()}
    given |= {
        name: {
            "value": float(f"{min(value, 1.0) if name.endswith('_share') else value:.3g}"),
            "origin": "fitted",
        }
        for name, value in fitted.items()
    }
    return parse_profile(
        {
            "key": key,
            "title": start.title,
            "source": SOURCE.format(which=which),
            "as_of": "2018-10-31",
            "grade": "R",
            "kind": start.kind,
            "parameters": given,
        }
    )


def _write(path: Path, profile: EngineProfile) -> None:
    path.write_text(yaml.safe_dump(plain(profile), sort_keys=False, width=110), encoding="utf-8")
    fitted = {
        name: value for name, value in plain(profile)["parameters"].items() if value["origin"] == "fitted"
    }
    sys.stdout.write(f"{profile.key}: {fitted}\n")


def _loss(profile: EngineProfile, rows: list[Row]) -> float:
    total = 0.0
    for row in rows:
        predicted = predict(profile, row, RUNS)
        total += WRONG_STATE * (predicted.keeps_up != row.keeps_up)
        if row.state is not State.RUNAWAY:
            pairs = zip(predicted.lags.percentiles_s, row.measured.percentiles_s, strict=True)
            total += sum(abs(math.log(guess / real)) for guess, real in pairs) / 4
    return total / len(rows)


if __name__ == "__main__":
    main(sys.argv[1:] or STARTS)
