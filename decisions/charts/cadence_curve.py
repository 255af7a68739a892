"""The cadence curve: what a headway costs a month in machines, people and delay, and where the sum is least."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from advisor.advice import CadenceCurve
from advisor.quantity import show_quantity
from decisions.charts.figure import DURATIONS, Chart, label, layout, lean, log_ticks, token

PARTS = (
    ("infrastructure", "Infrastructure", "infrastructure", "dot"),
    ("people", "People", "people", "dash"),
    ("delay", "Value lost to delay", "delay", "dashdot"),
)


def cadence_chart(curve: CadenceCurve) -> Chart:
    """The curve with its optimum, the recommended headway and the regions in which each engine runs."""
    return Chart(
        key="cadence",
        title=curve.finding,
        figure={"data": list(_traces(curve)), "layout": _layout(curve)},
        columns=("Headway", "Runs as", "Infrastructure, USD", "People, USD", "Delay, USD", "Total, USD"),
        rows=tuple(_rows(curve)),
        height_rem=26,
    )


def _traces(curve: CadenceCurve) -> Iterator[dict[str, Any]]:
    x = _broken(curve, curve.headway_s)
    for name, title, colour, dash in PARTS:
        yield _line(
            x, getattr(curve, f"{name}_usd"), title, {"color": token(colour), "width": 1.5, "dash": dash}
        )
    yield _line(x, _broken(curve, curve.total_usd), "Total", {"color": token("ink"), "width": 3})
    yield {
        "type": "scatter",
        "mode": "markers",
        "x": [curve.optimum_s],
        "y": lean([_total_at(curve, curve.optimum_s)]),
        "marker": {
            "symbol": "star",
            "size": 18,
            "color": token("signal"),
            "line": {"width": 1.5, "color": token("ink")},
        },
        "hovertemplate": f"Least total at {show_quantity(curve.optimum_s, 's')}<extra></extra>",
    }


def _broken(curve: CadenceCurve, values: Sequence[float]) -> list[float | None]:
    """The values with a gap where the engine changes: between two engines there is nothing to join."""
    found: list[float | None] = []
    for i, value in enumerate(lean(values)):
        if i and curve.engine[i] != curve.engine[i - 1]:
            found.append(None)
        found.append(value)
    return found


def _line(x: list[float | None], y: list[float | None], title: str, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "name": title,
        "line": line,
        "hovertemplate": "%{y:,.0f} USD<extra>" + title + "</extra>",
    }


def _layout(curve: CadenceCurve) -> dict[str, Any]:
    low, high = curve.headway_s[0], curve.headway_s[-1]
    top = _top(curve)
    return layout(
        xaxis=log_ticks(DURATIONS, low, high)
        | {
            "title": {"text": "Headway, logarithmic"},
            "range": [math.log10(low), math.log10(high)],
            "showgrid": False,
        },
        yaxis={"title": {"text": "USD a month"}, "range": [0, top], "tickformat": ",.3~s"},
        hovermode="x unified",
        shapes=[*_regions(curve), _today(curve)],
        annotations=[*_line_labels(curve, top), *_region_labels(curve, top), *_marks(curve, top)],
        margin={"l": 64, "r": 128, "t": 28, "b": 52},
    )


def _top(curve: CadenceCurve) -> float:
    """High enough for the optimum's surroundings, not for what an absurd headway would cost."""
    least = min(total for total in curve.total_usd if math.isfinite(total))
    most = max(total for total in curve.total_usd if math.isfinite(total))
    return float(f"{min(most * 1.08, max(least * 6, 1.0)):.3g}")


def _spans(curve: CadenceCurve) -> list[tuple[str, float, float]]:
    """The engines from left to right with the headways between which they run."""
    pairs = zip(curve.engine, curve.headway_s, strict=True)
    runs = [(name, [headway for _, headway in found]) for name, found in groupby(pairs, lambda pair: pair[0])]
    starts = [headways[0] for _, headways in runs] + [curve.headway_s[-1]]
    return [(name, starts[i], starts[i + 1]) for i, (name, _) in enumerate(runs)]


def _regions(curve: CadenceCurve) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "xref": "x",
            "yref": "paper",
            "x0": start,
            "x1": end,
            "y0": 0,
            "y1": 1,
            "fillcolor": token("sunken"),
            "line": {"width": 0},
            "layer": "below",
        }
        for _, start, end in _spans(curve)[::2]
    ]


def _region_labels(curve: CadenceCurve, top: float) -> list[dict[str, Any]]:
    return [
        label(
            (math.log10(start) + math.log10(end)) / 2,
            1.0,
            name,
            "muted",
            yref="paper",
            yanchor="bottom",
            xanchor="center",
        )
        for name, start, end in _spans(curve)
        if end / start > 6
    ]


def _line_labels(curve: CadenceCurve, top: float) -> list[dict[str, Any]]:
    """Words at the right end of each line, where it leaves the picture, kept apart from each other."""
    ends = [(getattr(curve, f"{name}_usd")[-1], title, colour) for name, title, colour, _ in PARTS]
    ends.append((curve.total_usd[-1], "Total", "ink"))
    labels, taken = [], -1.0
    for value, title, colour in sorted(ends):
        place = max(min(value, top) / top, taken + 0.055)
        labels.append(
            label(1.0, place, title, colour, xref="paper", yref="paper", xshift=6, yanchor="middle")
        )
        taken = place
    over = max(0.0, taken - 1.0)
    return [each | {"y": round(each["y"] - over, 4)} for each in labels]


def _today(curve: CadenceCurve) -> dict[str, Any]:
    place = curve.recommended_s or curve.headway_s[0]
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": place,
        "x1": place,
        "y0": 0,
        "y1": 1,
        "line": {"color": token("ink"), "width": 1.5, "dash": "dash"},
    }


def _marks(curve: CadenceCurve, top: float) -> list[dict[str, Any]]:
    recommended = max(curve.recommended_s, curve.headway_s[0])
    words = show_quantity(curve.recommended_s, "s") if curve.recommended_s else "event by event"
    is_right = math.log10(recommended) < math.log10(curve.headway_s[-1]) - 1.5
    return [
        label(
            math.log10(recommended),
            top * 0.93,
            f" recommended: {words} ",
            "ink",
            xanchor="left" if is_right else "right",
        ),
        label(
            math.log10(curve.optimum_s),
            _total_at(curve, curve.optimum_s),
            f"least: {show_quantity(curve.optimum_s, 's')}",
            "ink",
            xanchor="center",
            yanchor="top",
            yshift=-14,
            bgcolor=token("paper"),
        ),
    ]


def _total_at(curve: CadenceCurve, headway_s: float) -> float:
    """The total at the nearest headway of the grid."""
    nearest = min(range(len(curve.headway_s)), key=lambda i: abs(math.log(curve.headway_s[i] / headway_s)))
    return curve.total_usd[nearest]


def _rows(curve: CadenceCurve) -> Iterator[tuple[str, ...]]:
    """Some twenty rows say what the line says."""
    step = max(1, len(curve.headway_s) // 20)
    for i in range(0, len(curve.headway_s), step):
        amounts = (curve.infrastructure_usd, curve.people_usd, curve.delay_usd, curve.total_usd)
        yield (
            show_quantity(curve.headway_s[i], "s"),
            curve.engine[i],
            *(f"{column[i]:,.0f}" for column in amounts),
        )
