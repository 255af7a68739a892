"""The reverse question: more money or time never gives less, and every answer is what `evaluate` says."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from advisor.advice.promises import KeptPromise, Promises
from advisor.cases import likely_case
from advisor.evaluation import Evaluation, evaluate
from advisor.options import OPTION_BY_KEY
from advisor.use_case import UseCase
from advisor.use_case_file import read_use_case_file
from advisor.verdict.affordable import promises
from advisor.verdict.promise_rows import GRID_S, HARD, TEAM, WEEK_S
from advisor.verdict.vetoes import RULES, fired
from advisor.vocabulary import OptionKey
from tests.make import ROOT, make_use_case, price_book

PAGE = (Path(__file__).parents[3] / "docs/methods.md").read_text()
GALLERY = [read_use_case_file(path) for path in sorted((ROOT / "fixtures" / "use_cases").glob("*.yaml"))]


def asked(**changes: Any) -> Promises:
    return promises(make_use_case(**changes), price_book())


def evaluated(kept: KeptPromise, use_case: UseCase) -> Evaluation:
    """The design by itself, made for the promise."""
    case = likely_case(use_case).changed(freshness_s=np.array([kept.promise_s]))
    headway_s = np.array([kept.headway_s])
    complexity = case.assumptions["people.complexity"]
    return evaluate(
        OPTION_BY_KEY[kept.option], case, price_book(), headway_s=headway_s, complexity=complexity
    )


@pytest.mark.parametrize("file", GALLERY, ids=lambda file: file.title)
def test_a_longer_promise_never_costs_more(file: Any) -> None:
    found = promises(file.use_case, price_book())
    assert list(found.promises_s) == sorted(set(found.promises_s))
    assert list(found.monthly_usd) == sorted(found.monthly_usd, reverse=True)


@pytest.mark.parametrize("file", GALLERY, ids=lambda file: file.title)
def test_every_promise_named_is_kept_and_costs_what_evaluate_says(file: Any) -> None:
    found = promises(file.use_case, price_book())
    for kept in {found.best, found.shortest, found.cheapest, found.asked, found.next} - {None}:
        alone = evaluated(kept, file.use_case)
        assert alone.promise_kept[0] >= found.percentile / 100
        assert float(kept.monthly_usd) == pytest.approx(alone.monthly_usd[0], abs=0.01)
        assert kept.monthly_usd == kept.infrastructure_usd + kept.people_usd
        against = [rule.id for rule, fires in zip(RULES, fired(alone)[:, 0], strict=True) if fires]
        assert [rule for rule in against if rule in HARD] == [rule for rule in kept.against if rule in HARD]


def test_what_is_best_within_a_budget_is_the_first_of_the_curve_that_it_pays() -> None:
    found = asked(budget_usd_per_month=4000)
    within = [
        promise for promise, usd in zip(found.promises_s, found.monthly_usd, strict=True) if usd <= 4000
    ]
    assert found.best is not None
    assert found.best.promise_s == within[0]
    assert found.best.monthly_usd <= 4000


def test_more_money_never_gives_a_worse_promise() -> None:
    budgets = (1000, 1800, 2500, 4000, 6000, 10_000, 100_000)
    best = [asked(budget_usd_per_month=budget).best for budget in budgets]
    kept = [WEEK_S * 2 if each is None else each.promise_s for each in best]
    assert kept == sorted(kept, reverse=True)


def test_too_little_money_keeps_no_promise_and_the_cheapest_is_named() -> None:
    found = asked(budget_usd_per_month=10)
    assert found.best is None
    assert found.cheapest is not None
    assert found.cheapest.monthly_usd == min(found.monthly_usd)
    assert found.finding.startswith("For 10 USD a month this team can keep no promise up to a week")


def test_a_team_without_a_pager_keeps_no_promise_with_what_is_always_on() -> None:
    found = asked(on_call="none")
    assert all(OPTION_BY_KEY[step.option].is_scheduled for step in found.steps)
    assert found.next is not None
    assert "no_pager_around_the_clock" in found.next.against
    assert "nobody carries a pager" in found.next_step


def test_a_team_without_hours_builds_nothing_and_hears_why() -> None:
    found = asked(engineers=0)
    assert found.promises_s == ()
    assert found.best is None
    assert found.cheapest is not None
    assert found.cheapest.against == (TEAM,)
    assert "more hours than the team has" in found.finding


def test_no_design_forbidden_to_this_team_is_on_the_curve() -> None:
    found = asked(engineers=0.5)
    assert all(point.hours_per_month <= 0.5 * 1800 / 12 for point in (found.best, found.asked) if point)


def test_skill_never_makes_a_promise_dearer() -> None:
    costs = []
    for skill in range(4):
        found = asked(streaming_skill=skill, on_call="around_the_clock")
        costs.append(np.interp(60.0, found.promises_s, [float(usd) for usd in found.monthly_usd]))
    assert costs == sorted(costs, reverse=True)


def test_every_step_begins_where_the_one_before_ends() -> None:
    steps = asked().steps
    assert [step.to_s for step in steps] == [*(step.from_s for step in steps[1:]), WEEK_S]
    assert len({step.option for step in steps}) > 1


def test_a_daily_batch_keeps_a_day_and_its_run_but_no_hour() -> None:
    # Whoever waits for the next run of the day is a day and a run old at the worst, 95 % of that at p95.
    steps = {step.option: step for step in asked(on_call="none").steps}
    assert 0.95 * 86400 <= steps[OptionKey.DAILY_BATCH].from_s <= 1.1 * 86400


def test_the_promises_looked_at_run_from_a_tenth_of_a_second_to_a_week() -> None:
    assert (GRID_S[0], GRID_S[-1]) == (0.1, 604800)
    assert "from 0.1 s to a week" in PAGE
    assert TEAM in PAGE
