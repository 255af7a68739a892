"""A decision's team: a label that goes wherever the decision goes, and no part of what is judged."""

import pytest

from decisions.services.decisions import Change, change_decision, duplicate_decision
from decisions.services.refusals import Refused
from decisions.services.revisions import name_revision
from decisions.services.superseding import supersede_decision
from tests.decisions.make_rows import make_decision


def test_a_team_is_kept_without_the_blanks_around_it(owner):
    assert make_decision(owner, team="  Payments ").team == "Payments"


def test_another_team_is_a_new_version_with_the_same_verdict_and_status(owner):
    accepted = change_decision(make_decision(owner, team="Payments"), Change(status="accepted"))
    changed = change_decision(accepted, Change(team="Risk"))
    assert (changed.team, changed.version, changed.status) == ("Risk", accepted.version + 1, "accepted")
    assert (changed.option, changed.monthly_usd) == (accepted.option, accepted.monthly_usd)


def test_a_revision_keeps_the_team_of_its_time(owner):
    decision = make_decision(owner, team="Payments")
    kept = name_revision(decision, owner, name="First")
    change_decision(decision, Change(team="Risk"))
    kept.refresh_from_db()
    assert kept.team == "Payments"


@pytest.mark.parametrize("make", [duplicate_decision, supersede_decision], ids=["a copy", "a successor"])
def test_whatever_is_made_from_a_decision_is_of_the_same_team(owner, make):
    decision = make_decision(owner, team="Payments")
    made = make(decision, owner) if make is duplicate_decision else make(decision, title="Again")
    assert (made.team, made.is_shown_to_organisation) == ("Payments", False)


@pytest.mark.parametrize("team", ["x" * 201, "a\x00b"], ids=["too long", "NUL"])
def test_a_team_that_cannot_be_kept_is_refused_with_the_other_faults(owner, team):
    with pytest.raises(Refused) as caught:
        make_decision(owner, title=" ", team=team, facts={"rate_per_s": -1})
    assert set(caught.value.faults) == {"title", "team", "facts.rate_per_s"}
