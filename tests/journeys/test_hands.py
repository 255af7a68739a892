"""What hands do at the keyboard: answers followed live, keys, and the way back."""

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.slow]


def test_the_panel_follows_the_typing_and_the_focus_stays(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    page = visit().go(f"/decisions/{decision_id}/facts/need/")
    page.fill("#freshness_s", "2 days")
    page.get_by_text("Taken as 2 days").wait_for()
    assert page.evaluate("document.activeElement.id") == "freshness_s"
    assert page.input_value("#freshness_s") == "2 days"


def test_a_fault_appears_beside_its_field_while_typing_and_goes_when_put_right(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    page = visit().go(f"/decisions/{decision_id}/facts/need/")
    page.fill("#freshness_s", "soonish")
    page.locator("#note-freshness_s .fault").wait_for()
    page.fill("#freshness_s", "10 min")
    page.locator("#note-freshness_s").get_by_text("Taken as 10 min").wait_for()


def test_reload_back_and_forward_lose_nothing(visit: Callable[..., Visitor], decision_id: str) -> None:
    page = visit().go(f"/decisions/{decision_id}/facts/need/")
    page.fill("#freshness_s", "7 min")
    page.get_by_text("Taken as 7 min").wait_for()
    page.reload()
    assert page.input_value("#freshness_s") == "7 min"
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/facts/value/")
    page.go_back()
    assert page.input_value("#freshness_s") == "7 min"
    page.go_forward()
    page.wait_for_url("**/facts/value/")


def test_the_ends_of_a_range_are_asked_for_once_a_range_is_chosen(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    page = visit().go(f"/decisions/{decision_id}/facts/source/")
    question = page.locator("#question-rate_per_s")
    assert not question.get_by_label("At least").is_visible()
    question.get_by_label("range").check()
    question.get_by_label("At least").fill("1/s")
    question.get_by_label("At most").fill("9k/s")
    question.get_by_text("9 k/s)").wait_for()


def test_keys_start_search_move_edit_and_explain(visit: Callable[..., Visitor], decision_id: str) -> None:
    page = visit().go("/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("n")
    assert page.url.endswith("/")
    page.wait_for_url("**/?q=n*")
    page.locator("#main").focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/decisions/{decision_id}/")
    page.keyboard.press("?")
    assert page.get_by_role("heading", name="Keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.wait_for_url("**/facts/")


def test_a_search_narrows_the_list_while_typing_and_its_address_can_be_shared(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    page = visit().go("/")
    page.fill("#q", "nothing like it")
    page.get_by_text("Nothing found for").wait_for()
    assert "q=nothing" in page.url
    page.fill("#q", "dispatchers")
    page.get_by_role("link", name="Orders by region").wait_for()


def test_the_overlay_changes_in_place_and_in_the_address(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    page = visit().go(f"/decisions/{decision_id}/")
    page.get_by_role("link", name="Latency", exact=True).click()
    page.locator("svg.architecture.overlay-latency").wait_for()
    assert "overlay=latency" in page.url


def test_a_link_is_made_read_by_others_and_revoked(
    visit: Callable[..., Visitor], decision_id: str, browser
) -> None:
    page = visit().go(f"/decisions/{decision_id}/links/")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The new link").input_value()
    reader = browser.new_page()
    assert reader.goto(link).status == 200
    assert not reader.get_by_role("link", name="Edit facts").is_visible()
    page.get_by_role("button", name="Revoke").click()
    page.get_by_text("The link is revoked").wait_for()
    assert reader.goto(link).status == 404
    reader.close()


def test_when_the_server_answers_with_an_error_it_is_said_and_the_typing_stays(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    visitor = visit()
    page = visitor.go(f"/decisions/{decision_id}/facts/need/")
    page.route("**/facts/need/", lambda route: route.abort())
    page.fill("#freshness_s", "7 min")
    page.get_by_text("What you typed is still here").wait_for()
    assert page.input_value("#freshness_s") == "7 min"
    page.unroute("**/facts/need/")
    visitor.complaints.clear()


def test_a_session_that_ended_leads_to_the_sign_in_and_never_into_the_panel(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    visitor = visit()
    page = visitor.go(f"/decisions/{decision_id}/facts/need/")
    visitor.context.clear_cookies(name="sessionid")
    page.fill("#freshness_s", "7 min")
    page.wait_for_url("**/sign-in/**")
    assert "next=" in page.url
