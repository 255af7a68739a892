"""Costs by component: the bill's lines summed, dearest first, and said in one sentence."""

from decimal import Decimal

import pytest

from advisor.documents.chart.components import components_svg
from advisor.documents.component_costs import ComponentCost, component_costs, cost_finding
from tests.advisor.documents.test_charts import words_of
from tests.make import make_advice


def costs(**amounts: float) -> tuple[ComponentCost, ...]:
    return tuple(
        ComponentCost(key=name, title=name.capitalize(), monthly_usd=Decimal(str(usd)))
        for name, usd in amounts.items()
    )


def test_they_sum_to_the_bill_dearest_first() -> None:
    found = component_costs(make_advice())
    amounts = [cost.monthly_usd for cost in found]
    assert sum(amounts) == sum(line.monthly_usd for line in make_advice().bill)
    assert amounts == sorted(amounts, reverse=True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (costs(redshift=800, s3=200), "Redshift makes 80 % of 1,000 USD"),
        (costs(redshift=500, s3=280, glue=220), "Redshift and S3 make 78 % of 1,000 USD"),
        (costs(a=300, b=250, c=230, d=220), "A, B and C make 78 % of 1,000 USD"),
        (costs(a=100, b=100, c=100, d=100, e=100, f=100), "A, B and C make 50 % of 600 USD"),
        (costs(redshift=500), "Redshift makes all of 500 USD"),
    ],
    ids=["one", "two", "three", "no more than three", "the only one"],
)
def test_the_finding_names_what_makes_three_quarters(given, said) -> None:
    assert cost_finding(given) == f"{said} a month for infrastructure"


@pytest.mark.parametrize("given", [(), costs(git=0)], ids=["no lines", "free"])
def test_nothing_to_pay_is_said_as_such(given) -> None:
    assert cost_finding(given) == "No component costs anything"


def test_the_still_chart_says_every_name_and_amount() -> None:
    words = words_of(components_svg(costs(redshift=445.46, s3=130.75)))
    assert {"Redshift", "445 USD", "S3", "131 USD"} <= set(words)


def test_a_design_without_costs_is_drawn_too() -> None:
    assert "nan" not in components_svg(costs(git=0))
