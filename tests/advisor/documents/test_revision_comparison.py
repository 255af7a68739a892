"""Two states as PDF: everything that differs can be read, and the same input gives the same bytes."""

import io
import time

import pytest
from pypdf import PdfReader

from advisor.documents.design_outline import design_outline
from advisor.documents.pdf import comparison_pdf, comparison_pdf_apart
from advisor.documents.revision_comparison import State, compare_states
from tests.advisor.documents.worked import worked_document
from tests.make import HOSTILE, make_document


def state(document, number=0, **changes):
    parts = {
        "number": number,
        "name": "Before the pilot" if number else "As it is now",
        "note": "",
        "by": "ada",
        "on": "2026-11-23",
        "status": "accepted",
        "outline": design_outline(document),
    }
    return State(**(parts | changes))


def compared(before, after, title="Orders"):
    return compare_states(title, "0a1b", before, after)


@pytest.fixture(scope="module")
def moved():
    before, after = worked_document("micro_batch"), worked_document("event_streaming")
    return compared(state(before, 1), state(after))


def text_of(comparison):
    reader = PdfReader(io.BytesIO(comparison_pdf(comparison)))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    return words.replace("\u200b", "")


def test_a_revision_has_its_number_and_now_has_none(moved):
    assert (moved.before.label, moved.after.label) == ("1. Before the pilot", "As it is now")


def test_the_pdf_holds_every_fact_reason_sum_and_part_that_differs(moved):
    words, changes = text_of(moved), moved.changes
    assert changes.finding in words
    assert all(f"{fact.before}" in words and f"{fact.after}" in words for fact in changes.facts)
    assert all(" ".join(text.split()) in words for text in (*changes.why_gone, *changes.why_new))
    for costs in (changes.infrastructure, changes.people):
        assert f"{costs.before_usd:,.2f} {costs.after_usd:,.2f}" in words
    assert all(part.name in words for part in (*changes.components, *changes.patterns))


def test_a_cheaper_line_has_a_minus(moved):
    fallen = next(line for line in moved.changes.infrastructure.lines if line.change_usd < 0)
    assert f"\N{MINUS SIGN}{-fallen.change_usd:,.2f}" in text_of(moved)


def test_states_that_are_alike_say_so():
    assert "Nothing differs" in text_of(compared(state(make_document(), 1), state(make_document())))


def test_the_same_input_gives_the_same_bytes_in_a_child_too(moved):
    assert comparison_pdf(moved) == comparison_pdf_apart(moved)


def test_what_was_typed_is_shown_not_obeyed(moved):
    typed = compared(state(make_document(), 1, name=HOSTILE, note=HOSTILE), moved.after, title=HOSTILE)
    assert '#import "x" $x^2$ *bold*' in text_of(typed)


def test_it_is_made_within_a_second(moved):
    comparison_pdf(moved)
    started = time.process_time()
    comparison_pdf(moved)
    assert time.process_time() - started < 1
