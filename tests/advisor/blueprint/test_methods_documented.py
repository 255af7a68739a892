"""The page on architecture says what the code does: each constant with its value, rules, patterns by name."""

import importlib
import inspect
import re
from operator import attrgetter
from pathlib import Path
from types import ModuleType

import pytest

from advisor.blueprint.figures import BLUEPRINT_CONSTANTS
from advisor.blueprint.patterns.catalogue import PATTERNS
from advisor.cost.sizing.constant import Constant

PAGE = (Path(__file__).parents[3] / "docs/methods-architecture.md").read_text()
RULES = ("clearing", "kinesis", "kafka", "flink", "reserve", "spark", "stores", "ingest", "carried")
LAWS = ("lateness", "duplicates", "state", "retention", "checkpoint", "partition", "horizon")
NAMED = re.findall(r"^\| `(\w+)\.(\w+)` \|", PAGE, flags=re.MULTILINE)
HERE = [pair for pair in NAMED if pair[0] in RULES + LAWS]
INNER = {"first_largest"}
"""Public to be tested, no rule of its own."""


def module_of(name: str) -> ModuleType:
    return importlib.import_module(
        f"advisor.cost.sizing.{name}" if name in RULES else f"advisor.blueprint.{name}"
    )


@pytest.mark.parametrize("constant", BLUEPRINT_CONSTANTS, ids=lambda constant: constant.id)
def test_every_constant_stands_on_the_page_as_it_is(constant: Constant) -> None:
    cells = (
        constant.id,
        f"{constant.value:.10g}",
        constant.unit,
        constant.meaning,
        constant.source,
        constant.grade,
    )
    assert f"| {' | '.join(cells)} |" in PAGE


def test_the_page_names_no_constant_that_is_gone() -> None:
    table = PAGE.split("## Constants")[1].split("## ")[0]
    on_page = re.findall(r"^\| (\w+\.\w+) \|", table, flags=re.MULTILINE)
    assert on_page == [constant.id for constant in BLUEPRINT_CONSTANTS]


@pytest.mark.parametrize("name", [*RULES, *LAWS])
def test_every_public_rule_stands_on_the_page(name: str) -> None:
    module = module_of(name)
    public = {
        key for key, value in inspect.getmembers(module, inspect.isfunction)
        if value.__module__ == module.__name__ and not key.startswith("_")
    }  # fmt: skip
    assert public - INNER <= {rule for stem, rule in NAMED if stem == name}


@pytest.mark.parametrize(("name", "rule"), HERE)
def test_every_rule_of_the_page_exists(name: str, rule: str) -> None:
    assert callable(attrgetter(rule)(module_of(name)))


def test_the_page_has_every_pattern_with_its_question() -> None:
    assert re.findall(r"^\| `(\w+)` \| (Q\d+) \|", PAGE, flags=re.MULTILINE) == [
        (pattern.key, pattern.question) for pattern in PATTERNS
    ]
