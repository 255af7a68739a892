"""The recommended option as an investment in two pictures: worth by year, and what moves it most."""

from typing import Any

from advisor.advice.returns import Returns, TornadoBar, YearFlow
from advisor.documents.returns_lines import cash_flow_finding
from advisor.fact_words import number_title, show_number, show_span
from advisor.quantity import show_rate, show_usd
from decisions.charts.figure import Chart, label, layout, token

PIXELS_A_REM = 16
YEARS_REM = 18
ROW_REM, EDGE_REM = 3.25, 1.5
BAR = 0.36
NAME_ABOVE_PX = 20
YEAR_COLUMNS = ("Year", "Events/s", "Value", "Infrastructure", "People", "Net", "Worth today", "So far, USD")
BAR_COLUMNS = ("What", "Low", "Worth then, USD", "High", "Worth then, USD")


def cash_flow_chart(returns: Returns) -> Chart:
    """A bar a year, worth today, and the line of their sum."""
    last = returns.flows[-1]
    return Chart(
        key="cash-flow",
        title=cash_flow_finding(returns),
        figure={"data": [_bars(returns.flows), _sum(returns.flows)], "layout": _years(returns.flows, last)},
        columns=YEAR_COLUMNS,
        rows=tuple(_row(year) for year in returns.flows),
        height_rem=YEARS_REM,
    )


def _bars(flows: tuple[YearFlow, ...]) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": [year.year for year in flows],
        "y": [round(float(year.discounted_usd), 2) for year in flows],
        "width": 0.5,
        "marker": {"color": token("infrastructure")},
        "hovertemplate": "year %{x}: %{y:,.2f} USD today<extra></extra>",
    }


def _sum(flows: tuple[YearFlow, ...]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [year.year for year in flows],
        "y": [round(float(year.cumulative_usd), 2) for year in flows],
        "line": {"color": token("ink"), "width": 2},
        "marker": {"color": token("ink"), "size": 6},
        "hovertemplate": "so far %{y:,.2f} USD<extra></extra>",
    }


def _years(flows: tuple[YearFlow, ...], last: YearFlow) -> dict[str, Any]:
    years = [year.year for year in flows]
    return layout(
        xaxis={
            "title": {"text": "End of year; 0 is before the first result"},
            "tickvals": years,
            "ticktext": [str(year) for year in years],
            "range": [-0.5, len(years) - 0.35],
        },
        yaxis={
            "title": {"text": "USD, worth today"},
            "tickformat": ",.3~s",
            "zeroline": True,
            "zerolinecolor": token("line-strong"),
        },
        annotations=[
            label(
                last.year,
                float(last.cumulative_usd),
                "sum so far",
                "ink",
                xanchor="right",
                **(
                    {"xshift": 8, "yshift": 12} if last.discounted_usd >= 0 else {"xshift": -10, "yshift": -4}
                ),
            ),
            label(
                years[-1],
                float(last.discounted_usd),
                "each year",
                "infrastructure",
                yshift=10 if last.discounted_usd >= 0 else -10,
                xanchor="center",
            ),
        ],
        margin={"l": 72, "r": 24, "t": 24, "b": 52},
        height=PIXELS_A_REM * YEARS_REM,
    )


def _row(year: YearFlow) -> tuple[str, ...]:
    load = show_rate(year.events_per_s) if year.year else "–"
    name = f"{year.year}" if year.share in {0, 1} else f"{year.year} ({year.share:.2g} of it)"
    amounts = (
        year.value_usd,
        year.infrastructure_usd,
        year.people_usd,
        year.net_usd,
        year.discounted_usd,
        year.cumulative_usd,
    )
    return (name, load, *(f"{amount:,.2f}" for amount in amounts))


def tornado_chart(returns: Returns) -> Chart | None:
    """A bar a fact from its low to its high, widest first; None where nothing uncertain moves anything."""
    bars = returns.tornado
    if not bars:
        return None
    height_rem = ROW_REM * len(bars) + EDGE_REM
    return Chart(
        key="tornado",
        title=returns.tornado_finding,
        figure={
            "data": [_spans(bars)],
            "layout": _facts(bars, float(returns.tornado_likely_usd), height_rem),
        },
        columns=BAR_COLUMNS,
        rows=tuple(_ends(bar) for bar in bars),
        height_rem=height_rem,
    )


def _spans(bars: tuple[TornadoBar, ...]) -> dict[str, Any]:
    ends = [sorted((float(bar.npv_at_low_usd), float(bar.npv_at_high_usd))) for bar in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [round(low, 2) for low, _ in ends],
        "x": [round(high - low, 2) for low, high in ends],
        "y": list(range(len(bars))),
        "width": BAR,
        "customdata": [f"{show_usd(low)} to {show_usd(high)}" for low, high in ends],
        "marker": {"color": token("infrastructure")},
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _facts(bars: tuple[TornadoBar, ...], likely: float, height_rem: float) -> dict[str, Any]:
    ends = [float(end) for bar in bars for end in (bar.npv_at_low_usd, bar.npv_at_high_usd)]
    low, high = min(*ends, likely), max(*ends, likely)
    room = 0.12 * (high - low or 1.0)
    line = {
        "type": "line", "x0": likely, "x1": likely, "y0": -0.75, "y1": len(bars) - 0.6,
        "line": {"color": token("ink"), "width": 1},
    }  # fmt: skip
    return layout(
        xaxis={
            "title": {"text": "Net present value, USD"},
            "range": [low - room, high + room],
            "tickformat": ",.3~s",
            "nticks": 6,
        },
        yaxis={"visible": False, "range": [len(bars) - 0.5, -0.85]},
        shapes=[line],
        annotations=[
            label(
                0,
                row,
                _named(bar),
                "ink",
                xref="paper",
                yshift=NAME_ABOVE_PX,
                yanchor="middle",
                bgcolor=token("paper"),
            )
            for row, bar in enumerate(bars)
        ],
        margin={"l": 0, "r": 8, "t": 0, "b": 52},
        height=round(PIXELS_A_REM * height_rem),
    )


def _named(bar: TornadoBar) -> str:
    """The fact with its ends in the order in which the bar shows them."""
    rises = bar.npv_at_low_usd <= bar.npv_at_high_usd
    left, right = (bar.low, bar.high) if rises else (bar.high, bar.low)
    span = show_span(show_number(bar.name, left), show_number(bar.name, right))
    return f"{number_title(bar.name)}: {span}"


def _ends(bar: TornadoBar) -> tuple[str, ...]:
    return (
        number_title(bar.name),
        show_number(bar.name, bar.low),
        f"{bar.npv_at_low_usd:,.2f}",
        show_number(bar.name, bar.high),
        f"{bar.npv_at_high_usd:,.2f}",
    )
