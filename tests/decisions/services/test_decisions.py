import pytest

from decisions.selectors.advice import advice_for
from decisions.selectors.decisions import decisions_of
from decisions.services.decisions import Change, change_decision, duplicate_decision
from decisions.services.refusals import Refused
from tests.decisions.make_rows import SMALL_FACTS, make_decision


def test_the_lists_columns_repeat_the_advice(owner):
    decision = make_decision(owner)
    advice = advice_for(decision)
    assert (decision.option, decision.headway_s) == (advice.recommended.option, advice.recommended.headway_s)
    assert decision.monthly_usd == advice.ranking[0].monthly_usd.total
    assert (decision.margin, decision.is_close_call) == (advice.margin, advice.close_call)


def test_a_change_of_facts_changes_the_lists_columns(owner):
    decision = make_decision(owner)
    daily = {"freshness_s": 30 * 86400, "viewing_interval_s": 7 * 86400, "actor": "report", "lookback_s": 0}
    changed = change_decision(decision, Change(facts=daily | {"window_s": 0, "value_usd_per_year": 0}))
    assert changed.option_class == "batch"
    assert changed.option_class == advice_for(changed).recommended.cls


def test_a_draft_becomes_a_decision(owner):
    draft = make_decision(owner, is_draft=True)
    assert not change_decision(draft, Change(is_draft=False)).is_draft


def test_a_refused_change_changes_nothing(owner):
    decision = make_decision(owner)
    with pytest.raises(Refused):
        change_decision(decision, Change(title="New", facts={"rate_per_s": -1}))
    decision.refresh_from_db()
    assert (decision.title, decision.version) == ("Operations desk", 1)


def test_a_copy_belongs_to_whoever_made_it(owner, stranger):
    copy = duplicate_decision(make_decision(owner), stranger)
    assert decisions_of(stranger).get() == copy
    assert (copy.facts, copy.title) == (SMALL_FACTS, "Operations desk (copy)")


def test_a_copy_of_the_longest_title_still_has_a_title_that_fits(owner):
    copy = duplicate_decision(make_decision(owner, title="x" * 200), owner)
    assert len(copy.title) <= 200


def test_ids_cannot_be_guessed_from_one_another(owner):
    ids = {make_decision(owner).public_id for _ in range(20)}
    assert len(ids) == 20
    assert all(len(each) == 16 for each in ids)
