"""The documents are the seven of the API's contract, and each is a pure function of its input."""

import pytest

from advisor.documents.catalogue import KIND_BY_NAME, KINDS
from tests.make import HOSTILE, make_document

NAMES = {
    "design.pdf",
    "record.md",
    "architecture.svg",
    "architecture.mmd",
    "architecture.dsl",
    "contract.yaml",
    "design.json",
}


def test_the_documents_are_those_of_the_contract():
    assert set(KIND_BY_NAME) == NAMES
    assert len(KINDS) == len(NAMES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.file_name)
def test_the_same_input_gives_the_same_bytes(kind):
    assert kind.make(make_document()) == kind.make(make_document())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.file_name)
@pytest.mark.parametrize(
    "title", ["", "x" * 300, HOSTILE * 20, "a\x00b\ud800"], ids=["empty", "word", "long", "broken"]
)
def test_no_title_stops_a_document(kind, title):
    assert kind.make(make_document(title=title, decision_makers=(title,)))
