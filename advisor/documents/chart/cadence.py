"""The cadence curve: what each headway costs a month, of what, and where the least lies."""

import itertools
import math

from advisor.advice import CadenceCurve
from advisor.documents.chart.frame import SIZE, across, chart_svg, down, haloed, line
from advisor.documents.chart.scale import Scale, decimal_ticks, duration_ticks, log_scale, spaced
from advisor.documents.drawing.svg import element, number, text_line
from advisor.documents.drawing.text_width import text_width
from advisor.quantity import show_duration, show_usd

WIDTH, HEIGHT = 660.0, 330.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 96.0, 34.0, 44.0
FLOOR_USD = 1.0
SERIES = (
    ("total", "All together", "ink"),
    ("infrastructure", "Infrastructure", "infrastructure"),
    ("people", "People", "people"),
    ("delay", "Value lost to delay", "delay"),
)


def cadence_svg(curve: CadenceCurve) -> str:
    """Both axes logarithmic; sums under a dollar a month are not drawn."""
    rows = _rows(curve)
    x = log_scale(curve.headway_s, LEFT, WIDTH - RIGHT, floor=1e-3)
    x = Scale(low=min(curve.headway_s), high=max(curve.headway_s), start=x.start, end=x.end, is_log=True)
    y = log_scale(tuple(itertools.chain(*rows.values())), HEIGHT - BOTTOM, TOP, floor=FLOOR_USD)
    parts = (
        *_regions(curve, x),
        *_grid(x, y),
        *_marks(curve, rows, x, y),
        *(_series(curve, rows[key], x, y, token) for key, _, token in reversed(SERIES)),
        *_names(rows, y),
        _optimum(curve, rows, x, y),
    )
    return chart_svg(WIDTH, HEIGHT, parts, told=curve.finding)


def _rows(curve: CadenceCurve) -> dict[str, tuple[float, ...]]:
    amounts = {
        "total": curve.total_usd,
        "infrastructure": curve.infrastructure_usd,
        "people": curve.people_usd,
        "delay": curve.delay_usd,
    }
    return {
        key: tuple(value if value >= FLOOR_USD else math.nan for value in values)
        for key, values in amounts.items()
    }


def _regions(curve: CadenceCurve, x: Scale) -> list[str]:
    """A band for each stretch of headways that one engine runs, its name on top where it fits."""
    parts, start = [], 0
    stretches = [list(group) for _, group in itertools.groupby(curve.engine)]
    for index, stretch in enumerate(stretches):
        last = min(start + len(stretch), len(curve.headway_s) - 1)
        left, right = x.at(curve.headway_s[start]), x.at(curve.headway_s[last])
        if index % 2 == 0:
            band = {"x": left, "y": TOP, "width": right - left, "height": HEIGHT - TOP - BOTTOM}
            parts.append(element("rect", class_="fill-sunken", **band))
        if text_width(stretch[0], SIZE) < right - left:
            parts.append(text_line((left + right) / 2, TOP - 8, stretch[0], "middle"))
        start += len(stretch)
    return parts


def _grid(x: Scale, y: Scale) -> list[str]:
    parts = []
    for tick in decimal_ticks(y, apart=30):
        parts.append(across(x.start, y.at(tick), x.end - x.start, "grid"))
        parts.append(text_line(x.start - 8, y.at(tick) + 4, f"{show_usd(tick).removesuffix(' USD')}", "end"))
    for tick in duration_ticks(x):
        parts.append(down(x.at(tick), y.start, 4, "axis"))
        parts.append(text_line(x.at(tick), y.start + 18, show_duration(tick), "middle"))
    parts.append(across(x.start, y.start, x.end - x.start, "axis"))
    parts.append(text_line(x.start - 8, TOP - 8, "USD a month", "end"))
    parts.append(text_line((x.start + x.end) / 2, HEIGHT - 6, "headway (both scales logarithmic)", "middle"))
    return parts


def _marks(curve: CadenceCurve, rows: dict[str, tuple[float, ...]], x: Scale, y: Scale) -> list[str]:
    at = x.at(curve.recommended_s)
    if curve.recommended_s < x.low:
        return []
    said = f"recommended: {show_duration(curve.recommended_s)}"
    is_left = at + 8 + text_width(said, SIZE) > x.end
    place = (at - 6, "ink end") if is_left else (at + 6, "ink")
    return [down(at, y.end, y.start - y.end, "mark"), haloed(place[0], y.start - 8, said, place[1])]


def _series(curve: CadenceCurve, row: tuple[float, ...], x: Scale, y: Scale, token: str) -> str:
    return line(curve.headway_s, row, x, y, f"line-{token}")


def _names(rows: dict[str, tuple[float, ...]], y: Scale) -> list[str]:
    """Each line's name at its right end."""
    drawn = [(name, token, _last(rows[key])) for key, name, token in SERIES if _last(rows[key])]
    places = spaced(tuple(y.at(value) for _, _, value in drawn), 14, low=TOP + 4, high=HEIGHT - BOTTOM)
    return [
        text_line(WIDTH - RIGHT + 6, place + 4, name, f"fill-{token}")
        for (name, token, _), place in zip(drawn, places, strict=True)
    ]


def _last(row: tuple[float, ...]) -> float:
    return next((value for value in reversed(row) if math.isfinite(value)), 0.0)


def _optimum(curve: CadenceCurve, rows: dict[str, tuple[float, ...]], x: Scale, y: Scale) -> str:
    nearest = min(
        range(len(curve.headway_s)), key=lambda i: abs(math.log(curve.headway_s[i] / curve.optimum_s))
    )
    total = rows["total"][nearest]
    if not math.isfinite(total):
        return ""
    px, py = x.at(curve.optimum_s), y.at(total)
    points = "".join(
        f"{'L' if k else 'M'}{number(px + r * math.sin(k * math.pi / 5))} {number(py - r * math.cos(k * math.pi / 5))}"
        for k in range(10)
        for r in (7.0 if k % 2 == 0 else 3.0,)
    )
    said = f"least: {show_usd(total)} at {show_duration(curve.optimum_s)}"
    width = text_width(said, SIZE)
    place = (px - 10, "ink strong end") if px + width + 10 > x.end else (px + 10, "ink strong")
    return element("path", class_="fill-signal", d=f"{points}Z") + haloed(place[0], py - 12, said, place[1])
