"""Every page at every width in both themes: nothing sticks out, and nobody is shut out."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.slow]

WIDTHS = (360, 1280, 2560)
PAGES = (
    "/",
    "/decisions/new/",
    "/decisions/{id}/",
    "/decisions/{id}/facts/",
    "/decisions/{id}/facts/need/",
    "/decisions/{id}/facts/team/",
    "/decisions/{id}/links/",
    "/decisions/{id}/rename/",
    "/decisions/{id}/delete/",
    "/decisions/{id}/flip-map/?x=freshness_s&y=rate_per_s",
    "/decisions/{id}/promises/",
    "/prices/",
    "/assumptions/",
    "/organisation/",
    "/schemas/",
    "/tokens/",
    "/methods/",
)
# Its own way of fetching imported stylesheets asks for addresses that do not exist.
AXE = {"resultTypes": ["violations"], "preload": False}
STICKS_OUT = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll("main *, header *, footer *")]
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
        && each.checkVisibility() && !each.closest("svg"))
    .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(
    visit: Callable[..., Visitor], decision_id: str, theme: str
) -> None:
    visitor = visit(theme=theme)
    found = {}
    for address in PAGES:
        page = visitor.go(address.format(id=decision_id))
        broken = Axe().run(page, options=AXE).response["violations"]
        found |= {
            f"{address} {each['id']}": [node["html"][:200] for node in each["nodes"]] for each in broken
        }
    assert not found


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_and_no_text_is_tiny(
    visit: Callable[..., Visitor], decision_id: str, width: int
) -> None:
    visitor = visit(width)
    for address in PAGES:
        page = visitor.go(address.format(id=decision_id))
        assert page.evaluate(STICKS_OUT) <= 0, address
        assert page.evaluate(SMALLEST_TEXT) >= 12, address


def test_the_theme_is_chosen_by_a_switch_and_kept(visit: Callable[..., Visitor]) -> None:
    page = visit().go("/")
    paper = "() => getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(paper)
    page.get_by_role("button", name="theme").click()
    page.wait_for_selector("html[data-theme=dark]")
    assert page.evaluate(paper) != before
    page.goto("/methods/")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_charts_take_the_colours_of_the_theme(visit: Callable[..., Visitor], decision_id: str) -> None:
    page = visit().go(f"/decisions/{decision_id}/")
    tick = page.locator("#cadence-chart .xtick text").first
    light = tick.evaluate("element => getComputedStyle(element).fill")
    page.emulate_media(color_scheme="dark")
    expect(tick).not_to_have_css("fill", light)


def test_a_printed_decision_is_light_and_without_controls(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    page = visit(theme="dark").go(f"/decisions/{decision_id}/")
    page.emulate_media(media="print")
    assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "light"
    assert not page.get_by_role("link", name="Edit facts").is_visible()
    assert page.locator(".verdict-sentence").is_visible()


def test_without_javascript_tables_take_the_charts_place(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    visitor = visit(scripts=False)
    visitor.page.goto(f"/decisions/{decision_id}/")
    assert not visitor.page.locator("#cadence-chart").is_visible()
    visitor.page.locator("#cadence").get_by_text("The same as a table").click()
    assert visitor.page.get_by_role("region", name="Cadence curve as a table").is_visible()
