"""The pages of revisions, of their comparison, of status and superseding."""

import pytest
from django.test import Client

from decisions.models.decision import Decision
from decisions.services.decisions import Change, change_decision
from decisions.services.revisions import name_revision
from decisions.services.sharing import revoke, share
from decisions.services.superseding import supersede_decision

LONG = "W" * 100


@pytest.fixture
def root(decision: Decision) -> str:
    return f"/decisions/{decision.public_id}/"


@pytest.fixture
def changed(decision: Decision) -> Decision:
    """Named, then given another promise."""
    name_revision(decision, decision.owner, name="Before the pilot", note="For the board.")
    return change_decision(decision, Change(facts={"freshness_s": 5}))


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_without_revisions_the_page_says_what_to_do(browser_of_owner: Client, root: str) -> None:
    assert "No revision is kept yet." in text(browser_of_owner.get(f"{root}revisions/"))
    assert "nothing to compare with" in text(browser_of_owner.get(f"{root}revisions/compare/"))


def test_a_revision_is_named_on_the_page(browser_of_owner: Client, decision: Decision, root: str) -> None:
    form = {"name": "First", "note": "", "number": str(decision.version)}
    answer = browser_of_owner.post(f"{root}revisions/", form, follow=True)
    assert "1. First" in text(answer)
    assert decision.revisions.get().name == "First"


def test_faults_stand_beside_what_was_typed(browser_of_owner: Client, decision: Decision, root: str) -> None:
    form = {"name": " ", "note": "n" * 4001, "number": str(decision.version)}
    page = text(browser_of_owner.post(f"{root}revisions/", form))
    assert 'id="name-fault"' in page
    assert 'id="note-fault"' in page
    assert "n" * 4001 in page


def test_a_state_that_changed_meanwhile_is_not_named(
    browser_of_owner: Client, changed: Decision, root: str
) -> None:
    page = text(browser_of_owner.post(f"{root}revisions/", {"name": "Late", "number": "1"}))
    assert "changed meanwhile" in page
    assert changed.revisions.count() == 1


@pytest.mark.usefixtures("changed")
def test_the_comparison_shows_what_differs(browser_of_owner: Client, root: str) -> None:
    page = text(browser_of_owner.get(f"{root}revisions/compare/?from=1&to=now"))
    for words in ("Before the pilot", "How fresh must the result be?", "20 min", "5 s", "Infrastructure"):
        assert words in page
    assert "As PDF" in page


@pytest.mark.usefixtures("changed")
def test_htmx_gets_the_fragment_alone(browser_of_owner: Client, root: str) -> None:
    for page, mark in (("revisions/", "revisions"), ("revisions/compare/", "comparison")):
        answer = browser_of_owner.get(f"{root}{page}", headers={"HX-Request": "true"})
        assert text(answer).lstrip().startswith(f'<div id="{mark}">')
        assert "HX-Request" in answer["Vary"]


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize("query", ["from=7", "from=1&to=x", "from=now&to=now", "from=1&to=1"])
def test_what_cannot_be_compared_is_said_beside_the_choice(
    browser_of_owner: Client, root: str, query: str
) -> None:
    page = text(browser_of_owner.get(f"{root}revisions/compare/?{query}"))
    assert 'class="fault"' in page
    assert browser_of_owner.get(f"{root}revisions/comparison.pdf?{query}").status_code == 400


@pytest.mark.usefixtures("changed")
def test_the_pdf_is_the_comparison(browser_of_owner: Client, root: str) -> None:
    answer = browser_of_owner.get(f"{root}revisions/comparison.pdf?from=1&to=now")
    assert answer["Content-Type"] == "application/pdf"
    assert "operations-desk-comparison.pdf" in answer["Content-Disposition"]


@pytest.mark.usefixtures("changed")
def test_a_revision_shows_its_facts_as_they_were(browser_of_owner: Client, root: str) -> None:
    page = text(browser_of_owner.get(f"{root}revisions/1/"))
    assert "For the board." in page
    assert "20 min" in page
    assert browser_of_owner.get(f"{root}revisions/2/").status_code == 404


READ = ("revisions/", "revisions/1/", "revisions/compare/?from=1", "revisions/comparison.pdf?from=1")
OWN = (*READ, "status/", "supersede/")


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize("page", OWN)
def test_a_stranger_finds_nothing(browser_of_stranger: Client, root: str, page: str) -> None:
    assert browser_of_stranger.get(root + page).status_code == 404


@pytest.mark.parametrize("page", ["revisions/", "status/", "supersede/"])
def test_a_stranger_changes_nothing(
    browser_of_stranger: Client, decision: Decision, root: str, page: str
) -> None:
    form = {"name": "x", "title": "x", "status": "accepted"}
    assert browser_of_stranger.post(root + page, form).status_code == 404
    decision.refresh_from_db()
    assert (decision.status, decision.revisions.count(), decision.successors.count()) == ("proposed", 0, 0)


@pytest.mark.parametrize("page", READ)
def test_a_link_lets_anybody_read_them_until_it_is_revoked(
    client: Client, changed: Decision, page: str
) -> None:
    address = f"/shared/{share(changed)}/{page}"
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "no-referrer"
    assert changed.public_id.encode() not in answer.content
    assert client.post(address).status_code in (403, 405)
    assert revoke(changed, changed.share_links.get().pk)
    assert client.get(address).status_code == 404


def test_two_hundred_revisions_are_turned_page_by_page(
    browser_of_owner: Client, changed: Decision, root: str, django_assert_max_num_queries
) -> None:
    kept = changed.revisions.get()
    for number in range(2, 201):
        kept.pk, kept.number, kept.name = None, number, LONG
        kept.save(force_insert=True)
    with django_assert_max_num_queries(6):
        page = text(browser_of_owner.get(f"{root}revisions/"))
    assert page.count("Compare with") < 30
    assert "1–25 of 200 revisions" in page
    with django_assert_max_num_queries(12):
        browser_of_owner.get(f"{root}revisions/compare/?from=3&to=150")


def test_a_status_is_set_with_its_date_and_people(
    browser_of_owner: Client, decision: Decision, root: str
) -> None:
    form = {
        "status": "accepted",
        "status_on": "2026-03-02",
        "decision_makers": "Ada\n\n Grace \n",
        "number": str(decision.version),
    }
    page = text(browser_of_owner.post(f"{root}status/", form, follow=True))
    assert "since 2 Mar 2026" in page
    assert "decided by Ada, Grace" in page


def test_a_faulty_status_is_said_beside_each_field(
    browser_of_owner: Client, decision: Decision, root: str
) -> None:
    form = {"status": "agreed", "status_on": "soon", "decision_makers": "x" * 101}
    page = text(browser_of_owner.post(f"{root}status/", form | {"number": str(decision.version)}))
    for field in ("status-fault", "status-on-fault", "makers-fault"):
        assert f'id="{field}"' in page


def test_superseding_opens_the_new_one_and_both_name_each_other(
    browser_of_owner: Client, decision: Decision, root: str
) -> None:
    form = {"title": "Operations, again", "number": str(decision.version)}
    browser_of_owner.post(f"{root}supersede/", form)
    made = decision.successors.get()
    assert "Operations, again" in text(browser_of_owner.get(root))
    assert "Supersedes" in text(browser_of_owner.get(f"/decisions/{made.public_id}/"))


def test_superseding_twice_must_be_ticked(browser_of_owner: Client, decision: Decision, root: str) -> None:
    supersede_decision(decision, title="Second")
    form = {"title": "Third", "number": "2"}
    assert 'id="again-fault"' in text(browser_of_owner.post(f"{root}supersede/", form))
    assert browser_of_owner.post(f"{root}supersede/", form | {"again": "on"}).status_code == 302
    assert decision.successors.count() == 2


def test_a_shared_page_names_a_successor_without_its_address(client: Client, decision: Decision) -> None:
    made = supersede_decision(decision, title="Second")
    page = text(client.get(f"/shared/{share(decision)}/"))
    assert "Superseded by Second" in page
    assert made.public_id not in page
