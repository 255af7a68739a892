"""The money at stake as bars: the largest ten, under a title that says how few hold how much."""

import plotly.graph_objects as go
import pytest

from decisions.charts.at_stake import DRAWN, Stake, at_stake_chart
from tests.decisions.charts.plain import valid


def stakes(*amounts: float, title: str = "Cards") -> list[Stake]:
    return [Stake(title=title, words="under-served", usd_per_year=usd, is_delay=True) for usd in amounts]


def test_it_is_a_figure_that_plotly_accepts_with_the_same_as_a_table() -> None:
    chart = at_stake_chart(stakes(900, 100), use_cases=40, total_usd=1000)
    assert isinstance(valid(chart.figure), go.Figure)
    assert chart.rows == (("Cards: under-served", "900.00"), ("Cards: under-served", "100.00"))


@pytest.mark.parametrize(
    ("amounts", "use_cases", "total", "title"),
    [
        ((900, 100), 40, 1000, "One use case of 40 holds 90 % of the 1,000 USD a year at stake"),
        ((500, 300, 200), 3, 1000, "2 of 3 use cases hold 80 % of the 1,000 USD a year at stake"),
        ((500,), 1, 500, "One use case holds all of the 500 USD a year at stake"),
        ((10,) * 12, 100, 1000, "10 of 100 use cases hold 10 % of the 1,000 USD a year at stake"),
    ],
)
def test_the_title_says_how_few_hold_most(amounts, use_cases, total, title) -> None:
    assert at_stake_chart(stakes(*amounts), use_cases=use_cases, total_usd=total).title == title


def test_nothing_at_stake_has_no_picture() -> None:
    assert at_stake_chart(stakes(0, 0), use_cases=2, total_usd=0) is None


def test_no_more_are_drawn_than_fit() -> None:
    chart = at_stake_chart(stakes(*[5] * 30), use_cases=30, total_usd=150)
    assert len(chart.figure["data"][0]["x"]) == DRAWN


def test_what_somebody_typed_is_no_markup_and_a_long_name_is_cut() -> None:
    chart = at_stake_chart(stakes(5, title="<b>x</b>" + "y" * 200), use_cases=1, total_usd=5)
    (label,) = chart.figure["layout"]["annotations"]
    assert label["text"].startswith("&lt;b&gt;")
    assert label["text"].endswith("…")
    assert len(label["name"]) < len(label["text"])
