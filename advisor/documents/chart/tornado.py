"""What moves the net present value: a bar for each number, from its worth at one end to that at the other."""

from advisor.advice.returns import Returns, TornadoBar
from advisor.documents.chart.frame import SIZE, across, chart_svg, down
from advisor.documents.chart.scale import Scale, decimal_ticks
from advisor.documents.drawing.svg import element, text_line
from advisor.documents.drawing.text_width import wrap
from advisor.fact_words import number_title, show_number
from advisor.quantity import show_usd

WIDTH, ROW = 660.0, 26.0
LEFT, RIGHT, TOP, BOTTOM = 176.0, 8.0, 20.0, 38.0
ENDS = 104.0
"""Room on either side of the bars for the words at their ends."""


def tornado_svg(returns: Returns) -> str:
    """Widest first; the upright line is the worth with all at their likely values."""
    bars, likely = returns.tornado, float(returns.tornado_likely_usd)
    x = _scale(bars, likely)
    base = TOP + ROW * len(bars)
    parts = [
        *_grid(x, base),
        *(_bar(bar, x, TOP + ROW * row) for row, bar in enumerate(bars)),
        down(x.at(likely), TOP - 4, base - TOP + 4, "mark"),
        text_line(x.at(likely), TOP - 8, f"likely: {show_usd(likely)}", "ink middle"),
        text_line((x.start + x.end) / 2, base + BOTTOM - 6, "net present value, USD", "middle"),
    ]
    return chart_svg(WIDTH, base + BOTTOM, parts, told=returns.tornado_finding)


def _scale(bars: tuple[TornadoBar, ...], likely: float) -> Scale:
    ends = [likely, *(float(usd) for bar in bars for usd in (bar.npv_at_low_usd, bar.npv_at_high_usd))]
    low, high = min(ends), max(ends)
    return Scale(low=low, high=high if high > low else low + 1.0, start=LEFT + ENDS, end=WIDTH - RIGHT - ENDS)


def _grid(x: Scale, base: float) -> list[str]:
    parts = [across(LEFT, base, WIDTH - RIGHT - LEFT, "axis")]
    for tick in decimal_ticks(x, apart=86):
        parts.append(down(x.at(tick), TOP, base - TOP, "grid"))
        parts.append(text_line(x.at(tick), base + 15, show_usd(tick).removesuffix(" USD"), "middle"))
    return parts


def _bar(bar: TornadoBar, x: Scale, y: float) -> str:
    """Each end with the number's value that leads there."""
    ends = ((float(bar.npv_at_low_usd), bar.low), (float(bar.npv_at_high_usd), bar.high))
    (left, at_left), (right, at_right) = sorted(ends)
    span = {"x": x.at(left), "y": y + 4, "width": max(x.at(right) - x.at(left), 1.0), "height": ROW - 9}
    return element(
        "g",
        text_line(LEFT - 10, y + 16, wrap(number_title(bar.name), LEFT - 16, SIZE, lines=1)[0], "ink end"),
        element("rect", class_="fill-infrastructure", opacity=0.75, **span),
        text_line(x.at(left) - 5, y + 16, show_number(bar.name, at_left), "end"),
        text_line(x.at(right) + 5, y + 16, show_number(bar.name, at_right), ""),
    )
