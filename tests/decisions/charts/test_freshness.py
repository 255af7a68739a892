"""The distributions of freshness as a figure."""

import math
from dataclasses import replace

import pytest

from advisor.advice.ranking import AgeCurve
from decisions.charts.freshness import freshness_chart
from tests.decisions.charts.plain import valid
from tests.make import make_advice

ADVICE = make_advice()
CHART = freshness_chart(ADVICE, 1200.0, 95.0)


def test_it_is_a_figure_that_plotly_accepts() -> None:
    assert valid(CHART.figure)


def test_each_option_has_a_line_in_the_colour_of_its_class() -> None:
    lines = {
        trace["name"]: trace["line"]["color"] for trace in CHART.figure["data"] if trace["mode"] == "lines"
    }
    assert len(lines) == 8
    assert lines["Micro-batch"] == "var(--micro-batch)"
    assert lines["Kappa"] == lines["Event streaming"] == "var(--streaming)"


def test_each_option_is_named_beside_its_line() -> None:
    words = " ".join(each["text"] for each in CHART.figure["layout"]["annotations"])
    assert all(option.title in words for option in ADVICE.ranking)


def test_the_title_counts_who_keeps_the_promise() -> None:
    keeping = sum(option.promise_kept >= 0.95 for option in ADVICE.ranking)
    assert CHART.title.startswith(f"{keeping} of 8 options keep the promise of 95 % of events within 20 min")


@pytest.mark.parametrize(("promise_kept", "start"), [(1.0, "Every option"), (0.0, "No option")])
def test_the_title_says_when_all_or_none_keep_it(promise_kept: float, start: str) -> None:
    ranking = tuple(replace(option, promise_kept=promise_kept) for option in ADVICE.ranking)
    assert freshness_chart(replace(ADVICE, ranking=ranking), 1200.0, 95.0).title.startswith(start)


def test_a_design_that_never_catches_up_has_no_line_and_breaks_nothing() -> None:
    endless = AgeCurve(share=(0.0, 0.5, 1.0), age_s=(math.inf, math.inf, math.inf))
    ranking = (ADVICE.ranking[0], replace(ADVICE.ranking[1], age_curve=endless), *ADVICE.ranking[2:])
    assert valid(freshness_chart(replace(ADVICE, ranking=ranking), 1200.0, 95.0).figure)


def test_the_table_has_a_row_for_each_option() -> None:
    assert [row[0] for row in CHART.rows] == [option.title for option in ADVICE.ranking]
