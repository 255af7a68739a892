"""What a design as data refuses to be."""

import pytest

from advisor.measured_times import from_values
from advisor.stations import ServerPool
from tests.advisor.simulation.networks import one


def measured_pool(cv2: float) -> ServerPool:
    return ServerPool(
        component="job",
        label="process",
        servers=one(1),
        service_s=one(0.1),
        service_cv2=one(cv2),
        service_law=from_values((1.0, 3.0)),
    )


def test_a_pool_with_measured_times_varies_as_they_do() -> None:
    # Of 1 and 3 the mean is 2 and the variance 1: a squared coefficient of 1/4.
    assert measured_pool(0.25).service_cv2[0] == 0.25
    with pytest.raises(
        ValueError, match=r"service_cv2 of job is \[1.0\], but its measured times vary by 0.25"
    ):
        measured_pool(1.0)
