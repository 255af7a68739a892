"""How old results are under each option: a strip an option on one logarithmic axis, with the promise."""

import math

from advisor.advice.ranking import RankedOption
from advisor.documents.chart.frame import across, chart_svg, down, haloed
from advisor.documents.chart.scale import Scale, duration_ticks, log_scale
from advisor.documents.drawing.svg import element, text_line
from advisor.documents.palette import class_token
from advisor.quantity import show_duration

WIDTH, ROW = 660.0, 27.0
LEFT, RIGHT, TOP, BOTTOM = 150.0, 70.0, 30.0, 44.0
FLOOR_S = 0.001


def freshness_svg(options: tuple[RankedOption, ...], promised_s: float, percentile: float) -> str:
    """The thin line spans 1 % to 99 % of the events, the thick one the middle half, the dot is the median."""
    height = TOP + ROW * len(options) + BOTTOM
    ages = tuple(max(FLOOR_S, age) for option in options for age in _ages(option))
    x = log_scale((*ages, promised_s), LEFT, WIDTH - RIGHT, floor=FLOOR_S)
    base = height - BOTTOM
    parts = [
        *_axis(x, base),
        *(_strip(option, x, TOP + ROW * (index + 0.5)) for index, option in enumerate(options)),
        down(x.at(promised_s), TOP - 8, base - TOP + 8, "mark"),
        *_promise(x, promised_s, percentile),
        text_line(
            (x.start + x.end) / 2,
            height - 6,
            "age of a result when usable (logarithmic); the number is the 95th percentile",
            "middle",
        ),
    ]
    told = f"Age of a result under each option against the promise of {show_duration(promised_s)}"
    return chart_svg(WIDTH, height, parts, told=told)


def _ages(option: RankedOption) -> tuple[float, float]:
    return age_at(option, 0.01), age_at(option, 0.99)


def age_at(option: RankedOption, share: float) -> float:
    """The age at a share of events, between the points of the curve; without end where it never comes."""
    shares, ages = option.age_curve.share, option.age_curve.age_s
    for index in range(1, len(shares)):
        if shares[index] >= share:
            span = shares[index] - shares[index - 1]
            part = (share - shares[index - 1]) / span if span else 0.0
            if math.isinf(ages[index]):
                return ages[index]
            return ages[index - 1] + max(0.0, part) * (ages[index] - ages[index - 1])
    return ages[-1]


def _axis(x: Scale, base: float) -> list[str]:
    parts = [across(x.start, base, x.end - x.start, "axis")]
    for tick in duration_ticks(x):
        parts.append(down(x.at(tick), TOP, base - TOP, "grid"))
        parts.append(text_line(x.at(tick), base + 18, show_duration(tick), "middle"))
    return parts


def _promise(x: Scale, promised_s: float, percentile: float) -> list[str]:
    said = f"promised: {percentile:g} % within {show_duration(promised_s)}"
    at = x.at(promised_s)
    is_right = at > (x.start + x.end) / 2
    return [
        haloed(at + (-6 if is_right else 6), TOP - 10, said, "ink strong end" if is_right else "ink strong")
    ]


def _strip(option: RankedOption, x: Scale, y: float) -> str:
    token = class_token(option.cls)
    low, first, middle, third, high = (
        x.at(max(FLOOR_S, age_at(option, share))) for share in (0.01, 0.25, 0.5, 0.75, 0.99)
    )
    name = "ink" if option.eligible else ""
    return element(
        "g",
        text_line(LEFT - 10, y + 4, option.title, f"{name} end".strip()),
        across(low, y, max(1.0, high - low), f"line-{token}"),
        element("rect", class_=f"fill-{token}", x=first, y=y - 4, width=max(1.5, third - first), height=8.0),
        element("circle", class_="fill-sheet", cx=middle, cy=y, r=2.4),
        haloed(high + 6, y + 4, show_duration(option.freshness_s.p95), ""),
    )
