"""Tables between marks of a page."""

from pathlib import Path

import pytest

from calibrate.documentation import put, shown

PAGE = "# Title\n<!-- a: begin -->\nold\n<!-- a: end -->\nrest\n"


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    put("a", "| new |", page)
    assert shown("a", page) == "| new |"
    assert page.read_text() == PAGE.replace("old", "| new |")


def test_a_page_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    with pytest.raises(ValueError, match="b: begin"):
        put("b", "text", page)
    assert page.read_text() == PAGE


def test_the_measured_table_names_no_machine() -> None:
    assert shown("measured").startswith("Machine: ")
    assert "/" not in shown("measured").splitlines()[0]
