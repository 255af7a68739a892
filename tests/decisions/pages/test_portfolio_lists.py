"""Uploaded lists: taken as a file or as text, every fault of every row at once, and nothing typed is lost."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from decisions.models.decision import Decision
from decisions.models.portfolio import Portfolio, PortfolioKind
from decisions.pages.portfolio_lists import LARGEST
from tests.decisions.make_portfolios import make_list, make_stored_list, work_to_the_end

UPLOAD = "/portfolio/upload/"
HEAD = "title,team,current_option,current_headway_s,freshness_s"
CSV = f"{HEAD}\nCards,Risk,hourly_batch,1 h,2 s\nReport,,,,7 days\n"
YAML = "- {title: Cards, team: Risk, facts: {freshness_s: 2 s}}\n- {title: Report, facts: {}}\n"


def file(text: str, name: str = "ours.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


@pytest.mark.parametrize("text", [CSV, YAML, json.dumps(make_list(2))], ids=["CSV", "YAML", "JSON"])
@pytest.mark.parametrize("as_file", [True, False], ids=["a file", "typed"])
def test_a_list_becomes_a_portfolio_of_ones_own(browser_of_owner: Client, text: str, as_file: bool) -> None:
    response = browser_of_owner.post(UPLOAD, {"file": file(text)} if as_file else {"text": text}, follow=True)
    shown = response.content.decode()
    assert "2 use cases" in shown
    assert ("ours.csv" if as_file else "Typed list") in shown
    assert not Decision.objects.exists()


def test_every_fault_of_every_row_comes_back_with_all_that_was_typed(browser_of_owner: Client) -> None:
    text = CSV + "Late,Desk,weekly,1 h,soon\n,,,,\n,Desk,,,-1 s\n"
    shown = browser_of_owner.post(UPLOAD, {"file": file(text)}).content.decode()
    assert "4 things need attention" in shown
    for words in ("current_option", "freshness_s", "soon", "Give it a title."):
        assert words in shown
    assert "Late,Desk,weekly,1 h,soon" in shown
    assert 'value="ours.csv"' in shown
    assert not Portfolio.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "&a [*a]",
        "[" * 10**5,
        "title\n" + "x" * 201,
        '[{"title": "\\ud800", "facts": {"\\ud800": 1}}]',
    ],
    ids=["nothing", "no JSON", "an alias", "endless", "too long", "half a letter"],
)
def test_what_is_no_list_is_refused_on_the_page(browser_of_owner: Client, text: str) -> None:
    response = browser_of_owner.post(UPLOAD, {"text": text})
    assert response.status_code == 200
    assert "needs attention" in response.content.decode() or "need attention" in response.content.decode()


def test_a_file_that_is_too_large_is_refused_in_words(browser_of_owner: Client) -> None:
    shown = browser_of_owner.post(UPLOAD, {"file": file("x" * (LARGEST + 1))}).content.decode()
    assert "2,097,152 bytes" in shown


def test_a_long_list_goes_on_in_the_background_and_is_found_again(browser_of_owner: Client) -> None:
    response = browser_of_owner.post(UPLOAD, {"text": json.dumps(make_list(101))})
    address = response["Location"]
    assert "being judged in the background" in browser_of_owner.get(address).content.decode()
    assert "Typed list" in browser_of_owner.get("/portfolio/").content.decode()
    work_to_the_end(Portfolio.objects.get(kind=PortfolioKind.FILE).pk)
    assert "1–25 of 101 use cases" in browser_of_owner.get(address).content.decode()
    assert browser_of_owner.get(f"{address}use-cases.csv").content.count(b"\r\n") == 102


def test_too_many_at_a_time_are_refused_with_what_was_typed(
    browser_of_owner: Client, owner: User, settings
) -> None:
    settings.LIMITS = settings.LIMITS | {"active_portfolios": 1}
    make_stored_list(owner)
    shown = browser_of_owner.post(UPLOAD, {"text": CSV}).content.decode()
    assert "let one finish" in shown
    assert "Cards,Risk,hourly_batch" in shown


def test_a_list_is_its_owners_alone(
    owner: User, browser_of_owner: Client, browser_of_stranger: Client
) -> None:
    made = make_stored_list(owner, kind=PortfolioKind.FILE)
    address = f"/portfolio/lists/{made.public_id}/"
    assert browser_of_owner.get(address).status_code == 200
    for page in ("", "use-cases.csv"):
        assert browser_of_stranger.get(f"{address}{page}").status_code == 404
    assert browser_of_stranger.post(f"{address}delete/").status_code == 404
    assert browser_of_owner.post(f"{address}delete/")["Location"] == "/portfolio/"
    assert not Portfolio.objects.filter(pk=made.pk).exists()
