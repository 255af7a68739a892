"""The bill as a page shows it: lines grouped by the component they pay for, with sums that must agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from advisor.advice import Advice, BillLine, PeopleLine
from decisions.shown.so_far import chosen

GRADE_WORDS: Mapping[str, str] = {
    "R": "recomputed from raw measurements",
    "T": "read in an official document or file",
    "S": "from a third party",
    "M": "a default of this product",
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
    titles = {component.key: component.title for component in advice.blueprint.components}
    order = list(dict.fromkeys(line.component for line in advice.bill))
    lines = sorted(advice.bill, key=lambda line: order.index(line.component))
    groups = tuple(
        _group(key, titles.get(key, key), tuple(found))
        for key, found in groupby(lines, lambda line: line.component)
    )
    return Bill(
        groups=groups,
        people=best.people,
        infrastructure_usd=best.monthly_usd.infrastructure,
        people_usd=best.monthly_usd.people,
        total_usd=best.monthly_usd.total,
        weak_lines=sum(line.grade in ("S", "M") for line in advice.bill),
    )


def _group(component: str, title: str, lines: tuple[BillLine, ...]) -> BillGroup:
    total = sum((line.monthly_usd for line in lines), Decimal(0))
    return BillGroup(component=component, title=title, lines=lines, monthly_usd=total)
