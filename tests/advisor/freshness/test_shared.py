"""Live events beside a backfill: closed forms worked by hand, and what the simulation finds."""

import numpy as np
import pytest

from advisor.cases import Cases, likely_case
from advisor.freshness.predict import predict
from advisor.freshness.shared import MOST_SHARED, beside, capacity_per_s, predict_beside
from advisor.parsing import parse_use_case
from advisor.simulation.scenario import Scenario
from advisor.stations import Station
from tests.advisor.simulation.networks import batch, make_design, pool, simulated, transit

RATE = 40.0
RUN = batch(3600.0, startup_s=60.0, fixed_s=30.0, per_event_s=0.005)
POOL = pool(4, 0.02)


def cases(**facts: float) -> Cases:
    return likely_case(parse_use_case({"rate_per_s": RATE, "peak_factor": 1, **facts}))


def test_a_run_s_time_for_an_event_grows_by_one_over_what_is_left() -> None:
    # 80 events/s at 5 ms take 40 %: the events of an hour take 144,000 x 5 ms / 0.6 = 1,200 s.
    prediction = predict_beside(make_design(RUN), cases(), np.array([0.0, 80.0]))
    wait, start = 1800.0, 60.0 + 30.0
    assert prediction.age.mean() == pytest.approx([wait + start + 720.0, wait + start + 1200.0])


def test_an_engine_that_shares_waits_as_a_busier_queue() -> None:
    # Of 4 servers at 20 ms, 50 events/s take a quarter: service takes 26.7 ms.
    shared = predict_beside(make_design(POOL), cases(), np.array([50.0]))
    alone = predict(make_design(pool(4, 0.02 / 0.75)), cases())
    assert shared.age.mean() == pytest.approx(alone.age.mean())


@pytest.mark.parametrize("station", [RUN, POOL], ids=["run", "pool"])
def test_live_events_keep_half(station: Station) -> None:
    capacity = capacity_per_s(station)
    assert capacity in (200.0, 200.0)
    most, beyond = (beside(station, times * MOST_SHARED * capacity) for times in (1.0, 10.0))
    assert capacity_per_s(most) == pytest.approx(capacity / 2)
    assert capacity_per_s(beyond) == pytest.approx(capacity / 2)


def test_what_takes_no_capacity_is_left_as_it_is() -> None:
    assert beside(transit(3.0), 100.0) == transit(3.0)


@pytest.mark.parametrize("station", [RUN, POOL], ids=["run", "pool"])
def test_the_simulated_backfill_agrees_with_the_closed_form(station: Station) -> None:
    # History of 0.1 years within 7 days is 20.9 events/s beside the 40 live ones.
    facts = {"history_years": 0.1, "repair_within_s": 604_800.0}
    found = simulated(
        make_design(station),
        {"rate_per_s": RATE, **facts},
        scenario=Scenario.BACKFILL,
        horizon_s=86_400.0,
        replications=5,
    ).mean_s
    case = cases(**facts)
    due = case.history_events / case.repair_within_s
    expected = float(predict_beside(make_design(station), case, due).age.mean()[0])
    alone = float(predict(make_design(station), case).age.mean()[0])
    assert found is not None
    assert expected > alone
    assert found.low <= expected <= found.high
