"""What arrives when: weeks, spikes, files of uneven size, history beside live events."""

import numpy as np
import pytest

from advisor.cases import Cases, likely_case
from advisor.design import Design
from advisor.parsing import parse_use_case
from advisor.simulation.demand import Demand, demand
from advisor.simulation.files import FILE_SIZE_CV, with_files
from advisor.simulation.load import MINUTES, RateCurve, weekly_profile
from advisor.simulation.piece import PieceResult
from advisor.simulation.plan import plan
from advisor.simulation.run import run_piece
from advisor.simulation.scenario import BLACK_FRIDAY, LAUNCH, LAUNCH_DECAY_S, Scenario
from advisor.vocabulary import Profile
from tests.advisor.simulation.networks import gate, make_design, make_request, pool, simulated

DAY = 86_400.0
POOL = make_design(pool(4, 0.02))


def demand_in(scenario: Scenario, horizon_s: float = DAY, **facts: float | str) -> tuple[Demand, Cases]:
    request = make_request(POOL, facts, scenario=scenario, horizon_s=horizon_s)
    cases = likely_case(parse_use_case(request.facts))
    return demand(request, cases), cases


def pieces_of(design: Design, **facts: float | str) -> list[PieceResult]:
    request = make_request(design, facts, horizon_s=7200.0, replications=2)
    cases = likely_case(parse_use_case(request.facts))
    return [run_piece(design, cases, request, piece) for piece in plan(request)]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("peak", [1.0, 2.0, 8.0])
def test_every_week_has_a_mean_of_one_and_the_peak_asked_for(profile: Profile, peak: float) -> None:
    load = weekly_profile(profile, peak)
    assert load.shape == (7 * MINUTES,)
    assert load.mean() == pytest.approx(1.0)
    assert load.max() == pytest.approx(peak)
    assert load.min() >= -1e-12


def test_offices_rest_on_weekends_and_consumers_do_not() -> None:
    office, consumer = (
        weekly_profile(p, 3.0).reshape(7, MINUTES).mean(axis=1) for p in (Profile.OFFICE, Profile.CONSUMER)
    )
    assert office[5:].max() < 0.6 * office[:5].min()
    assert consumer[5:].min() > consumer[:5].max()


def test_a_horizon_of_a_day_knows_no_weekend() -> None:
    facts = {"rate_per_s": 10.0, "profile": "office", "peak_factor": 3.0}
    day, week = (demand_in(Scenario.BASE, horizon_s, **facts)[0] for horizon_s in (DAY, 7 * DAY))
    assert (day.per_s.shape, week.per_s.shape) == ((MINUTES,), (7 * MINUTES,))
    assert week.curve(0.0, 7 * DAY).expected_events()[-1] == pytest.approx(10.0 * 7 * DAY)


def test_a_launch_brings_nine_hours_of_load_more_within_a_few_hours() -> None:
    found, _ = demand_in(Scenario.LAUNCH, rate_per_s=10.0)
    whole = found.live(0.0, DAY).expected_events()[-1]
    # The integral of (10 - 1) exp(-t / 1 h) is nine hours of the ordinary load.
    assert whole == pytest.approx(10.0 * (DAY + (LAUNCH - 1) * LAUNCH_DECAY_S), rel=2e-3)
    assert found.live(DAY / 4, DAY / 4 + 1).per_s[0] == pytest.approx(100.0, rel=0.02)


def test_black_friday_is_one_day_at_four_times_the_load() -> None:
    one, _ = demand_in(Scenario.BLACK_FRIDAY, rate_per_s=10.0)
    week, _ = demand_in(Scenario.BLACK_FRIDAY, 7 * DAY, rate_per_s=10.0)
    assert one.live(0.0, DAY).expected_events()[-1] == pytest.approx(10 * DAY * BLACK_FRIDAY)
    assert week.live(3 * DAY, 4 * DAY).expected_events()[-1] == pytest.approx(10 * DAY * BLACK_FRIDAY)
    assert week.live(0.0, 7 * DAY).expected_events()[-1] == pytest.approx(10 * DAY * (6 + BLACK_FRIDAY))


def test_history_comes_at_the_pace_that_repairs_it_in_time() -> None:
    facts = {"rate_per_s": 10.0, "history_years": 0.1, "repair_within_s": 43_200.0}
    found, cases = demand_in(Scenario.KAPPA_REPLAY, **facts)
    rate, from_s, to_s = found.history
    assert (from_s, to_s - from_s) == (DAY / 4, pytest.approx(43_200.0))
    assert rate * 43_200 == pytest.approx(float(cases.history_events[0]))
    extra = found.curve(0.0, DAY).expected_events()[-1] - found.live(0.0, DAY).expected_events()[-1]
    assert extra == pytest.approx(float(cases.history_events[0]))


def test_replayed_history_takes_capacity_and_no_age_is_taken_of_it() -> None:
    # 31.5 million events in a week are 52 events/s beside 50, after the first quarter of the horizon.
    facts = {"rate_per_s": 50.0, "history_years": 0.02, "repair_within_s": 7 * DAY}
    base, replayed = (
        simulated(POOL, facts, scenario=scenario, horizon_s=14_400.0, replications=4)
        for scenario in (Scenario.BASE, Scenario.KAPPA_REPLAY)
    )
    again = 50 * 0.02 * 365 / 7
    assert replayed.events == base.events
    assert replayed.utilisation == pytest.approx((50 + 0.75 * again) * 0.02 / 4, rel=0.02)
    assert base.mean_s is not None
    assert replayed.mean_s is not None
    assert replayed.mean_s.value > base.mean_s.value
    assert replayed.backlog.events[-1] == pytest.approx(base.backlog.events[-1], abs=5)
    assert any("The stations hold both" in note for note in replayed.notes)


def test_a_replay_beyond_capacity_makes_live_freshness_suffer_and_says_since_when() -> None:
    facts = {"rate_per_s": 150.0, "history_years": 0.02, "repair_within_s": 7 * DAY}
    found = simulated(POOL, facts, scenario=Scenario.KAPPA_REPLAY, horizon_s=14_400.0, replications=2)
    # From the hour on 306 events/s meet a capacity of 200: the last of three hours waits over an hour.
    worst = found.percentiles["p99"]
    assert worst is not None
    assert worst.value > 3600
    assert any("suffers from 60 min on" in note and "when the horizon ends" in note for note in found.notes)


def test_a_backfill_apart_leaves_live_data_as_it_is() -> None:
    facts = {"rate_per_s": 50.0}
    base, apart = (
        simulated(POOL, facts, scenario=scenario, replications=2)
        for scenario in (Scenario.BASE, Scenario.BACKFILL_APART)
    )
    assert apart.mean_s == base.mean_s
    assert any("capacity of its own" in note for note in apart.notes)


def test_files_differ_in_size_by_their_coefficient_and_keep_the_mean() -> None:
    curve = RateCurve(edges_s=np.array([0.0, 3600.0 * 5000]), per_s=np.array([2.0]))
    sizes = np.unique(with_files(curve, 3600.0, seed=3, replication=0).per_s)
    assert sizes.size >= 5000
    assert sizes.mean() == pytest.approx(2.0, rel=0.02)
    assert sizes.std() / sizes.mean() == pytest.approx(FILE_SIZE_CV, rel=0.05)


def test_a_file_is_the_same_whatever_part_of_time_is_looked_at() -> None:
    curve = RateCurve(edges_s=np.array([-86_400.0, 86_400.0]), per_s=np.array([2.0]))
    whole = with_files(curve, 600.0, seed=3, replication=1).between(3000.0, 9000.0)
    part = with_files(curve.between(3000.0, 9000.0), 600.0, seed=3, replication=1)
    assert np.allclose(whole.edges_s, part.edges_s)
    assert np.allclose(whole.per_s, part.per_s)


def test_the_events_of_a_file_become_visible_together() -> None:
    facts = {"rate_per_s": 20.0, "source": "file_drop", "arrival_interval_s": 600.0}
    for piece in pieces_of(make_design(gate(600.0)), **facts):
        dropped = np.array(piece.departed)
        assert np.count_nonzero(dropped) <= 7200 / 600 + 1, "one drop each ten minutes"
        assert np.std(dropped[dropped > 0][1:-1]) > 3 * np.sqrt(20 * 600), "beyond what Poisson gives"
