"""The bill as a page shows it: lines by the component they pay for, dearest first, with sums that agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.advice.advice import Advice
from advisor.advice.ranking import BillLine, PeopleLine
from advisor.documents.component_costs import ComponentCost, component_costs
from decisions.shown.so_far import chosen

GRADE_WORDS: Mapping[str, str] = {
    "R": "recomputed from raw measurements",
    "T": "read in an official document or file",
    "S": "from a third party",
    "M": "a default of this product",
    "O": "your organisation’s own",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BillGroup:
    """The lines of one component and their sum."""

    component: str
    title: str
    lines: tuple[BillLine, ...]
    monthly_usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """Infrastructure by component, people by work, and what they come to."""

    groups: tuple[BillGroup, ...]
    people: tuple[PeopleLine, ...]
    infrastructure_usd: Decimal
    people_usd: Decimal
    total_usd: Decimal
    weak_lines: int
    """Lines whose price is from a third party or a default."""


def bill(advice: Advice) -> Bill:
    """The recommended option's bill."""
    best = chosen(advice)
    return Bill(
        groups=tuple(_group(cost, advice) for cost in component_costs(advice)),
        people=best.people,
        infrastructure_usd=best.monthly_usd.infrastructure,
        people_usd=best.monthly_usd.people,
        total_usd=best.monthly_usd.total,
        weak_lines=sum(line.grade in ("S", "M") for line in advice.bill),
    )


def _group(cost: ComponentCost, advice: Advice) -> BillGroup:
    lines = tuple(line for line in advice.bill if line.component == cost.key)
    return BillGroup(component=cost.key, title=cost.title, lines=lines, monthly_usd=cost.monthly_usd)
