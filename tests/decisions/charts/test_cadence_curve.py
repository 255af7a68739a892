"""The cadence curve as a figure."""

import itertools
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from advisor.advice.cadence import CadenceBoundary, CadenceToday
from advisor.verdict.cadence.band import CadenceBand
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


def line_of(chart, name):
    return next(each for each in chart.figure["data"] if each.get("name") == name)


def words_in(chart) -> list[str]:
    return [each["text"] for each in chart.figure["layout"]["annotations"]]


def test_lines_break_where_another_engine_takes_over() -> None:
    total = line_of(cadence_chart(CURVE), "Total")
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


def test_the_axis_runs_from_a_tenth_of_a_second_to_a_week_whatever_runs() -> None:
    part = replace(
        CURVE,
        **{
            name: getattr(CURVE, name)[20:30]
            for name in ("headway_s", "engine", "infrastructure_usd", "people_usd", "delay_usd", "total_usd")
        },
        optimum_s=CURVE.headway_s[25],
    )
    assert cadence_chart(part).figure["layout"]["xaxis"]["range"] == pytest.approx([-1, 5.7816])
    assert "nothing keeps up" in words_in(cadence_chart(part))


def test_what_is_ruled_out_is_dotted_and_the_table_says_so() -> None:
    allowed = tuple(engine == "scheduled run" for engine in CURVE.engine)
    chart = cadence_chart(replace(CURVE, is_allowed=allowed))
    whole, dotted = line_of(chart, "Total"), line_of(chart, "Total, ruled out")
    assert dotted["line"]["dash"] == "dot"
    assert sum(y is not None for y in whole["y"]) == sum(allowed)
    assert sum(y is not None for y in dotted["y"]) == len(allowed) - sum(allowed)
    assert {row[1] for row in chart.rows} == {"always on, ruled out", "scheduled run"}
    assert "always on,<br>ruled out" in words_in(chart)


def test_today_and_what_is_near_the_least_are_marked() -> None:
    today = CadenceToday(headway_s=86_400, total_usd=9e3, saves_usd_per_year=1e4, because="It saves.")
    chart = cadence_chart(replace(CURVE, today=today, near_s=(480.0, 1380.0)))
    assert {"today: 24 h", "within 5 %"} <= set(words_in(chart))
    band = [
        each for each in chart.figure["layout"]["shapes"] if each.get("fillcolor") == "var(--signal-wash)"
    ]
    assert [(each["x0"], each["x1"]) for each in band] == [(480.0, 1380.0)]


def test_where_scheduled_runs_end_the_run_time_stands() -> None:
    ends = CadenceBoundary(
        at_s=94.0, below="always on", above="scheduled run", because="", run_s=94.0, startup_s=60.0
    )
    assert "a run takes 1.57 min,<br>60 s of it to start" in words_in(
        cadence_chart(replace(CURVE, boundaries=(ends,)))
    )


def test_over_draws_the_band_lies_behind_the_lines_and_a_bar_shows_where_the_least_lies() -> None:
    band = CadenceBand(
        headway_s=(60.0, 66.0, 600.0, 660.0),
        low_usd=(2e3, 2e3, 1e3, 1e3),
        median_usd=(3e3, 3e3, 2e3, 2e3),
        high_usd=(4e3, 4e3, 3e3, 3e3),
        optimum_s=(600.0, 700.0, 800.0),
        per_event=0.0,
        draws=200,
        seed=1,
        finding="In 80 of 100 draws the least lies between 10 min and 13 min",
    )
    chart = cadence_chart(CURVE, band=band)
    shaded = [each for each in chart.figure["data"] if each.get("fill") == "toself"]
    assert [each["x"] for each in shaded] == [[60, 66, 66, 60], [600, 660, 660, 600]]
    assert line_of(chart, "Least in 80 of 100 draws")["x"] == [600, 700, 800]
    assert chart.columns[-1] == "In 80 of 100 draws, USD"
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    assert isinstance(valid(chart.figure), go.Figure)


def test_in_a_narrow_page_the_names_of_the_lines_are_one_word() -> None:
    names = [each["name"] for each in cadence_chart(CURVE).figure["layout"]["annotations"] if "name" in each]
    assert {"short:Total", "short:Infrastructure", "short:People", "short:Delay"} <= set(names)
