"""What each component costs a month, dearest first, and the sentence that this picture says."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.advice.advice import Advice
from advisor.quantity import digits, show_usd

MOST = 0.75
"""The sentence names components until they make this share of the bill, or three are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentCost:
    """A component's lines of the bill in one sum, USD a month."""

    key: str
    title: str
    monthly_usd: Decimal


def component_costs(advice: Advice) -> tuple[ComponentCost, ...]:
    """The components on the recommended option's bill, dearest first."""
    titles = {component.key: component.title for component in advice.blueprint.components}
    totals: dict[str, Decimal] = {}
    for line in advice.bill:
        totals[line.component] = totals.get(line.component, Decimal(0)) + line.monthly_usd
    order = sorted(totals, key=lambda key: (-totals[key], key))
    return tuple(ComponentCost(key=key, title=titles.get(key, key), monthly_usd=totals[key]) for key in order)


def cost_finding(costs: Sequence[ComponentCost]) -> str:
    """ "Redshift and S3 make 78 % of 950 USD a month for infrastructure"; `costs` dearest first."""
    total = sum((cost.monthly_usd for cost in costs), Decimal(0))
    if not total:
        return "No component costs anything"
    named = _leading(costs, total)
    share = sum((cost.monthly_usd for cost in named), Decimal(0)) / total
    part = "all" if len(named) == len(costs) else f"{digits(float(100 * share), 2)} %"
    verb = "makes" if len(named) == 1 else "make"
    names = _listed([cost.title for cost in named])
    return f"{names} {verb} {part} of {show_usd(total)} a month for infrastructure"


def _leading(costs: Sequence[ComponentCost], total: Decimal) -> Sequence[ComponentCost]:
    reached = Decimal(0)
    for count, cost in enumerate(costs, start=1):
        reached += cost.monthly_usd
        if count == 3 or float(reached / total) >= MOST:
            return costs[:count]
    return costs


def _listed(names: Sequence[str]) -> str:
    """ "A, B and C"."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
