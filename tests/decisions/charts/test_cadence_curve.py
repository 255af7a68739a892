"""The cadence curve as a figure."""

import itertools
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from decisions.charts.cadence_curve import cadence_chart
from tests.decisions.charts.plain import valid
from tests.make import make_advice

CURVE = make_advice().cadence_curve


def test_it_is_a_figure_that_plotly_accepts() -> None:
    assert isinstance(valid(cadence_chart(CURVE).figure), go.Figure)


def test_its_title_is_the_finding() -> None:
    assert cadence_chart(CURVE).title == CURVE.finding


def test_the_star_stands_on_the_optimum() -> None:
    star = cadence_chart(CURVE).figure["data"][-1]
    assert star["x"] == [CURVE.optimum_s]
    assert star["y"][0] == pytest.approx(min(CURVE.total_usd), rel=1e-3)


def test_the_star_bears_the_optimum_in_the_cores_words() -> None:
    per_event = replace(CURVE, optimum="event by event", optimum_s=CURVE.headway_s[0])
    words = [each["text"] for each in cadence_chart(per_event).figure["layout"]["annotations"]]
    assert "least: event by event" in words


def test_lines_break_where_another_engine_takes_over() -> None:
    total = cadence_chart(CURVE).figure["data"][3]
    changes = sum(a != b for a, b in zip(CURVE.engine, CURVE.engine[1:], strict=False))
    assert total["x"].count(None) == total["y"].count(None) == changes == 1
    assert len(total["x"]) == len(CURVE.headway_s) + changes


def test_the_table_says_what_the_lines_say() -> None:
    chart = cadence_chart(CURVE)
    assert len(chart.rows) >= 20
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    first = [
        part[0] for part in (CURVE.infrastructure_usd, CURVE.people_usd, CURVE.delay_usd, CURVE.total_usd)
    ]
    assert list(chart.rows[0][2:]) == [f"{usd:,.0f}" for usd in first]


def test_costs_that_differ_hugely_are_drawn_on_a_logarithmic_scale_and_it_says_so() -> None:
    wide = replace(CURVE, total_usd=tuple(total * 10**i for i, total in enumerate(CURVE.total_usd)))
    axis = cadence_chart(wide).figure["layout"]["yaxis"]
    assert axis["type"] == "log"
    assert "logarithmic" in axis["title"]["text"]


@pytest.mark.parametrize("recommended_s", [0.0, CURVE.headway_s[0], CURVE.headway_s[-1]])
def test_labels_stay_inside_the_picture_at_its_edges(recommended_s: float) -> None:
    layout = cadence_chart(replace(CURVE, recommended_s=recommended_s)).figure["layout"]
    label = next(each for each in layout["annotations"] if "recommended" in each["text"])
    assert label["xanchor"] == ("right" if recommended_s == CURVE.headway_s[-1] else "left")


def test_labels_at_the_ends_of_lines_do_not_overlap() -> None:
    layout = cadence_chart(CURVE).figure["layout"]
    places = sorted(each["y"] for each in layout["annotations"] if each.get("xshift") == 6)
    assert len(places) == 4
    assert all(b - a >= 0.074 for a, b in itertools.pairwise(places))
    assert places[-1] <= 1.0
