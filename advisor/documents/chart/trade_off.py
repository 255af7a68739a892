"""A pattern's trade-off as a small chart: one panel for each unit over one x, the chosen point marked in all.

Panels instead of a second axis: nobody reads a line against the wrong scale.
"""

import itertools
import math

from advisor.advice.blueprint import TradeLine, TradeOff
from advisor.documents.chart.frame import across, chart_svg, down, haloed, line
from advisor.documents.chart.unit_scale import UnitScale, in_words, is_wide, unit_scale
from advisor.documents.drawing.svg import element, number, text_line
from advisor.documents.drawing.text_width import text_width, wrap

WIDTH = 330.0
LEFT, RIGHT = 46.0, 14.0
TITLE, PLOT, GAP, BELOW = 22.0, 66.0, 10.0, 32.0
CLASSES = ("line-ink", "line-streaming dashed")
SIZE = 11.0
LEGEND, BREAK = 12.0, 15.0
ROOM, ROOM_OF_LOG = 1.3, 4.0
"""A scale reaches so many times a limit at least, for its name over it."""
MIDDLE = (LEFT + WIDTH - RIGHT) / 2
DEEPEST = 1e-4
"""A share below this part of the greatest is drawn on the floor, unless it is the chosen one or a limit."""


def trade_off_svg(curve: TradeOff, *, is_styled: bool = True) -> str:
    """The panels one below the other; without its style it takes that of the page it stands in.

    Empty where no line has two points.
    """
    drawn = [each for each in curve.lines if len(_points(curve, each)) > 1]
    if not drawn:
        return ""
    panels = [list(lines) for _, lines in itertools.groupby(drawn, key=lambda each: each.title)]
    x = unit_scale(curve.x, curve.x_unit, LEFT, WIDTH - RIGHT)
    head = _head(curve)
    foot = head + len(panels) * (TITLE + PLOT + GAP) - GAP
    parts = [
        *_legend(panels[0]),
        *_verticals(curve, x, head, foot),
        *itertools.chain.from_iterable(
            _panel(curve, lines, x, head + index * (TITLE + PLOT + GAP)) for index, lines in enumerate(panels)
        ),
        *_below(curve, x, foot),
    ]
    return chart_svg(WIDTH, foot + BELOW, parts, told=told(curve), is_styled=is_styled)


def told(curve: TradeOff) -> str:
    """What the chart shows, in a sentence."""
    what = " and ".join(dict.fromkeys(_lower(each.title) for each in curve.lines))
    chosen = in_words(curve.chosen_x, curve.x_unit)
    return f"{what[:1].upper()}{what[1:]} over {_lower(curve.x_title)}; chosen: {chosen}"


def chosen_y(curve: TradeOff, drawn: TradeLine) -> float:
    """What a line says at the chosen x, which is one of its points or lies straight between two."""
    points = sorted(_points(curve, drawn))
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if x0 <= curve.chosen_x <= x1:
            return y0 + (y1 - y0) * ((curve.chosen_x - x0) / (x1 - x0) if x1 > x0 else 0.0)
    return points[0][1] if curve.chosen_x < points[0][0] else points[-1][1]


def _points(curve: TradeOff, drawn: TradeLine) -> list[tuple[float, float]]:
    return [pair for pair in zip(curve.x, drawn.y, strict=True) if all(map(math.isfinite, pair))]


def _panel(curve: TradeOff, lines: list[TradeLine], x: UnitScale, top: float) -> list[str]:
    start, end = top + TITLE, top + TITLE + PLOT
    limits = tuple(each.limit for each in lines if each.limit is not None and _is_near(each.limit, each.y))
    y = _upwards(curve, lines, limits, x, (start, end))
    unit = f", {y.unit}" if y.unit else ""
    return [
        *(across(LEFT, at, WIDTH - LEFT - RIGHT, "grid") for at, _ in y.ticks(22.0)),
        *(text_line(LEFT - 5, at + 4, words, "end") for at, words in y.ticks(22.0)),
        across(LEFT, end, WIDTH - LEFT - RIGHT, "axis"),
        haloed(4, top + 11, _fitted(f"{lines[0].title}{unit}"), "strong"),
        *itertools.chain.from_iterable(_limit(curve, each, x, y) for each in lines if each.limit in limits),
        *(_drawn(curve, each, x, y, CLASSES[index % 2]) for index, each in enumerate(lines)),
        *itertools.chain.from_iterable(_chosen(curve, each, lines, x, y) for each in lines),
    ]


def _upwards(
    curve: TradeOff,
    lines: list[TradeLine],
    limits: tuple[float, ...],
    x: UnitScale,
    ends: tuple[float, float],
) -> UnitScale:
    """The scale of a panel: shares by powers of ten where they go far, others where x does too.

    What lies far below everything that matters is pressed to the floor.
    """
    values = tuple(value for each in lines for value in each.y)
    matters = [chosen_y(curve, each) for each in lines] + [*limits, max(values) * DEEPEST]
    floor = min((value for value in matters if value > 0), default=0.0)
    kept = tuple(max(value, floor) if value > 0 else value for value in (*values, *limits))
    unit = lines[0].unit
    goes_far = (unit == "share" or x.scale.is_log) and is_wide(kept)
    over = tuple(limit * (ROOM_OF_LOG if goes_far else ROOM) for limit in limits)
    return unit_scale((*kept, *over), unit, ends[1], ends[0], may_be_log=goes_far)


def _drawn(curve: TradeOff, drawn: TradeLine, x: UnitScale, y: UnitScale, class_: str) -> str:
    xs = tuple(value / x.factor for value in curve.x)
    return line(xs, tuple(value / y.factor for value in drawn.y), x.scale, y.scale, class_)


def _is_near(limit: float, values: tuple[float, ...]) -> bool:
    """Whether a limit may be drawn without pressing the lines flat."""
    greatest = max((value for value in values if math.isfinite(value)), default=0.0)
    return 0 < limit <= 4 * greatest


def _limit(curve: TradeOff, drawn: TradeLine, x: UnitScale, y: UnitScale) -> list[str]:
    """The limit with its name, at the end that the chosen point leaves free."""
    at = y.at(drawn.limit or 0.0)
    words = f"{drawn.limit_name}: {in_words(drawn.limit or 0.0, drawn.unit)}"
    height = at - 3 if at - 12 > y.scale.end else at + 11
    is_left = x.at(curve.chosen_x) > MIDDLE or bool(drawn.name)
    label = (LEFT + 4, "limit-words") if is_left else (WIDTH - RIGHT, "end limit-words")
    return [
        across(LEFT, at, WIDTH - LEFT - RIGHT, "limit"),
        haloed(label[0], height, words, label[1]),
    ]


def _chosen(
    curve: TradeOff, drawn: TradeLine, lines: list[TradeLine], x: UnitScale, y: UnitScale
) -> list[str]:
    """The dot with its value where the line leaves room: over a falling one, before a rising one."""
    value = chosen_y(curve, drawn)
    at, height = x.at(curve.chosen_x), y.at(value)
    words = in_words(value, drawn.unit)
    width = text_width(words, SIZE) + 8
    is_left = at + width > WIDTH - RIGHT or (_rises(curve, drawn) and at - width > LEFT)
    is_left = is_left and not drawn.name
    is_lower = any(chosen_y(curve, other) > value for other in lines)
    line_of_words = height + 13 if is_lower and height + 14 < y.scale.start else height - 6
    line_of_words = max(line_of_words, y.scale.end + 9)
    return [
        element("circle", class_="chosen-dot", cx=at, cy=height, r=4.5),
        haloed(at - 8 if is_left else at + 8, line_of_words, words, "ink end" if is_left else "ink"),
    ]


def _rises(curve: TradeOff, drawn: TradeLine) -> bool:
    after = [y for x, y in _points(curve, drawn) if x > curve.chosen_x]
    return bool(after) and after[0] > chosen_y(curve, drawn)


def _legend(lines: list[TradeLine]) -> list[str]:
    """Samples of the lines with their names, in a row; nothing where one line needs no name."""
    found, at = [], LEFT
    for index, drawn in enumerate(lines):
        if drawn.name:
            sample = f"M{number(at)} {number(LEGEND - 4)}h22"
            found.append(element("path", class_=CLASSES[index % 2], d=sample))
            found.append(text_line(at + 27, LEGEND, drawn.name, ""))
            at += 27 + text_width(drawn.name, SIZE) + 14
    return found


def _head(curve: TradeOff) -> float:
    """Room over the panels for the names of lines and of the break."""
    legend = LEGEND + 4 if any(drawn.name for drawn in curve.lines) else 0.0
    return legend + (BREAK if curve.breaks_at_x is not None else 0.0)


def _verticals(curve: TradeOff, x: UnitScale, head: float, foot: float) -> list[str]:
    """The chosen x through all panels, and where the design breaks."""
    found = [down(x.at(curve.chosen_x), head + TITLE, foot - TITLE - head, "mark")]
    if curve.breaks_at_x is None:
        return found
    at, half = x.at(curve.breaks_at_x), text_width(curve.breaks_because, SIZE) / 2
    middle = min(max(at, half + 2), WIDTH - half - 2)
    return [
        *found,
        down(at, head, foot - head, "break"),
        text_line(middle, head - 4, curve.breaks_because, "middle break-words"),
    ]


def _below(curve: TradeOff, x: UnitScale, foot: float) -> list[str]:
    unit = f", {x.unit}" if x.unit else ""
    return [
        *(text_line(at, foot + 13, words, "middle") for at, words in x.ticks(40.0)),
        text_line(MIDDLE, foot + 27, _fitted(f"{curve.x_title}{unit}"), "middle"),
    ]


def _fitted(text: str) -> str:
    return wrap(text, WIDTH - 10, SIZE, lines=1)[0] if text else ""


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
