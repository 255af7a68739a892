"""What each component costs a month, a bar each, dearest first."""

from collections.abc import Sequence

from advisor.documents.chart.frame import SIZE, across, chart_svg, down
from advisor.documents.chart.scale import zero_scale
from advisor.documents.component_costs import ComponentCost, cost_finding
from advisor.documents.drawing.svg import element, text_line
from advisor.documents.drawing.text_width import wrap
from advisor.quantity import show_usd

WIDTH, ROW = 660.0, 22.0
LEFT, RIGHT, TOP, BOTTOM = 220.0, 90.0, 6.0, 22.0


def components_svg(costs: Sequence[ComponentCost]) -> str:
    """Names at the left of the bars, amounts at their ends; as high as there are components."""
    height = TOP + ROW * len(costs) + BOTTOM
    x = zero_scale(tuple(float(cost.monthly_usd) for cost in costs), LEFT, WIDTH - RIGHT)
    parts = [
        *(_bar(cost, x.start, x.at(float(cost.monthly_usd)), TOP + ROW * i) for i, cost in enumerate(costs)),
        down(x.start, TOP, height - BOTTOM - TOP, "axis"),
        across(x.start, height - BOTTOM, x.end - x.start, "axis"),
        text_line((x.start + x.end) / 2, height - 6, "USD a month, infrastructure", "middle"),
    ]
    return chart_svg(WIDTH, height, parts, told=cost_finding(costs))


def _bar(cost: ComponentCost, start: float, end: float, y: float) -> str:
    name = wrap(cost.title, LEFT - 16, SIZE, lines=1)[0]
    return element(
        "g",
        text_line(LEFT - 10, y + 15, name, "ink end"),
        element("rect", class_="fill-infrastructure", x=start, y=y + 4, width=end - start, height=ROW - 8),
        text_line(end + 6, y + 15, show_usd(cost.monthly_usd), "ink"),
    )
