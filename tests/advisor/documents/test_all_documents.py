"""Every document is a pure function of its input and takes whatever was typed, for every kind of design."""

import pytest

from advisor.documents.contract import contract_yaml
from advisor.documents.d2 import d2
from advisor.documents.design_json import design_json
from advisor.documents.drawio import drawio_xml
from advisor.documents.improvement_plan import improvement_plan_csv
from advisor.documents.mermaid import mermaid
from advisor.documents.pdf import design_pdf
from advisor.documents.record import record_md
from advisor.documents.structurizr import structurizr_dsl
from tests.advisor.documents.worked import WORKED, worked_document
from tests.make import HOSTILE, make_document

WRITERS = (
    contract_yaml,
    d2,
    design_json,
    drawio_xml,
    improvement_plan_csv,
    mermaid,
    record_md,
    structurizr_dsl,
    design_pdf,
)
TITLES = {"empty": "", "a word": "x" * 300, "hostile": HOSTILE * 20, "control characters": "a\x00b\ud800"}


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_the_same_input_gives_the_same_bytes(write):
    assert write(make_document()) == write(make_document())


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_no_title_stops_a_document(write, title):
    assert write(make_document(title=title, decision_makers=(title,)))


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("option", WORKED)
def test_every_kind_of_design_has_every_document(write, option):
    assert write(worked_document(option))
