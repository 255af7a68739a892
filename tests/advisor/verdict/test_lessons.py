"""What published cases taught and three quick questions get wrong: each lesson can be seen in a verdict."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from advisor.advice.advice import Advice
from advisor.advice.ranking import RankedOption
from advisor.assumptions.replaced import parse_assumptions
from advisor.cases import likely_case
from advisor.options import OPTIONS
from advisor.parsing import parse_use_case
from advisor.use_case import UseCase
from advisor.use_case_file import read_use_case_file
from advisor.verdict.basis import Basis
from advisor.verdict.criteria import weight_shares
from advisor.verdict.standings import Standings, compare
from advisor.vocabulary import OptionClass, OptionKey
from tests.make import make_advice_for, make_use_case, price_book

PLACE = {option.key: place for place, option in enumerate(OPTIONS)}
ABLE = {"on_call": "around_the_clock", "streaming_skill": 3}


def worked(stem: str, **changes: Any) -> UseCase:
    use_case = read_use_case_file(Path("fixtures/use_cases") / f"{stem}.yaml").use_case
    return parse_use_case(use_case.given() | changes)


def best_class(use_case: UseCase) -> OptionClass:
    return make_advice_for(use_case, draws=0).recommended.cls


def row(given: Advice, key: OptionKey) -> RankedOption:
    return next(row for row in given.ranking if row.option is key)


def compared(use_case: UseCase, **columns: Any) -> Standings:
    case = likely_case(use_case)
    cases = case.changed(**{key: np.array(column, dtype=float) for key, column in columns.items()})
    complexity = np.full(cases.size, cases.assumptions["people.complexity"])
    return compare(
        cases, price_book(), basis=Basis.NET_VALUE, weights=weight_shares(cases), complexity=complexity
    )


def test_hybrid_has_a_trigger_of_its_own_and_is_not_the_middle_of_a_scale() -> None:
    """Low latency and regular correction over history; take either away and it goes to one side."""
    assert best_class(worked("ad_budget_pacing")) is OptionClass.HYBRID
    assert best_class(worked("ad_budget_pacing", reprocess_per_year=0, lookback_s=0)) is OptionClass.STREAMING
    slow = {"freshness_s": 2 * 86_400, "viewing_interval_s": 86_400, "actor": "report"}
    assert best_class(worked("ad_budget_pacing", **slow)) is OptionClass.BATCH


@pytest.mark.parametrize(
    ("option", "platforms"),
    [
        (OptionKey.EVENT_STREAMING, ["kafka", "flink"]),
        (OptionKey.UNIFIED, ["kafka", "spark", "lakehouse"]),
        (OptionKey.DAILY_BATCH, ["airflow", "spark"]),
    ],
)
def test_the_second_pipeline_on_a_platform_takes_fewer_people_than_the_first(
    option: OptionKey, platforms: list[str]
) -> None:
    first, second = (
        row(make_advice_for(make_use_case(platforms=named), draws=0), option) for named in ([], platforms)
    )
    assert second.monthly_usd.people < first.monthly_usd.people


def test_scale_amortises_what_is_always_on() -> None:
    """At 100,000 events/s an always-on ingest costs no more than scheduled Spark, at 100 a quarter more."""
    infrastructure = compared(
        make_use_case(**ABLE), rate_per_s=[100, 100_000]
    ).money.infrastructure_usd_per_year
    always_on, scheduled = (infrastructure[PLACE[key]] for key in (OptionKey.UNIFIED, OptionKey.MICRO_BATCH))
    assert always_on[0] > 1.25 * scheduled[0]
    assert always_on[1] < scheduled[1]


def test_out_of_season_what_is_always_on_is_not_paid_for() -> None:
    found = compared(make_use_case(**ABLE, history_years=0), season_weeks=[6, 52])
    of_six, of_all = found.money.infrastructure_usd_per_year[PLACE[OptionKey.EVENT_STREAMING]]
    assert of_six < 0.25 * of_all


def test_a_short_season_favours_what_is_always_on() -> None:
    """The stake of a year in six weeks is the same value, with less time to pay for."""
    use_case = make_use_case(**ABLE, value_usd_per_year=60_000, platforms=["kafka", "flink", "spark"])
    found = compared(use_case, season_weeks=[6, 52])
    gap = found.objective[PLACE[OptionKey.UNIFIED]] - found.objective[PLACE[OptionKey.MICRO_BATCH]]
    assert gap[0] > gap[1]


def test_complexity_is_a_prior_with_a_range_that_may_be_replaced() -> None:
    """A team that finds always-on work easier pays for fewer people, and draws from its own range."""
    easy = parse_assumptions(
        {"people.complexity": 1.5, "people.complexity_low": 1, "people.complexity_high": 3}
    )
    usual, own = (
        make_advice_for(make_use_case(), draws=200, **settings) for settings in ({}, {"assumptions": easy})
    )
    key = OptionKey.EVENT_STREAMING
    assert row(own, key).monthly_usd.people < row(usual, key).monthly_usd.people
    assert (
        row(own, OptionKey.DAILY_BATCH).monthly_usd.people
        == row(usual, OptionKey.DAILY_BATCH).monthly_usd.people
    )
    assert own.margin_interval != usual.margin_interval
    assert dict(own.own_assumptions) == dict(easy.own)
