"""The bill as a picture: what each component costs a month, a bar each, dearest first."""

from collections.abc import Sequence
from typing import Any

from advisor.documents.component_costs import ComponentCost, cost_finding
from advisor.quantity import show_usd
from decisions.charts.figure import Chart, label, layout, token

ROW_REM, EDGE_REM = 2.75, 0.5
PIXELS_A_REM = 16
BAR = 0.4
"""The bar's part of its row; the component's name stands in the rest, so that it fits any width."""
NAME_ABOVE_PX = 18


def component_cost_chart(costs: Sequence[ComponentCost]) -> Chart | None:
    """A bar a component, its name above and its amount beside it; None for a bill without lines.

    Its table twin is the bill that it stands over.
    """
    if not costs:
        return None
    height_rem = ROW_REM * len(costs) + EDGE_REM
    return Chart(
        key="component-costs",
        title=cost_finding(costs),
        figure={"data": [_bars(costs)], "layout": _layout(costs, height_rem)},
        columns=(),
        rows=(),
        height_rem=height_rem,
    )


def _bars(costs: Sequence[ComponentCost]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [round(float(cost.monthly_usd), 2) for cost in costs],
        "y": list(range(len(costs))),
        "width": BAR,
        "text": [show_usd(cost.monthly_usd) for cost in costs],
        "textposition": "outside",
        "textfont": {"color": token("ink"), "size": 13},
        "cliponaxis": False,
        "customdata": [cost.title for cost in costs],
        "marker": {"color": token("infrastructure")},
        "hovertemplate": "%{x:,.2f} USD a month<extra>%{customdata}</extra>",
    }


def _layout(costs: Sequence[ComponentCost], height_rem: float) -> dict[str, Any]:
    most = float(max(cost.monthly_usd for cost in costs)) or 1.0
    return layout(
        xaxis={"visible": False, "range": [0, most]},
        yaxis={"visible": False, "range": [len(costs) - 0.5, -0.75]},
        annotations=[
            label(0, row, cost.title, "ink", xref="paper", yshift=NAME_ABOVE_PX, yanchor="middle")
            for row, cost in enumerate(costs)
        ],
        margin={"l": 0, "r": 88, "t": 0, "b": 0},
        height=round(PIXELS_A_REM * height_rem),
    )
