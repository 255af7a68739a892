"""How sure the cadence curve is, asked for by keyboard: the section is swapped in place and drawn again."""

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.chromium, pytest.mark.slow]


def test_the_band_is_asked_for_by_keyboard_and_focus_stays(
    visit: Callable[..., Visitor], decision_id: str
) -> None:
    page = visit().go(f"/decisions/{decision_id}/")
    page.locator("#cadence-sureness").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The grey band holds the total").wait_for()
    page.locator("#cadence .main-svg").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "cadence-sureness"
    assert page.evaluate("document.querySelectorAll('#cadence').length") == 1
