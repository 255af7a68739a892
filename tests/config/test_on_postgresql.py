"""The web app's tests once more, on the database that a deployment uses."""

import os
import subprocess
import sys

import pytest

from tests.config.running import CHECKOUT

INNER = ("HEADWAY_TEST_VAR", "PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_CURRENT_TEST")


@pytest.mark.slow
@pytest.mark.postgres
def test_the_web_apps_tests_pass_on_postgresql() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in INNER}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/decisions", "-q", "--create-db"],
        cwd=CHECKOUT,
        env={**environment, "HEADWAY_TEST_ON": "postgres"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
