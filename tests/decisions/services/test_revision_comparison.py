from decimal import Decimal

import pytest

from decisions.selectors.advice import advice_for
from decisions.services.decisions import Change, change_decision
from decisions.services.refusals import Refused
from decisions.services.revision_comparison import NOW, compare_revisions, comparison_pdf
from decisions.services.revisions import name_revision
from tests.decisions.make_rows import make_decision


@pytest.fixture
def decision(owner):
    """Two revisions, and facts that are others since."""
    decision = make_decision(owner)
    name_revision(decision, owner, name="First")
    decision = change_decision(decision, Change(facts={"freshness_s": 5}))
    name_revision(decision, owner, name="Second")
    return change_decision(decision, Change(facts={"rate_per_s": 4000}))


def test_any_two_states_compare(decision):
    first = compare_revisions(decision, before="1", after="2")
    assert [fact.key for fact in first.changes.facts] == ["freshness_s"]
    whole = compare_revisions(decision, before="1", after=NOW)
    assert {fact.key for fact in whole.changes.facts} == {"freshness_s", "rate_per_s"}


def test_the_sums_are_those_of_the_advice(decision):
    changes = compare_revisions(decision, before="2", after=NOW).changes
    total = advice_for(decision).ranking[0].monthly_usd
    assert changes.infrastructure.after_usd == total.infrastructure
    assert changes.people.after_usd == total.people
    deltas = sum((line.change_usd for line in changes.infrastructure.lines), Decimal(0))
    assert deltas == changes.infrastructure.change_usd


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [("9", "x", {"from", "to"}), ("", NOW, {"from"}), ("1", "1", {"to"}), ("1", "9" * 40, {"to"})],
)
def test_what_is_no_state_is_named(decision, before, after, fields):
    with pytest.raises(Refused) as refusal:
        compare_revisions(decision, before=before, after=after)
    assert set(refusal.value.faults) == fields


def test_another_decisions_revision_is_none_of_this_one(decision, owner):
    name_revision(make_decision(owner), owner, name="Elsewhere")
    with pytest.raises(Refused):
        compare_revisions(decision, before="3", after=NOW)


def test_the_same_two_states_give_the_same_bytes(decision):
    made = [comparison_pdf(compare_revisions(decision, before="1", after="2")) for _ in range(2)]
    assert made[0].content == made[1].content
    assert made[0].filename == "operations-desk-comparison.pdf"
