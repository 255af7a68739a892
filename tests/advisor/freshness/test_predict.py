"""What stations add to an age is what queueing theory says."""

import numpy as np
import pytest

from advisor.freshness.predict import station_age
from advisor.freshness.queueing import erlang_c, mgc_wait
from advisor.stations import BatchRun, ServerPool


def column(value: float) -> np.ndarray:
    return np.array([value])


@pytest.mark.parametrize(("servers", "cv2"), [(1, 0.0), (1, 1.0), (4, 1.0), (40, 0.5)])
def test_a_pool_adds_its_service_and_allen_cunneens_wait(servers: int, cv2: float) -> None:
    service, rate = 0.1, 0.8 * servers / 0.1
    pool = ServerPool(
        component="engine",
        label="process",
        servers=column(servers),
        service_s=column(service),
        service_cv2=column(cv2),
    )
    age = station_age(pool, column(rate))
    assert age.mean()[0] == pytest.approx(service + float(mgc_wait(rate, service, servers, cv2)))
    assert age.tails[0].probability[0] == pytest.approx(float(erlang_c(servers, rate * service)))


def test_a_pool_beyond_its_capacity_never_delivers() -> None:
    pool = ServerPool(
        component="engine", label="process", servers=column(1), service_s=column(1), service_cv2=column(1)
    )
    assert np.isinf(station_age(pool, column(2.0)).mean()).all()


def test_a_run_that_outlasts_its_headway_never_delivers() -> None:
    run = BatchRun(
        component="job",
        label="run",
        headway_s=column(60),
        startup_s=column(50),
        fixed_s=column(15),
        per_event_s=column(0),
    )
    assert np.isinf(station_age(run, column(1.0)).mean()).all()
