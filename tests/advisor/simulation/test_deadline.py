"""The share of days that are there by their deadline, held to hand calculation and a closed form."""

from dataclasses import replace
from math import exp, log

import pytest

from advisor.cases import likely_case
from advisor.parsing import parse_use_case
from advisor.simulation.deadline_met import deadline_met
from advisor.simulation.output_analysis import share_interval
from advisor.simulation.plan import plan
from advisor.simulation.run import run_piece
from tests.advisor.simulation.networks import batch, make_design, make_request, pool, simulated, transit

DAY_S = 86_400.0
QUIET = {"rate_per_s": 0.05}


@pytest.mark.parametrize(("deadline_s", "share"), [(670, 1.0), (650, 0.0)])
def test_a_daily_run_is_there_the_way_to_it_and_its_own_time_after_the_close(deadline_s, share) -> None:
    # The last events need 60 s to the run, which takes 600 s: 660 s, in each of three days.
    design = make_design(transit(60), batch(DAY_S, fixed_s=600))
    found = simulated(
        design, {**QUIET, "deadline_s": deadline_s}, horizon_s=3 * DAY_S, replications=4
    ).deadline_met
    assert found is not None
    assert (found.share.value, found.periods) == (share, 12)
    assert found.longest_s == pytest.approx(660)


def test_an_hourly_run_has_but_its_last_hour_left_to_do() -> None:
    # 180 events an hour at 1 s each, whatever came before in the day.
    design = make_design(batch(3600, per_event_s=1))
    found = simulated(design, {**QUIET, "deadline_s": 600}, horizon_s=2 * DAY_S).deadline_met
    assert found is not None
    assert found.share.value == 1
    assert 180 < found.longest_s < 180 + 6 * 180**0.5


def test_with_servers_for_all_a_day_is_in_time_as_often_as_nobody_is_left() -> None:
    # Those who came before the close and are served later than d after it are Poisson with the mean
    # rate * s * exp(-d / s) (M/M/infinity): with rate * s = 3 and d = s ln 3 it is 1.
    design, service_s = make_design(pool(14, 60)), 60
    facts = {**QUIET, "deadline_s": service_s * log(3)}
    found = simulated(design, facts, horizon_s=20 * DAY_S, replications=20).deadline_met
    assert found is not None
    assert found.periods == 400
    assert found.share.low is not None
    assert found.share.high is not None
    assert found.share.value == pytest.approx(exp(-1), abs=0.08)
    assert found.share.low < exp(-1) < found.share.high


@pytest.mark.parametrize(("deadline_s", "horizon_s"), [(0, 2 * DAY_S), (600, 3600)])
def test_without_a_deadline_or_a_close_within_the_horizon_nothing_is_said(deadline_s, horizon_s) -> None:
    design = make_design(pool(2, 1))
    found = simulated(design, {**QUIET, "deadline_s": deadline_s}, horizon_s=horizon_s, replications=2)
    assert found.deadline_met is None
    assert found.to_json()["deadline_met"] is None


def test_a_day_that_lies_in_two_spans_ends_with_the_later_one() -> None:
    design = make_design(batch(DAY_S, fixed_s=600))
    request = make_request(design, {**QUIET, "deadline_s": 300}, horizon_s=DAY_S, replications=1)
    cases = likely_case(parse_use_case(request.facts))
    whole = run_piece(design, cases, request, plan(request)[0])
    early = replace(whole, after_close_s=(10.0,))
    for pieces in ((early, whole), (whole, early)):
        found = deadline_met(pieces, 300)
        assert found is not None
        assert (found.share.value, found.periods, found.longest_s) == (0.0, 1, pytest.approx(600))


def test_few_days_that_were_all_in_time_are_no_certainty() -> None:
    # Wilson's interval for 10 of 10: from 10 / (10 + 1.96²).
    assert share_interval(10, 10).low == pytest.approx(10 / (10 + 1.959964**2))
    assert share_interval(10, 10).high == pytest.approx(1)
