"""The page on money says what the code does: every constant with its value, every public formula by name."""

import importlib
import inspect
import re
from operator import attrgetter
from pathlib import Path
from types import ModuleType

import pytest

from advisor.assumptions.assumption import Assumption
from advisor.assumptions.shipped import ASSUMPTIONS
from advisor.cost.bill import ROUNDING

PAGE = (Path(__file__).parents[3] / "docs/methods-cost.md").read_text()
MODULES = ("assumptions", "bill", "difficulty", "own_systems", "people", "people_lines", "value", "returns")
NAMED = re.findall(r"^\| `(\w+)\.([\w.]+)` \|", PAGE, flags=re.MULTILINE)


def module_of(name: str) -> ModuleType:
    return importlib.import_module(
        "advisor.assumptions.replaced" if name == "assumptions" else f"advisor.cost.{name}"
    )


@pytest.mark.parametrize("assumption", ASSUMPTIONS, ids=lambda assumption: assumption.id)
def test_every_assumption_stands_on_the_page_as_it_is(assumption: Assumption) -> None:
    values = f"{assumption.value:g} | {assumption.low:g} to {assumption.high:g} | {assumption.unit}"
    assert f"| {assumption.id} | {values} | {assumption.why} | {assumption.grade.value} |" in PAGE


def test_the_page_names_no_assumption_that_is_gone() -> None:
    on_page = re.findall(r"^\| ((?:people|availability|reserve)\.[\w.]+) \|", PAGE, flags=re.MULTILINE)
    assert on_page == [assumption.id for assumption in ASSUMPTIONS]


@pytest.mark.parametrize("name", MODULES)
def test_every_public_formula_stands_on_the_page(name: str) -> None:
    module = module_of(name)
    public = {
        key
        for key, value in inspect.getmembers(module, inspect.isfunction)
        if value.__module__ == module.__name__ and not key.startswith("_")
    }
    assert public <= {formula for stem, formula in NAMED if stem == name}


@pytest.mark.parametrize(("name", "formula"), NAMED)
def test_every_formula_of_the_page_exists(name: str, formula: str) -> None:
    assert callable(attrgetter(formula)(module_of(name)))


def test_the_rounding_rule_is_the_one_on_the_page() -> None:
    assert f"the rounding rule: {ROUNDING} |" in PAGE
