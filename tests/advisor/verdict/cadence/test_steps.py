"""Jumps of the cadence curve are told by what is whole, not taken for the truth of a headway."""

from tests.make import make_advice_for, make_use_case


def steps_of(**facts):
    return make_advice_for(make_use_case(**facts), draws=2).cadence_curve.steps


def test_past_an_hour_partitions_are_days_and_results_older() -> None:
    step = next(each for each in steps_of() if 3600 < each.at_s < 3700)
    assert step.change_usd > 0
    assert "older" in step.because


def test_runs_that_follow_deliveries_step_at_whole_deliveries() -> None:
    found = steps_of(source="file_drop", arrival_interval_s=7200)
    assert found
    for each in found:
        assert each.at_s % 7200 < 0.02 * each.at_s
        assert "deliveries" in each.because


def test_where_every_run_is_alike_there_is_no_step() -> None:
    even = {"source": "api_pull", "actor": "machine", "viewing_interval_s": 0, "rate_per_s": 0.001}
    assert [each for each in steps_of(**even, lookback_s=0) if each.at_s < 3600] == []
