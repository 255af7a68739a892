"""The three questions everybody knows by heart, by a hand table."""

from typing import Any

import pytest

from advisor.use_case import FACT_BY_KEY
from advisor.verdict.quick_matrix import QUICK_RULES, QuickRule, quick_matrix
from tests.make import make_use_case

PERSON = {"actor": "person", "viewing_interval_s": 1, "value_usd_per_year": 1e6}
REPORT = {"actor": "report"}
RARE = {"viewing_interval_s": 86_400}
LIVE = {"value_arises": "while_live"}


@pytest.mark.parametrize(
    ("facts", "pays", "answer"),
    [
        ({"freshness_s": 5}, True, "streaming"),
        ({"freshness_s": 5}, False, "micro_batch"),
        ({"freshness_s": 900}, False, "micro_batch"),
        ({"freshness_s": 7200}, True, "batch"),
        ({"freshness_s": 5} | RARE, True, "micro_batch"),
        ({"freshness_s": 5} | RARE, False, "batch"),
        ({"freshness_s": 900} | RARE, True, "batch"),
        ({"freshness_s": 5} | RARE | LIVE, True, "streaming"),
        ({"freshness_s": 5, "actor": "machine"} | RARE, True, "streaming"),
        ({"freshness_s": 5} | REPORT, True, "batch"),
        ({"freshness_s": 5, "value_usd_per_year": 0}, False, "streaming"),
    ],
)
def test_each_question_that_speaks_against_speed_lowers_it_a_step(
    facts: dict[str, Any], pays: bool, answer: str
) -> None:
    extra_value = 200.0 if pays else 50.0
    assert quick_matrix(make_use_case(**PERSON | facts), 100.0, extra_value).answer == answer


@pytest.mark.parametrize(("freshness_s", "is_at_edge"), [(59, True), (61, True), (40, False), (3500, True)])
def test_near_a_threshold_it_says_so(freshness_s: float, is_at_edge: bool) -> None:
    said = quick_matrix(make_use_case(freshness_s=freshness_s), 1.0, 2.0).because[0].text
    assert ("at the edge" in said) == is_at_edge


@pytest.mark.parametrize("rule", QUICK_RULES, ids=lambda rule: rule.id)
def test_a_question_reads_facts_that_exist(rule: QuickRule) -> None:
    assert set(rule.facts) <= FACT_BY_KEY.keys()
