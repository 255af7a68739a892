"""What the design costs: each line of the bill with its source and date, each hour of the people."""

from decimal import Decimal
from typing import Any

from advisor.advice.ranking import BillLine
from advisor.documents.chart.components import components_svg
from advisor.documents.component_costs import component_costs, cost_finding
from advisor.documents.document import DesignDocument
from advisor.quantity import digits, show_usd
from advisor.vocabulary import Grade

GRADE_WORDS = {
    Grade.RECOMPUTED: "recomputed from raw measurements",
    Grade.OFFICIAL: "read in an official document or file",
    Grade.THIRD_PARTY: "third party",
    Grade.DEFAULT: "default of this product",
    Grade.OWN: "the organisation's own",
}


def bill(document: DesignDocument) -> dict[str, Any]:
    """Lines grouped by component, dearest component first, and their sum."""
    lines, costs = document.advice.bill, component_costs(document.advice)
    sources = list(dict.fromkeys((line.source, line.as_of, line.grade) for line in lines))
    numbers = {source: index for index, source in enumerate(sources, start=1)}
    return {
        "groups": [
            {
                "name": cost.title,
                "total": _cents(cost.monthly_usd),
                "lines": [_line(line, numbers) for line in lines if line.component == cost.key],
            }
            for cost in costs
        ],
        "svg": components_svg(costs) if costs else "",
        "finding": cost_finding(costs),
        "total": _cents(sum((cost.monthly_usd for cost in costs), Decimal(0))),
        "sources": [_source(*source) for source in sources],
    }  # fmt: skip


def _source(source: str, as_of: str, grade: Grade) -> str:
    words = GRADE_WORDS[grade]
    date = as_of if as_of in ("", "undated") else f"as of {as_of}"
    dated = f"{source}, {date}" if date else source
    says_it = words in dated or (grade is Grade.DEFAULT and "default" in dated)
    return dated if says_it else f"{dated} ({words})"


def _line(line: BillLine, numbers: dict[tuple[str, str, Grade], int]) -> dict[str, str]:
    return {
        "title": line.title,
        "quantity": digits(line.quantity, 4),
        "unit": line.unit,
        "price": format(line.unit_usd.normalize(), "f"),
        "monthly": _cents(line.monthly_usd),
        "bound_by": line.bound_by,
        "source": str(numbers[line.source, line.as_of, line.grade]),
    }


def people(document: DesignDocument) -> dict[str, Any]:
    """Hours a month and what they cost."""
    lines = document.winner.people
    sources = list(dict.fromkeys(_source(line.source, "", line.grade) for line in lines))
    return {
        "rows": [
            {
                "work": line.work.replace("_", " ").capitalize(),
                "hours": digits(line.hours_per_month, 3),
                "monthly": _cents(line.monthly_usd),
                "because": line.because,
                "source": str(1 + sources.index(_source(line.source, "", line.grade))),
            }
            for line in lines
        ],
        "sources": sources,
        "hours": digits(sum(line.hours_per_month for line in lines), 3),
        "total": _cents(sum((line.monthly_usd for line in lines), Decimal(0))),
        "together": show_usd(document.winner.monthly_usd.total, exact=True),
    }  # fmt: skip


def _cents(amount: Decimal) -> str:
    return f"{amount:,.2f}"
