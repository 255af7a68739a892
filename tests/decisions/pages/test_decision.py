"""The decision page: every part of the evidence, at a bounded cost."""

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client

from advisor.options import OPTIONS
from decisions.models.decision import Decision
from decisions.selectors.advice import advice_for
from decisions.services.documents import KINDS
from tests.decisions.make_rows import make_decision, make_simulation
from tests.decisions.pages.counted import counted_advice

SECTIONS = (
    "cadence",
    "freshness",
    "options",
    "criteria",
    "architecture",
    "bill",
    "returns",
    "growth",
    "patterns",
    "simulation",
    "facts",
)


@pytest.fixture
def page(browser_of_owner: Client, decision: Decision) -> str:
    return browser_of_owner.get(f"/decisions/{decision.public_id}/").content.decode()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_stands_under_its_own_address(page: str, section: str) -> None:
    assert page.count(f'id="{section}"') == 1


def test_no_id_is_used_twice(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_the_verdict_is_the_cores_own_sentence(page: str, decision: Decision) -> None:
    headline = advice_for(decision).headline
    assert headline in unescape(page).replace("\N{NO-BREAK SPACE}", " ")


def test_a_fault_of_the_design_is_said_over_its_drawing(
    browser_of_owner: Client, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    advice = advice_for(decision)
    broken = replace(advice, blueprint=replace(advice.blueprint, faults=("nothing flows to or from cache",)))
    monkeypatch.setattr("decisions.pages.decision.advice_for", lambda _: broken)
    answer = browser_of_owner.get(f"/decisions/{decision.public_id}/")
    assert answer.status_code == 200
    assert "Do not build it as it is drawn: nothing flows to or from cache." in answer.content.decode()


def test_a_sound_design_is_shown_without_a_warning_over_it(page: str) -> None:
    assert "Do not build it" not in page


def test_the_schema_pattern_leads_to_the_comparison_of_schemas(page: str) -> None:
    card = page.split('id="pattern-schema_evolution"')[1].split("</article>", maxsplit=1)[0]
    assert 'href="/schemas/"' in card


def test_every_trade_off_has_its_table(page: str) -> None:
    figures = page.split('class="trade-off"')[1:]
    assert len(figures) > 3
    assert all("is-chosen" in figure for figure in figures if "<svg" in figure.split("</figure>")[0])


def test_a_backfill_that_starts_on_a_day_ends_on_a_day(browser_of_owner: Client, decision: Decision) -> None:
    address = f"/decisions/{decision.public_id}/"
    dated = browser_of_owner.get(address, {"backfill_from": "2027-03-01"}).content.decode()
    assert "Ends on" in dated
    assert re.search(r"\d+ Mar 2027", dated)
    assert "Ends on" not in browser_of_owner.get(address).content.decode()


def test_a_day_that_is_none_is_told_beside_its_field(browser_of_owner: Client, decision: Decision) -> None:
    answer = browser_of_owner.get(f"/decisions/{decision.public_id}/", {"backfill_from": "soon"})
    assert answer.status_code == 200
    assert "&#x27;soon&#x27; is no day; write it like 2027-03-01." in answer.content.decode()


def test_all_eight_options_are_compared(page: str) -> None:
    table = page.split('id="options"')[1].split("</section>", maxsplit=1)[0]
    assert all(option.title in table for option in OPTIONS)
    assert table.count('class="strip"') == 8


def test_sums_of_the_investment_are_of_what_the_page_shows(page: str, decision: Decision) -> None:
    returns = advice_for(decision).returns
    assert returns is not None
    table = page.split('id="cash-flow-chart"')[1].split("</table>", maxsplit=1)[0]
    rows = [re.findall(r'<td class="number">([^<]*)</td>', row) for row in table.split("<tr>")[2:]]
    worth = [Decimal(row[5].replace(",", "")) for row in rows]
    assert sum(worth) == Decimal(rows[-1][6].replace(",", "")) == returns.npv_usd


def test_a_component_sized_by_the_load_says_what_it_carries_and_what_stops_it(
    page: str, decision: Decision
) -> None:
    sized = [each for each in advice_for(decision).blueprint.components if each.carries_events_per_s]
    assert sized
    assert all(f"at the peak, limited by {each.carries_until}" in page for each in sized)


def test_every_veto_is_given_with_its_reason(page: str, decision: Decision) -> None:
    texts = [veto.text for option in advice_for(decision).ranking for veto in option.vetoes]
    assert texts
    assert all(text in unescape(page) for text in texts)


def test_every_line_of_the_bill_names_its_source_and_date(page: str, decision: Decision) -> None:
    bill = page.split('id="bill"')[1].split("</section>", maxsplit=1)[0]
    lines = advice_for(decision).bill
    assert bill.count("<details") == len(lines) + len(advice_for(decision).ranking[0].people)
    assert all(line.sku in bill and line.as_of in bill for line in lines)


def test_every_chart_has_a_table_that_says_the_same(page: str) -> None:
    assert page.count('class="chart"') == page.count('<div class="figure">') >= 2
    for key in ("cadence", "freshness"):
        assert "<table>" in page.split(f'id="{key}-chart"')[1].split("</details>", maxsplit=1)[0]


def test_each_document_can_be_downloaded(page: str, decision: Decision) -> None:
    assert all(f"/decisions/{decision.public_id}/documents/{kind.name}" in page for kind in KINDS)


@pytest.mark.parametrize("overlay", ["none", "latency", "cost", "why"])
def test_the_drawing_shows_the_overlay_of_the_address(
    browser_of_owner: Client, decision: Decision, overlay: str
) -> None:
    page = browser_of_owner.get(f"/decisions/{decision.public_id}/", {"overlay": overlay}).content.decode()
    assert f'class="architecture overlay-{overlay}"' in page


def test_an_overlay_that_does_not_exist_is_the_plain_drawing(
    browser_of_owner: Client, decision: Decision
) -> None:
    page = browser_of_owner.get(f"/decisions/{decision.public_id}/", {"overlay": "<x>"}).content.decode()
    assert 'class="architecture overlay-none"' in page


def test_a_draft_goes_on_with_its_facts(browser_of_owner: Client, owner: User) -> None:
    draft = make_decision(owner, is_draft=True)
    response = browser_of_owner.get(f"/decisions/{draft.public_id}/")
    assert response["Location"] == f"/decisions/{draft.public_id}/facts/"


def test_titles_are_shown_as_text(browser_of_owner: Client, owner: User) -> None:
    made = make_decision(owner, title="<img src=x onerror=alert(1)>", summary="</script><b>bold</b>")
    page = browser_of_owner.get(f"/decisions/{made.public_id}/").content.decode()
    assert "<img" not in page
    assert "<b>bold" not in page


def test_no_script_stands_in_the_page_itself(browser_of_owner: Client, decision: Decision) -> None:
    response = browser_of_owner.get(f"/decisions/{decision.public_id}/")
    scripts = re.findall(r"<script([^>]*)>", response.content.decode())
    assert all("src=" in script or "application/json" in script for script in scripts)
    assert "script-src 'self';" in response["Content-Security-Policy"]


def test_the_number_of_queries_is_bounded_however_many_runs_there_are(
    browser_of_owner: Client, decision: Decision, settings, django_assert_max_num_queries
) -> None:
    settings.LIMITS = settings.LIMITS | {"active_simulations": 50}
    for _ in range(12):
        make_simulation(decision)
    with django_assert_max_num_queries(9):
        browser_of_owner.get(f"/decisions/{decision.public_id}/")


def test_the_page_is_lean(page: str) -> None:
    """Charts are most of it; beyond a quarter of a megabyte something is sent that nobody sees."""
    assert len(page.encode()) < 250_000


def test_costs_of_a_seasonal_need_say_that_they_are_a_months_in_season(
    browser_of_owner: Client, owner: User
) -> None:
    made = make_decision(owner, facts={"season_weeks": 6.0})
    page = browser_of_owner.get(f"/decisions/{made.public_id}/").content.decode()
    assert "<dt>A month in season</dt>" in page
    assert "Bill, USD a month in season" in page


@pytest.fixture
def refused_page(browser_of_owner: Client, owner: User) -> str:
    """The budget pays for nothing."""
    made = make_decision(owner, facts={"budget_usd_per_month": 100.0})
    return unescape(browser_of_owner.get(f"/decisions/{made.public_id}/").content.decode())


def test_where_no_option_is_allowed_the_page_recommends_none(refused_page: str) -> None:
    assert "no option allowed" in refused_page
    assert "nearest: " in refused_page
    assert "ecommended" not in refused_page
    assert "close call" not in refused_page


def test_where_no_option_is_allowed_the_limits_it_breaks_are_named(refused_page: str) -> None:
    verdict = refused_page.split('aria-label="Verdict"')[1].split("</section>", maxsplit=1)[0]
    assert "What the nearest breaks" in verdict
    assert "the budget is 100" in verdict.replace("\N{NO-BREAK SPACE}", " ")


def test_a_decision_page_computes_its_advice_once(
    browser_of_owner: Client, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = counted_advice(monkeypatch)
    browser_of_owner.get(f"/decisions/{decision.public_id}/")
    assert len(asked) == 1
