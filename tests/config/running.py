"""Starts the real product in a folder of its own, as `make run` does, and knows every process of it."""

import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import psutil

from tests.settings import NUMBA_CACHE_DIR

CHECKOUT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 150


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Run:
    """One run of the product; `say()` is its next line, `stop()` ends it as Ctrl-C does.

    It takes compiled loops from the suite's own folder and leaves its own there, but where it `compiles`.
    """

    def __init__(self, var: Path, port: int, *, compiles: bool = False, **settings: str) -> None:
        self.port = port
        if not compiles:
            settings["NUMBA_CACHE_DIR"] = str(NUMBA_CACHE_DIR)
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.launch"],
            cwd=CHECKOUT,
            env=_environment(HEADWAY_VAR=str(var), PORT=str(port), **settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(self.process.stdout,))
        self._reader.start()

    def _read(self, stdout: IO[str]) -> None:
        with stdout:
            for line in stdout:
                self._lines.put(line.strip())
        self._lines.put("")

    def say(self) -> str:
        """The next line it prints; empty once it printed its last."""
        return self._lines.get(timeout=_PATIENCE_S)

    def family(self) -> list[psutil.Process]:
        """The launcher and every process below it."""
        launcher = psutil.Process(self.process.pid)
        return [launcher, *launcher.children(recursive=True)]

    def commands(self) -> dict[int, str]:
        """The command line of each of them that is alive, by its number."""
        lines = {}
        for process in self.family():
            with contextlib.suppress(psutil.NoSuchProcess):
                lines[process.pid] = " ".join(process.cmdline())
        return lines

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send the signal to the process group, as a terminal does, and wait for the exit code."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, number)
        code = self.process.wait(timeout=_PATIENCE_S)
        self._reader.join(timeout=_PATIENCE_S)
        return code


def _environment(**settings: str) -> dict[str, str]:
    """This process's environment without what tests are set to."""
    foreign = ("HEADWAY_", "DJANGO_", "PYTEST_", "NUMBA_CACHE_DIR", "DATABASE_URL", "REDIS_URL")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {**inherited, **settings}
