"""PySpark Structured Streaming at several triggers, where Java and pyspark are present."""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from calibrate.report import section
from calibrate.setting import Run, Setting, run_of

RATE_PER_S = 200.0
TRIGGERS_S = (1.0, 1.4, 1.8, 2.4)
BATCHES = 7
WARM_UP_S = 4.0
STARTS_WITHIN_S = 90.0


def missing() -> str | None:
    """What is not there, or None."""
    if shutil.which("java") is None:
        return "no Java on the PATH"
    return None if _python() else "no pyspark (SPARK_PYTHON names a Python that has it)"


def lines() -> Iterator[str]:
    """The section of the report, or why there is none."""
    if reason := missing():
        yield from (f"PySpark Structured Streaming: left out, {reason}.", "")
        return
    chosen = [
        Setting(
            rate_per_s=RATE_PER_S,
            trigger_s=trigger_s,
            duration_s=WARM_UP_S + BATCHES * trigger_s,
            is_for_fit=not number % 2,
            seed=number,
        )
        for number, trigger_s in enumerate(TRIGGERS_S)
    ]
    yield from section(f"PySpark {_version()} Structured Streaming, SQLite", _runs(chosen))


def _python() -> str | None:
    """A Python that has pyspark: SPARK_PYTHON, or this one."""
    if named := os.environ.get("SPARK_PYTHON"):
        return named
    return sys.executable if importlib.util.find_spec("pyspark") else None


def _version() -> str:
    command = [str(_python()), "-c", "import pyspark; print(pyspark.__version__)"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _runs(chosen: list[Setting]) -> list[Run]:
    """One Spark for all settings, each a query of its own over a socket that sends events."""
    with (
        tempfile.TemporaryDirectory(prefix="headway-") as name,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        plan = {
            "port": server.getsockname()[1],
            "folder": name,
            "queries": [[one.trigger_s, one.duration_s] for one in chosen],
        }
        job = Path(__file__).with_name("spark_job.py")
        spark = subprocess.Popen(
            [str(_python()), str(job), json.dumps(plan)], stderr=subprocess.DEVNULL, env=_plain_environment()
        )
        try:
            server.settimeout(STARTS_WITHIN_S)
            for setting in chosen:
                _send(server, setting)
            spark.wait(timeout=STARTS_WITHIN_S)
        finally:
            spark.kill()
        return [_recorded(Path(name, f"records-{one.trigger_s:g}.json"), one) for one in chosen]


def _plain_environment() -> dict[str, str]:
    """Spark's own Python for its workers, and nothing of the project's."""
    return {**os.environ, "PYSPARK_PYTHON": str(_python()), "PYTHONPATH": ""}


def _send(server: socket.socket, setting: Setting) -> None:
    """Write the moment at which each line is sent, at random moments, to Spark's reader, until it goes."""
    stream = np.random.Generator(np.random.SFC64(setting.seed))
    connection, _ = server.accept()
    with connection:
        start_s, at_s = time.monotonic(), 0.0
        while at_s < setting.duration_s:
            at_s += stream.exponential(1.0 / setting.rate_per_s)
            time.sleep(max(start_s + at_s - time.monotonic(), 0.0))
            try:
                connection.sendall(f"{time.monotonic_ns()}\n".encode())
            except (BrokenPipeError, ConnectionResetError):
                return


def _recorded(path: Path, setting: Setting) -> Run:
    """The records of a query without its first seconds, in which Spark plans and compiles."""
    records = json.loads(path.read_text(encoding="utf-8"))
    first_ns = records[0][0] + WARM_UP_S * 1e9
    return run_of(setting, [record for record in records if record[1] >= first_ns])
