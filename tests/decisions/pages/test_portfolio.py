"""The portfolio page: who sees which line, what narrows it, what it downloads, and how it is made ready."""

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from decisions.models.portfolio import Portfolio
from decisions.services import portfolios
from decisions.services.portfolios import fail_portfolio
from tests.decisions.make_organisations import make_organisation, make_own_prices
from tests.decisions.make_portfolios import FRAUD, REPORT, work_to_the_end
from tests.decisions.make_rows import make_decision

HTMX = {"HX-Request": "true"}
LONG = "Everything that arrives late and is wanted at once by a department of many names " * 2


def page(browser: Client, query: str = "", **headers: Any) -> str:
    response = browser.get(f"/portfolio/{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def three(owner: User) -> None:
    make_decision(owner, title="Fraud", team="Risk & <cards>", facts=FRAUD)
    make_decision(owner, title="Report", facts=REPORT)
    make_decision(owner, title="New", team="Desk")


def browser_of(person: User) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def test_it_triages_the_decisions_with_the_most_at_stake_first(browser_of_owner: Client, three: None) -> None:
    shown = page(browser_of_owner)
    assert "1 is over-engineered" in shown
    assert "Under-served" in shown
    assert shown.index(">Fraud</a>") < shown.index(">Report</a>") < shown.index(">New</a>")
    assert "Risk &amp; &lt;cards&gt;" in shown


def test_the_chart_has_the_same_as_a_table(browser_of_owner: Client, three: None) -> None:
    shown = page(browser_of_owner)
    assert 'id="at-stake-figure"' in shown
    assert "Fraud: under-served" in shown
    assert "New: new" not in shown


def test_htmx_gets_what_changes_and_a_restored_history_the_page(
    browser_of_owner: Client, three: None
) -> None:
    assert "<html" not in page(browser_of_owner, **HTMX)
    assert "<html" in page(browser_of_owner, **HTMX, **{"HX-History-Restore-Request": "true"})


def test_without_decisions_it_says_what_to_do_next(browser_of_owner: Client) -> None:
    shown = page(browser_of_owner)
    assert "Nothing to triage yet" in shown
    assert "/portfolio/upload/" in shown


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?team=Desk", {"New"}),
        ("?team=–", {"Report"}),
        ("?triage=under_served", {"Fraud"}),
        ("?team=Desk&triage=right", set()),
        ("?team=Nobody", set()),
        ("?triage=nonsense&page=99", {"Fraud", "Report", "New"}),
    ],
)
def test_team_and_triage_narrow_it(
    browser_of_owner: Client, three: None, query: str, titles: set[str]
) -> None:
    shown = page(browser_of_owner, query)
    assert {title for title in ("Fraud", "Report", "New") if f">{title}</a>" in shown} == titles
    assert ("Nothing found" in shown) == (not titles)


def test_a_colleague_reads_the_line_that_is_shown_and_opens_nothing(owner: User, stranger: User) -> None:
    member = User.objects.create_user("member")
    make_organisation(owner, member)
    decision = make_decision(owner, title="For all of us", is_shown_to_organisation=True)
    make_decision(owner, title="Mine alone")
    shown = page(browser_of(member))
    assert "For all of us" in shown
    assert "of owner" in shown
    assert decision.public_id not in shown
    assert "Mine alone" not in shown
    assert browser_of(member).get(f"/decisions/{decision.public_id}/").status_code == 404
    assert "For all of us" not in page(browser_of(stranger))


def test_a_downloads_last_column_leads_to_ones_own_decisions_alone(owner: User) -> None:
    member = User.objects.create_user("member")
    make_organisation(owner, member)
    theirs = make_decision(owner, is_shown_to_organisation=True)
    mine = make_decision(member)
    text = browser_of(member).get("/portfolio/use-cases.csv").content.decode()
    assert mine.public_id in text
    assert theirs.public_id not in text


def test_who_keeps_older_prices_is_told_so(browser_of_owner: Client, owner: User) -> None:
    decision = make_decision(owner)
    make_organisation(owner)
    assert "older figures" not in page(browser_of_owner)
    make_own_prices(owner)
    shown = page(browser_of_owner)
    assert "1 decision keeps older prices" in shown
    assert f"/decisions/{decision.public_id}/newer-figures/" in shown


def test_the_download_holds_every_row_with_units_and_no_formula(
    browser_of_owner: Client, owner: User, three: None
) -> None:
    make_decision(owner, title="=1+1", team="@x")
    answer = browser_of_owner.get("/portfolio/use-cases.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert answer["Content-Type"].startswith("text/csv")
    assert [row["use_case"] for row in rows] == ["Fraud", "Report", "New", "'=1+1"]
    assert rows[3]["team"] == "'@x"
    assert float(rows[0]["at_stake_usd_per_year"]) > float(rows[1]["at_stake_usd_per_year"]) > 0
    assert rows[0]["today_headway_s"] == "3600.0"
    assert (rows[2]["today"], rows[2]["today_headway_s"]) == ("", "")


def test_the_download_of_a_team_holds_that_team(browser_of_owner: Client, three: None) -> None:
    text = browser_of_owner.get("/portfolio/use-cases.csv?team=Desk").content.decode()
    assert [row["use_case"] for row in csv.DictReader(io.StringIO(text))] == ["New"]


def test_the_teams_sums_are_sums_of_the_rows(browser_of_owner: Client, three: None) -> None:
    rows, teams = (
        list(csv.DictReader(io.StringIO(browser_of_owner.get(f"/portfolio/{name}.csv").content.decode())))
        for name in ("use-cases", "teams")
    )
    column = "with_shared_platforms_usd_per_month"
    cents = [round(100 * sum(float(row[column]) for row in each)) for each in (rows, teams)]
    assert cents[0] == cents[1]


def test_an_unknown_download_is_not_found(browser_of_owner: Client) -> None:
    assert browser_of_owner.get("/portfolio/else.csv").status_code == 404


def test_many_that_nobody_looked_at_before_are_judged_in_the_background(
    browser_of_owner: Client, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portfolios, "AT_ONCE", 1)
    for rate in (10, 20, 30):
        make_decision(owner, facts={"rate_per_s": rate})
    waiting = page(browser_of_owner, **HTMX)
    assert "being judged in the background" in waiting
    assert 'hx-trigger="every 1s"' in waiting
    assert browser_of_owner.get("/portfolio/use-cases.csv")["Location"] == "/portfolio/"
    work_to_the_end(Portfolio.objects.get().pk)
    done = page(browser_of_owner, **HTMX)
    assert 'hx-trigger="every 1s"' not in done
    assert "Use cases, most at stake first" in done


def test_one_that_failed_says_why_and_is_made_anew_on_request(
    browser_of_owner: Client, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portfolios, "QUICK", 0)
    make_decision(owner)
    page(browser_of_owner)
    fail_portfolio(Portfolio.objects.get().pk, "There is no price for aws.none.")
    assert "There is no price for aws.none." in page(browser_of_owner)
    monkeypatch.undo()
    assert browser_of_owner.post("/portfolio/again/")["Location"] == "/portfolio/"
    assert "Operations desk" in page(browser_of_owner)


def test_a_page_holds_25_of_however_many(browser_of_owner: Client, owner: User) -> None:
    for number in range(26):
        make_decision(owner, title=f"Decision {number}")
    assert "1–25 of 26 use cases" in page(browser_of_owner)
    assert "26–26 of 26 use cases" in page(browser_of_owner, "?page=2")


@pytest.mark.parametrize("count", [2, 30])
def test_it_asks_a_bounded_number_of_queries(browser_of_owner: Client, owner: User, count: int) -> None:
    for _ in range(count):
        make_decision(owner, team=LONG[:100])
    page(browser_of_owner)
    with CaptureQueriesContext(connection) as asked:
        page(browser_of_owner)
    assert len(asked) <= 25


def test_who_is_not_signed_in_is_asked_to(client: Client, db: None) -> None:
    for address in ("", "use-cases.csv", "upload/", "lists/0000000000000000/"):
        assert client.get(f"/portfolio/{address}")["Location"].startswith("/sign-in/")
