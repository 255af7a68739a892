"""Patterns and parts say numbers as people do, over the gallery and at the edges of the facts."""

import re

import pytest

from advisor.options import OPTIONS
from tests.advisor.blueprint.patterns.apply import applied_to
from tests.advisor.documents.worked import WORKED, worked_advice
from tests.make import make_use_case

AWKWARD = (
    r"(?<![\d.,])1 (years|executors|reference rows|connections|changes|recomputations|days|events)\b",
    r"(?<![\d.,])0 times\b",
    r"\b0\.0000+\d",
    r"\d[eE]-\d",
    r"× 10",
    r"(?<![\d.,])0 B\b",
)
EDGES = (
    {"late_share": 0.001, "late_p99_s": 10, "duplicate_share": 0, "duplicate_within_s": 0},
    {"reprocess_per_year": 0, "history_years": 1, "lookback_s": 0, "late_share": 0, "late_p99_s": 0},
    {"schema_changes_per_year": 1, "breaking_share": 1, "reprocess_per_year": 1, "rate_per_s": 1},
    {"delivery": "exactly_once", "error_tolerance": 0, "window_s": 0},
)


def said(pattern) -> str:
    return f"{pattern.headline} {pattern.because} {pattern.derivation} {pattern.fails_when}"


def awkward(text: str) -> list[str]:
    return [match[0] for rule in AWKWARD for match in re.finditer(rule, text)]


@pytest.mark.parametrize("option", WORKED)
def test_the_gallery_says_no_number_awkwardly(option):
    blueprint = worked_advice(option)[1].blueprint
    texts = [said(pattern) for pattern in blueprint.patterns]
    texts += [f"{part.why} {part.size} {part.failure}" for part in blueprint.components]
    assert awkward(" ".join(texts)) == []


@pytest.mark.parametrize("facts", EDGES, ids=range(len(EDGES)))
@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_patterns_say_no_number_awkwardly_at_the_edges(option, facts):
    texts = [said(pattern) for pattern in applied_to(make_use_case(**facts), option.key).values()]
    assert awkward(" ".join(texts)) == []


@pytest.mark.parametrize("duplicate_share", [0.00001, 0.05])
def test_a_tolerance_of_one_in_ten_thousand_is_told_as_given_and_not_as_under_a_tenth(duplicate_share):
    facts = {"error_tolerance": 0.0001, "duplicate_share": duplicate_share, "late_share": 0.001}
    patterns = applied_to(make_use_case(**facts), "daily_batch").values()
    texts = [pattern.because for pattern in patterns if "that a figure may be wrong by" in pattern.because]
    assert texts
    assert all("the 0.01 % that a figure may be wrong by" in text for text in texts)
