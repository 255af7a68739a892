"""Revisions as people use them: named, compared, at every width in both themes, with and without scripts."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User

from decisions.models.decision import Decision
from decisions.services.decisions import Change, change_decision
from decisions.services.revisions import name_revision
from decisions.services.superseding import supersede_decision
from tests.journeys.test_look import AXE, SMALLEST_TEXT, STICKS_OUT
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.slow]

LONG = "Before the pilot of " + "Llanfairpwllgwyngyll" * 4
PAGES = (
    "/decisions/{id}/",
    "/decisions/{id}/revisions/",
    "/decisions/{id}/revisions/1/",
    "/decisions/{id}/revisions/compare/?from=1&to=now",
    "/decisions/{id}/status/",
    "/decisions/{id}/supersede/",
)


@pytest.fixture
def with_revisions(decision_id: str, owner: User) -> str:
    """Accepted by many, changed to another design, superseded; its words as long as they may be."""
    decision = Decision.objects.get(public_id=decision_id)
    makers = ["Llanfairpwllgwyngyll" * 5, "Ada Lovelace", "Grace Hopper"]
    decision = change_decision(decision, Change(status="accepted", decision_makers=makers))
    name_revision(decision, owner, name=LONG, note="Wort" * 200)
    decision = change_decision(decision, Change(facts={"freshness_s": 2, "on_call": "around_the_clock"}))
    supersede_decision(decision, title=decision.title)
    return decision_id


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1280, "light"), (2560, "dark")])
def test_pages_with_the_longest_words_break_no_rule(
    visit: Callable[..., Visitor], with_revisions: str, width: int, theme: str
) -> None:
    visitor = visit(width, theme)
    for address in PAGES:
        page = visitor.go(address.format(id=with_revisions))
        assert page.evaluate(STICKS_OUT) <= 0, address
        assert page.evaluate(SMALLEST_TEXT) >= 12, address
        broken = Axe().run(page, options=AXE).response["violations"]
        assert not [(address, each["id"], each["nodes"][0]["html"][:200]) for each in broken]


def test_another_choice_changes_what_is_compared(visit: Callable[..., Visitor], with_revisions: str) -> None:
    page = visit().go(f"/decisions/{with_revisions}/revisions/compare/?from=1&to=now")
    page.get_by_label("To").select_option("2")
    page.wait_for_url("**/compare/?from=1&to=2")
    page.get_by_text("Nothing differs between the two.").wait_for()


def test_without_scripts_a_revision_is_named_and_compared(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    page = visit(scripts=False).go(f"/decisions/{decision_id}/revisions/")
    page.get_by_label("Name of this revision").fill("First")
    page.get_by_role("button", name="Keep it as it is now").click()
    page.get_by_role("link", name="now from revision 1").click()
    page.get_by_text("Nothing differs between the two.").wait_for()
    page.get_by_role("button", name="Compare").click()
    assert "from=1&to=now" in page.url
