"""Ticks of an axis of cells: round values where they belong between the cells, few enough to be read."""

import pytest

from advisor.use_case import FACTS
from decisions.charts.cell_ticks import MOST, cell_ticks


def decades(first: float, count: int) -> list[float]:
    return [first * 10.0**i for i in range(count)]


def test_a_round_value_between_two_cells_stands_where_its_logarithm_does() -> None:
    """Of cells at powers of ten from 3 on, 10 is log10(10 / 3) = 0.523 cells after the first."""
    found = cell_ticks("rate_per_s", decades(3.0, 8))
    assert found["ticktext"][0] == "10/s"
    assert found["tickvals"][0] == pytest.approx(0.523, abs=0.001)


def test_durations_stand_at_what_people_say() -> None:
    values = [9.0 * 1.5**i for i in range(24)]
    assert cell_ticks("freshness_s", values)["ticktext"] == ["10 s", "1 min", "10 min", "1 h", "6 h", "1 day"]


def test_few_whole_values_are_all_named() -> None:
    found = cell_ticks("streaming_skill", [0.0, 1.0, 2.0, 3.0])
    assert found == {"tickvals": [0.0, 1.0, 2.0, 3.0], "ticktext": ["0", "1", "2", "3"]}


@pytest.mark.parametrize("key", [fact.key for fact in FACTS if fact.kind == "number"])
@pytest.mark.parametrize(
    "values",
    [
        decades(1e-9, 10),
        decades(0.02, 13),
        [0.0, *decades(1e-6, 23)],
        [5.0 + i / 9 for i in range(24)],
        [2.0],
    ],
    ids=["small", "wide", "from zero", "narrow", "one"],
)
def test_no_axis_is_crowded_and_no_words_stand_twice(key: str, values: list[float]) -> None:
    found = cell_ticks(key, values)
    assert 1 <= len(found["ticktext"]) == len(set(found["ticktext"])) <= MOST + 1
    assert all(0 <= place <= len(values) - 1 for place in found["tickvals"])
    assert found["tickvals"] == sorted(found["tickvals"])
