"""A run's cost in words."""

from decisions.shown.accrual import accrual_shown

LOG = {
    "component": "log",
    "title": "Log",
    "usd": 200.0,
    "predicted_usd": 250.0,
    "drivers": ["hours", "events"],
}
FLINK = {
    "component": "flink",
    "title": "Flink",
    "usd": 1034.5,
    "predicted_usd": 750.0,
    "drivers": ["servers"],
}
VIEW = {"component": "view", "title": "View", "usd": 0.0, "predicted_usd": 0.0, "drivers": []}
ACCRUED = {
    "usd": {"value": 1234.5, "low": 1200.0, "high": 1270.0},
    "predicted_usd": 1000.0,
    "components": [LOG, FLINK, VIEW],
}


def test_components_stand_dearest_first_and_those_that_cost_nothing_are_left_out() -> None:
    shown = accrual_shown({"accrued": ACCRUED})
    assert shown is not None
    assert (shown.usd, shown.predicted) == ("1,234.50", "1,000.00")
    assert [(row.title, row.usd, row.follows) for row in shown.rows] == [
        ("Flink", "1,034.50", "servers"),
        ("Log", "200.00", "hours and events"),
    ]


def test_a_result_of_an_earlier_version_shows_no_cost() -> None:
    assert accrual_shown({"cost_usd": "1.25"}) is None
