"""Every rule of the layers is a datum: what it reads exists and is said, what it says has no open blank."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from string import Formatter
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from advisor.cases import likely_case
from advisor.cost.value import value_kept_share
from advisor.evaluation import Evaluation, evaluate
from advisor.options import OPTIONS, Option
from advisor.use_case import FACT_BY_KEY, UseCase
from advisor.verdict import net_value, vetoes
from advisor.verdict.criteria import CRITERIA, Criterion
from advisor.verdict.net_value import net_value_parts, net_value_usd_per_year
from advisor.verdict.quick_matrix import QUICK_RULES, QuickRule
from advisor.verdict.rule_text import RuleText
from tests.advisor.test_properties import any_facts
from tests.make import make_advice_for, make_use_case, price_book

LEAST_USD = np.ones(1)
RULES = (*vetoes.RULES, *net_value.RULES, *CRITERIA)
READ: Mapping[str, Callable[[Evaluation], Any]] = {
    **{rule.id: rule.fires for rule in vetoes.RULES},
    **{rule.id: rule.amount for rule in net_value.RULES},
    **{each.key: lambda evaluation, score=each.score: score(evaluation, LEAST_USD) for each in CRITERIA},
}


def name_of(rule: Any) -> str:
    """A criterion is named by its key, as its weight among the facts is."""
    return rule.key if isinstance(rule, Criterion) else rule.id


@dataclass(frozen=True, slots=True)
class Reader:
    """Stands for what it wraps and notes which facts are asked of it."""

    what: Any
    seen: set[str]

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.what, name)
        if name in ("cases", "facts"):
            return Reader(found, self.seen)
        if name in FACT_BY_KEY:
            self.seen.add(name)
        return found


def evaluation_of(use_case: UseCase, option: Option) -> Evaluation:
    headway_s = np.array([option.headways_s[-1]])
    return evaluate(option, likely_case(use_case), price_book(), headway_s=headway_s, complexity=3.0)


def evaluations(**facts: Any) -> Iterator[Evaluation]:
    for option in OPTIONS:
        yield evaluation_of(make_use_case(**facts), option)


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("rule", [*RULES, *QUICK_RULES], ids=name_of)
def test_a_rule_answers_one_of_the_seeds_questions_and_reads_facts_that_exist(rule: Any) -> None:
    assert rule.question in {f"Q{n}" for n in range(1, 21)}
    assert rule.facts
    assert set(rule.facts) <= FACT_BY_KEY.keys()


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_reads_no_fact_that_it_does_not_name(rule: Any) -> None:
    seen: set[str] = set()
    for each in evaluations(actor="person", value_usd_per_year=1e5):
        READ[name_of(rule)](Reader(each, seen))
    assert seen <= set(rule.facts)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_in_each_situation_the_blanks_of_a_rule_are_filled(rule: Any) -> None:
    text: RuleText = rule.text
    situations = product(
        ("none", "office", "around_the_clock"), ("decay", "cliff", "constant"), (0, 3600), (1, 1e-3)
    )
    told = {
        text.tells(each)[0]: text.tells(each)[1]
        for on_call, shape, after_s, promise in situations
        for each in evaluations(
            on_call=on_call,
            value_shape=shape,
            lookback_s=after_s,
            deadline_s=3600,
            arrival_interval_s=1800,
            freshness_s=900 * promise,
            value_usd_per_year=1e5,
        )
    }
    assert told
    for situation, words in told.items():
        assert blanks(text.says[situation]) <= words.keys()
        assert "{" not in text.says[situation].format(**words)


@pytest.mark.parametrize("rule", QUICK_RULES, ids=name_of)
def test_a_quick_question_says_by_a_fact_that_it_reads(rule: QuickRule) -> None:
    assert {says.fact for says in rule.says.values()} <= set(rule.facts)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=any_facts())
def test_the_parts_come_to_the_net_value_by_which_options_rank(facts: dict[str, Any]) -> None:
    for each in evaluations(**facts):
        whole = each.net_value_usd_per_year[0]
        assert net_value_usd_per_year(each)[0] == pytest.approx(whole, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("shape", ["decay", "cliff", "constant"])
def test_the_share_kept_at_its_age_is_that_of_the_values_own_shape(shape: str) -> None:
    kept = next(rule for rule in net_value.RULES if rule.id == "kept_at_this_age")
    for each in evaluations(value_shape=shape, value_usd_per_year=250_000, lookback_s=3600):
        share = value_kept_share(each.prediction.age, each.cases)[0]
        assert kept.amount(each)[0] == pytest.approx(share, abs=1e-12)


def test_the_parts_are_told_of_every_option_where_money_decides_and_of_none_elsewhere() -> None:
    by_money = make_advice_for(make_use_case(value_usd_per_year=250_000), draws=0)
    names = tuple(rule.id for rule in net_value.RULES)
    assert {tuple(part.rule for part in row.net_value_parts) for row in by_money.ranking} == {names}
    assert net_value_parts(evaluation_of(make_use_case(value_usd_per_year=0), OPTIONS[0])) == ()


def test_the_seed_asks_whether_loss_prevented_is_worth_the_streams_cost() -> None:
    # By hand: of a value that halves every hour half is left where a machine takes an hour to react.
    facts = {"value_usd_per_year": 100_000, "value_half_life_s": 3600, "actor": "machine", "reaction_s": 3600}
    parts = {
        part.rule: part
        for part in net_value_parts(evaluation_of(make_use_case(**facts, viewing_interval_s=0), OPTIONS[4]))
    }
    assert parts["kept_at_this_age"].share == pytest.approx(0.5, abs=0.01)
    assert [rule for rule, part in parts.items() if part.is_cost] == ["infrastructure", "people"]
