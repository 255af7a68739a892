"""A deadline after the close of a day is met by a run that is done in time, however old its events."""

from typing import Any

import pytest

from advisor.advice.advice import Advice
from advisor.advice.ranking import RankedOption
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, make_use_case

NIGHTLY = {
    "freshness_s": 2 * 86_400,
    "viewing_interval_s": 86_400,
    "value_usd_per_year": 0,
    "rate_per_s": 2000,
}


def advice(**facts: Any) -> Advice:
    return make_advice_for(make_use_case(**NIGHTLY | facts), draws=4)


def row(given: Advice, key: OptionKey) -> RankedOption:
    return next(row for row in given.ranking if row.option is key)


def vetoes(given: Advice, key: OptionKey) -> set[str]:
    return {veto.rule for veto in row(given, key).vetoes}


def test_a_nightly_run_meets_a_deadline_though_its_events_are_a_day_old() -> None:
    given = advice(deadline_s=9.5 * 3600)
    assert row(given, OptionKey.DAILY_BATCH).eligible
    assert row(given, OptionKey.DAILY_BATCH).freshness_s.mean > 12 * 3600
    assert "after its close" in given.why[0].text


def test_a_run_that_ends_after_the_deadline_is_ruled_out_and_a_shorter_headway_is_not() -> None:
    given = advice(deadline_s=1800)
    assert "deadline_missed" in vetoes(given, OptionKey.DAILY_BATCH)
    assert "deadline_missed" not in vetoes(given, OptionKey.HOURLY_BATCH)


def test_streaming_meets_any_deadline_of_minutes() -> None:
    given = advice(deadline_s=180)
    for key in (OptionKey.EVENT_STREAMING, OptionKey.CONTINUOUS_MICRO_BATCH, OptionKey.UNIFIED):
        assert "deadline_missed" not in vetoes(given, key)


def test_an_option_is_held_to_its_best_headway() -> None:
    texts = [veto.text for veto in row(advice(deadline_s=60), OptionKey.HOURLY_BATCH).vetoes]
    assert any(text.startswith("Even with a run every 60 min") for text in texts)


def test_around_a_deadline_is_a_ramp() -> None:
    def fit(deadline_s: float) -> float:
        daily = row(advice(deadline_s=deadline_s), OptionKey.DAILY_BATCH)
        return next(each.score for each in daily.criteria if each.criterion == "freshness_fit")

    lasts_s = 1.68 * 3600
    assert fit(1.02 * lasts_s) == 1
    assert 0 < fit(0.95 * lasts_s) < 1
    assert fit(0.7 * lasts_s) == 0


@pytest.mark.parametrize("stake", [0, 1e6], ids=["criteria", "money"])
def test_a_deadline_that_all_keep_changes_nothing(stake: float) -> None:
    scores = [
        {row.option: row.score for row in advice(deadline_s=deadline_s, value_usd_per_year=stake).ranking}
        for deadline_s in (0, 20 * 86_400)
    ]
    assert scores[0] == scores[1]


def test_a_short_promise_beside_a_deadline_is_asked_about() -> None:
    def asked(**facts: Any) -> bool:
        return any("Beside the deadline" in text for text in advice(**facts).warnings)

    assert asked(deadline_s=3600, freshness_s=3600)
    assert not asked(deadline_s=3600)
    assert not asked(freshness_s=3600)
