"""What every chart shares: a plain figure for plotly.js whose colours are the stylesheet's tokens.

Figures are plain data, so that the web process need not load the Plotly package; tests hold them to it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

SYMBOLS = {"batch": "square", "micro_batch": "diamond", "streaming": "circle", "hybrid": "triangle-up"}
"""The shape beside the colour, the same as in tables."""
STANDOFF_PX = 10
"""Between an axis's title and the words of its ticks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A figure, its finding as the title, and the table that says the same."""

    key: str
    title: str
    figure: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    height_rem: float = 24

    @property
    def figure_id(self) -> str:
        """The id of the element that holds the figure's data."""
        return f"{self.key}-figure"


def token(name: str) -> str:
    """A colour by the stylesheet's name; the page's script puts the theme's value in its place."""
    return f"var(--{name.replace('_', '-')})"


def layout(*, xaxis: dict[str, Any], yaxis: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Quiet axes, no legend, transparent ground; text in the page's type."""
    return {
        "xaxis": _axis(xaxis),
        "yaxis": _axis(yaxis),
        "showlegend": False,
        "hovermode": "closest",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": 13, "color": token("muted")},
        "hoverlabel": {
            "bgcolor": token("sheet"),
            "bordercolor": token("line-strong"),
            "font": {"color": token("ink")},
        },
        "margin": {"l": 64, "r": 16, "t": 16, "b": 52},
        **more,
    }


def _axis(axis: dict[str, Any]) -> dict[str, Any]:
    quiet = {
        "gridcolor": token("line"),
        "linecolor": token("line-strong"),
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": token("line-strong"),
        "fixedrange": True,
        "automargin": True,
    }
    title = (
        {"title": {"font": {"size": 13}, "standoff": STANDOFF_PX, **axis["title"]}} if "title" in axis else {}
    )
    return quiet | axis | title


def label(x: float, y: float, text: str, colour: str, **more: Any) -> dict[str, Any]:
    """A word at a point of the chart; on a logarithmic axis its place is the power of ten."""
    plain = {"showarrow": False, "xanchor": "left", "font": {"color": token(colour), "size": 13}}
    return {"x": x, "y": y, "text": text, **plain, **more}


def lean(values: Iterable[float]) -> list[float | None]:
    """Four significant digits, null for what is not finite: a third of the bytes and the same picture."""
    return [float(f"{value:.4g}") if math.isfinite(value) else None for value in values]


def log_ticks(candidates: Sequence[tuple[float, str]], low: float, high: float) -> dict[str, Any]:
    """Ticks at round values in words, on a logarithmic axis between two values."""
    inside = [(value, text) for value, text in candidates if low <= value <= high]
    return {
        "type": "log",
        "tickvals": [value for value, _ in inside],
        "ticktext": [text for _, text in inside],
        "range": [round(math.log10(low), 4), round(math.log10(high), 4)],
    }


DURATIONS: tuple[tuple[float, str], ...] = (
    (0.001, "1 ms"),
    (0.01, "10 ms"),
    (0.1, "100 ms"),
    (1.0, "1 s"),
    (10.0, "10 s"),
    (60.0, "1 min"),
    (600.0, "10 min"),
    (3600.0, "1 h"),
    (6 * 3600.0, "6 h"),
    (86400.0, "1 day"),
    (7 * 86400.0, "1 week"),
    (30 * 86400.0, "30 days"),
)
