"""Documents to download."""

import pytest
from django.test import Client

from decisions.models.decision import Decision
from decisions.pages import downloads
from decisions.services.documents import KINDS, DocumentFailed


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_document_comes_as_a_file_named_after_the_decision(
    browser_of_owner: Client, decision: Decision, kind
) -> None:
    response = browser_of_owner.get(f"/decisions/{decision.public_id}/documents/{kind.name}")
    assert response.status_code == 200
    assert response["Content-Type"] == kind.content_type
    assert response["Content-Disposition"] == f'attachment; filename="operations-desk-{kind.name}"'


def test_the_design_document_is_a_pdf(browser_of_owner: Client, decision: Decision) -> None:
    response = browser_of_owner.get(f"/decisions/{decision.public_id}/documents/design.pdf")
    assert response.content.startswith(b"%PDF-")


def test_an_unknown_document_is_not_found(browser_of_owner: Client, decision: Decision) -> None:
    assert browser_of_owner.get(f"/decisions/{decision.public_id}/documents/design.exe").status_code == 404


def test_a_document_that_cannot_be_made_now_says_so(
    browser_of_owner: Client, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DocumentFailed("The design document could not be made just now; try again.")

    monkeypatch.setattr(downloads, "render", fail)
    response = browser_of_owner.get(f"/decisions/{decision.public_id}/documents/design.pdf")
    assert response.status_code == 503
    assert "try again" in response.content.decode()
