"""How often a day was in time is said with interval and longest wait, and nothing where none is known."""

from typing import Any

import pytest

from advisor.documents.deadline_words import deadline_words

MET: dict[str, Any] = {"value": 0.9, "low": 0.85, "high": 0.95, "periods": 40, "longest_s": 7200.0}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "90 % of 40 closes (85 % to 95 %), at the longest 2 h after one"),
        ({"low": None, "high": None, "periods": 1}, "90 % of 1 close, at the longest 2 h after one"),
    ],
)
def test_the_share_is_said_of_how_many_closes(changes: dict[str, Any], said: str) -> None:
    assert deadline_words({"deadline_met": MET | changes}) == said


@pytest.mark.parametrize("result", [{}, {"deadline_met": None}])
def test_a_result_without_a_deadline_says_nothing(result: dict[str, Any]) -> None:
    assert deadline_words(result) == ""
