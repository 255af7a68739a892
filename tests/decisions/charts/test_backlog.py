"""The backlog of a simulated run as a figure."""

from decisions.charts.backlog import backlog_chart
from tests.decisions.charts.plain import valid


def test_the_title_says_how_many_wait_and_when() -> None:
    chart = backlog_chart({"backlog": {"t_s": [0.0, 1800.0, 3600.0], "events": [0.0, 1200.0, 300.0]}})
    assert chart is not None
    assert chart.title == "At most 1,200 events wait, 30 min into the run"
    assert valid(chart.figure)


def test_an_idle_run_says_so() -> None:
    chart = backlog_chart({"backlog": {"t_s": [0.0, 10.0], "events": [0.0, 0.0]}})
    assert chart is not None
    assert chart.title == "No event ever waits for another"


def test_without_a_backlog_there_is_no_chart() -> None:
    assert backlog_chart({}) is None
    assert backlog_chart({"backlog": None}) is None
    assert backlog_chart({"backlog": {"t_s": [0.0], "events": [1.0]}}) is None


def test_many_wait_in_words() -> None:
    chart = backlog_chart({"backlog": {"t_s": [0.0, 3600.0], "events": [0.0, 4.3e11]}})
    assert chart is not None
    assert chart.title == "At most 430 billion events wait, 60 min into the run"
    assert chart.rows[-1] == ("60 min", "430 billion")
