"""The bill as a picture: a bar a component, in the bill's own order and amounts."""

from decimal import Decimal

import plotly.graph_objects as go
import pytest

from advisor.documents.component_costs import ComponentCost, component_costs
from decisions.charts.component_costs import component_cost_chart
from decisions.shown.bill_rows import bill
from tests.decisions.charts.plain import valid
from tests.make import make_advice

COSTS = component_costs(make_advice())


def test_it_is_a_figure_that_plotly_accepts() -> None:
    assert isinstance(valid(component_cost_chart(COSTS).figure), go.Figure)


def test_bars_are_the_groups_of_the_bill() -> None:
    bars = component_cost_chart(COSTS).figure["data"][0]
    groups = bill(make_advice()).groups
    assert bars["customdata"] == [group.title for group in groups]
    assert bars["x"] == [pytest.approx(float(group.monthly_usd), abs=0.005) for group in groups]


def test_each_bar_bears_its_name_and_its_amount() -> None:
    figure = component_cost_chart(COSTS).figure
    assert [each["text"] for each in figure["layout"]["annotations"]] == [cost.title for cost in COSTS]
    assert all(text.endswith(" USD") for text in figure["data"][0]["text"])


def test_its_height_grows_with_the_number_of_components() -> None:
    fewer = component_cost_chart(COSTS[:2])
    more = component_cost_chart(COSTS[:2] * 4)
    assert more.height_rem - fewer.height_rem == pytest.approx(6 * 2.75)


def test_a_bill_without_lines_has_no_picture() -> None:
    assert component_cost_chart(()) is None


def test_a_free_component_has_a_bar_of_no_length() -> None:
    free = ComponentCost(key="git", title="Repository", monthly_usd=Decimal(0))
    chart = component_cost_chart((free,))
    assert chart.figure["data"][0]["x"] == [0.0]
    assert valid(chart.figure)
