import datetime as dt

import pytest

from decisions.services.decisions import Change, change_decision, delete_decision
from decisions.services.documents import KIND_BY_NAME, render
from decisions.services.refusals import Refused, StaleVersion
from decisions.services.superseding import supersede_decision
from tests.decisions.make_rows import SMALL_FACTS, make_decision


def record(decision):
    return render(decision, KIND_BY_NAME["record.md"]).content.decode()


def test_status_date_and_names_reach_the_record(owner):
    change = Change(status="accepted", status_on="2026-03-02", decision_makers=["Ada", " Grace "])
    decision = change_decision(make_decision(owner), change)
    front = record(decision).split("---\n")[1]
    assert front == "status: accepted\ndate: '2026-03-02'\ndecision-makers:\n- Ada\n- Grace\n"


def test_without_names_the_owner_decides(owner):
    assert "decision-makers:\n- owner\n" in record(make_decision(owner))


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (Change(status="agreed"), "status", "give one of proposed, accepted, rejected, deprecated"),
        (Change(status="superseded"), "status", "superseded by another"),
        (Change(status_on="2 March"), "status_on", "is no date"),
        (Change(status_on="2999-01-01"), "status_on", "to today"),
        (Change(decision_makers=["Ada", " "]), "decision_makers", "blank"),
        (Change(decision_makers=[7]), "decision_makers", "as a text"),
        (Change(decision_makers=["x" * 101]), "decision_makers", "101 characters"),
        (Change(decision_makers=["Ada"] * 21), "decision_makers", "at most 20"),
    ],
)
def test_a_faulty_status_says_what_would_be_right(owner, change, field, words):
    with pytest.raises(Refused) as refusal:
        change_decision(make_decision(owner), change)
    assert words in " ".join(refusal.value.faults[field])


def test_all_faults_come_at_once(owner):
    with pytest.raises(Refused) as refusal:
        change_decision(make_decision(owner), Change(title=" ", status="x", status_on="x"))
    assert set(refusal.value.faults) == {"title", "status", "status_on"}


def test_superseding_says_so_in_both(owner):
    old = make_decision(owner, title="Orders [first]", summary="Why.")
    new = supersede_decision(old, title="Orders, again")
    old.refresh_from_db()
    assert (old.status, old.version, new.status) == ("superseded", 2, "proposed")
    assert (new.facts, new.summary, new.owner_id) == (SMALL_FACTS, "Why.", owner.pk)
    assert "status: superseded by [Orders, again](http" in record(old)
    assert f"/decisions/{new.public_id}/)" in record(old)
    assert r"Supersedes [Orders \[first\]](http" in record(new)


def test_nobody_supersedes_twice_without_saying_so(owner):
    old = make_decision(owner)
    supersede_decision(old, title="Second")
    with pytest.raises(Refused) as refusal:
        supersede_decision(old, title=" ")
    assert set(refusal.value.faults) == {"title", "again"}
    supersede_decision(old, title="Third", again=True)
    assert "[Second]" in record(old)
    old.refresh_from_db()
    assert "[Third]" in record(old)


def test_superseding_what_was_changed_meanwhile_makes_nothing(owner):
    old = make_decision(owner)
    with pytest.raises(StaleVersion):
        supersede_decision(old, title="Second", if_version=9)
    assert owner.decisions.count() == 1


def test_what_is_superseded_stays_so_while_its_successor_is_there(owner):
    old = make_decision(owner)
    new = supersede_decision(old, title="Second")
    with pytest.raises(Refused):
        change_decision(old, Change(status="accepted"))
    delete_decision(new)
    old.refresh_from_db()
    assert old.version == 3
    assert "status: superseded\n" in record(old)
    assert change_decision(old, Change(status="accepted")).status == "accepted"


def test_a_successor_outlives_what_it_superseded(owner):
    old = make_decision(owner)
    new = supersede_decision(old, title="Second")
    delete_decision(old)
    new.refresh_from_db()
    assert (new.supersedes, new.version) == (None, 2)


def test_the_date_of_superseding_is_kept(owner):
    old = make_decision(owner)
    supersede_decision(old, title="Second")
    old.refresh_from_db()
    assert abs((old.status_on - dt.datetime.now(dt.UTC).date()).days) <= 1
