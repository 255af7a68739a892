"""What import-linter cannot see: what is really loaded once a program is up."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.running import CHECKOUT

EVERY_MODULE_OF_THE_ADVICE = """
import importlib, pkgutil, advisor
for module in pkgutil.walk_packages(advisor.__path__, "advisor."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""
THE_WEB_PROCESS = """
import config.wsgi
from django.urls import get_resolver
list(get_resolver().reverse_dict)
"""


def loaded_by(program: str, var: Path) -> set[str]:
    """The top-level packages that are loaded after the program ran in a fresh interpreter."""
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{program}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})",
        ],
        cwd=CHECKOUT,
        env={"HEADWAY_VAR": str(var), "NUMBA_CACHE_DIR": str(var)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


@pytest.mark.slow
def test_the_advice_loads_no_framework(tmp_path: Path) -> None:
    loaded = loaded_by(EVERY_MODULE_OF_THE_ADVICE, tmp_path)
    assert "advisor" in loaded
    assert not loaded & {"celery", "django", "kombu", "redis", "rest_framework", "config", "decisions"}


@pytest.mark.slow
def test_the_web_process_never_loads_the_compiler(tmp_path: Path) -> None:
    loaded = loaded_by(THE_WEB_PROCESS, tmp_path)
    assert {"django", "decisions"} <= loaded
    assert not loaded & {"numba", "llvmlite"}
