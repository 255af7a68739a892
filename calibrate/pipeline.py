"""A small real pipeline on this machine: producer, Redis stream, consumer, store, each a process of its
own.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from calibrate.producer import STREAM
from calibrate.setting import Run, Setting, run_of
from config.embedded import redis_socket
from config.launch import redis_server

STARTS_WITHIN_S = 15.0


class Pipeline:
    """A private Redis on a unix socket, to which each run adds a producer and a consumer."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url = folder, url
        self._socket = str(redis_socket(folder))
        self._connection = redis.Redis(unix_socket_path=self._socket)

    def run(self, setting: Setting) -> Run:
        """One setting, from an empty stream and an empty store."""
        self._connection.delete(STREAM, "consumer")
        consumer = self._start("consumer", self._socket, str(self._folder), self._url, str(setting.trigger_s))
        try:
            self._wait_until_ready()
            sending = (str(setting.rate_per_s), str(setting.duration_s), str(setting.seed))
            producer = self._start("producer", self._socket, *sending)
            producer_late_s = float(_answer(producer, setting.duration_s))
            _answer(consumer, setting.duration_s)
        finally:
            consumer.kill()
        records = json.loads((self._folder / "records.json").read_text(encoding="utf-8"))
        return run_of(setting, records, producer_late_s)

    def wait_for_redis(self) -> None:
        """Return once the server answers; raises TimeoutError."""
        _within(STARTS_WITHIN_S, self._pings)

    def version(self) -> str:
        """The server's name and version."""
        info = self._connection.info("server")
        name = "Valkey" if "valkey_version" in info else "Redis"
        return f"{name} {info.get('valkey_version') or info['redis_version']}"

    def _pings(self) -> bool:
        try:
            return bool(self._connection.ping())
        except redis.ConnectionError:
            return False

    def _wait_until_ready(self) -> None:
        _within(STARTS_WITHIN_S, lambda: self._connection.get("consumer") == b"ready")

    @staticmethod
    def _start(name: str, *given: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", f"calibrate.{name}", *given]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@contextmanager
def pipeline(url: str = "") -> Iterator[Pipeline]:
    """A pipeline with its own Redis, both gone afterwards. `url` names a PostgreSQL; without it, SQLite."""
    with tempfile.TemporaryDirectory(prefix="headway-") as name:
        folder = Path(name)
        server = subprocess.Popen(redis_server.command(folder), stdout=subprocess.DEVNULL)
        try:
            ready = Pipeline(folder, url)
            ready.wait_for_redis()
            yield ready
        finally:
            server.terminate()
            server.wait(timeout=STARTS_WITHIN_S)


def _answer(process: subprocess.Popen[str], duration_s: float) -> str:
    answer, _ = process.communicate(timeout=3 * duration_s + STARTS_WITHIN_S)
    if process.returncode:
        raise RuntimeError(f"{process.args} ended with {process.returncode}.")
    return answer


def _within(seconds: float, is_true: Callable[[], bool]) -> None:
    until_s = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > until_s:
            raise TimeoutError(f"Nothing answered within {seconds:g} s.")
        time.sleep(0.02)
