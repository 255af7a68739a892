"""The recommended option as an investment, for the report: measures, years, what moves it, growth."""

from typing import Any

from advisor.advice.returns import TornadoBar, YearFlow
from advisor.documents.chart.cash_flow import cash_flow_svg
from advisor.documents.chart.tornado import tornado_svg
from advisor.documents.document import DesignDocument
from advisor.documents.returns_lines import cash_flow_finding, growth_table, return_lines
from advisor.fact_words import number_title, show_number
from advisor.quantity import show_rate


def returns(document: DesignDocument) -> dict[str, Any]:
    """What the returns' chapter says; empty where the advice was made without them."""
    found, growth = document.advice.returns, document.advice.growth
    if found is None or growth is None:
        return {}
    table = growth_table(growth)
    return {
        "lines": [
            {"title": line.title, "value": line.value, "note": line.note}
            for line in return_lines(found, has_value=document.advice.basis == "net_value")
        ],
        "flow": {"title": cash_flow_finding(found), "svg": cash_flow_svg(found)},
        "moves": {"svg": tornado_svg(found) if found.tornado else ""},
        "years": [_year(year) for year in found.flows],
        "tornado": [_bar(bar) for bar in found.tornado],
        "finding": found.tornado_finding,
        "growth": {
            "finding": table.finding,
            "heads": list(table.heads),
            "rows": [[row.title, *row.cells] for row in table.rows],
            "notes": [f"{row.title}: {row.note}" for row in table.rows if row.note],
        },
    }


def _year(year: YearFlow) -> list[str]:
    amounts = (
        year.value_usd,
        year.infrastructure_usd,
        year.people_usd,
        year.net_usd,
        year.discounted_usd,
        year.cumulative_usd,
    )
    load = show_rate(year.events_per_s) if year.year else "–"
    return [str(year.year), load, *(f"{amount:,.2f}" for amount in amounts)]


def _bar(bar: TornadoBar) -> list[str]:
    return [
        number_title(bar.name),
        show_number(bar.name, bar.low),
        f"{bar.npv_at_low_usd:,.2f}",
        show_number(bar.name, bar.high),
        f"{bar.npv_at_high_usd:,.2f}",
    ]
