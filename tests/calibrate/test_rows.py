"""The calibration rows, against the figures published of them and the check of their loads."""

import pytest

from advisor.simulation.profiles.summary import State
from calibrate.rows import Fold, Row, read_rows

ROWS = {(row.engine, row.label_per_s // 1000): row for row in read_rows()}
# Seconds, read off the raw files with another program: p50, p90, p95, p99.
KNOWN = {
    ("flink", 10): (0.625, 0.990, 1.046, 1.105),
    ("flink", 150): (0.686, 1.137, 1.697, 5.001),
    ("spark_dstream", 10): (1.611, 3.380, 3.782, 5.481),
    ("spark_dstream", 120): (12.036, 14.462, 15.527, 16.080),
    ("storm", 60): (0.601, 1.014, 1.059, 1.168),
    ("storm_no_ack", 40): (1.591, 2.409, 2.621, 3.011),
}
KEEPS_UP_TO = {"flink": 150, "storm": 60, "storm_no_ack": 50, "spark_dstream": 100}
RUNS_AWAY_FROM = {"flink": 160, "storm": 70, "storm_no_ack": 60, "spark_dstream": 140}


def test_there_is_a_row_for_each_engine_and_load() -> None:
    assert set(ROWS) == {(engine, label) for engine in KEEPS_UP_TO for label in range(10, 151, 10)}


@pytest.mark.parametrize("place", KNOWN, ids=str)
def test_percentiles_are_those_of_the_raw_results(place: tuple[str, int]) -> None:
    assert ROWS[place].measured.percentiles_s == pytest.approx(KNOWN[place], rel=0.009)


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: f"{row.engine}-{row.label_per_s}")
def test_engines_keep_up_to_their_knee_and_run_away_past_it(row: Row) -> None:
    label = row.label_per_s // 1000
    assert row.keeps_up == (label <= KEEPS_UP_TO[row.engine])
    assert (row.state is State.RUNAWAY) == (label >= RUNS_AWAY_FROM[row.engine])


def test_flinks_loads_are_what_was_sent_and_not_what_was_asked_for() -> None:
    shares = {label: ROWS["flink", label].load.rate_per_s / label / 1000 for label in range(10, 151, 10)}
    assert {label for label, share in shares.items() if share == 0.9} == set(range(10, 111, 10))
    assert (shares[120], shares[130], shares[140], shares[150]) == (1.0, 0.8, 1.0, 1.0)


def test_rows_that_kept_up_counted_what_their_load_says() -> None:
    for row in ROWS.values():
        if row.keeps_up:
            assert row.seen_ratio * row.label_per_s == pytest.approx(row.load.rate_per_s, rel=0.01)


def test_a_half_of_the_rows_never_sees_the_other() -> None:
    assert {row.fold.other for row in ROWS.values() if row.fold is Fold.ODD} == {Fold.EVEN}
    assert len([row for row in ROWS.values() if row.fold is Fold.EVEN]) == 28
