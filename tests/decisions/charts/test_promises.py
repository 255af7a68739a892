"""The price curve as a picture: a step a design, named in lanes, with budget and today's promise."""

from typing import Any

import plotly.graph_objects as go
import pytest

from advisor.advice.promises import Promises
from advisor.verdict.affordable import promises
from decisions.charts.promises import promises_chart
from tests.decisions.charts.plain import valid
from tests.make import make_use_case, price_book


def asked(**changes: Any) -> Promises:
    return promises(make_use_case(**changes), price_book())


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"budget_usd_per_month": 3000},
        {"freshness_s": 0.01},
        {"freshness_s": 30 * 86400},
        {"on_call": "none"},
    ],
)
def test_it_is_a_figure_that_plotly_accepts(changes: dict[str, Any]) -> None:
    chart = promises_chart(asked(**changes))
    assert chart is not None
    assert isinstance(valid(chart.figure), go.Figure)


def test_each_step_is_a_line_and_a_row_named_by_its_option() -> None:
    found = asked()
    chart = promises_chart(found)
    assert chart is not None
    lines = [trace for trace in chart.figure["data"] if trace["mode"] == "lines"]
    assert len(lines) == len(found.steps) + 1
    assert len(chart.rows) == len(found.steps)


def test_budget_and_todays_promise_are_marked() -> None:
    chart = promises_chart(asked(budget_usd_per_month=3000, freshness_s=1200))
    assert chart is not None
    words = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert "budget: 3,000 USD" in words
    assert "asked: 20 min" in words


def test_where_nothing_can_be_kept_there_is_no_picture() -> None:
    assert promises_chart(asked(engineers=0)) is None
