"""What each option costs a month: infrastructure and people, side by side in one bar."""

from advisor.advice.ranking import RankedOption
from advisor.documents.chart.frame import SIZE, across, chart_svg, down
from advisor.documents.chart.scale import Scale, decimal_ticks, zero_scale
from advisor.documents.drawing.svg import element, text_line
from advisor.documents.drawing.text_width import text_width
from advisor.quantity import show_usd

WIDTH, ROW = 660.0, 25.0
LEFT, RIGHT, TOP, BOTTOM = 150.0, 90.0, 28.0, 40.0


def cost_svg(options: tuple[RankedOption, ...]) -> str:
    """A bar an option, in the order of the ranking."""
    height = TOP + ROW * len(options) + BOTTOM
    x = zero_scale(tuple(float(option.monthly_usd.total) for option in options), LEFT, WIDTH - RIGHT)
    base = height - BOTTOM
    parts = [
        *_axis(x, base),
        *_names(),
        *(_bar(option, x, TOP + ROW * index) for index, option in enumerate(options)),
        text_line((x.start + x.end) / 2, height - 4, "USD a month", "middle"),
    ]
    return chart_svg(WIDTH, height, parts, told="Monthly cost of each option: infrastructure and people")


def _axis(x: Scale, base: float) -> list[str]:
    parts = [down(x.start, TOP - 4, base - TOP + 4, "axis")]
    for tick in decimal_ticks(x, apart=64):
        if tick:
            parts.append(down(x.at(tick), TOP - 4, base - TOP + 4, "grid"))
        parts.append(text_line(x.at(tick), base + 16, show_usd(tick).removesuffix(" USD"), "middle"))
    return [*parts, across(x.start, base, x.end - x.start, "axis")]


def _names() -> list[str]:
    """The colours' names above the bars."""
    second = LEFT + 34 + text_width("Infrastructure", SIZE)
    return [
        element("rect", class_="fill-infrastructure", x=LEFT + 1, y=TOP - 21, width=9.0, height=9.0),
        text_line(LEFT + 15, TOP - 13, "Infrastructure", ""),
        element("rect", class_="fill-people", x=second, y=TOP - 21, width=9.0, height=9.0),
        text_line(second + 14, TOP - 13, "People", ""),
    ]


def _bar(option: RankedOption, x: Scale, y: float) -> str:
    cost = option.monthly_usd
    split, end = x.at(float(cost.infrastructure)), x.at(float(cost.total))
    height = ROW - 9
    name = "ink end" if option.eligible else "end"
    return element(
        "g",
        text_line(LEFT - 10, y + 15, option.title, name),
        element(
            "rect", class_="fill-infrastructure", x=x.start, y=y + 3, width=split - x.start, height=height
        ),
        element("rect", class_="fill-people", x=split, y=y + 3, width=end - split, height=height),
        text_line(end + 6, y + 15, show_usd(cost.total), name.removesuffix("end").strip()),
    )
