"""The investment as pictures: the same numbers as its table, and figures that plotly accepts."""

from dataclasses import replace
from decimal import Decimal

import plotly.graph_objects as go
import pytest

from advisor.advice.returns import Returns, TornadoBar
from decisions.charts.returns import cash_flow_chart, tornado_chart
from tests.decisions.charts.plain import valid
from tests.make import make_advice_for, make_use_case


def returns_of(draws: int = 50) -> Returns:
    found = make_advice_for(make_use_case(horizon_years=2.5), draws=draws).returns
    assert found is not None
    return found


RETURNS = returns_of()


def test_both_are_figures_that_plotly_accepts() -> None:
    for chart in (cash_flow_chart(RETURNS), tornado_chart(RETURNS)):
        assert isinstance(valid(chart.figure), go.Figure)


def test_bars_and_line_are_the_years_of_the_table() -> None:
    chart = cash_flow_chart(RETURNS)
    bars, line = chart.figure["data"]
    worth = [Decimal(row[6].replace(",", "")) for row in chart.rows]
    assert [Decimal(str(amount)) for amount in bars["y"]] == worth
    assert Decimal(chart.rows[-1][7].replace(",", "")) == RETURNS.npv_usd
    assert line["y"][-1] == pytest.approx(float(RETURNS.npv_usd), abs=0.01)


def test_a_broken_year_says_how_much_of_it_counts() -> None:
    assert [row[0] for row in cash_flow_chart(RETURNS).rows] == ["0", "1", "2", "3 (0.5 of it)"]


def test_the_title_gives_a_range_only_where_the_draws_carry_one() -> None:
    assert "eight draws of ten" in cash_flow_chart(RETURNS).title
    assert "draws" not in cash_flow_chart(returns_of(draws=4)).title


def test_a_bar_reaches_from_one_worth_to_the_other_and_names_its_ends_in_that_order() -> None:
    rising = TornadoBar(
        name="value_usd_per_year", low=1e5, likely=2e5, high=3e5,
        npv_at_low_usd=Decimal(-10), npv_at_high_usd=Decimal(30),
    )  # fmt: skip
    falling = replace(
        rising, name="growth_per_year", low=0.1, high=0.4,
        npv_at_low_usd=Decimal(20), npv_at_high_usd=Decimal(5),
    )  # fmt: skip
    figure = tornado_chart(replace(RETURNS, tornado=(rising, falling))).figure
    assert (figure["data"][0]["base"], figure["data"][0]["x"]) == ([-10, 5], [40, 15])
    assert [each["text"] for each in figure["layout"]["annotations"]] == [
        "Value at stake: 100,000 to 300,000 USD a year",
        "Growth a year: 40 to 10 %",
    ]


def test_where_nothing_is_uncertain_there_is_no_tornado() -> None:
    assert tornado_chart(replace(RETURNS, tornado=())) is None
