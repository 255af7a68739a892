"""What stands around the cadence curve: engines and where they end, the least and what is near it, today."""

import math
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

from advisor.advice.cadence import CadenceCurve
from advisor.options import OPTION_BY_KEY
from advisor.quantity import show_duration, show_quantity
from advisor.verdict.stretch import FIRST_S, LAST_S
from advisor.vocabulary import OptionKey
from decisions.charts.figure import label, token

WIDE = "wide"
"""The name of labels that a narrow page leaves out."""
NARROW = "short:"
"""What begins the name of a label that a narrow page shows by the rest of it."""
GAP = 1.6
"""Neighbouring headways further apart than this factor have nothing between them that keeps up."""
LINE_PX = 18
LABELLED = 4.5
"""The least ratio of a region's ends that leaves room for its name."""


def shapes(curve: CadenceCurve) -> list[dict[str, Any]]:
    """Engines in turn light and dark, what is near the least, upright lines at today and what is advised."""
    found = [_rectangle(start, end, "sunken") for _, start, end in spans(curve)[::2]]
    if curve.near_s and curve.near_s[0] < curve.near_s[1]:
        found.append(_rectangle(max(curve.near_s[0], FIRST_S), curve.near_s[1], "signal-wash"))
    found += [_upright(each.at_s, "muted", "dot", 1) for each in curve.boundaries if each.run_s]
    found.append(_upright(curve.recommended_s, "ink", "dash", 1.5))
    if curve.today:
        found.append(_upright(curve.today.headway_s, "ink", "dot", 2))
    return found


def annotations(curve: CadenceCurve, word: str) -> Iterator[dict[str, Any]]:
    """On top the names of engines, above them what is advised and today; inside, where runs end."""
    yield from _engine_names(curve)
    yield from _gaps(curve)
    words = show_quantity(curve.recommended_s, "s") if curve.recommended_s else "event by event"
    lift = LINE_PX * names_high(curve)
    yield _above(curve.recommended_s, f"{word}: {words}", "ink", lift)
    if curve.today:
        yield _above(
            curve.today.headway_s, f"today: {show_duration(curve.today.headway_s)}", "ink", lift + LINE_PX
        )
    if curve.near_s and curve.near_s[0] < curve.near_s[1]:
        middle = math.sqrt(max(curve.near_s[0], FIRST_S) * curve.near_s[1])
        yield _inside(middle, 1.0, "within 5 %", yanchor="top", xanchor=anchor(middle, middle="center"))
    for each in curve.boundaries:
        if each.run_s and each.startup_s is not None:
            text = (
                f"a run takes {show_duration(each.run_s)},<br>{show_duration(each.startup_s)} of it to start"
            )
            yield _inside(each.at_s, 0.0, text, yanchor="bottom", xanchor="right", align="right", xshift=-3)


def names_high(curve: CadenceCurve) -> int:
    """How many lines the engines' names take: two where one is ruled out."""
    return 1 + any("<br>" in each["text"] for each in _engine_names(curve))


def spans(curve: CadenceCurve) -> list[tuple[str, float, float]]:
    """The engines from left to right with the headways between which they run."""
    pairs = zip(curve.engine, curve.headway_s, strict=True)
    runs = [(name, [headway for _, headway in found]) for name, found in groupby(pairs, lambda pair: pair[0])]
    starts = [headways[0] for _, headways in runs]
    ends = [headways[-1] for _, headways in runs]
    nexts = [*starts[1:], LAST_S]
    return [
        (name, starts[i], nexts[i] if nexts[i] < GAP * ends[i] else ends[i])
        for i, (name, _) in enumerate(runs)
    ]


def anchor(headway_s: float, *, middle: str) -> str:
    """Which side of a label its point is on, so that the words stay inside the picture."""
    place = math.log(max(headway_s, FIRST_S) / FIRST_S) / math.log(LAST_S / FIRST_S)
    if place < 0.15:
        return "left"
    return "right" if place > 0.75 else middle


def engine_title(name: str) -> str:
    """An option's title where the engine is named by the option."""
    return OPTION_BY_KEY[OptionKey(name)].title if name in set(OptionKey) else name


def _engine_names(curve: CadenceCurve) -> Iterator[dict[str, Any]]:
    may = curve.is_allowed or (True,) * len(curve.engine)
    allowed = {engine for engine, is_allowed in zip(curve.engine, may, strict=True) if is_allowed}
    for name, start, end in spans(curve):
        if end / start > LABELLED:
            ruled_out = "" if name in allowed else ",<br>ruled out"
            yield _on_top(start, end, engine_title(name) + ruled_out)


def _gaps(curve: CadenceCurve) -> Iterator[dict[str, Any]]:
    regions = spans(curve)
    edges = [*((start, end) for _, start, end in regions), (LAST_S, LAST_S)]
    for (_, end), (start, _) in pairwise(edges):
        if start / end > LABELLED:
            yield _on_top(end, start, "nothing keeps up")


def _on_top(start_s: float, end_s: float, text: str) -> dict[str, Any]:
    middle = (math.log10(start_s) + math.log10(end_s)) / 2
    return label(middle, 1.0, text, "muted", yref="paper", yanchor="bottom", xanchor="center", name=WIDE)


def _above(headway_s: float, text: str, colour: str, shift: int) -> dict[str, Any]:
    at = max(headway_s, FIRST_S)
    return label(
        math.log10(at),
        1.0,
        text,
        colour,
        yref="paper",
        yanchor="bottom",
        yshift=shift,
        xanchor=anchor(at, middle="center"),
    )


def _inside(headway_s: float, y: float, text: str, **more: Any) -> dict[str, Any]:
    return label(
        math.log10(headway_s), y, text, "muted", yref="paper", bgcolor=token("paper"), name=WIDE, **more
    )


def _rectangle(start_s: float, end_s: float, colour: str) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": start_s,
        "x1": end_s,
        "y0": 0,
        "y1": 1,
        "fillcolor": token(colour),
        "line": {"width": 0},
        "layer": "below",
    }


def _upright(headway_s: float, colour: str, dash: str, width: float) -> dict[str, Any]:
    at = max(headway_s, FIRST_S)
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1.0,
        "line": {"color": token(colour), "width": width, "dash": dash},
    }
