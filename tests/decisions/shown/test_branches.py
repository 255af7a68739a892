"""Branches beside the live path in words."""

from decisions.shown.branches import branch_rows


def test_a_branch_says_when_events_reach_its_end_and_how_surely() -> None:
    ages = {"p50": {"value": 450.0, "low": 440.0, "high": 460.0}, "p95": {"value": 855.0}, "p99": None}
    (row,) = branch_rows({"branches": [{"key": "archived", "title": "Archived", "age_s": ages}]})
    assert row["title"] == "Archived"
    assert row["ages"][0] == ("7.5 min", "7.33 min to 7.67 min")
    assert row["ages"][1][1] == ""
    assert row["ages"][2] == ("–", "")


def test_an_unbranched_run_has_no_rows() -> None:
    assert list(branch_rows({})) == []
