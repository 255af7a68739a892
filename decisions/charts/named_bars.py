"""Amounts as bars, each under its name and beside its amount: it fits any width."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from advisor.quantity import show_usd
from decisions.charts.figure import label, layout, token

ROW_REM, EDGE_REM = 2.75, 0.5
PIXELS_A_REM = 16
BAR = 0.4
"""The bar's part of its row; its name stands in the rest."""
NAME_ABOVE_PX = 18
LONGEST, SHORTEST = 90, 34
"""Letters of a name that fit above a bar, on a wide screen and on a narrow one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBar:
    """One amount, and the stylesheet's name of its colour."""

    name: str
    usd: float
    colour: str


def height_rem(bars: Sequence[NamedBar]) -> float:
    """Room for all of them."""
    return ROW_REM * len(bars) + EDGE_REM


def named_bars(bars: Sequence[NamedBar], per: str) -> dict[str, Any]:
    """The figure; `per` says what an amount is, as "USD a month"."""
    return {"data": [_bars(bars, per)], "layout": _layout(bars)}


def _bars(bars: Sequence[NamedBar], per: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [round(bar.usd, 2) for bar in bars],
        "y": list(range(len(bars))),
        "width": BAR,
        "text": [show_usd(bar.usd) for bar in bars],
        "textposition": "outside",
        "textfont": {"color": token("ink"), "size": 13},
        "cliponaxis": False,
        "customdata": [_plain(bar.name) for bar in bars],
        "marker": {"color": [token(bar.colour) for bar in bars]},
        "hovertemplate": f"%{{x:,.2f}} {per}<extra>%{{customdata}}</extra>",
    }


def _layout(bars: Sequence[NamedBar]) -> dict[str, Any]:
    most = max(bar.usd for bar in bars) or 1.0
    return layout(
        xaxis={"visible": False, "range": [0, most]},
        yaxis={"visible": False, "range": [len(bars) - 0.5, -0.75]},
        annotations=[
            label(
                0,
                row,
                _plain(_cut(bar.name, LONGEST)),
                "ink",
                xref="paper",
                yshift=NAME_ABOVE_PX,
                yanchor="middle",
                name=f"short:{_plain(_cut(bar.name, SHORTEST))}",
            )
            for row, bar in enumerate(bars)
        ],
        margin={"l": 0, "r": 88, "t": 0, "b": 0},
        height=round(PIXELS_A_REM * height_rem(bars)),
    )


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def _plain(name: str) -> str:
    """Plotly takes marks such as <b> in a text for what they say."""
    return html.escape(name, quote=False)
