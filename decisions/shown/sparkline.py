"""A pattern's trade-off as a small line with the chosen point, and as the table that says the same."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from advisor.advice.blueprint import TradeOff
from advisor.quantity import digits

SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LOG_FROM = 30.0
"""A span wider than this is drawn on a logarithmic scale: else all but its top would lie on the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """`points` is an SVG polyline in a box of 100 by 100; the dot's place is in percent of the box."""

    points: str
    dot_x: float
    dot_y: float
    x_title: str
    y_title: str
    x_ends: tuple[str, str]
    y_ends: tuple[str, str]
    is_log: bool
    rows: tuple[tuple[str, str, bool], ...]


def sparkline(trade_off: TradeOff) -> Sparkline | None:
    """The drawing of a trade-off; None when there are not two finite points to join."""
    pairs = [
        (x, y) for x, y in zip(trade_off.x, trade_off.y, strict=True) if math.isfinite(x) and math.isfinite(y)
    ]
    if len(pairs) < 2:
        return None
    xs, ys = zip(*pairs, strict=True)
    across, down = _scale(xs), _scale(ys)
    at = min(range(len(xs)), key=lambda i: abs(across(xs[i]) - across(trade_off.chosen_x)))
    return Sparkline(
        points=" ".join(f"{100 * across(x):.1f},{100 - 100 * down(y):.1f}" for x, y in pairs),
        dot_x=round(100 * across(xs[at]), 1),
        dot_y=round(100 - 100 * down(ys[at]), 1),
        x_title=trade_off.x_title,
        y_title=trade_off.y_title,
        x_ends=(short(min(xs)), short(max(xs))),
        y_ends=(short(min(ys)), short(max(ys))),
        is_log=_is_wide(ys),
        rows=tuple((short(x), short(y), i == at) for i, (x, y) in enumerate(pairs)),
    )


def _is_wide(values: tuple[float, ...]) -> bool:
    return min(values) > 0 and max(values) / min(values) > LOG_FROM


def _scale(values: tuple[float, ...]) -> Callable[[float], float]:
    """Places values between 0 and 1, logarithmically where their span is wide."""
    is_log = _is_wide(values)
    bend = math.log if is_log else float
    low = bend(min(values))
    width = bend(max(values)) - low

    def place(value: float) -> float:
        if not width or (is_log and value <= 0):
            return 0.0
        return min(1.0, max(0.0, (bend(value) - low) / width))

    return place


def short(value: float) -> str:
    """Three digits, and powers of ten for what is too small to count the zeros of."""
    if value == 0 or abs(value) >= 0.0005:
        return digits(value)
    power = math.floor(math.log10(abs(value)))
    return f"{digits(value / 10**power, 2)} × 10{str(power).translate(SUPERSCRIPT)}"
