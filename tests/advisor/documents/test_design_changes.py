"""What differs between two designs is said once, with its sign, and sums to the two advices."""

from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.documents.design_changes import NONE, design_changes
from tests.advisor.documents.worked import WORKED, worked_document
from tests.make import make_document, make_use_case

PAIRS = [(a, b) for a in ("micro_batch", "event_streaming") for b in WORKED if a != b]


@pytest.mark.parametrize("option", WORKED)
def test_a_design_is_like_itself(option):
    changes = design_changes(worked_document(option), worked_document(option))
    assert changes.is_alike
    assert not changes.is_moved
    assert "stays" in changes.finding


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_lines_sum_to_what_both_advices_cost(before, after):
    old, new = worked_document(before), worked_document(after)
    changes = design_changes(old, new)
    for part, costs in (("infrastructure", changes.infrastructure), ("people", changes.people)):
        assert costs.before_usd == getattr(old.winner.monthly_usd, part)
        assert costs.after_usd == getattr(new.winner.monthly_usd, part)
        assert sum((line.change_usd for line in costs.lines), Decimal(0)) == costs.change_usd


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_way_back_has_the_opposite_sign(before, after):
    there = design_changes(worked_document(before), worked_document(after))
    back = design_changes(worked_document(after), worked_document(before))
    assert there.infrastructure.change_usd == -back.infrastructure.change_usd
    assert {part.name for part in there.components if part.kind == "added"} == {
        part.name for part in back.components if part.kind == "removed"
    }
    assert {(fact.key, fact.before, fact.after) for fact in there.facts} == {
        (fact.key, fact.after, fact.before) for fact in back.facts
    }


def test_a_changed_fact_is_said_in_its_own_words():
    before = make_document(facts=make_use_case(freshness_s=1200))
    after = make_document(facts=make_use_case(freshness_s=300))
    assert [(fact.key, fact.before, fact.after) for fact in design_changes(before, after).facts] == [
        ("freshness_s", "20 min", "5 min")
    ]


def test_being_surer_of_the_same_number_is_a_change():
    before = make_document(facts=make_use_case(rate_per_s={"value": 500, "confidence": "guess"}))
    after = make_document(facts=make_use_case(rate_per_s={"value": 500, "confidence": "estimate"}))
    (changed,) = design_changes(before, after).facts
    assert "guess" in changed.before
    assert "estimate" in changed.after


def test_a_resized_component_names_what_is_another():
    before = make_document()
    blueprint = before.advice.blueprint
    grown = replace(blueprint.components[0], size="99 of them", settings=({"name": "x", "value": "1"},))
    plan = replace(blueprint, components=(grown, *blueprint.components[1:]))
    after = replace(before, advice=replace(before.advice, blueprint=plan))
    (changed,) = design_changes(before, after).components
    assert (changed.name, changed.kind) == (grown.title, "changed")
    assert ("size", "99 of them") in [(each.name, each.after) for each in changed.changes]
    assert ("x", NONE, "1") in [(each.name, each.before, each.after) for each in changed.changes]
