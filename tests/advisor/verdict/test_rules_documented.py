"""The page on methods names every rule of each layer with its question and its facts, and no other."""

from pathlib import Path
from typing import Any

import pytest

from advisor.verdict import net_value, vetoes
from advisor.verdict.criteria import CRITERIA
from advisor.verdict.quick_matrix import QUICK_RULES

PAGE = (Path(__file__).parents[3] / "docs/methods.md").read_text()
LAYERS: dict[str, tuple[Any, ...]] = {
    "Quick matrix": QUICK_RULES,
    "Vetoes": vetoes.RULES,
    "Net value, where money is at stake": net_value.RULES,
    "Criteria, where no money value is given": CRITERIA,
}


def table(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    section = PAGE.split(f"### {heading}\n", 1)[1].split("\n### ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def name_of(rule: Any) -> str:
    """A criterion is named by its key, as its weight among the facts is."""
    return rule.key if rule in CRITERIA else rule.id


@pytest.mark.parametrize("layer", LAYERS)
def test_the_page_names_each_rule_of_a_layer_and_no_other(layer: str) -> None:
    stated = [(name, question, reads) for name, question, reads, *_ in table(layer)]
    assert stated == [(name_of(rule), rule.question, ", ".join(rule.facts)) for rule in LAYERS[layer]]


def test_the_page_says_what_each_criterion_weighs() -> None:
    heading = "Criteria, where no money value is given"
    assert [row[3] for row in table(heading)] == [f"{each.weight:.2f}" for each in CRITERIA]


def test_the_page_says_what_each_quick_question_may_come_to() -> None:
    assert [row[3] for row in table("Quick matrix")] == [", ".join(rule.says) for rule in QUICK_RULES]


def test_no_two_rules_share_a_name() -> None:
    names = [name_of(rule) for rules in LAYERS.values() for rule in rules]
    assert len(set(names)) == len(names)
