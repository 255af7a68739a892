"""The cadence curve: what a headway costs in machines, people and delay, and where their sum is least."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from advisor.advice.cadence import CadenceCurve
from advisor.quantity import show_duration, show_quantity
from advisor.verdict.cadence.band import CadenceBand
from advisor.verdict.stretch import FIRST_S, LAST_S
from decisions.charts.cadence_marks import (
    LINE_PX,
    NARROW,
    anchor,
    annotations,
    engine_title,
    names_high,
    shapes,
)
from decisions.charts.figure import DURATIONS, Chart, label, layout, lean, log_ticks, token
from decisions.charts.money_scale import MoneyScale, money_scale

LINE_HEIGHT = 0.075
PARTS = (
    ("infrastructure", "Infrastructure", "infrastructure", "dot"),
    ("people", "People", "people", "dash"),
    ("delay", "Value lost to delay", "delay", "dashdot"),
)
COLUMNS = ("Headway", "Runs as", "Infrastructure, USD", "People, USD", "Delay, USD", "Total, USD")
SURENESS = "In 80 of 100 draws, USD"
ROWS = 24


def cadence_chart(curve: CadenceCurve, *, is_allowed: bool = True, band: CadenceBand | None = None) -> Chart:
    """The curve with its optimum, the recommended headway and the regions in which each engine runs.

    What may not be built is marked as the nearest, not as recommended. With `band` the total over the draws.
    """
    amounts = (*curve.total_usd, *(band.low_usd + band.high_usd if band else ()))
    scale = money_scale(amounts)
    return Chart(
        key="cadence",
        title=curve.finding,
        figure={
            "data": [*(_sureness(band, scale) if band else ()), *_traces(curve)],
            "layout": _layout(curve, "recommended" if is_allowed else "nearest", scale),
        },
        columns=(*COLUMNS, SURENESS) if band else COLUMNS,
        rows=tuple(_rows(curve, band)),
        height_rem=28,
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
    yield from _totals(curve, x)
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


def _totals(curve: CadenceCurve, x: list[float | None]) -> Iterator[dict[str, Any]]:
    """Bold where nothing hard stands against it, thin and dotted where something does."""
    total, out = _broken(curve, curve.total_usd), _ruled_out(curve)
    beside = [any(out[max(i - 1, 0) : i + 2]) for i in range(len(out))]
    told = {"customdata": [None if each is None else show_quantity(each, "s") for each in x]}
    for title, shown, line in (
        ("Total", [not each for each in out], {"width": 3}),
        ("Total, ruled out", beside, {"width": 1.5, "dash": "dot"}),
    ):
        y = [usd if show else None for usd, show in zip(total, shown, strict=True)]
        template = f"%{{y:,.0f}} USD, departing every %{{customdata}}<extra>{title}</extra>"
        yield _line(x, y, title, {"color": token("ink"), **line}) | told | {"hovertemplate": template}


def _sureness(band: CadenceBand, scale: MoneyScale) -> Iterator[dict[str, Any]]:
    """The band of the total, and at the foot between which headways the least lies."""
    for run in band.stretches:
        x, low, high = (values[run] for values in (band.headway_s, band.low_usd, band.high_usd))
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": lean((*x, *reversed(x))),
            "y": lean((*high, *reversed(low))),
            "fill": "toself",
            "fillcolor": token("line"),
            "line": {"width": 0},
            "name": SURENESS,
            "hoverinfo": "skip",
        }
    first, middle, last = band.optimum_s
    at = scale.high * (scale.low / scale.high) ** 0.97 if scale.is_log else 0.03 * scale.high
    yield {
        "type": "scatter",
        "mode": "lines+markers",
        "x": lean([first, middle, last]),
        "y": lean([at] * 3),
        "line": {"color": token("ink"), "width": 3},
        "marker": {"symbol": "line-ns-open", "size": 10, "color": token("ink")},
        "name": "Least in 80 of 100 draws",
        "hovertemplate": f"{band.finding}<extra></extra>",
    }


def _ruled_out(curve: CadenceCurve) -> list[bool]:
    """Whether something hard stands against each point of a broken line."""
    found: list[bool] = []
    for i, may in enumerate(curve.is_allowed or (True,) * len(curve.headway_s)):
        if i and curve.engine[i] != curve.engine[i - 1]:
            found.append(False)
        found.append(not may)
    return found


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


def _layout(curve: CadenceCurve, word: str, scale: MoneyScale) -> dict[str, Any]:
    return layout(
        xaxis=log_ticks(DURATIONS, FIRST_S, LAST_S)
        | {
            "title": {"text": "Headway, logarithmic"},
            "showgrid": False,
            "unifiedhovertitle": {"text": "A month"},
        },
        yaxis=scale.axis(),
        hovermode="x unified",
        shapes=shapes(curve),
        annotations=[*_line_labels(curve, scale), *annotations(curve, word), _least(curve, scale)],
        margin={"l": 64, "r": 128, "t": 30 + LINE_PX * (names_high(curve) + bool(curve.today)), "b": 52},
    )


def _line_labels(curve: CadenceCurve, scale: MoneyScale) -> list[dict[str, Any]]:
    """Words at the right end of each line, kept apart from each other and inside the picture."""
    ends = [(getattr(curve, f"{name}_usd")[-1], title, colour) for name, title, colour, _ in PARTS]
    ends = sorted([*ends, (curve.total_usd[-1], "Total", "ink")])
    places = _apart([scale.place(usd) for usd, _, _ in ends])
    return [
        label(
            1.0,
            place,
            title,
            colour,
            xref="paper",
            yref="paper",
            xshift=6,
            yanchor="middle",
            name=NARROW + title.split()[-1].capitalize(),
        )
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


def _least(curve: CadenceCurve, scale: MoneyScale) -> dict[str, Any]:
    least = scale.place(_total_at(curve, curve.optimum_s))
    is_low = least < 0.25
    return label(
        math.log10(curve.optimum_s),
        round(least, 4),
        f"least: {curve.optimum}",
        "ink",
        yref="paper",
        xanchor=anchor(curve.optimum_s, middle="center"),
        yanchor="bottom" if is_low else "top",
        yshift=14 if is_low else -14,
        bgcolor=token("paper"),
    )


def _total_at(curve: CadenceCurve, headway_s: float) -> float:
    """The total at the nearest headway of the curve."""
    return curve.total_usd[_nearest(curve.headway_s, headway_s)]


def _nearest(headways_s: Sequence[float], at_s: float) -> int:
    after = min(bisect_left(headways_s, at_s), len(headways_s) - 1)
    before = max(after - 1, 0)
    is_before = abs(math.log(headways_s[before] / at_s)) < abs(math.log(headways_s[after] / at_s))
    return before if is_before else after


def _rows(curve: CadenceCurve, band: CadenceBand | None) -> Iterator[tuple[str, ...]]:
    """Some headways evenly from end to end, the least and both sides of every boundary."""
    step = math.log(curve.headway_s[-1] / curve.headway_s[0]) / (ROWS - 1)
    even = (curve.headway_s[0] * math.exp(i * step) for i in range(ROWS))
    chosen = {_nearest(curve.headway_s, at) for at in (*even, curve.optimum_s)}
    changes = [i for i in range(1, len(curve.engine)) if curve.engine[i] != curve.engine[i - 1]]
    may = curve.is_allowed or (True,) * len(curve.headway_s)
    for i in sorted(chosen | set(changes) | {i - 1 for i in changes}):
        amounts = (curve.infrastructure_usd, curve.people_usd, curve.delay_usd, curve.total_usd)
        at_s = curve.headway_s[i]
        yield (
            show_quantity(at_s, "s") + (" (least)" if at_s == curve.optimum_s else ""),
            engine_title(curve.engine[i]) + ("" if may[i] else ", ruled out"),
            *(f"{column[i]:,.0f}" for column in amounts),
            *((_sure_row(band, at_s),) if band else ()),
        )


def _sure_row(band: CadenceBand, at_s: float) -> str:
    i = _nearest(band.headway_s, at_s)
    near = "" if abs(math.log(band.headway_s[i] / at_s)) < 0.01 else f" at {show_duration(band.headway_s[i])}"
    return f"{band.low_usd[i]:,.0f} to {band.high_usd[i]:,.0f}{near}"
