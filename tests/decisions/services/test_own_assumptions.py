import pytest
from django.contrib.auth.models import User

from decisions.models.own_version import OwnAssumptions
from decisions.selectors.advice import advice_for
from decisions.selectors.newer_figures import drift_of, newer_figures
from decisions.selectors.own_assumptions import values_in_force
from decisions.services import pieces
from decisions.services.adoption import adopt_newer_figures
from decisions.services.own_assumptions import edit_assumptions, revert_assumptions
from decisions.services.refusals import NotAllowed, Refused, StaleVersion
from tests.decisions.make_organisations import make_organisation
from tests.decisions.make_rows import make_decision, make_simulation

RUN = "people.run_hours"


def test_an_own_value_holds_in_the_organisation_with_who_and_why(owner, stranger):
    make_organisation(owner)
    made = edit_assumptions(owner, {RUN: 8}, reason="measured in 2026")
    assert values_in_force(owner.pk) == {RUN: 8.0}
    assert values_in_force(stranger.pk) == {}
    assert (made.number, made.by_name, made.reason) == (1, "owner", "measured in 2026")
    assert made.changes == [{"line": RUN, "from": "4 h/month", "to": "8 h/month"}]


def test_a_member_and_a_stranger_change_nothing(owner, stranger):
    member = User.objects.create_user("member")
    make_organisation(owner, member)
    for person in (member, stranger):
        with pytest.raises(NotAllowed):
            edit_assumptions(person, {RUN: 8}, reason="mine")
        with pytest.raises(NotAllowed):
            revert_assumptions(person, 0, reason="mine")
    assert not OwnAssumptions.objects.exists()


def test_a_null_takes_the_shipped_value_again(owner):
    make_organisation(owner)
    edit_assumptions(owner, {RUN: 8, "people.debug_hours": 7}, reason="measured")
    edit_assumptions(owner, {RUN: None}, reason="measured wrongly")
    assert values_in_force(owner.pk) == {"people.debug_hours": 7.0}
    revert_assumptions(owner, 1, reason="right after all")
    assert values_in_force(owner.pk) == {RUN: 8.0, "people.debug_hours": 7.0}
    revert_assumptions(owner, 0, reason="start over")
    assert values_in_force(owner.pk) == {}


def test_every_fault_is_named_at_once(owner):
    make_organisation(owner)
    with pytest.raises(Refused) as refusal:
        edit_assumptions(owner, {RUN: -1, "people.run_hour": 3, "people.debug_hours": "x"}, reason=" ")
    assert set(refusal.value.faults) == {
        "reason",
        f"values.{RUN}",
        "values.people.run_hour",
        "values.people.debug_hours",
    }


def test_of_two_who_edit_at_once_the_second_is_told(owner):
    make_organisation(owner)
    edit_assumptions(owner, {RUN: 8}, reason="measured")
    with pytest.raises(StaleVersion):
        edit_assumptions(owner, {RUN: 9}, reason="late", if_number=0)


def test_a_decision_keeps_its_assumptions_until_newer_ones_are_adopted(owner):
    make_organisation(owner)
    decision = make_decision(owner)
    people = advice_for(decision).ranking[0].monthly_usd.people
    edit_assumptions(owner, {RUN: 40}, reason="measured")
    assert advice_for(decision).ranking[0].monthly_usd.people == people
    drift = drift_of(decision, newer_figures(decision))
    assert [(each.assumption.id, each.before, each.after) for each in drift.assumptions] == [(RUN, 4.0, 40.0)]
    assert drift.bill.delta_monthly_usd == 0
    adopted = adopt_newer_figures(decision)
    assert adopted.assumptions == {RUN: 40.0}
    assert advice_for(adopted).ranking[0].monthly_usd.people > people
    assert make_decision(owner).assumptions == {RUN: 40.0}


def test_a_run_is_simulated_with_the_assumptions_of_its_decision(owner, monkeypatch):
    make_organisation(owner)
    edit_assumptions(owner, {"reserve.catch_up_within": 1}, reason="agreed with operations")
    run = make_simulation(make_decision(owner))
    edit_assumptions(owner, {"reserve.catch_up_within": 12}, reason="agreed anew")
    seen = []
    monkeypatch.setattr(pieces, "run_piece", lambda design, cases, request, piece: seen.append(cases))
    pieces.compute(run.pieces.all()[0])
    assert seen[0].assumptions["reserve.catch_up_within"] == 1
