"""The cadence curve on the decision page, with how sure it is for whoever asks."""

from html import unescape

import pytest
from django.test import Client

from decisions.models.decision import Decision
from decisions.selectors.advice import advice_for
from decisions.selectors.cadence_band import cadence_band_of


def section(client: Client, decision: Decision, query: str = "") -> str:
    page = client.get(f"/decisions/{decision.public_id}/{query}").content.decode()
    found = page.split('id="cadence"')[1].split("</section>", maxsplit=1)[0]
    return unescape(found).replace("\N{NO-BREAK SPACE}", " ")


def test_it_says_where_engines_end_and_the_rule_beside_the_curve(
    browser_of_owner: Client, decision: Decision
) -> None:
    curve = advice_for(decision).cadence_curve
    text = section(browser_of_owner, decision)
    assert all(each.because in text for each in curve.boundaries)
    assert curve.rule is None or curve.rule.because in text


@pytest.mark.parametrize(("query", "is_said"), [("", False), ("?sure=1", True), ("?sure=maybe", False)])
def test_how_sure_it_is_is_said_when_asked(
    browser_of_owner: Client, decision: Decision, query: str, *, is_said: bool
) -> None:
    text = section(browser_of_owner, decision, query)
    assert (cadence_band_of(decision).finding in text) is is_said
    assert ("How sure is the curve?" in text) is not is_said


def test_todays_headway_is_told_with_what_moving_saves(browser_of_owner: Client, decision: Decision) -> None:
    decision.facts = decision.facts | {"current_headway_s": 86_400}
    decision.save()
    today = advice_for(decision).cadence_curve.today
    assert today is not None
    assert today.because in section(browser_of_owner, decision)
