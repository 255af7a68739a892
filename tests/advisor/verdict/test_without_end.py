"""A design whose runs outlast their headway: its results grow older without end, and everything says so."""

import json
import math

import pytest

from advisor.advice.ranking import RankedOption
from advisor.documents.wording import predicted_age
from advisor.plain_data import to_json
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, make_use_case

BEYOND = 5_000_000.0
"""Events a second, more than a run of an hour can load in an hour."""


@pytest.fixture(scope="module")
def daily() -> RankedOption:
    ranking = make_advice_for(make_use_case(rate_per_s=BEYOND)).ranking
    return next(option for option in ranking if option.option is OptionKey.DAILY_BATCH)


def test_it_is_over_its_capacity_and_vetoed(daily: RankedOption) -> None:
    assert daily.utilisation_at_peak > 1
    assert not daily.eligible


def test_its_ages_have_no_end(daily: RankedOption) -> None:
    age = daily.freshness_s
    assert {age.mean, age.p50, age.p95, age.p99} == {math.inf}


def test_json_carries_no_number_for_them(daily: RankedOption) -> None:
    data = to_json(daily)
    assert data["freshness_s"] == {"mean": None, "p50": None, "p95": None, "p99": None}
    assert json.dumps(data, allow_nan=False)


def test_words_say_that_it_never_catches_up(daily: RankedOption) -> None:
    assert "never catches up" in predicted_age(daily)
