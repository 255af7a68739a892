import json

import pytest
from django.test import Client

from decisions.models.decision import Decision
from decisions.services import documents
from decisions.services.documents import KINDS
from tests.decisions.make_rows import make_decision


@pytest.fixture
def place(owner) -> str:
    """Where the documents of a decision are."""
    return f"/api/v1/decisions/{make_decision(owner).public_id}/"


BEGINNINGS = {
    "design.pdf": b"%PDF-",
    "record.md": b"---",
    "architecture.svg": b"<svg",
    "architecture.mmd": b"flowchart",
    "architecture.dsl": b"workspace",
    "architecture.d2": b"# Operations desk",
    "architecture.drawio": b"<?xml",
    "contract.yaml": b"apiVersion:",
    "improvement-plan.csv": b"step,phase,what",
    "design.json": b"{",
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_each_document_is_of_its_kind(api, place, name):
    answer = api.get(f"{place}{name}")
    assert answer.status_code == 200, answer.content
    assert answer.content.lstrip().startswith(BEGINNINGS[name]) or BEGINNINGS[name] in answer.content[:400]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="operations-desk-{name}"'


@pytest.mark.parametrize("name", BEGINNINGS)
def test_the_same_decision_gives_the_same_bytes(api, place, name):
    assert api.get(f"{place}{name}").content == api.get(f"{place}{name}").content


def test_the_data_holds_the_facts_and_the_advice(api, place):
    data = json.loads(api.get(f"{place}design.json").content)
    assert data["title"] == "Operations desk"
    assert data["advice"]["recommended"]["option"] == Decision.objects.get().option


@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_strangers_documents_do_not_exist(strangers_api, place, name):
    answer = strangers_api.get(f"{place}{name}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_signed_in_browser_may_fetch_a_document(place, owner):
    browser = Client()
    browser.force_login(owner)
    assert browser.get(f"{place}record.md").status_code == 200


def test_a_document_in_another_format_is_refused(api, place):
    assert api.get(f"{place}record.md", headers={"Accept": "application/pdf"}).status_code == 406


def test_a_typesetting_that_takes_too_long_is_reported_as_such(api, place, monkeypatch):
    monkeypatch.setattr("advisor.documents.pdf.TIME_LIMIT_S", 0.001)
    answer = api.get(f"{place}design.pdf")
    assert answer.status_code == 503
    assert "try again" in answer.json()["detail"]


def test_every_kind_is_tested_here():
    assert {kind.name for kind in KINDS} == set(BEGINNINGS)
    assert documents.KIND_BY_NAME.keys() == set(BEGINNINGS)
