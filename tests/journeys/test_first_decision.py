"""A new user's first trip through the running product: from the printed link to a PDF in their hands."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.config.running import Run, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.chromium, pytest.mark.slow]

ANSWERS = {
    "need": {"freshness_s": "20 min", "reaction_s": "5 min", "viewing_interval_s": "15 min"},
    "value": {"value_usd_per_year": "250,000", "value_half_life_s": "4 h"},
    "source": {"rate_per_s": "20/s", "peak_factor": "3", "event_bytes": "600 B"},
    "behaviour": {"late_share": "2 %", "late_p99_s": "2 h", "window_s": "5 min"},
    "correctness": {"lookback_s": "2 h", "history_years": "1"},
    "team": {"engineers": "4"},
    "place": {},
}


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What the product prints when it is ready."""
    run = Run(tmp_path_factory.mktemp("journey"), free_port())
    yield run.say().removeprefix("Headway is ready: ")
    run.stop()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    yield page
    page.close()


def test_from_the_printed_link_to_a_pdf_of_ones_own_decision(link: str, page: "Page", tmp_path: Path) -> None:
    page.goto(link)
    page.get_by_role("link", name="New decision").first.click()
    page.get_by_label("A name for the use case").fill("Dispatch desk")
    page.get_by_role("button", name="Start", exact=True).click()
    for step, typed in ANSWERS.items():
        page.wait_for_url(f"**/facts/{step}/")
        for fact, text in typed.items():
            page.fill(f"#{fact}", text)
        page.locator("#step .primary").click()
    page.get_by_role("button", name="Decide").click()
    page.get_by_role("heading", name="Dispatch desk").wait_for()
    assert page.locator(".verdict-sentence").inner_text()
    page.get_by_role("button", name="Run", exact=True).click()
    page.locator("#run").get_by_text("Done", exact=True).wait_for()
    assert page.locator("#run").get_by_role("cell", name="min", exact=False).count() >= 2
    page.locator("summary", has_text="Documents").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Design document").click()
    download.value.save_as(tmp_path / "design.pdf")
    assert (tmp_path / "design.pdf").read_bytes().startswith(b"%PDF-")
