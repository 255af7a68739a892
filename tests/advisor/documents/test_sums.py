"""In every worked use case the sums shown are the sums of what is shown: in the API and the report."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from advisor.documents.document import DesignDocument
from advisor.documents.report.money import bill, people
from advisor.documents.report.returns import returns
from advisor.plain_data import to_json
from advisor.use_case_file import read_use_case_file
from tests.make import make_advice_for, make_document

FIXTURES = sorted((Path(__file__).parents[3] / "fixtures/use_cases").glob("*.yaml"))
each_fixture = pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)


@cache
def document(path: Path) -> DesignDocument:
    facts = read_use_case_file(path).use_case
    return make_document(facts=facts, advice=make_advice_for(facts, draws=4))


def added(amounts: Iterable[str]) -> Decimal:
    return sum((Decimal(amount.replace(",", "")) for amount in amounts), Decimal(0))


@each_fixture
def test_lines_options_and_components_add_up_in_what_the_api_gives(path: Path) -> None:
    data: dict[str, Any] = to_json(document(path).advice)
    for row in data["ranking"]:
        month = row["monthly_usd"]
        assert added(line["monthly_usd"] for line in row["bill"]) == Decimal(month["infrastructure"])
        assert added(line["monthly_usd"] for line in row["people"]) == Decimal(month["people"])
        assert added([month["infrastructure"], month["people"]]) == Decimal(month["total"])
    parts = added(part["monthly_usd"] for part in data["blueprint"]["components"])
    again = added(line["monthly_usd"] for line in data["bill"] if line["component"] == "recomputation")
    drawn = {part["key"] for part in data["blueprint"]["components"]}
    first = Decimal(data["ranking"][0]["monthly_usd"]["infrastructure"])
    assert parts + (Decimal(0) if "recomputation" in drawn else again) == first


@each_fixture
def test_years_add_up_in_what_the_api_gives(path: Path) -> None:
    data: dict[str, Any] = to_json(document(path).advice)
    found = data["returns"]
    for year in found["flows"]:
        paid = added([year["infrastructure_usd"], year["people_usd"]])
        assert Decimal(year["value_usd"]) - paid == Decimal(year["net_usd"])
    assert added(year["discounted_usd"] for year in found["flows"]) == Decimal(found["npv_usd"])
    assert found["npv_usd"] == data["ranking"][0]["npv_usd"] == found["flows"][-1]["cumulative_usd"]


@each_fixture
def test_lines_groups_and_years_add_up_in_the_report(path: Path) -> None:
    shown, team = bill(document(path)), people(document(path))
    for group in shown["groups"]:
        assert added(line["monthly"] for line in group["lines"]) == added([group["total"]])
    assert added(group["total"] for group in shown["groups"]) == added([shown["total"]])
    assert added(row["monthly"] for row in team["rows"]) == added([team["total"]])
    assert added([shown["total"], team["total"]]) == added([team["together"].removesuffix(" USD")])
    years = returns(document(path))["years"]
    assert added(year[6] for year in years) == added([years[-1][7]])
