"""A pattern's trade-off as a small chart: one line, the chosen point marked."""

import itertools
import math

from advisor.advice.blueprint import TradeOff
from advisor.documents.chart.frame import across, chart_svg, down, line
from advisor.documents.chart.scale import Scale, log_scale, zero_scale
from advisor.documents.drawing.svg import element, text_line
from advisor.documents.drawing.text_width import wrap
from advisor.quantity import digits, show_count

WIDTH, HEIGHT = 240.0, 130.0
LEFT, RIGHT, TOP, BOTTOM = 52.0, 14.0, 24.0, 36.0
WIDE = 100.0
"""A positive range wider than this factor is drawn on a logarithmic scale."""


def trade_off_svg(curve: TradeOff) -> str:
    """y over x; each axis names its ends only."""
    x, x_log = _scale(curve.x, LEFT, WIDTH - RIGHT)
    y, y_log = _scale(curve.y, HEIGHT - BOTTOM, TOP)
    at = x.at(curve.chosen_x)
    chosen_y = _between(curve, curve.chosen_x)
    parts = [
        across(LEFT, HEIGHT - BOTTOM, WIDTH - LEFT - RIGHT, "axis"),
        down(LEFT, TOP, HEIGHT - BOTTOM - TOP, "axis"),
        line(curve.x, curve.y, x, y, "line-ink"),
        down(at, y.at(chosen_y), HEIGHT - BOTTOM - y.at(chosen_y), "mark"),
        element("circle", class_="fill-signal", cx=at, cy=y.at(chosen_y), r=4.5),
        *_ends(curve, y),
        text_line(4, 12, _title(curve.y_title, is_log=y_log), ""),
        text_line((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 4, _title(curve.x_title, is_log=x_log), "middle"),
    ]
    return chart_svg(WIDTH, HEIGHT, parts, told=f"{curve.y_title} over {curve.x_title}")


def _scale(values: tuple[float, ...], start: float, end: float) -> tuple[Scale, bool]:
    positive = [value for value in values if math.isfinite(value) and value > 0]
    if positive and max(positive) > WIDE * min(positive):
        return log_scale(values, start, end, floor=min(positive)), True
    return zero_scale(values, start, end), False


def _title(text: str, *, is_log: bool) -> str:
    shown = f"{text} (log)" if is_log else text
    return wrap(shown, WIDTH - 10, 11, lines=1)[0] if shown else ""


def _ends(curve: TradeOff, y: Scale) -> list[str]:
    xs, ys = ([value for value in values if math.isfinite(value)] for values in (curve.x, curve.y))
    below = HEIGHT - BOTTOM + 14
    return [
        text_line(LEFT, below, _short(min(xs)), ""),
        text_line(WIDTH - RIGHT, below, _short(max(xs)), "end"),
        text_line(LEFT - 5, y.at(min(ys)) + 2, _short(min(ys)), "end"),
        text_line(LEFT - 5, y.at(max(ys)) + 4, _short(max(ys)), "end"),
    ]


def _short(value: float) -> str:
    """Two digits, small ones as a power of ten."""
    if 0 < abs(value) < 0.001:
        power = math.floor(math.log10(abs(value)))
        raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        return f"{value / 10.0**power:.0f}·10{raised}"
    if abs(value) >= 1e5:
        return show_count(value)
    return digits(value, 2)


def _between(curve: TradeOff, x: float) -> float:
    """y at x, straight between the neighbouring points."""
    pairs = sorted(pair for pair in zip(curve.x, curve.y, strict=True) if all(map(math.isfinite, pair)))
    for (x0, y0), (x1, y1) in itertools.pairwise(pairs):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * ((x - x0) / (x1 - x0) if x1 > x0 else 0.0)
    return pairs[0][1] if x < pairs[0][0] else pairs[-1][1]
