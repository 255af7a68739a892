"""The web process never loads numba: what it imports of the simulation is tried in a fresh interpreter."""

import subprocess
import sys

WEB_SIDE = (
    "demand",
    "load",
    "lateness",
    "merge",
    "output_analysis",
    "piece",
    "plan",
    "precision",
    "profiles.measured",
    "replication",
    "request",
    "result",
    "scenario",
    "settling",
    "sketch",
    "steady",
    "streams",
    "trace",
)
CODE = """
import importlib, sys
for name in {names!r}:
    importlib.import_module("advisor.simulation." + name)
sys.exit(int(any(module.split(".")[0] in ("numba", "llvmlite") for module in sys.modules)))
"""


def test_planning_merging_and_summarising_load_no_numba() -> None:
    done = subprocess.run([sys.executable, "-c", CODE.format(names=WEB_SIDE)], check=False, timeout=60)
    assert done.returncode == 0
