import datetime as dt

import pytest
from django.core.management import call_command

from decisions.models.revision import Revision
from decisions.selectors.advice import advice_for
from decisions.services.decisions import Change, change_decision, delete_decision
from decisions.services.refusals import LimitReached, Refused, StaleVersion
from decisions.services.revisions import name_revision
from tests.decisions.make_rows import SMALL_FACTS, make_decision


def accepted(owner):
    return change_decision(make_decision(owner), Change(status="accepted", status_on="2026-03-02"))


def test_a_revision_keeps_all_that_the_advice_came_from(owner):
    decision = make_decision(owner)
    kept = name_revision(decision, owner, name=" Before the pilot ", note="For the board.")
    assert (kept.number, kept.name, kept.note, kept.by_name) == (
        1,
        "Before the pilot",
        "For the board.",
        "owner",
    )
    assert (kept.facts, kept.price_book_id, kept.assumptions) == (SMALL_FACTS, decision.price_book_id, {})
    advice = advice_for(decision)
    assert kept.engine_version == kept.advice["engine_version"] == advice.engine_version
    assert kept.monthly_usd == advice.ranking[0].monthly_usd.total
    assert kept.advice["recommended"]["option"] == kept.outline["option"] == advice.recommended.option


def test_a_later_change_leaves_it_as_it_was(owner):
    decision = make_decision(owner)
    kept = name_revision(decision, owner, name="First")
    change_decision(decision, Change(title="Another", facts={"freshness_s": 5}))
    again = Revision.objects.get(pk=kept.pk)
    assert (again.title, again.facts, again.outline, again.advice) == (
        "Operations desk",
        SMALL_FACTS,
        kept.outline,
        kept.advice,
    )


def test_every_fault_of_a_revision_is_named_at_once(owner):
    with pytest.raises(Refused) as refusal:
        name_revision(make_decision(owner), owner, name="  ", note="x" * 4001)
    assert set(refusal.value.faults) == {"name", "note"}


def test_whoever_read_another_state_keeps_nothing(owner):
    decision = make_decision(owner)
    with pytest.raises(StaleVersion):
        name_revision(decision, owner, name="First", if_version=7)
    assert not decision.revisions.exists()


def test_what_was_accepted_is_kept_before_its_facts_change(owner):
    decision = accepted(owner)
    changed = change_decision(decision, Change(facts={"rate_per_s": 90}))
    (kept,) = decision.revisions.all()
    assert (kept.kind, kept.name) == ("accepted", "As accepted on 2 Mar 2026")
    assert (kept.facts, kept.status) == (SMALL_FACTS, "accepted")
    assert (changed.status, changed.facts["rate_per_s"]) == ("proposed", 90)


def test_several_changes_after_one_acceptance_keep_one_revision(owner):
    decision = accepted(owner)
    for rate in (60, 70, 80):
        change_decision(decision, Change(facts={"rate_per_s": rate}))
    assert decision.revisions.count() == 1


def test_a_change_that_is_accepted_at_once_stays_accepted_and_keeps_what_was(owner):
    decision = accepted(owner)
    for rate in (60, 70):
        changed = change_decision(decision, Change(facts={"rate_per_s": rate}, status="accepted"))
    assert (changed.status, decision.revisions.count()) == ("accepted", 2)


@pytest.mark.parametrize("change", [Change(title="New name"), Change(facts={"rate_per_s": 50})])
def test_what_leaves_facts_and_prices_alone_keeps_nothing(owner, change):
    decision = accepted(owner)
    assert change_decision(decision, change).status == "accepted"
    assert not decision.revisions.exists()


def test_other_assumptions_are_another_basis_too(owner):
    decision = accepted(owner)
    change_decision(decision, Change(assumptions={"people.run_hours": 9}))
    assert "assumptions" in decision.revisions.get().note


def test_a_move_to_another_provider_is_named_as_a_move_and_not_as_other_prices(owner):
    decision = accepted(owner)
    change_decision(decision, Change(facts={"provider": "azure", "region": "eastus"}))
    assert decision.revisions.get().note == "Kept by itself when the place changed."


def test_a_proposal_may_change_without_a_trace(owner):
    decision = make_decision(owner)
    change_decision(decision, Change(facts={"rate_per_s": 90}))
    assert not decision.revisions.exists()


def test_revisions_go_with_their_decision_and_count_anew_in_another(owner):
    first, second = make_decision(owner), make_decision(owner)
    for decision in (first, first, second):
        name_revision(decision, owner, name="Kept")
    assert [each.number for each in first.revisions.order_by("number")] == [1, 2]
    assert second.revisions.get().number == 1
    delete_decision(first)
    assert Revision.objects.count() == 1


def test_there_is_a_most_that_people_may_name_which_does_not_count_what_was_accepted(owner, settings):
    settings.LIMITS = settings.LIMITS | {"revisions": 1}
    decision = accepted(owner)
    name_revision(decision, owner, name="First")
    with pytest.raises(LimitReached):
        name_revision(decision, owner, name="Second")
    change_decision(decision, Change(facts={"rate_per_s": 90}))
    assert decision.revisions.count() == 2


def test_the_migrations_make_what_the_models_say(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_day_of_acceptance_is_todays_unless_given(owner):
    decision = change_decision(make_decision(owner), Change(status="accepted"))
    assert abs((decision.status_on - dt.datetime.now(dt.UTC).date()).days) <= 1


def test_what_keeps_revisions_by_itself_ends_at_the_limit(owner, settings):
    settings.LIMITS = settings.LIMITS | {"revisions": 2}
    decision = accepted(owner)
    for seconds in (5, 6):
        decision = change_decision(decision, Change(status="accepted", facts={"freshness_s": seconds}))
    with pytest.raises(Refused) as refusal:
        change_decision(decision, Change(status="accepted", facts={"freshness_s": 7}))
    assert "supersede it" in refusal.value.faults["status"][0]
    change_decision(decision, Change(status="rejected"))
    assert decision.revisions.count() == 2
