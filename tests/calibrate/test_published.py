"""How well the profiles foretell published runs that their fit has not seen, and what the page says of it."""

import pytest

from advisor.simulation.profiles.reading import read_profiles
from calibrate.documentation import shown
from calibrate.predict import errors, predict
from calibrate.published import Judged, judged, lines, misjudged, typical_errors
from calibrate.rows import ENGINES, read_rows


@pytest.fixture(scope="module")
def everything() -> tuple[Judged, ...]:
    return judged()


def of(everything: tuple[Judged, ...], engine: str) -> list[Judged]:
    return [one for one in everything if one.row.engine == engine]


def test_the_documentation_shows_what_the_command_prints(everything: tuple[Judged, ...]) -> None:
    assert shown("published") == "\n".join(lines(everything)).strip()


def test_flinks_median_is_within_a_tenth_at_every_load(everything: tuple[Judged, ...]) -> None:
    for one in of(everything, "flink"):
        assert abs(errors(one.predicted, one.row)[0]) < 0.10


def test_sparks_median_is_within_a_tenth_at_every_load_that_it_keeps_up_with(
    everything: tuple[Judged, ...],
) -> None:
    for one in of(everything, "spark_dstream"):
        if one.row.keeps_up:
            assert abs(errors(one.predicted, one.row)[0]) < 0.10


@pytest.mark.parametrize("engine", ["flink", "spark_dstream"])
def test_the_profile_beats_the_naive_model_at_every_percentile(
    everything: tuple[Judged, ...], engine: str
) -> None:
    ours, theirs = typical_errors(of(everything, engine))
    assert all(our < their / 1.5 for our, their in zip(ours, theirs, strict=True))


def test_flinks_tail_grows_with_the_load_while_its_median_stays(everything: tuple[Judged, ...]) -> None:
    found = {one.row.label_per_s // 1000: one.predicted.lags for one in of(everything, "flink")}
    assert found[150].p50_s - found[10].p50_s < 0.15
    assert found[150].p99_s > 3 * found[10].p99_s


def test_two_of_sixty_rows_are_misjudged_and_both_stand_at_a_knee(everything: tuple[Judged, ...]) -> None:
    wrong = {(one.row.engine, one.row.label_per_s // 1000) for one in misjudged(everything)}
    assert wrong == {("storm", 60), ("spark_dstream", 110)}


KNEES = [
    ("storm", 60, True),
    ("storm", 70, False),
    ("storm_no_ack", 50, True),
    ("storm_no_ack", 60, False),
    ("spark_dstream", 100, True),
    ("spark_dstream", 120, False),
    ("flink", 150, True),
]


@pytest.mark.parametrize(("engine", "label", "keeps_up"), KNEES)
def test_the_profiles_that_ship_put_the_knee_where_it_was(engine: str, label: int, *, keeps_up: bool) -> None:
    row = next(row for row in read_rows() if (row.engine, row.label_per_s) == (engine, label * 1000))
    assert predict(read_profiles(ENGINES)[engine], row).keeps_up == keeps_up
