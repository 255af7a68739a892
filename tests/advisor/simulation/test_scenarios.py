"""What each scenario does, and the counts of late events and second copies."""

import numpy as np
import pytest

from advisor.cases import likely_case
from advisor.freshness.queueing import catch_up_s
from advisor.parsing import parse_use_case
from advisor.simulation.lateness import share_dropped
from advisor.simulation.result import SimulationResult
from advisor.simulation.scenario import SCENARIO_BY_KEY, Scenario
from tests.advisor.simulation.networks import batch, make_design, pool, simulated

DESIGN = make_design(pool(4, 0.02))
FACTS = {"rate_per_s": 40.0, "peak_factor": 3, "profile": "consumer"}


def tried(scenario: Scenario, **facts: float | str) -> SimulationResult:
    return simulated(DESIGN, {**FACTS, **facts}, scenario=scenario, horizon_s=14_400.0, replications=3)


def mean_of(result: SimulationResult) -> float:
    assert result.mean_s is not None
    return result.mean_s.value


def test_every_scenario_is_described() -> None:
    assert set(SCENARIO_BY_KEY) == set(Scenario)


def test_at_the_peak_the_load_is_the_peak_s() -> None:
    assert tried(Scenario.PEAK).utilisation == pytest.approx(40 * 3 * 0.02 / 4, rel=0.02)


def test_ten_times_the_load_cannot_be_kept_up_with_here() -> None:
    assert tried(Scenario.TEN_TIMES).utilisation == pytest.approx(2.0, rel=0.05)


def test_an_outage_s_backlog_clears_in_the_time_of_the_closed_form() -> None:
    found = simulated(
        make_design(pool(4, 0.02)),
        {"rate_per_s": 120.0},
        scenario=Scenario.OUTAGE,
        horizon_s=14_400.0,
        replications=3,
    )
    times, waiting = np.array(found.backlog.t_s), np.array(found.backlog.events)
    cleared = times[(times > 7200) & (waiting < 0.01 * waiting.max())][0]
    assert max(waiting) == pytest.approx(3600 * 120, rel=0.02)
    assert cleared - 7200 == pytest.approx(float(catch_up_s(3600, 120, 200)), rel=0.03)


def test_a_backfill_on_shared_capacity_makes_the_pool_busier() -> None:
    base, shared = tried(Scenario.BASE), tried(Scenario.BACKFILL, history_years=0.1)
    assert base.utilisation < shared.utilisation < 1


def test_scenarios_share_their_arrivals() -> None:
    assert tried(Scenario.BASE).events == tried(Scenario.OUTAGE).events == tried(Scenario.LATE_DATA).events
    assert mean_of(tried(Scenario.BASE)) == mean_of(tried(Scenario.LATE_DATA))


def test_a_storm_of_late_data_drops_ten_times_as_much() -> None:
    given = {"late_share": 0.01, "late_p99_s": 3600.0, "window_s": 300.0, "lookback_s": 600.0}
    calm, storm = tried(Scenario.BASE, **given), tried(Scenario.LATE_DATA, **given)
    assert storm.dropped_late == pytest.approx(10 * calm.dropped_late, rel=0.1)


def test_the_share_dropped_is_the_integral_over_the_period() -> None:
    cases = likely_case(
        parse_use_case({"late_share": 0.02, "late_p99_s": 4605.17, "window_s": 300, "lookback_s": 600})
    )
    left = (np.arange(100_000) + 0.5) / 100_000 * 300
    exact = np.mean(np.exp(-(left + 600) / (4605.17 / np.log(100))))
    assert share_dropped(cases, 300.0) == pytest.approx(exact, rel=1e-6)


def test_events_that_stand_alone_are_never_too_late() -> None:
    assert tried(Scenario.LATE_DATA, window_s=0.0).dropped_late == 0


def test_scheduled_runs_drop_what_misses_its_period_and_look_back() -> None:
    found = simulated(make_design(batch(900.0, fixed_s=10.0)), {"rate_per_s": 50.0, "late_share": 0.05})
    # The look-back of the patterns leaves the error tolerance of 0.1 %, or less: the period forgives some.
    assert 0 < found.dropped_late <= 0.001 * found.events


def test_copies_are_counted_and_kept_out_where_each_event_counts_once() -> None:
    loose = tried(Scenario.BASE, duplicate_share=0.05)
    strict = tried(Scenario.BASE, duplicate_share=0.05, delivery="exactly_once")
    assert loose.duplicates == pytest.approx(0.05 * loose.events, rel=0.02)
    assert loose.counted_twice == loose.duplicates
    assert strict.counted_twice == pytest.approx(0.01 * strict.duplicates, rel=0.2)


def test_bursts_keep_the_mean_and_make_ages_longer() -> None:
    busy = {"rate_per_s": 90.0, "peak_factor": 1.0, "profile": "flat"}
    changes = {"horizon_s": 86_400.0, "replications": 6}
    calm = simulated(DESIGN, busy, **changes)
    bursty = simulated(DESIGN, busy, scenario=Scenario.BURSTS, **changes)
    assert bursty.events == pytest.approx(calm.events, rel=0.1)
    assert mean_of(bursty) > 20 * mean_of(calm), "a burst is 270 events/s for a pool of 200"


def test_bursts_are_the_same_whatever_the_design() -> None:
    slow, quick = (
        simulated(make_design(pool(4, service_s)), FACTS, scenario=Scenario.BURSTS)
        for service_s in (0.03, 0.01)
    )
    assert slow.events == quick.events


@pytest.mark.parametrize(
    ("delivery", "twice"), [("best_effort", False), ("exactly_once", False), ("at_least_once", True)]
)
def test_what_a_crash_makes_visible_twice_depends_on_the_guarantee(delivery: str, *, twice: bool) -> None:
    facts = {"delivery": delivery, "duplicate_share": 0.0, "freshness_s": 600.0}
    found = tried(Scenario.CRASH, **facts)
    assert (found.counted_twice > 0) is twice
    assert mean_of(found) > mean_of(tried(Scenario.BASE, **facts))


def test_a_crash_of_transactions_undoes_up_to_a_checkpoint() -> None:
    facts = {"rate_per_s": 50.0, "peak_factor": 1.0, "delivery": "exactly_once", "freshness_s": 300.0}
    found = simulated(DESIGN, facts, scenario=Scenario.CRASH, horizon_s=14_400.0, replications=20)
    worst = found.percentiles["p999"]
    assert worst is not None
    assert 60 < worst.value < 60 + 300, "a minute's restart and at most one checkpoint of five minutes"


def test_a_standstill_comes_after_the_first_quarter_and_leaves_time_to_recover() -> None:
    found = simulated(DESIGN, FACTS, scenario=Scenario.OUTAGE, horizon_s=86_400.0, replications=2)
    top = found.backlog.t_s[int(np.argmax(found.backlog.events))]
    assert 20.25 * 3600 < top < 21.5 * 3600, "consumers' busiest minute is at a quarter past eight"
