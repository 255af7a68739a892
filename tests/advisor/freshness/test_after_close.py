"""After a day has closed nothing waits for a departure, everything else at its longest."""

import numpy as np
import pytest

from advisor.cases import likely_case
from advisor.freshness.after_close import after_close_s
from advisor.freshness.age import Age
from advisor.freshness.predict import Prediction, station_age
from advisor.stations import BatchRun, Gate, Station, Transit
from tests.make import make_use_case

NONE = np.zeros(1)


def column(value: float) -> np.ndarray:
    return np.array([value])


def run(headway_s: float) -> BatchRun:
    return BatchRun(
        component="job",
        label="run",
        headway_s=column(headway_s),
        startup_s=column(120),
        fixed_s=column(60),
        per_event_s=column(1e-4),
    )


def seconds(*stations: Station, departs_at_close: bool = True) -> float:
    cases = likely_case(make_use_case(rate_per_s=100))
    prediction = Prediction(
        age=Age(constant_s=NONE),
        by_station=tuple((station, station_age(station, cases.rate_per_s)) for station in stations),
        utilisation_at_peak=NONE,
        catch_up_s=NONE,
    )
    found = after_close_s(prediction, cases, source="source", departs_at_close=departs_at_close)
    return float(found[0])


@pytest.mark.parametrize(
    ("headway_s", "lasts_s"),
    [(86_400, 120 + 60 + 864), (3600, 120 + 60 + 36)],
    ids=["a day's events", "the last hour's"],
)
def test_a_scheduled_run_has_only_its_own_headways_events_left_to_do(
    headway_s: float, lasts_s: float
) -> None:
    assert seconds(run(headway_s)) == pytest.approx(lasts_s)


def test_what_follows_no_clock_waits_a_whole_headway_at_most() -> None:
    # 240 s of waiting, then 120 + 60 + 1e-4 * 100 * 240 s of work.
    assert seconds(run(240), departs_at_close=False) == pytest.approx(240 + 182.4)


def test_a_buffer_counts_in_full_and_the_sources_own_delivery_not_at_all() -> None:
    delivery = Gate(component="source", label="delivery", period_s=column(86_400))
    buffer = Gate(component="gateway", label="buffer", period_s=column(30))
    assert seconds(delivery, Transit(component="net", label="net", seconds=column(2)), buffer) == 32


def test_a_run_that_never_catches_up_is_never_there() -> None:
    overloaded = run(180)
    assert seconds(overloaded) == np.inf
