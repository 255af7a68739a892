"""Portfolios of stored decisions: who sees what, what makes them anew, and that no step does harm twice."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.utils import timezone

from advisor.cost.price_book import UnknownSku
from decisions.models.assessment import Assessment
from decisions.models.portfolio import Portfolio, PortfolioRow
from decisions.selectors.portfolio_entries import portfolio_decisions
from decisions.selectors.portfolios import figures_in_force, outdated_count
from decisions.services import assessing
from decisions.services.adoption import adopt_newer_figures
from decisions.services.assessing import KEPT, forget_old_assessments
from decisions.services.decisions import Change, change_decision, delete_decision
from decisions.services.portfolios import (
    MOST_ATTEMPTS,
    portfolio_of_decisions,
    stalled_portfolios,
    work_on,
)
from decisions.services.superseding import supersede_decision
from tests.decisions.make_organisations import make_organisation, make_own_prices
from tests.decisions.make_portfolios import FRAUD, REPORT, make_stored_list, work_to_the_end
from tests.decisions.make_rows import make_decision


def done(person: User) -> Portfolio:
    """The portfolio of the person's decisions, worked on to the end."""
    found, _ = portfolio_of_decisions(person)
    work_to_the_end(found.pk)
    found.refresh_from_db()
    return found


def titles(person: User) -> list[str]:
    return [row["title"] for row in done(person).rows.order_by("rank").values_list("row", flat=True)]


def test_the_most_at_stake_comes_first_whatever_its_age(owner):
    for title, facts in (("Report", REPORT), ("New", {}), ("Fraud", FRAUD)):
        make_decision(owner, title=title, facts=facts)
    assert titles(owner) == ["Fraud", "Report", "New"]


def test_a_row_says_of_a_decision_what_its_own_page_says(owner):
    decision = make_decision(owner, facts=FRAUD)
    (row,) = done(owner).rows.values_list("row", flat=True)
    assert (row["option"], row["headway_s"]) == (decision.option, decision.headway_s)
    assert row["monthly_usd"] == f"{decision.monthly_usd:.2f}"


def test_what_does_not_run_or_is_there_once_more_is_left_out(owner):
    make_decision(owner, title="Draft", is_draft=True)
    for status in ("rejected", "deprecated"):
        change_decision(make_decision(owner, title=status), Change(status=status))
    supersede_decision(make_decision(owner, title="Old"), title="Successor")
    assert titles(owner) == ["Successor"]


def test_colleagues_see_what_is_shown_to_the_organisation_and_strangers_nothing(owner, stranger):
    member = User.objects.create_user("member")
    make_organisation(owner, member)
    make_decision(owner, title="Mine alone")
    make_decision(owner, title="For all of us", is_shown_to_organisation=True)
    make_decision(stranger, title="Of another place", is_shown_to_organisation=True)
    assert titles(owner) == ["Mine alone", "For all of us"]
    assert titles(member) == ["For all of us"]
    assert titles(stranger) == ["Of another place"]
    assert list(done(member).rows.values_list("owner_name", flat=True)) == ["owner"]


def test_who_leaves_the_organisation_takes_their_lines_along(owner):
    member = User.objects.create_user("member")
    make_organisation(owner, member)
    make_decision(member, title="Theirs", is_shown_to_organisation=True)
    assert titles(owner) == ["Theirs"]
    member.membership.delete()
    assert titles(owner) == []


def test_what_was_not_changed_is_neither_assessed_nor_put_together_again(owner, monkeypatch):
    make_decision(owner)
    before = done(owner)
    monkeypatch.setattr(assessing, "assess", None)
    assert portfolio_of_decisions(owner) == (before, False)


@pytest.mark.parametrize("change", [Change(team="Risk"), Change(facts={"rate_per_s": 9}), Change(title="B")])
def test_any_change_of_a_decision_makes_the_portfolio_anew(owner, change):
    decision = make_decision(owner)
    before = done(owner)
    change_decision(decision, change)
    after = done(owner)
    assert after.pk != before.pk
    assert not Portfolio.objects.filter(pk=before.pk).exists()
    (row,) = after.rows.all()
    assert (row.row["title"], row.team) == (change.title or "Operations desk", change.team or "")


def test_a_deleted_decision_leaves_no_line(owner):
    decision = make_decision(owner)
    done(owner)
    delete_decision(decision)
    assert titles(owner) == []
    assert not PortfolioRow.objects.exists()


def test_a_decision_is_judged_by_the_prices_it_keeps_until_it_adopts_newer_ones(owner):
    decision = make_decision(owner)
    make_organisation(owner)
    before = done(owner).sums["total"]["monthly_usd"]
    assert outdated_count(owner, figures_in_force(owner)) == 0
    make_own_prices(owner)
    assert outdated_count(owner, figures_in_force(owner)) == 1
    assert done(owner).sums["total"]["monthly_usd"] == before
    adopt_newer_figures(decision)
    assert outdated_count(owner, figures_in_force(owner)) == 0
    assert float(done(owner).sums["total"]["monthly_usd"]) < float(before)


def test_own_assumptions_count_as_newer_figures_too(owner):
    decision = make_decision(owner)
    decision.assumptions = {"people.run_hours": 6.0}
    decision.save()
    assert outdated_count(owner, figures_in_force(owner)) == 1


def test_a_step_that_is_done_twice_stores_nothing_twice(owner):
    made = make_stored_list(owner)
    assert not work_on(made.pk)
    assert not work_on(made.pk)
    assert made.rows.count() == 3


def test_what_is_known_is_known_for_every_list(owner, stranger):
    for person in (owner, stranger):
        work_to_the_end(make_stored_list(person).pk)
    assert Assessment.objects.count() == 3


def test_old_assessments_are_forgotten_and_found_again(owner):
    made = make_stored_list(owner)
    work_to_the_end(made.pk)
    Assessment.objects.update(made_at=timezone.now() - KEPT - dt.timedelta(seconds=1))
    assert forget_old_assessments() == 3
    again = make_stored_list(owner)
    work_to_the_end(again.pk)
    again.refresh_from_db()
    made.refresh_from_db()
    assert again.sums == made.sums


def test_a_price_that_a_book_lacks_ends_the_list_in_words(owner, monkeypatch):
    def lacking(*_: object) -> None:
        raise UnknownSku("aws.none", ())

    made = make_stored_list(owner)
    monkeypatch.setattr(assessing, "assess", lacking)
    assert not work_on(made.pk)
    made.refresh_from_db()
    assert made.status == "failed"
    assert "aws.none" in made.error
    assert made_price_book(made) in made.error


def made_price_book(portfolio: Portfolio) -> str:
    return str(portfolio.use_cases[0]["price_book_version"])


def test_an_error_that_nobody_foresaw_fails_the_list_in_words_and_is_raised(owner, monkeypatch):
    made = make_stored_list(owner)
    monkeypatch.setattr(assessing, "kept_text", lambda known: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        work_on(made.pk)
    made.refresh_from_db()
    assert (made.status, "ZeroDivisionError" in made.error) == ("failed", True)


def test_an_error_of_the_database_is_left_to_be_tried_again(owner, monkeypatch):
    def away(*_: object, **__: object) -> None:
        raise OperationalError

    made = make_stored_list(owner)
    monkeypatch.setattr(assessing.Assessment.objects, "bulk_create", away)
    with pytest.raises(OperationalError):
        work_on(made.pk)
    made.refresh_from_db()
    assert made.is_unfinished


def test_a_list_that_loses_its_worker_again_and_again_is_given_up(owner):
    made = make_stored_list(owner)
    Portfolio.objects.update(attempts=MOST_ATTEMPTS)
    assert not work_on(made.pk)
    made.refresh_from_db()
    assert made.status == "failed"
    assert str(MOST_ATTEMPTS) in made.error


def test_one_that_nobody_works_on_is_named_to_be_sent_again_once_a_minute(owner):
    made = make_stored_list(owner)
    assert stalled_portfolios() == []
    Portfolio.objects.update(created_at=timezone.now() - dt.timedelta(minutes=2))
    assert stalled_portfolios() == [made.pk]
    assert stalled_portfolios() == []


def test_a_long_list_has_its_progress_step_by_step(owner, monkeypatch):
    monkeypatch.setattr("decisions.services.portfolios.AT_ONCE", 2)
    monkeypatch.setattr("decisions.services.portfolios.STEP_S", 0.0)
    made, seen = make_stored_list(owner, 5), []
    while work_on(made.pk):
        made.refresh_from_db()
        seen.append(made.progress)
    made.refresh_from_db()
    assert seen == [0.4, 0.8, 1.0]
    assert (made.status, made.rows.count()) == ("done", 5)


def test_only_decisions_that_may_be_seen_are_counted(owner, stranger):
    make_decision(stranger, is_shown_to_organisation=True)
    assert not portfolio_decisions(owner).exists()
