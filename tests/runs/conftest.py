"""A mark for tests that start the whole product and then do it harm: `-m "not runs"` leaves them out."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "runs: disturbs a running product with kill -9 and the like")
