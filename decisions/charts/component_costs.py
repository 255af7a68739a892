"""The bill as a picture: what each component costs a month, a bar each, dearest first."""

from collections.abc import Sequence

from advisor.documents.component_costs import ComponentCost, cost_finding
from decisions.charts.figure import Chart
from decisions.charts.named_bars import NamedBar, height_rem, named_bars


def component_cost_chart(costs: Sequence[ComponentCost]) -> Chart | None:
    """A bar a component; None for a bill without lines. Its table twin is the bill that it stands over."""
    if not costs:
        return None
    bars = [NamedBar(name=cost.title, usd=float(cost.monthly_usd), colour="infrastructure") for cost in costs]
    return Chart(
        key="component-costs",
        title=cost_finding(costs),
        figure=named_bars(bars, "USD a month"),
        columns=(),
        rows=(),
        height_rem=height_rem(bars),
    )
