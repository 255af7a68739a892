"""The flip map as a picture: a cell a pair of values, a line wherever the winner changes, today's point."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from advisor.advice.robustness import FlipMap
from advisor.vocabulary import OptionKey
from decisions.charts.flip_map import KEYS, flip_map_chart
from tests.decisions.charts.plain import valid

DAILY, STREAM = OptionKey.DAILY_BATCH, OptionKey.EVENT_STREAMING
MAP = FlipMap(
    x="freshness_s",
    y="value_usd_per_year",
    x_values=(1.0, 60.0, 3600.0),
    y_values=(1e4, 1e6),
    x_today=60.0,
    y_today=1e6,
    options=((STREAM, DAILY, DAILY), (STREAM, STREAM, None)),
    close_calls=((False, True, False), (False, False, False)),
    finding="Event streaming wins today",
)


def trace(found: FlipMap, place: int) -> dict:
    return flip_map_chart(found).figure["data"][place]


def test_it_is_a_figure_that_plotly_accepts() -> None:
    assert isinstance(valid(flip_map_chart(MAP).figure), go.Figure)


def test_each_cell_is_its_winner() -> None:
    cells = trace(MAP, 0)
    assert [[KEYS[place] for place in row] for row in cells["z"]] == [list(row) for row in MAP.options]
    assert "Nothing may be built" in cells["text"][1][2]


def test_the_line_runs_where_winners_change_and_nowhere_else() -> None:
    line = trace(MAP, 1)
    # In the lower row one change, in the upper one, and between the rows two: by hand.
    assert line["x"].count(None) == 4
    same = replace(MAP, options=((DAILY,) * 3,) * 2)
    assert trace(same, 1)["x"] == []


def test_close_calls_bear_a_dot_and_today_a_star() -> None:
    assert (trace(MAP, 2)["x"], trace(MAP, 2)["y"]) == ([1], [0])
    assert (trace(MAP, 3)["x"], trace(MAP, 3)["y"]) == ([1], [1])


def test_the_table_says_the_same_upwards_as_the_picture() -> None:
    chart = flip_map_chart(MAP)
    assert chart.rows[0] == ("1 M USD a year", "Event streaming", "Event streaming", "Nothing may be built")
    assert chart.rows[1][2] == "Daily batch, a close call"
    assert len(chart.columns) == 4


@pytest.mark.parametrize(("size", "texts"), [(24, ["Daily<br>batch"]), (3, ["Daily batch"]), (1, [])])
def test_a_region_bears_its_name_where_it_fits_on_a_narrow_screen(size: int, texts: list[str]) -> None:
    """Of 24 cells across 150 px "Daily", five letters of 7.5 px, takes seven; upright, 17 px, three."""
    values = tuple(float(n + 1) for n in range(24))
    row = (DAILY,) * size + (None,) * (24 - size)
    found = replace(
        MAP, x_values=values, y_values=values, x_today=1.0, y_today=1.0,
        options=(row,) * 24, close_calls=((False,) * 24,) * 24,
    )  # fmt: skip
    notes = [
        each for each in flip_map_chart(found).figure["layout"]["annotations"] if "Daily" in each["text"]
    ]
    assert [each["text"] for each in notes] == [f"<b>{text}</b>" for text in texts]
    assert all(("textangle" in each) == ("<br>" not in each["text"]) for each in notes)
