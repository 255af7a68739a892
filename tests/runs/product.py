"""The running product as its tests disturb it: runs asked for over its API, pieces read in its database."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any, TypeVar
from urllib.request import Request, urlopen

import psutil

from tests.config.running import CHECKOUT, Run, _environment, free_port
from tests.decisions.make_rows import SMALL_FACTS

Answer = TypeVar("Answer")
LEASE_S = 4
_PATIENCE_S = 90
_PAUSE_S = 0.05
# Eight pieces of some millions of events each: seconds in all, and most of a second each.
ASKED = {"option": "event_streaming", "horizon_s": 86_400, "replications": 8, "seed": 7}
FACTS = SMALL_FACTS | {"rate_per_s": 60}


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRow:
    """A piece as the database has it now."""

    index: int
    status: str
    attempts: int


class Product:
    """One running product with one decision of its local user's; `stop()` it, whatever happened since."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.run = Run(
            var,
            free_port(),
            HEADWAY_WEB_PROCESSES="1",
            HEADWAY_WORKER_PROCESSES="2",
            HEADWAY_PIECE_LEASE_S=str(LEASE_S),
        )
        self._token = ""
        self._runs = ""

    def open(self) -> None:
        """Wait until it is ready, and make the decision."""
        assert self.run.say().startswith("Headway is ready"), _logs(self.var)
        self._token = _new_token(self.var)
        made = self._call("POST", "/api/v1/decisions/", {"title": "Operations desk", "facts": FACTS})
        self._runs = f"/api/v1/decisions/{made['id']}/simulations/"

    def start(self) -> str:
        """Ask for a run, the same each time; its id."""
        return str(self._call("POST", self._runs, ASKED)["id"])

    def read(self, public_id: str) -> dict[str, Any]:
        """The run as the API gives it, once the web answers."""
        return self.until(lambda: self._answer(f"/api/v1/simulations/{public_id}/"))

    def ended(self, public_id: str) -> dict[str, Any]:
        """The run once it has ended, however it did."""
        return self.until(lambda: _if_ended(self.read(public_id)))

    def in_the_middle(self, public_id: str, *, running: int = 1) -> None:
        """Wait until some piece is done and others are in workers' hands."""
        self.until(lambda: self._is_in_the_middle(public_id, running))

    def pieces(self, public_id: str) -> list[PieceRow]:
        """The run's pieces in order."""
        with contextlib.closing(self._database()) as database:
            rows = database.execute(
                'SELECT piece."index", piece.status, piece.attempts FROM decisions_piece piece '
                "JOIN decisions_simulation run ON run.id = piece.simulation_id "
                'WHERE run.public_id = ? ORDER BY piece."index"',
                [public_id],
            ).fetchall()
        return [PieceRow(index=index, status=status, attempts=tried) for index, status, tried in rows]

    def database_is_free(self) -> bool:
        """Whether nobody is in the middle of a transaction that writes."""
        with contextlib.closing(self._database()) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            database.rollback()
        return True

    def program(self, *words: str) -> psutil.Process:
        """The oldest process with all these words in its command line, once there is one."""
        return self.until(lambda: self._program(words))

    def until(self, question: Callable[[], Answer | None]) -> Answer:
        """The answer, once it is true; fails with the programs' last words when patience ends."""
        deadline = time.monotonic() + _PATIENCE_S
        while not (answer := question()):
            assert time.monotonic() < deadline, _logs(self.var)
            time.sleep(_PAUSE_S)
        return answer

    def stop(self) -> list[psutil.Process]:
        """End it as Ctrl-C does; the processes that outlived it, killed."""
        self.run.stop()
        left = list(_processes_of(self.var))
        for process in left:
            process.kill()
        return left

    def _is_in_the_middle(self, public_id: str, running: int) -> bool:
        states = [piece.status for piece in self.pieces(public_id)]
        return "done" in states and states.count("running") >= running

    def _program(self, words: tuple[str, ...]) -> psutil.Process | None:
        found = [
            psutil.Process(number)
            for number, command in self.run.commands().items()
            if all(word in command for word in words)
        ]
        return min(found, key=lambda process: process.create_time(), default=None)

    def _answer(self, path: str) -> dict[str, Any] | None:
        try:
            return self._call("GET", path)
        except (OSError, HTTPException):
            return None

    def _call(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        request = Request(
            self.run.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"},
        )
        with urlopen(request, timeout=30) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def _database(self) -> sqlite3.Connection:
        return sqlite3.connect(self.var / "headway.sqlite3", timeout=1, isolation_level=None)


def _new_token(var: Path) -> str:
    command = [sys.executable, "manage.py", "create_token", "owner"]
    environment = _environment(HEADWAY_VAR=str(var))
    made = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True)
    return made.stdout.strip()


def _if_ended(run: dict[str, Any]) -> dict[str, Any] | None:
    return None if run["status"] in {"queued", "running"} else run


def _processes_of(var: Path) -> Iterator[psutil.Process]:
    """Every process that was started for this folder, whoever its parent is now."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get("HEADWAY_VAR") == str(var) and process.pid != os.getpid():
                yield process


def _logs(var: Path) -> str:
    return "\n".join(f"{log.name}:\n{log.read_text()[-3000:]}" for log in sorted((var / "log").glob("*.log")))
