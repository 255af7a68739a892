"""A portfolio says of each use case what advice says of it, and its sums are sums of what it shows."""

from decimal import Decimal

import pytest

from advisor.portfolio.answer import Triage
from advisor.portfolio.member import Member
from advisor.portfolio.platforms import ON_ONE_SCHEDULER
from advisor.portfolio.portfolio import portfolio
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, make_use_case, price_book

FRAUD = {
    "actor": "machine",
    "freshness_s": 2,
    "reaction_s": 0,
    "viewing_interval_s": 0,
    "value_metric": "fraud_loss",
    "value_usd_per_year": 4_000_000,
    "value_half_life_s": 30,
    "on_call": "around_the_clock",
    "streaming_skill": 2,
}
REPORT = {"actor": "report", "freshness_s": 604_800, "value_metric": "none", "value_usd_per_year": 0}


def member(title="One", *, team="", current=None, **facts):
    return Member(title=title, team=team, use_case=make_use_case(**facts), current_option=current)


def judged(*members):
    return portfolio(members, lambda use_case: price_book())


def test_fraud_on_hourly_batch_is_under_served_by_what_delay_loses():
    late = member(current=OptionKey.HOURLY_BATCH, current_headway_s=3600, **FRAUD)
    (row,) = judged(late).rows
    assert row.triage is Triage.UNDER_SERVED
    assert row.option is make_advice_for(late.use_case).recommended.option
    assert row.at_stake_usd_per_year > 3_000_000


def test_a_weekly_report_on_a_stream_is_over_engineered():
    (row,) = judged(member(current=OptionKey.EVENT_STREAMING, current_headway_s=1, **REPORT)).rows
    assert (row.triage, row.option) == (Triage.OVER_ENGINEERED, OptionKey.DAILY_BATCH)
    assert row.at_stake_usd_per_year > 0


def test_what_runs_as_advised_is_right():
    advised = make_advice_for(make_use_case(**REPORT)).recommended
    (row,) = judged(member(current=advised.option, current_headway_s=advised.headway_s, **REPORT)).rows
    assert (row.triage, row.at_stake_usd_per_year) == (Triage.RIGHT, Decimal("0.00"))


def test_where_nothing_runs_nothing_is_at_stake():
    (row,) = judged(member(**REPORT)).rows
    assert (row.triage, row.current_option) == (Triage.NEW, None)


def test_sums_are_sums_of_the_rows_as_shown():
    found = judged(
        member("a", team="Risk", current=OptionKey.HOURLY_BATCH, current_headway_s=3600, **FRAUD),
        member("b", team="Desk", current=OptionKey.EVENT_STREAMING, current_headway_s=1, **REPORT),
        member("c", team="Desk", **REPORT),
    )
    assert [team.team for team in found.teams] == ["Risk", "Desk"]
    for column in ("monthly_usd", "shared_monthly_usd"):
        shown = sum(getattr(row, column) for row in found.rows)
        assert shown == getattr(found.total, column) == sum(getattr(team, column) for team in found.teams)
    spared = sum(each.alone_monthly_usd - each.shared_monthly_usd for each in found.platforms)
    assert found.total.monthly_usd - found.total.shared_monthly_usd == spared


def test_the_most_at_stake_comes_first():
    rows = judged(
        member("report", current=OptionKey.EVENT_STREAMING, current_headway_s=1, **REPORT),
        member("fraud", current=OptionKey.HOURLY_BATCH, current_headway_s=3600, **FRAUD),
    ).rows
    assert [row.title for row in rows] == ["fraud", "report"]


@pytest.mark.parametrize("count", [1, 2, ON_ONE_SCHEDULER, ON_ONE_SCHEDULER + 1])
def test_a_scheduler_serves_as_many_as_it_is_made_for(count):
    reports = [member(str(number), platforms=[], **REPORT) for number in range(count)]
    schedulers = [each for each in judged(*reports).platforms if each.platform == "Scheduler"]
    if count == 1:
        assert schedulers == []
        return
    (one,) = schedulers
    alone = one.alone_monthly_usd / count
    assert one.shared_monthly_usd == pytest.approx(alone * -(-count // ON_ONE_SCHEDULER))


def test_no_use_case_is_no_fault():
    assert judged().finding == "No use cases yet"
