"""The recommended option as an investment: each year as it is worth today, a bar a year, and their sum."""

from advisor.advice.returns import Returns, YearFlow
from advisor.documents.chart.frame import across, chart_svg, haloed, line
from advisor.documents.chart.scale import Scale, decimal_ticks, zero_scale
from advisor.documents.drawing.svg import element, text_line
from advisor.documents.returns_lines import cash_flow_finding
from advisor.quantity import show_usd

WIDTH, HEIGHT = 660.0, 230.0
LEFT, RIGHT, TOP, BOTTOM = 78.0, 96.0, 16.0, 40.0
BAR = 0.5
"""Width of a bar as a share of its year's room."""


def cash_flow_svg(returns: Returns) -> str:
    """Year 0 is before the first result; the line ends at the net present value."""
    flows = returns.flows
    amounts = tuple(float(usd) for year in flows for usd in (year.discounted_usd, year.cumulative_usd))
    y = zero_scale(amounts, HEIGHT - BOTTOM, TOP)
    x = Scale(low=-0.5, high=len(flows) - 0.5, start=LEFT, end=WIDTH - RIGHT)
    sums = tuple(float(year.cumulative_usd) for year in flows)
    parts = [
        *_grid(x, y),
        *(_bar(year, x, y) for year in flows),
        across(x.start, y.at(0), x.end - x.start, "axis"),
        line([year.year for year in flows], sums, x, y, "line-ink"),
        *(
            element("circle", class_="fill-ink", cx=x.at(year.year), cy=y.at(total), r=3)
            for year, total in zip(flows, sums, strict=True)
        ),
        *_names(flows, x, y),
        *(text_line(x.at(year.year), HEIGHT - BOTTOM + 16, str(year.year), "middle") for year in flows),
        text_line((x.start + x.end) / 2, HEIGHT - 6, "end of year; 0 is before the first result", "middle"),
    ]
    return chart_svg(WIDTH, HEIGHT, parts, told=cash_flow_finding(returns))


def _grid(x: Scale, y: Scale) -> list[str]:
    parts = []
    for tick in decimal_ticks(y, apart=34):
        parts.append(across(x.start, y.at(tick), x.end - x.start, "grid"))
        parts.append(text_line(x.start - 8, y.at(tick) + 4, show_usd(tick), "end"))
    return parts


def _bar(year: YearFlow, x: Scale, y: Scale) -> str:
    ends = sorted((y.at(float(year.discounted_usd)), y.at(0)))
    width = BAR * (x.at(1) - x.at(0))
    place = {"x": x.at(year.year) - width / 2, "y": ends[0], "width": width, "height": ends[1] - ends[0]}
    return element("rect", class_="fill-infrastructure", opacity=0.75, **place)


def _names(flows: tuple[YearFlow, ...], x: Scale, y: Scale) -> list[str]:
    """Beside the last year, its own bar and the sum, apart from each other."""
    last, at = flows[-1], x.end + 8
    total, own = y.at(float(last.cumulative_usd)), y.at(float(last.discounted_usd))
    below = own if abs(own - total) >= 28 else total + (28 if own >= total else -28)
    return [
        haloed(at, total + 4, show_usd(last.cumulative_usd), "ink strong"),
        text_line(at, total + 17, "sum so far", ""),
        text_line(at, below + 4, "each year,", ""),
        text_line(at, below + 17, "worth today", ""),
    ]
