"""The start: one's own decisions, found again however many there are."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from decisions.models.decision import Decision
from decisions.pages.worked_examples import worked_examples
from decisions.selectors.price_books import current_version
from tests.decisions.make_rows import make_decision
from tests.decisions.pages.counted import counted_advice

HTMX = {"HX-Request": "true"}


def many(owner: User, count: int) -> None:
    """Rows without an advice: lists read columns only."""
    book = current_version()
    rows = (
        Decision(owner=owner, title=f"Decision {n:05}", price_book_id=book, option="kappa",
                 option_class="streaming", headway_s=0.0, monthly_usd=100, margin=0.05, is_close_call=True)
        for n in range(count)
    )  # fmt: skip
    Decision.objects.bulk_create(rows, batch_size=500)


def test_without_decisions_it_says_how_to_begin(browser_of_owner: Client) -> None:
    page = browser_of_owner.get("/").content.decode()
    assert "No decisions yet" in page
    assert "/decisions/new/" in page


def test_a_row_says_verdict_headway_cost_and_margin(browser_of_owner: Client, decision: Decision) -> None:
    page = browser_of_owner.get("/").content.decode()
    assert decision.title in page
    assert 'data-label="Verdict"' in page
    assert f"{round(decision.monthly_usd or 0):,}" in page


def test_a_close_call_is_flagged(browser_of_owner: Client, owner: User) -> None:
    many(owner, 1)
    assert "close call" in browser_of_owner.get("/").content.decode()


def test_others_decisions_are_not_listed(browser_of_stranger: Client, decision: Decision) -> None:
    assert decision.title not in browser_of_stranger.get("/").content.decode()


@pytest.mark.parametrize(("words", "found"), [("desk", True), ("DESK operations", True), ("fraud", False)])
def test_every_word_of_a_search_must_be_found(
    browser_of_owner: Client, decision: Decision, words: str, found: bool
) -> None:
    page = browser_of_owner.get("/", {"q": words}).content.decode()
    assert (f"/decisions/{decision.public_id}/" in page) is found


def test_a_search_is_answered_to_htmx_with_the_rows_alone(
    browser_of_owner: Client, decision: Decision
) -> None:
    response = browser_of_owner.get("/", {"q": "desk"}, headers=HTMX)
    assert response.content.decode().lstrip().startswith('<div id="decisions"')
    assert "HX-Request" in response["Vary"]


def test_going_back_in_history_gets_the_whole_page(browser_of_owner: Client, decision: Decision) -> None:
    headers = HTMX | {"HX-History-Restore-Request": "true"}
    assert "<html" in browser_of_owner.get("/", headers=headers).content.decode()


def test_drafts_can_be_listed_alone(browser_of_owner: Client, owner: User, decision: Decision) -> None:
    make_decision(owner, title="Half done", is_draft=True)
    page = browser_of_owner.get("/", {"show": "drafts"}).content.decode()
    assert "Half done" in page
    assert f"/decisions/{decision.public_id}/" not in page


@pytest.mark.parametrize("page", ["0", "-3", "99999", "x", ""])
def test_a_page_that_does_not_exist_shows_one_that_does(
    browser_of_owner: Client, decision: Decision, page: str
) -> None:
    assert browser_of_owner.get("/", {"page": page}).status_code == 200


def test_ten_thousand_decisions_take_as_many_queries_as_thirty(
    browser_of_owner: Client, owner: User, django_assert_max_num_queries
) -> None:
    many(owner, 10_000)
    with django_assert_max_num_queries(4):
        page = browser_of_owner.get("/").content.decode()
    assert "1–25 of 10,000 decisions" in page
    assert page.count("<tr data-row>") == 25


def test_every_worked_use_case_can_be_started_from(browser_of_owner: Client, owner: User) -> None:
    page = browser_of_owner.get("/").content.decode()
    examples = worked_examples()
    assert len(examples) >= 9
    assert all(f"/examples/{example.key}/" in page for example in examples)


def test_starting_from_a_worked_use_case_makes_a_decision_of_ones_own(
    browser_of_owner: Client, owner: User
) -> None:
    response = browser_of_owner.post("/examples/card-fraud-scoring/")
    made = Decision.objects.get(owner=owner)
    assert response["Location"] == f"/decisions/{made.public_id}/"
    assert made.title == "Card fraud scoring"


def test_an_unknown_example_is_not_found(browser_of_owner: Client) -> None:
    assert browser_of_owner.post("/examples/nothing/").status_code == 404


def test_where_no_option_is_allowed_the_list_recommends_none(browser_of_owner: Client, owner: User) -> None:
    make_decision(owner, facts={"budget_usd_per_month": 100.0})
    page = browser_of_owner.get("/").content.decode()
    assert "no option allowed" in page
    assert "</span>nearest: " in page
    assert "no option allowed" not in browser_of_owner.get("/?show=close").content.decode()


def test_the_list_computes_no_advice(
    browser_of_owner: Client, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = counted_advice(monkeypatch)
    page = browser_of_owner.get("/").content.decode()
    assert decision.title in page
    assert asked == []
