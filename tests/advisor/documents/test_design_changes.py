"""What differs between two designs is said once, with its sign, and sums to the two advices."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.documents.design_changes import DesignChanges, design_changes
from advisor.documents.design_outline import NONE, design_outline, outline_data, read_outline
from advisor.documents.document import DesignDocument
from tests.advisor.documents.worked import WORKED, worked_document
from tests.make import make_advice_for, make_document, make_use_case


def changed(before: DesignDocument, after: DesignDocument) -> DesignChanges:
    return design_changes(design_outline(before), design_outline(after))


PAIRS = [(a, b) for a in ("micro_batch", "event_streaming") for b in WORKED if a != b]


@pytest.mark.parametrize("option", WORKED)
def test_a_design_is_like_itself(option):
    changes = changed(worked_document(option), worked_document(option))
    assert changes.is_alike
    assert not changes.is_moved
    assert "stays" in changes.finding


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_lines_sum_to_what_both_advices_cost(before, after):
    old, new = worked_document(before), worked_document(after)
    changes = changed(old, new)
    for part, costs in (("infrastructure", changes.infrastructure), ("people", changes.people)):
        assert costs.before_usd == getattr(old.winner.monthly_usd, part)
        assert costs.after_usd == getattr(new.winner.monthly_usd, part)
        assert sum((line.change_usd for line in costs.lines), Decimal(0)) == costs.change_usd


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_way_back_has_the_opposite_sign(before, after):
    there = changed(worked_document(before), worked_document(after))
    back = changed(worked_document(after), worked_document(before))
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
    assert [(fact.key, fact.before, fact.after) for fact in changed(before, after).facts] == [
        ("freshness_s", "20 min", "5 min")
    ]


def test_being_surer_of_the_same_number_is_a_change():
    before = make_document(facts=make_use_case(rate_per_s={"value": 500, "confidence": "guess"}))
    after = make_document(facts=make_use_case(rate_per_s={"value": 500, "confidence": "estimate"}))
    (fact,) = changed(before, after).facts
    assert "guess" in fact.before
    assert "estimate" in fact.after


def test_a_resized_component_names_what_is_another():
    before = make_document()
    blueprint = before.advice.blueprint
    grown = replace(blueprint.components[0], size="99 of them", settings=({"name": "x", "value": "1"},))
    plan = replace(blueprint, components=(grown, *blueprint.components[1:]))
    after = replace(before, advice=replace(before.advice, blueprint=plan))
    (part,) = changed(before, after).components
    assert (part.name, part.kind) == (grown.title, "resized")
    assert ("size", "99 of them") in [(each.name, each.after) for each in part.changes]
    assert ("x", NONE, "1") in [(each.name, each.before, each.after) for each in part.changes]


def test_a_setting_that_changes_leaves_the_size_alone():
    before = make_document()
    blueprint = before.advice.blueprint
    first = blueprint.components[0]
    plan = replace(
        blueprint,
        components=(replace(first, settings=({"name": "x", "value": "1"},)), *blueprint.components[1:]),
    )
    after = replace(before, advice=replace(before.advice, blueprint=plan))
    assert [part.kind for part in changed(before, after).components] == ["changed"]


def test_reasons_that_come_and_go_are_told_apart():
    before = make_document()
    why = before.advice.why
    after = replace(before, advice=replace(before.advice, why=(*why[1:], replace(why[0], text="Because."))))
    changes = changed(before, after)
    assert [why[0].text in text for text in changes.why_gone] == [True]
    assert changes.why_new == (f"Because. ({why[0].question})",)


def test_an_own_assumption_stands_against_the_shipped_one():
    before = make_document()
    after = replace(before, advice=replace(before.advice, own_assumptions={"people.run_hours": 9.0}))
    (one,) = changed(before, after).assumptions
    assert (one.before, one.after.split()[0]) == ("as shipped", "9")


@pytest.mark.parametrize("option", WORKED)
def test_an_outline_survives_being_stored_even_where_the_order_of_keys_is_lost(option):
    outline = design_outline(worked_document(option))
    stored = json.loads(json.dumps(outline_data(outline), sort_keys=True))
    assert read_outline(stored) == outline


def test_a_fact_that_an_older_engine_did_not_ask_for_came_new():
    outline = design_outline(make_document())
    older = replace(outline, facts=outline.facts[1:])
    (came,) = design_changes(older, outline).facts
    assert (came.key, came.before) == (outline.facts[0].key, NONE)


def test_a_patterns_parameter_is_said_in_its_unit():
    before = make_document()
    blueprint = before.advice.blueprint
    at = next(i for i, each in enumerate(blueprint.patterns) if each.applies)

    def with_parameters(**parameters):
        patterns = list(blueprint.patterns)
        patterns[at] = replace(patterns[at], parameters=parameters)
        plan = replace(blueprint, patterns=tuple(patterns))
        return replace(before, advice=replace(before.advice, blueprint=plan))

    old, new = (
        with_parameters(window_s=300.0, leak_share=0.02),
        with_parameters(window_s=10.0, leak_share=0.5),
    )
    (part,) = changed(old, new).patterns
    assert [(one.name, one.before, one.after) for one in part.changes] == [
        ("window", "5 min", "10 s"),
        ("leak share", "2 %", "50 %"),
    ]


@pytest.mark.parametrize("value_usd", [0, 250_000])
def test_net_value_is_said_of_a_design_only_where_there_is_a_value(value_usd: int) -> None:
    facts = make_use_case(value_usd_per_year=value_usd)
    advice = make_advice_for(facts, draws=4)
    outline = design_outline(make_document(facts=facts, advice=advice))
    said = {each.name for each in outline.verdict}
    worked_out = {each.name for each in advice.ranking[0].workings}
    assert [("Net value a year" in names) for names in (said, worked_out)] == [value_usd > 0] * 2
