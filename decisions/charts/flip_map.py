"""The flip map: which option wins over two facts, in the colours of the classes, with today's point on it."""

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from advisor.advice.robustness import FlipMap
from advisor.fact_words import number_title, show_number
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey
from decisions.charts.cell_ticks import cell_ticks
from decisions.charts.figure import Chart, label, layout, token

NOBODY = "Nothing may be built"
KEYS: tuple[OptionKey | None, ...] = (None, *OptionKey)
PLOT_PX, LETTER_PX, LINE_PX = (150.0, 400.0), 7.5, 17.0
"""The picture on the narrowest screen, across and upwards, and what a bold letter and a line take of it."""
ROWS = 6
"""About so many values stand in a row or column of the table."""
Place = tuple[int, int]


def flip_map_chart(found: FlipMap) -> Chart:
    """A cell for each pair of values; cells stand side by side, so the axes say their values in words."""
    return Chart(
        key="two-facts",
        title=found.finding,
        figure={
            "data": [_cells(found), _boundary(found), _close(found), _today(found)],
            "layout": _layout(found),
        },
        columns=(
            f"{number_title(found.y)}, down; {number_title(found.x).lower()}, across",
            *(show_number(found.x, found.x_values[i]) for i in _some(found.x_values, found.x_today)),
        ),
        rows=tuple(_rows(found)),
        height_rem=30,
    )


def _cells(found: FlipMap) -> dict[str, Any]:
    return {
        "type": "heatmap",
        "z": [[KEYS.index(key) for key in row] for row in found.options],
        "zmin": -0.5,
        "zmax": len(KEYS) - 0.5,
        "colorscale": list(_scale()),
        "opacity": 0.45,
        "showscale": False,
        "text": [[_words(found, x, y) for x in range(len(row))] for y, row in enumerate(found.options)],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _scale() -> Iterator[list[Any]]:
    """A band of one colour for each option: its class's, and the line's where nothing may be built."""
    for place, key in enumerate(KEYS):
        colour = token("line-strong") if key is None else token(OPTION_BY_KEY[key].cls.value)
        yield [place / len(KEYS), colour]
        yield [(place + 1) / len(KEYS), colour]


def _words(found: FlipMap, x: int, y: int) -> str:
    here = show_number(found.x, found.x_values[x]), show_number(found.y, found.y_values[y])
    return f"{_name(found, x, y)}<br>{number_title(found.x)}: {here[0]}<br>{number_title(found.y)}: {here[1]}"


def _name(found: FlipMap, x: int, y: int) -> str:
    key = found.options[y][x]
    name = NOBODY if key is None else OPTION_BY_KEY[key].title
    return f"{name}, a close call" if found.close_calls[y][x] else name


def _boundary(found: FlipMap) -> dict[str, Any]:
    """A line wherever the winner changes, between options of one class too."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for (x0, y0), (x1, y1) in _edges(found.options):
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    line = {"color": token("ink"), "width": 2}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"}


def _edges(
    options: Sequence[Sequence[OptionKey | None]],
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The sides that two cells with different winners share, from corner to corner."""
    for y, row in enumerate(options):
        for x, key in enumerate(row):
            if x and row[x - 1] != key:
                yield (x - 0.5, y - 0.5), (x - 0.5, y + 0.5)
            if y and options[y - 1][x] != key:
                yield (x - 0.5, y - 0.5), (x + 0.5, y - 0.5)


def _close(found: FlipMap) -> dict[str, Any]:
    places = [(x, y) for y, row in enumerate(found.close_calls) for x, close in enumerate(row) if close]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "marker": {"symbol": "circle", "size": 4, "color": token("ink"), "opacity": 0.6},
        "hoverinfo": "skip",
    }


def _today(found: FlipMap) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [found.x_values.index(found.x_today)],
        "y": [found.y_values.index(found.y_today)],
        "marker": {
            "symbol": "star",
            "size": 18,
            "color": token("signal"),
            "line": {"width": 1.5, "color": token("ink")},
        },
        "hoverinfo": "skip",
    }


def _layout(found: FlipMap) -> dict[str, Any]:
    return layout(
        xaxis=_axis(found.x, found.x_values) | {"title": {"text": number_title(found.x)}},
        yaxis=_axis(found.y, found.y_values) | {"title": {"text": number_title(found.y)}},
        annotations=[*_names(found), *_today_label(found)],
        margin={"l": 96, "r": 16, "t": 16, "b": 52},
    )


def _axis(key: str, values: Sequence[float]) -> dict[str, Any]:
    return cell_ticks(key, values) | {"range": [-0.5, len(values) - 0.5], "showgrid": False}


def _names(found: FlipMap) -> Iterator[dict[str, Any]]:
    """The name of each region, as near to its middle as fits on a narrow screen: a word a line, or upright.

    What fits nowhere is named on hover and in the table.
    """
    cells = len(found.x_values), len(found.y_values)
    for region in _regions(found.options):
        x, y = region[0]
        key = found.options[y][x]
        words = (NOBODY if key is None else OPTION_BY_KEY[key].title).split()
        free = set(region) - _taken(found, cells)
        if place := _room(free, *_half(words, cells)):
            yield label(*place, f"<b>{'<br>'.join(words)}</b>", "ink", xanchor="center")
        elif place := _room(free, *_half_upright(" ".join(words), cells)):
            yield label(*place, f"<b>{' '.join(words)}</b>", "ink", xanchor="center", textangle=-90)


def _taken(found: FlipMap, cells: Place) -> set[Place]:
    """The cells under today's star and its word."""
    x, y = found.x_values.index(found.x_today), found.y_values.index(found.y_today)
    across, upwards = _half(("today", ""), cells)
    return set(product(range(x - across, x + across + 1), range(y - 1, y + 2 * upwards + 1)))


def _half(words: Sequence[str], cells: Place) -> Place:
    """Cells that the words, one a line, take on either side of their middle."""
    return _half_of((max(map(len, words)) * LETTER_PX, len(words) * LINE_PX), cells)


def _half_upright(words: str, cells: Place) -> Place:
    """Cells that the words take when they run upwards, in one line."""
    return _half_of((LINE_PX, len(words) * LETTER_PX), cells)


def _half_of(sides_px: tuple[float, float], cells: Place) -> Place:
    return tuple(  # type: ignore[return-value]
        math.ceil((taken * count / plot - 1) / 2)
        for taken, count, plot in zip(sides_px, cells, PLOT_PX, strict=True)
    )


def _room(free: set[Place], across: int, upwards: int) -> Place | None:
    """The cell nearest to the middle of the free ones that has free ones around it."""
    count = max(len(free), 1)
    middle = sum(x for x, _ in free) / count, sum(y for _, y in free) / count
    for x, y in sorted(free, key=lambda at: ((at[0] - middle[0]) ** 2 + (at[1] - middle[1]) ** 2, at)):
        around = product(range(x - across, x + across + 1), range(y - upwards, y + upwards + 1))
        if all(at in free for at in around):
            return x, y
    return None


def _regions(options: Sequence[Sequence[OptionKey | None]]) -> Iterator[list[Place]]:
    """Cells that hang together and have one winner."""
    left = {(x, y) for y, row in enumerate(options) for x in range(len(row))}
    while left:
        region, waiting = [], [min(left)]
        left.discard(waiting[0])
        while waiting:
            x, y = waiting.pop()
            region.append((x, y))
            beside = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & left
            same = {(i, j) for i, j in beside if options[j][i] == options[y][x]}
            left -= same
            waiting.extend(sorted(same))
        yield region


def _today_label(found: FlipMap) -> Iterator[dict[str, Any]]:
    x, y = found.x_values.index(found.x_today), found.y_values.index(found.y_today)
    yield label(x, y, "today", "ink", xanchor="center", yshift=20)


def _some(values: Sequence[float], today: float) -> list[int]:
    """A few places along an axis, today's among them."""
    return sorted({*(round(i * (len(values) - 1) / ROWS) for i in range(ROWS + 1)), values.index(today)})


def _rows(found: FlipMap) -> Iterator[tuple[str, ...]]:
    columns = _some(found.x_values, found.x_today)
    for y in reversed(_some(found.y_values, found.y_today)):
        yield (show_number(found.y, found.y_values[y]), *(_name(found, x, y) for x in columns))
