"""The cadence curve: what a headway costs in machines, people and delay, and where their sum is least."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from advisor.advice import CadenceCurve
from advisor.options import OPTION_BY_KEY
from advisor.quantity import show_quantity
from advisor.vocabulary import OptionKey
from decisions.charts.figure import DURATIONS, Chart, label, layout, lean, log_ticks, token
from decisions.charts.money_scale import MoneyScale, money_scale

LINE_HEIGHT = 0.075
PARTS = (
    ("infrastructure", "Infrastructure", "infrastructure", "dot"),
    ("people", "People", "people", "dash"),
    ("delay", "Value lost to delay", "delay", "dashdot"),
)


def cadence_chart(curve: CadenceCurve, *, is_allowed: bool = True) -> Chart:
    """The curve with its optimum, the recommended headway and the regions in which each engine runs.

    What may not be built is marked as the nearest, not as recommended.
    """
    return Chart(
        key="cadence",
        title=curve.finding,
        figure={
            "data": list(_traces(curve)),
            "layout": _layout(curve, "recommended" if is_allowed else "nearest"),
        },
        columns=("Headway", "Runs as", "Infrastructure, USD", "People, USD", "Delay, USD", "Total, USD"),
        rows=tuple(_rows(curve)),
        height_rem=26,
    )


def _traces(curve: CadenceCurve) -> Iterator[dict[str, Any]]:
    x = _broken(curve, curve.headway_s)
    for name, title, colour, dash in PARTS:
        yield _line(
            x,
            _broken(curve, getattr(curve, f"{name}_usd")),
            title,
            {"color": token(colour), "width": 1.5, "dash": dash},
        )
    yield _line(x, _broken(curve, curve.total_usd), "Total", {"color": token("ink"), "width": 3}) | {
        "customdata": [None if each is None else show_quantity(each, "s") for each in x],
        "hovertemplate": "%{y:,.0f} USD, departing every %{customdata}<extra>Total</extra>",
    }
    yield {
        "type": "scatter",
        "mode": "markers",
        "x": [curve.optimum_s],
        "y": lean([_total_at(curve, curve.optimum_s)]),
        "cliponaxis": False,
        "marker": {
            "symbol": "star",
            "size": 18,
            "color": token("signal"),
            "line": {"width": 1.5, "color": token("ink")},
        },
        "hovertemplate": f"Least total: {curve.optimum}<extra></extra>",
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


def _layout(curve: CadenceCurve, word: str) -> dict[str, Any]:
    low, high = curve.headway_s[0], curve.headway_s[-1]
    scale = money_scale(curve.total_usd)
    return layout(
        xaxis=log_ticks(DURATIONS, low, high)
        | {
            "title": {"text": "Headway, logarithmic"},
            "showgrid": False,
            "unifiedhovertitle": {"text": "A month"},
        },
        yaxis=scale.axis(),
        hovermode="x unified",
        shapes=[*_regions(curve), _today(curve)],
        annotations=[*_line_labels(curve, scale), *_region_labels(curve), *_marks(curve, scale, word)],
        margin={"l": 64, "r": 128, "t": 48, "b": 52},
    )


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


def _region_labels(curve: CadenceCurve) -> list[dict[str, Any]]:
    return [
        label(
            (math.log10(start) + math.log10(end)) / 2,
            1.0,
            _engine(name),
            "muted",
            yref="paper",
            yanchor="bottom",
            xanchor="center",
        )
        for name, start, end in _spans(curve)
        if end / start > 6
    ]


def _engine(name: str) -> str:
    """An option's title where the engine is named by the option."""
    return OPTION_BY_KEY[OptionKey(name)].title if name in set(OptionKey) else name


def _line_labels(curve: CadenceCurve, scale: MoneyScale) -> list[dict[str, Any]]:
    """Words at the right end of each line, kept apart from each other and inside the picture."""
    ends = [(getattr(curve, f"{name}_usd")[-1], title, colour) for name, title, colour, _ in PARTS]
    ends = sorted([*ends, (curve.total_usd[-1], "Total", "ink")])
    places = _apart([scale.place(usd) for usd, _, _ in ends])
    return [
        label(1.0, place, title, colour, xref="paper", yref="paper", xshift=6, yanchor="middle")
        for place, (_, title, colour) in zip(places, ends, strict=True)
    ]


def _apart(places: list[float]) -> list[float]:
    """Rising places moved until neighbours are a line of text apart, none above the top."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + LINE_HEIGHT) if moved else place)
    for i in range(len(moved) - 1, -1, -1):
        ceiling = moved[i + 1] - LINE_HEIGHT if i + 1 < len(moved) else 1.0
        moved[i] = round(min(moved[i], ceiling), 4)
    return moved


def _today(curve: CadenceCurve) -> dict[str, Any]:
    place = curve.recommended_s or curve.headway_s[0]
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": place,
        "x1": place,
        "y0": 0,
        "y1": 1.0,
        "line": {"color": token("ink"), "width": 1.5, "dash": "dash"},
    }


def _marks(curve: CadenceCurve, scale: MoneyScale, word: str) -> list[dict[str, Any]]:
    words = show_quantity(curve.recommended_s, "s") if curve.recommended_s else "event by event"
    recommended = max(curve.recommended_s, curve.headway_s[0])
    least = scale.place(_total_at(curve, curve.optimum_s))
    return [
        label(
            math.log10(recommended),
            1.0,
            f"{word}: {words}",
            "ink",
            yref="paper",
            yanchor="bottom",
            yshift=18,
            xanchor=_anchor(curve, recommended, middle="center"),
        ),
        label(
            math.log10(curve.optimum_s),
            round(least, 4),
            f"least: {curve.optimum}",
            "ink",
            yref="paper",
            xanchor=_anchor(curve, curve.optimum_s, middle="center"),
            yanchor="bottom" if least < 0.25 else "top",
            yshift=14 if least < 0.25 else -14,
            bgcolor=token("paper"),
        ),
    ]


def _anchor(curve: CadenceCurve, headway_s: float, *, middle: str) -> str:
    """Which side of a label its point is on, so that the words stay inside the picture."""
    low, high = math.log10(curve.headway_s[0]), math.log10(curve.headway_s[-1])
    place = (math.log10(headway_s) - low) / (high - low)
    if place < 0.1:
        return "left"
    return "right" if place > 0.75 else middle


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
            _engine(curve.engine[i]),
            *(f"{column[i]:,.0f}" for column in amounts),
        )
