"""What every chart shares: its sheet and style, the grid, the words at an axis, lines through points."""

import math
from collections.abc import Iterable

from advisor.documents.chart.scale import Scale
from advisor.documents.drawing.style import FONTS
from advisor.documents.drawing.svg import element, number, text_line, words
from advisor.documents.palette import TOKENS, colour

SIZE = 11.0


def chart_svg(width: float, height: float, parts: Iterable[str], *, told: str, is_styled: bool = True) -> str:
    """A whole chart; `told` says in words what it shows.

    In the light theme, for print; without a style of its own it takes that of the page it stands in.
    """
    return element(
        "svg",
        element("title", words(told)),
        *([element("style", _style())] if is_styled else []),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
    )


def _style() -> str:
    fills = "".join(f".fill-{token}{{fill:{colour(token)}}}" for token in TOKENS)
    lines = "".join(f".line-{token}{{fill:none;stroke:{colour(token)};stroke-width:1.6}}" for token in TOKENS)
    return (
        f"text{{font-family:{FONTS};font-size:{SIZE:g}px;fill:{colour('muted')}}}"
        f".ink{{fill:{colour('ink')}}}.strong{{font-weight:600}}.end{{text-anchor:end}}.middle{{text-anchor:middle}}"
        f".grid{{stroke:{colour('line')};stroke-width:.8}}.axis{{stroke:{colour('line-strong')};stroke-width:1}}"
        f".mark{{stroke:{colour('ink')};stroke-width:1;stroke-dasharray:4 3}}.dashed{{stroke-dasharray:5 3}}"
        f".limit,.break{{stroke:{colour('fault')};stroke-width:1}}.limit{{stroke-dasharray:2 2}}"
        f".limit-words,.break-words{{fill:{colour('fault')}}}"
        f".chosen-dot{{fill:{colour('signal')};stroke:{colour('ink')};stroke-width:1.2}}"
        f".halo{{stroke:{colour('sheet')};stroke-width:3;stroke-linejoin:round}}{fills}{lines}"
    )


def across(x: float, y: float, width: float, class_: str) -> str:
    """A horizontal line."""
    return element("path", class_=class_, d=f"M{number(x)} {number(y)}h{number(width)}")


def down(x: float, y: float, height: float, class_: str) -> str:
    """A vertical line."""
    return element("path", class_=class_, d=f"M{number(x)} {number(y)}v{number(height)}")


def line(xs: Iterable[float], ys: Iterable[float], x: Scale, y: Scale, class_: str) -> str:
    """A line through the finite points; it breaks where one is missing."""
    steps, is_drawing = [], False
    for at, value in zip(xs, ys, strict=True):
        if math.isfinite(at) and math.isfinite(value):
            steps.append(f"{'L' if is_drawing else 'M'}{number(x.at(at))} {number(y.at(value))}")
            is_drawing = True
        else:
            is_drawing = False
    return element("path", class_=class_, d="".join(steps)) if steps else ""


def haloed(x: float, y: float, text: str, class_: str) -> str:
    """Text that stays readable where a line passes behind it."""
    return text_line(x, y, text, f"{class_} halo") + text_line(x, y, text, class_)
