"""Hours of people: believable in size, never less for a weaker team, and honest about what they rest on."""

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.ranking import PeopleLine
from advisor.assumptions.replaced import parse_assumptions
from advisor.assumptions.shipped import ASSUMPTIONS, COMPLEXITY
from advisor.cases import Cases, likely_case
from advisor.cost.people import PeopleCost, Work, people
from advisor.cost.people_lines import people_lines, shown_people_total
from advisor.options import OPTION_BY_KEY, OPTIONS, Option
from advisor.vocabulary import Grade, OnCall, OptionKey, Platform
from tests.make import make_use_case

BEGINNERS: dict[str, Any] = {
    "streaming_skill": 1,
    "platforms": [],
    "on_call": "office",
    "actor": "report",
}
"""For reports, whose store the provider runs: a system of the team's own comes on top."""
VETERANS: dict[str, Any] = {
    "streaming_skill": 3,
    "platforms": ["kafka", "flink", "spark", "lakehouse", "airflow"],
    "on_call": "around_the_clock",
}
ALWAYS_ON = [option for option in OPTIONS if option.is_always_on]
PLATFORMS = st.frozensets(st.sampled_from(sorted(Platform)))


def a_case(**changes: Any) -> Cases:
    return likely_case(
        make_use_case(**(BEGINNERS | {"schema_changes_per_year": 6, "reprocess_per_year": 0} | changes))
    )


def cost(key: str, **changes: Any) -> PeopleCost:
    option = OPTION_BY_KEY[OptionKey(key)]
    return people(option, a_case(**changes), 2 if key == "lambda" else 1)


def hours(key: str, **changes: Any) -> float:
    return float(cost(key, **changes).hours_per_month[0])


def lines(key: str, **changes: Any) -> tuple[PeopleLine, ...]:
    return people_lines(cost(key, **changes), OPTION_BY_KEY[OptionKey(key)], a_case(**changes))


@pytest.mark.parametrize(("times", "bases"), [(0, 1), (1, 1.25), (4, 2), (12, 2)])
def test_a_history_recomputed_every_quarter_keeps_a_second_path_beside_a_stream(
    times: float, bases: float
) -> None:
    assert cost("event_streaming", reprocess_per_year=times).code_bases[0] == bases
    assert cost("kappa", reprocess_per_year=times).code_bases[0] == 1


def test_a_daily_batch_takes_a_few_days_a_month() -> None:
    assert 15 <= hours("daily_batch") <= 25


@pytest.mark.parametrize(
    ("option", "low", "high"),
    [
        ("hourly_batch", 1.0, 1.2),
        ("micro_batch", 1.05, 1.4),
        ("continuous_micro_batch", 2.5, 3.5),
        ("event_streaming", 2.5, 3.5),
        ("kappa", 2.5, 4.0),
        ("unified", 2.5, 3.5),
    ],
)
def test_a_team_new_to_streaming_pays_about_three_times_a_batch(option: str, low: float, high: float) -> None:
    assert low <= hours(option) / hours("daily_batch") <= high


@pytest.mark.parametrize("option", ["continuous_micro_batch", "event_streaming", "kappa", "unified"])
def test_a_team_that_lives_in_streaming_pays_less_than_twice_a_batch(option: str) -> None:
    assert 1.4 <= hours(option, **VETERANS) / hours("daily_batch", **VETERANS) <= 2.0


def test_a_second_code_base_is_built_changed_and_debugged_nearly_twice() -> None:
    single, double = cost("event_streaming").hours, cost("lambda").hours
    for work in (Work.BUILD, Work.CHANGE, Work.DEBUG):
        assert double[work] == pytest.approx(1.8 * single[work])


def test_kappa_and_unified_take_a_little_more_than_what_they_extend() -> None:
    assert hours("event_streaming") < hours("kappa") < 1.2 * hours("event_streaming")
    assert hours("continuous_micro_batch") < hours("unified") < 1.2 * hours("continuous_micro_batch")


def test_running_and_debugging_an_event_stream_is_the_prior_times_a_batch() -> None:
    single, tripled = cost("daily_batch").hours, cost("event_streaming").hours
    assert tripled[Work.DEBUG] == pytest.approx(COMPLEXITY.value * single[Work.DEBUG])


@given(st.floats(1, 10), st.floats(0, 10), PLATFORMS, st.integers(0, 3))
def test_more_complexity_never_costs_less(
    factor: float, more: float, platforms: frozenset[Platform], skill: int
) -> None:
    case = a_case(platforms=sorted(platforms), streaming_skill=skill)
    for option in OPTIONS:
        two = people(option, case.repeated(2), 1, complexity=np.array([factor, factor + more]))
        assert two.monthly_usd[0] <= two.monthly_usd[1] + 1e-9


@given(st.integers(0, 3), st.integers(0, 3), PLATFORMS, st.sampled_from(OPTIONS))
def test_more_skill_never_costs_more(
    one: int, other: int, platforms: frozenset[Platform], option: Option
) -> None:
    less, more = sorted((one, other))
    case = a_case(platforms=sorted(platforms)).changed(streaming_skill=np.array([less, more], dtype=float))
    monthly_usd = people(option, case, 1).monthly_usd
    assert monthly_usd[1] <= monthly_usd[0] + 1e-9


@given(PLATFORMS, st.sampled_from(sorted(Platform)), st.sampled_from(OPTIONS), st.integers(0, 3))
def test_a_platform_already_run_never_costs_more(
    platforms: frozenset[Platform], added: Platform, option: Option, skill: int
) -> None:
    without = people(option, a_case(platforms=sorted(platforms), streaming_skill=skill), 1)
    with_it = people(option, a_case(platforms=sorted({*platforms, added}), streaming_skill=skill), 1)
    assert with_it.monthly_usd[0] <= without.monthly_usd[0] + 1e-9


@pytest.mark.parametrize("option", ALWAYS_ON, ids=lambda option: option.key)
def test_a_rota_that_stands_already_costs_less_than_a_new_one(option: Option) -> None:
    costs = [people(option, a_case(on_call=on_call), 1).hours[Work.ON_CALL][0] for on_call in OnCall]
    assert costs[0] == costs[1] > costs[2] > 0


@pytest.mark.parametrize("option", ["daily_batch", "hourly_batch", "micro_batch"])
def test_a_scheduled_run_needs_no_pager_and_no_new_skill(option: str) -> None:
    found = cost(option, streaming_skill=0).hours
    assert (found[Work.ON_CALL][0], found[Work.LEARN][0]) == (0, 0)


def test_shorter_headways_give_more_runs_to_watch() -> None:
    headway_s = np.array([60.0, 300.0, 900.0, 1800.0])
    watched = people(
        OPTION_BY_KEY[OptionKey.MICRO_BATCH], a_case().repeated(4), 1, headway_s=headway_s
    ).hours[Work.RUN]
    assert (np.diff(watched) < 0).all()
    runs = 730 * 3600 / headway_s
    assert np.diff(watched) == pytest.approx(np.diff(runs * 0.0005 * 0.5))


def test_out_of_season_nobody_runs_debugs_or_is_paged_but_it_is_built_all_the_same() -> None:
    whole, half = cost("event_streaming").hours, cost("event_streaming", season_weeks=26).hours
    assert half[Work.BUILD] == pytest.approx(whole[Work.BUILD])
    for work in (Work.RUN, Work.DEBUG, Work.ON_CALL):
        assert half[work] == pytest.approx(whole[work] / 2)


def test_building_is_spread_over_the_horizon_and_paid_up_front() -> None:
    batch = cost("daily_batch", horizon_years=2, engineer_usd_per_year=180_000)
    assert batch.hours[Work.BUILD][0] == pytest.approx(240 / 24)
    assert batch.upfront_usd[0] == pytest.approx(240 * 180_000 / 1800)


def test_what_is_paid_up_front_and_each_year_is_what_is_paid_each_month() -> None:
    stream = cost("event_streaming", horizon_years=3)
    over_horizon = stream.upfront_usd + 3 * stream.running_usd_per_year
    assert over_horizon == pytest.approx(36 * stream.monthly_usd)


def test_an_hour_costs_an_eighteen_hundredth_of_a_year() -> None:
    assert cost("daily_batch", engineer_usd_per_year=90_000).usd_per_hour[0] == pytest.approx(50)


def test_one_complexity_a_case_can_be_drawn() -> None:
    drawn = np.array([2.0, 3.0, 5.0])
    stream = people(OPTION_BY_KEY[OptionKey.EVENT_STREAMING], a_case().repeated(3), 1, complexity=drawn)
    assert stream.hours[Work.DEBUG] / 5 == pytest.approx(drawn)
    assert stream.monthly_usd.shape == (3,)


def test_a_teams_own_figures_replace_the_defaults() -> None:
    measured = likely_case(make_use_case(), parse_assumptions({"people.debug_hours": 10}))
    option = OPTION_BY_KEY[OptionKey.DAILY_BATCH]
    found = people(option, measured, 1)
    assert found.hours[Work.DEBUG][0] == pytest.approx(10)
    debug, *others = sorted(people_lines(found, option, measured), key=lambda line: line.work != "debug")
    assert "10 h for a batch" in debug.because
    assert debug.source.startswith("your own figure: people.debug_hours")
    assert not any("own figure" in line.source for line in others)


@pytest.mark.parametrize(("skill", "dearer"), [(0, 1.1), (1, 1.05), (2, 1.0), (3, 1.0)])
def test_people_who_know_streaming_are_dearer_as_far_as_the_team_has_none(skill: int, dearer: float) -> None:
    """By hand: a tenth more, of which the levels missing to 2 count."""
    assert cost("event_streaming", streaming_skill=skill).usd_per_hour[0] == pytest.approx(
        dearer * 120_000 / 1800
    )
    assert cost("daily_batch", streaming_skill=skill).usd_per_hour[0] == pytest.approx(120_000 / 1800)


def test_a_premium_is_said_where_it_is_paid() -> None:
    run = {line.work: line.because for line in lines("event_streaming", streaming_skill=1)}["run"]
    assert "every hour costs 5 % more" in run
    assert not any("more, for the team" in line.because for line in lines("daily_batch", streaming_skill=1))
    assert not any("more, for the team" in line.because for line in lines("kappa", streaming_skill=2))


def test_a_batch_moves_to_a_new_engine_every_other_year_and_a_stream_three_times_as_hard() -> None:
    """By hand: 8 h every two years are a third of an hour a month."""
    assert cost("daily_batch").hours[Work.MIGRATE][0] == pytest.approx(1 / 3)
    assert cost("event_streaming").hours[Work.MIGRATE][0] == pytest.approx(1)
    assert cost("lambda").hours[Work.MIGRATE][0] == pytest.approx(2)


@pytest.mark.parametrize("option", [option.key.value for option in OPTIONS])
def test_lines_add_up_to_what_people_cost(option: str) -> None:
    shown = lines(option)
    assert shown_people_total(shown) == sum((line.monthly_usd for line in shown), Decimal(0))
    assert float(shown_people_total(shown)) == pytest.approx(
        cost(option).monthly_usd[0], abs=0.005 * len(shown)
    )
    assert sum(line.hours_per_month for line in shown) == pytest.approx(hours(option))


@pytest.mark.parametrize("option", [option.key.value for option in OPTIONS])
def test_every_line_says_that_it_is_a_default(option: str) -> None:
    for line in lines(option):
        assert line.grade is Grade.DEFAULT
        assert "default" in line.source
        assert len(line.because) > 10


def test_the_lines_of_lambda_say_that_the_logic_is_written_twice() -> None:
    twice = {line.work for line in lines("lambda") if "written twice" in line.because}
    assert twice == {"build", "debug", "change"}


@pytest.mark.parametrize("assumption", ASSUMPTIONS, ids=lambda assumption: assumption.id)
def test_an_assumption_lies_in_its_range_and_has_a_reason(assumption: Any) -> None:
    assert assumption.low <= assumption.value <= assumption.high
    assert assumption.why
    assert assumption.source


def test_the_complexity_prior_is_two_to_five() -> None:
    assert (COMPLEXITY.low, COMPLEXITY.value, COMPLEXITY.high) == (2, 3, 5)
