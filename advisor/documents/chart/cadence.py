"""The cadence curve: what each headway costs a month, of what, and where the least lies."""

import itertools
import math

from advisor.advice.cadence import CadenceCurve
from advisor.documents.chart.cadence_band import band_parts
from advisor.documents.chart.frame import SIZE, across, chart_svg, down, haloed, line
from advisor.documents.chart.scale import Scale, decimal_ticks, duration_ticks, log_scale, spaced
from advisor.documents.chart.star import star
from advisor.documents.drawing.svg import element, text_line
from advisor.documents.drawing.text_width import text_width
from advisor.options import OPTIONS
from advisor.quantity import show_duration, show_usd
from advisor.verdict.cadence.band import CadenceBand
from advisor.verdict.cadence.candidates import EVENT_BY_EVENT
from advisor.verdict.stretch import FIRST_S, LAST_S

WIDTH, HEIGHT = 660.0, 330.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 122.0, 34.0, 44.0
FLOOR_USD = 1.0
SERIES = (
    ("total", "All together", "ink"),
    ("infrastructure", "Infrastructure", "infrastructure"),
    ("people", "People", "people"),
    ("delay", "Value lost to delay", "delay"),
)


def cadence_svg(curve: CadenceCurve, *, is_allowed: bool = True, band: CadenceBand | None = None) -> str:
    """Both axes logarithmic; sums under a dollar a month are not drawn.

    What may not be built is marked as the nearest, not as recommended. With `band` the total over the draws.
    """
    rows = _rows(curve)
    x = log_scale(curve.headway_s, LEFT, WIDTH - RIGHT, floor=1e-3)
    x = Scale(low=FIRST_S, high=LAST_S, start=x.start, end=x.end, is_log=True)
    sure = (*band.low_usd, *band.high_usd) if band else ()
    y = log_scale((*itertools.chain(*rows.values()), *sure), HEIGHT - BOTTOM, TOP, floor=FLOOR_USD)
    parts = (
        *_regions(curve, x),
        *(band_parts(band, x, y) if band else ()),
        *_near(curve, x),
        *_grid(x, y),
        *_marks(curve, "recommended" if is_allowed else "nearest", x, y),
        *_today(curve, x, y),
        *(_series(curve, rows[key], x, y, token) for key, _, token in reversed(SERIES[1:])),
        *_totals(curve, rows["total"], x, y),
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
        name = _engine_name(stretch[0]) + _ruled_out(curve, stretch[0])
        if text_width(name, SIZE) < right - left:
            parts.append(text_line((left + right) / 2, TOP - 8, name, "middle"))
        start += len(stretch)
    return parts


def _ruled_out(curve: CadenceCurve, engine: str) -> str:
    """Said of an engine that may run at none of its headways."""
    may = curve.is_allowed or (True,) * len(curve.engine)
    return "" if any(may[i] for i, each in enumerate(curve.engine) if each == engine) else ", ruled out"


def _engine_name(engine: str) -> str:
    """An option's title where an option's key is given."""
    known = next((option for option in OPTIONS if option.key == engine), None)
    return known.title if known else engine


def _grid(x: Scale, y: Scale) -> list[str]:
    parts = []
    for tick in decimal_ticks(y, apart=30):
        parts.append(across(x.start, y.at(tick), x.end - x.start, "grid"))
        parts.append(text_line(x.start - 8, y.at(tick) + 4, f"{show_usd(tick).removesuffix(' USD')}", "end"))
    for tick in duration_ticks(x):
        parts.append(down(x.at(tick), y.start, 4, "axis"))
        parts.append(text_line(x.at(tick), y.start + 18, show_duration(tick), "middle"))
    parts.append(across(x.start, y.start, x.end - x.start, "axis"))
    parts.append(text_line(4, TOP - 18, "USD a month", ""))
    parts.append(text_line((x.start + x.end) / 2, HEIGHT - 6, "headway (both scales logarithmic)", "middle"))
    return parts


def _marks(curve: CadenceCurve, word: str, x: Scale, y: Scale) -> list[str]:
    at = x.at(curve.recommended_s)
    if curve.recommended_s < x.low:
        return []
    said = f"{word}: {show_duration(curve.recommended_s)}"
    is_left = at + 8 + text_width(said, SIZE) > x.end
    place = (at - 6, "ink end") if is_left else (at + 6, "ink")
    return [down(at, y.end, y.start - y.end, "mark"), haloed(place[0], y.start - 8, said, place[1])]


def _near(curve: CadenceCurve, x: Scale) -> list[str]:
    """A band of headways within 5 % of the least."""
    if not curve.near_s or curve.near_s[0] == curve.near_s[1]:
        return []
    left, right = x.at(max(curve.near_s[0], FIRST_S)), x.at(curve.near_s[1])
    band = {"x": left, "y": TOP, "width": right - left, "height": HEIGHT - TOP - BOTTOM}
    return [element("rect", class_="fill-signal", opacity=0.16, **band)]


def _today(curve: CadenceCurve, x: Scale, y: Scale) -> list[str]:
    """Where today's headway stands."""
    if not curve.today:
        return []
    at, said = x.at(max(curve.today.headway_s, FIRST_S)), f"today: {show_duration(curve.today.headway_s)}"
    is_left = at + 8 + text_width(said, SIZE) > x.end
    place = (at - 6, "ink end") if is_left else (at + 6, "ink")
    return [down(at, y.end, y.start - y.end, "mark"), haloed(place[0], y.start - 22, said, place[1])]


def _totals(curve: CadenceCurve, row: tuple[float, ...], x: Scale, y: Scale) -> list[str]:
    """The total whole where nothing hard stands against it, paler where something does."""
    may = curve.is_allowed or (True,) * len(row)
    beside = [not all(may[max(i - 1, 0) : i + 2]) for i in range(len(row))]
    whole = tuple(usd if each else math.nan for usd, each in zip(row, may, strict=True))
    paler = tuple(usd if each else math.nan for usd, each in zip(row, beside, strict=True))
    return [_series(curve, paler, x, y, "line-strong"), _series(curve, whole, x, y, "ink")]


def _series(curve: CadenceCurve, row: tuple[float, ...], x: Scale, y: Scale, token: str) -> str:
    """A line an engine: between two engines the cost jumps, and nothing lies in between."""
    stretches = itertools.groupby(range(len(row)), key=lambda index: curve.engine[index])
    parts = []
    for _, group in stretches:
        steps = list(group)
        ends = curve.headway_s[steps[0] : steps[-1] + 1], row[steps[0] : steps[-1] + 1]
        parts.append(line(*ends, x, y, f"line-{token}"))
    return "".join(parts)


def _names(rows: dict[str, tuple[float, ...]], y: Scale) -> list[str]:
    """Each line's name at its right end."""
    drawn = [(name, token, _last(rows[key])) for key, name, token in SERIES if _last(rows[key])]
    places = spaced(tuple(y.at(value) for _, _, value in drawn), 14, low=TOP + 4, high=HEIGHT - BOTTOM)
    at = WIDTH - RIGHT + 8
    return [
        element("circle", class_=f"fill-{token}", cx=at, cy=place, r=3.5)
        + text_line(at + 8, place + 4, name, "")
        for (name, token, _), place in zip(drawn, places, strict=True)
    ]


def _last(row: tuple[float, ...]) -> float:
    return next((value for value in reversed(row) if math.isfinite(value)), 0.0)


def _optimum(curve: CadenceCurve, rows: dict[str, tuple[float, ...]], x: Scale, y: Scale) -> str:
    total = _total_at(curve, rows, curve.optimum_s)
    if not math.isfinite(total):
        return ""
    px, py = x.at(curve.optimum_s), y.at(total)
    at = curve.optimum if curve.optimum == EVENT_BY_EVENT else f"at {curve.optimum}"
    said = f"least: {show_usd(total)} {at}"
    is_left = curve.recommended_s > curve.optimum_s or px + text_width(said, SIZE) + 8 > x.end
    is_left = is_left and px - text_width(said, SIZE, is_bold=True) - 8 > x.start
    place = (px - 6, "ink strong end") if is_left else (px + 6, "ink strong")
    leader = down(px, TOP, py - TOP, "axis")
    return leader + star(px, py) + haloed(place[0], TOP + 14, said, place[1])


def _total_at(curve: CadenceCurve, rows: dict[str, tuple[float, ...]], headway_s: float) -> float:
    """The total at the headway of the curve that is nearest."""
    steps = range(len(curve.headway_s))
    nearest = min(steps, key=lambda index: abs(math.log(curve.headway_s[index] / headway_s)))
    return rows["total"][nearest]
