"""A pattern's trade-off as a small chart: one line, the chosen point marked."""

import math

from advisor.advice import TradeOff
from advisor.documents.chart.frame import across, chart_svg, down, line
from advisor.documents.chart.scale import Scale, log_scale, zero_scale
from advisor.documents.drawing.svg import element, text_line
from advisor.documents.drawing.text_width import wrap
from advisor.quantity import digits

WIDTH, HEIGHT = 240.0, 130.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 14.0, 24.0, 36.0
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
    xs = [value for value in curve.x if math.isfinite(value)]
    below = HEIGHT - BOTTOM + 14
    return [
        text_line(LEFT, below, digits(min(xs), 2), ""),
        text_line(WIDTH - RIGHT, below, digits(max(xs), 2), "end"),
        text_line(LEFT - 5, HEIGHT - BOTTOM, digits(y.low, 2), "end"),
        text_line(LEFT - 5, TOP + 8, digits(y.high, 2), "end"),
    ]


def _between(curve: TradeOff, x: float) -> float:
    """y at x, straight between the neighbouring points."""
    pairs = sorted(pair for pair in zip(curve.x, curve.y, strict=True) if all(map(math.isfinite, pair)))
    for (x0, y0), (x1, y1) in zip(pairs, pairs[1:], strict=False):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * ((x - x0) / (x1 - x0) if x1 > x0 else 0.0)
    return pairs[0][1] if x < pairs[0][0] else pairs[-1][1]
