"""Widths are never below Helvetica's, and wrapped text never wider than its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.documents.drawing.text_width import text_width, wrap


# Sums of the advance widths that Adobe's AFM file of Helvetica gives, in thousandths.
@pytest.mark.parametrize(
    ("text", "thousandths"), [("Hello", 2278), ("WWW", 2832), ("illi", 888), ("0123", 2224)]
)
def test_a_width_is_helveticas_and_a_little_more(text, thousandths):
    assert thousandths / 1000 * 10 <= text_width(text, 10) <= 1.1 * thousandths / 1000 * 10


def test_a_combining_accent_takes_no_room():
    assert text_width("e\u0301", 10) == text_width("e", 10)


@given(st.text(max_size=400), st.integers(min_value=1, max_value=4))
def test_wrapped_text_stays_within_its_lines_and_width(text, lines):
    rows = wrap(text, 100, 12, lines=lines)
    assert len(rows) <= lines
    assert all(text_width(row, 12) <= 100 for row in rows)


def test_text_that_fits_is_kept_whole():
    assert wrap("two words", 100, 12, lines=2) == ("two words",)


def test_a_word_of_300_letters_is_broken_and_ends_in_an_ellipsis():
    rows = wrap("x" * 300, 100, 12, lines=2)
    assert len(rows) == 2
    assert rows[-1].endswith("…")
