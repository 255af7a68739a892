"""The reverse question as a still picture: what each promise costs a month, and where the budget stands."""

from collections.abc import Sequence

from advisor.advice.promises import PriceStep, Promises
from advisor.documents.chart.frame import SIZE, across, chart_svg, down, haloed
from advisor.documents.chart.scale import Scale, decimal_ticks, duration_ticks, log_scale
from advisor.documents.chart.star import star
from advisor.documents.drawing.svg import element, number, text_line
from advisor.documents.drawing.text_width import text_width
from advisor.documents.palette import class_token
from advisor.options import OPTION_BY_KEY
from advisor.quantity import show_duration, show_usd
from advisor.verdict.promise_rows import SHORTEST_S, WEEK_S

WIDTH, HEIGHT = 660.0, 280.0
LEFT, RIGHT, LANE, BOTTOM = 70.0, 16.0, 15.0, 42.0
LANES = 5
"""Rows above the picture in which the designs' names take turns."""


def promises_svg(found: Promises) -> str:
    """Both scales logarithmic; a step a design, in its class's colour. There must be a step."""
    top = 10.0 + LANE * min(len(found.steps), LANES)
    amounts = (*map(float, found.monthly_usd), float(found.budget_usd_per_month or found.monthly_usd[-1]))
    x = Scale(low=SHORTEST_S, high=WEEK_S, start=LEFT, end=WIDTH - RIGHT, is_log=True)
    y = log_scale(_between_ticks(amounts), HEIGHT - BOTTOM, top, floor=0.01)
    parts = [
        *_grid(x, y),
        *_limits(found, x, y),
        *(_name(step, place, x, top) for place, step in enumerate(found.steps)),
        *(_step(found, step, x, y) for step in found.steps),
        *_best(found, x, y),
    ]
    return chart_svg(WIDTH, HEIGHT, parts, told=found.finding)


def _between_ticks(amounts: Sequence[float]) -> tuple[float, ...]:
    """The amounts with the round ones, 1, 3 or 10, next below and next above them."""
    least, most = max(min(amounts), 0.01), max(amounts)
    ticks = [step * 10.0**power for power in range(-2, 13) for step in (1.0, 3.0)]
    below = [tick for tick in ticks if tick <= least]
    above = [tick for tick in ticks if tick >= most]
    return (*amounts, *below[-1:], *above[:1])


def _grid(x: Scale, y: Scale) -> list[str]:
    parts = [across(x.start, y.start, x.end - x.start, "axis")]
    for tick in decimal_ticks(y, apart=26):
        parts.append(across(x.start, y.at(tick), x.end - x.start, "grid"))
        parts.append(text_line(x.start - 8, y.at(tick) + 4, show_usd(tick), "end"))
    for tick in duration_ticks(x):
        parts.append(down(x.at(tick), y.start, 4, "axis"))
        parts.append(text_line(x.at(tick), y.start + 17, show_duration(tick), "middle"))
    middle = (x.start + x.end) / 2
    said = "promised freshness; USD a month upwards (both scales logarithmic)"
    return [*parts, text_line(middle, HEIGHT - 6, said, "middle")]


def _step(found: Promises, step: PriceStep, x: Scale, y: Scale) -> str:
    """Level from each promise to the next, then down to what that costs."""
    points = [
        (promise, float(usd))
        for promise, usd in zip(found.promises_s, found.monthly_usd, strict=True)
        if step.from_s <= promise < step.to_s
    ]
    path = f"M{number(x.at(points[0][0]))} {number(y.at(points[0][1]))}{_stairs(points, step.to_s, x, y)}"
    token = class_token(OPTION_BY_KEY[step.option].cls)
    return element("path", class_=f"line-{token}", d=path, stroke_width=3, style="stroke-width:3")


def _stairs(points: Sequence[tuple[float, float]], end_s: float, x: Scale, y: Scale) -> str:
    turns = [f"H{number(x.at(promise))}V{number(y.at(usd))}" for promise, usd in points[1:]]
    return "".join((*turns, f"H{number(x.at(end_s))}"))


def _name(step: PriceStep, place: int, x: Scale, top: float) -> str:
    """The design's title in a lane of its own, with a hair line down from where its step begins."""
    option, at = OPTION_BY_KEY[step.option], x.at(step.from_s)
    row = top - 6 - LANE * (place % LANES)
    is_left = at + text_width(option.title, SIZE, is_bold=True) + 4 > x.end
    words = text_line(
        at + (-3 if is_left else 3), row, option.title, "ink strong end" if is_left else "ink strong"
    )
    dot = element("circle", class_=f"fill-{class_token(option.cls)}", cx=at, cy=row + 4, r=2.5)
    return down(at, row + 4, HEIGHT - BOTTOM - row - 4, "grid") + dot + words


def _limits(found: Promises, x: Scale, y: Scale) -> list[str]:
    parts = []
    if SHORTEST_S <= found.asked_s <= WEEK_S:
        at, said = x.at(found.asked_s), f"asked: {show_duration(found.asked_s)}"
        is_left = at + text_width(said, SIZE) + 8 > x.end
        place = (at - 5, "ink end") if is_left else (at + 5, "ink")
        parts += [down(at, y.end, y.start - y.end, "mark"), haloed(place[0], y.end + 12, said, place[1])]
    if found.budget_usd_per_month:
        at = y.at(float(found.budget_usd_per_month))
        said = f"budget: {show_usd(found.budget_usd_per_month)}"
        parts += [across(x.start, at, x.end - x.start, "mark"), haloed(x.end, at - 5, said, "ink end")]
    return parts


def _best(found: Promises, x: Scale, y: Scale) -> list[str]:
    if found.best is None:
        return []
    at, level = x.at(found.best.promise_s), y.at(float(found.best.monthly_usd))
    said = f"best: {show_duration(found.best.promise_s)}, {show_usd(found.best.monthly_usd)}"
    is_left = at + text_width(said, SIZE, is_bold=True) + 12 > x.end
    place = (at - 10, "ink strong end") if is_left else (at + 10, "ink strong")
    below = level + 18 if level + 24 < y.start else level - 8
    return [star(at, level), haloed(place[0], below, said, place[1])]
