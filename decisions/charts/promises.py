"""The price curve: what each promise costs a month, which option carries it, where budget and today stand."""

import math
from collections.abc import Iterator
from typing import Any

from advisor.advice.promises import PriceStep, Promises
from advisor.documents.wording import show_headway
from advisor.options import OPTION_BY_KEY
from advisor.quantity import show_duration, show_usd
from advisor.verdict.promise_rows import SHORTEST_S, WEEK_S
from decisions.charts.figure import DURATIONS, Chart, label, layout, lean, log_ticks, token
from decisions.charts.money_scale import MoneyScale, money_scale

MOST_LANES = 5
"""Rows above the picture in which the options' names take turns, so that on a narrow page none touch."""
LANE_PX = 20
RIGHT_HALF = 0.6
"""From this part of the axis on, words stand to the left of what they name."""


def promises_chart(found: Promises) -> Chart | None:
    """A step a design, coloured by its class; None where no promise can be kept."""
    if not found.steps:
        return None
    scale = money_scale([float(usd) for usd in (*found.monthly_usd, found.budget_usd_per_month or 0)])
    return Chart(
        key="promises",
        title=found.finding,
        figure={"data": list(_traces(found)), "layout": _layout(found, scale)},
        columns=("Promise", "Carried by", "Departs", "USD a month"),
        rows=tuple(_rows(found)),
        height_rem=26,
    )


def _traces(found: Promises) -> Iterator[dict[str, Any]]:
    everything = [*zip(found.promises_s, map(float, found.monthly_usd), strict=True)]
    yield _line([*everything, (WEEK_S, everything[-1][1])], "line-strong", 1) | {"hoverinfo": "skip"}
    for step in found.steps:
        points = [point for point in everything if step.from_s <= point[0] < step.to_s]
        option = OPTION_BY_KEY[step.option]
        yield _line([*points, (step.to_s, points[-1][1])], option.cls.value, 4) | {
            "customdata": [show_duration(promise) for promise, _ in (*points, (step.to_s, 0))],
            "hovertemplate": "%{customdata}: %{y:,.0f} USD a month<extra>" + option.title + "</extra>",
        }
    if found.best:
        yield _star(found.best.promise_s, float(found.best.monthly_usd))


def _line(points: list[tuple[float, float]], colour: str, width: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": lean(promise for promise, _ in points),
        "y": lean(usd for _, usd in points),
        "line": {"shape": "hv", "color": token(colour), "width": width},
    }


def _star(promise_s: float, usd: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": lean([promise_s]),
        "y": lean([usd]),
        "cliponaxis": False,
        "marker": {
            "symbol": "star",
            "size": 18,
            "color": token("signal"),
            "line": {"width": 1.5, "color": token("ink")},
        },
        "hovertemplate": f"The best promise: {show_duration(promise_s)}<extra></extra>",
    }


def _layout(found: Promises, scale: MoneyScale) -> dict[str, Any]:
    return layout(
        xaxis=log_ticks(DURATIONS, SHORTEST_S, WEEK_S)
        | {"title": {"text": "Promised freshness, logarithmic"}, "showgrid": False},
        yaxis=scale.axis(),
        shapes=[*_starts(found), *_limits(found)],
        annotations=[*_names(found), *_words(found, scale)],
        margin={"l": 64, "r": 24, "t": 16 + _lanes(found) * LANE_PX, "b": 52},
    )


def _starts(found: Promises) -> Iterator[dict[str, Any]]:
    """A hair line from each step's begin up to its name."""
    for place, step in enumerate(found.steps):
        line = {"color": token("line-strong"), "width": 1, "dash": "dot"}
        lane = {"type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "line": line}
        yield lane | {"x0": step.from_s, "x1": step.from_s, "name": f"step {place + 1}"}


def _names(found: Promises) -> Iterator[dict[str, Any]]:
    lanes = _lanes(found)
    for place, step in enumerate(found.steps):
        option = OPTION_BY_KEY[step.option]
        yield label(
            math.log10(step.from_s),
            1.0,
            f"<b>{option.title}</b>",
            option.cls.value,
            yref="paper",
            yanchor="bottom",
            yshift=2 + LANE_PX * (lanes - 1 - place % lanes),
            xanchor=_anchor(step.from_s),
        )


def _lanes(found: Promises) -> int:
    return min(len(found.steps), MOST_LANES)


def _limits(found: Promises) -> Iterator[dict[str, Any]]:
    line = {"color": token("ink"), "width": 1.5, "dash": "dash"}
    if SHORTEST_S <= found.asked_s <= WEEK_S:
        upright = {"type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "line": line}
        yield upright | {"x0": found.asked_s, "x1": found.asked_s}
    if found.budget_usd_per_month:
        usd = float(found.budget_usd_per_month)
        level = {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "line": line}
        yield level | {"y0": usd, "y1": usd}


def _words(found: Promises, scale: MoneyScale) -> Iterator[dict[str, Any]]:
    ground = {"bgcolor": token("paper"), "yref": "paper"}
    if SHORTEST_S <= found.asked_s <= WEEK_S:
        yield label(
            math.log10(found.asked_s),
            0.02,
            f"asked: {show_duration(found.asked_s)}",
            "ink",
            yanchor="bottom",
            xanchor=_anchor(found.asked_s),
            xshift=-4 if _anchor(found.asked_s) == "right" else 4,
            **ground,
        )
    if found.budget_usd_per_month:
        place = scale.place(float(found.budget_usd_per_month))
        yield label(
            1.0,
            round(place, 4),
            f"budget: {show_usd(found.budget_usd_per_month)}",
            "ink",
            xref="paper",
            xanchor="right",
            yanchor="top" if place > 0.9 else "bottom",
            **ground,
        )


def _anchor(promise_s: float) -> str:
    """Which side of the words the point is on, so that they stay inside the picture."""
    place = math.log(promise_s / SHORTEST_S) / math.log(WEEK_S / SHORTEST_S)
    return "right" if place > RIGHT_HALF else "left"


def _rows(found: Promises) -> Iterator[tuple[str, ...]]:
    """Each step, from its shortest promise to where the next begins."""
    for step in found.steps:
        yield _span(step), OPTION_BY_KEY[step.option].title, show_headway(step.headway_s), _amounts(step)


def _span(step: PriceStep) -> str:
    return f"{show_duration(step.from_s)} to {show_duration(step.to_s)}"


def _amounts(step: PriceStep) -> str:
    if step.from_usd == step.to_usd:
        return f"{step.from_usd:,.0f}"
    return f"{step.from_usd:,.0f} to {step.to_usd:,.0f}"
