"""Waits until the product answers: the web over HTTP, the worker over the queue."""

import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from config.celery import app
from config.launch.preflight import CannotStart

_PATIENCE_S = 120


def web_answers(host: str, port: int, *, named: str) -> bool:
    """Whether the health page says all is well to a request for the host `named`."""
    connection = HTTPConnection(_reachable(host), port, timeout=5)
    try:
        connection.request("GET", "/health/", headers={"Host": named})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _reachable(host: str) -> str:
    """An address to call for one to listen on."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound


def worker_answers() -> bool:
    """Whether at least one worker takes part in the queue."""
    try:
        return bool(app.control.ping(timeout=0.5, limit=1))
    except (OSError, app.connection_for_write().connection_errors):
        return False


def waiting_for(questions: tuple[Callable[[], bool], ...], *, logs: Path) -> Iterator[None]:
    """A turn for each time that some question is still unanswered; raises when patience ends."""
    deadline = time.monotonic() + _PATIENCE_S
    open_questions = list(questions)
    while open_questions := [question for question in open_questions if not question()]:
        if time.monotonic() > deadline:
            raise CannotStart(
                f"Headway did not answer within {_PATIENCE_S} s; the reason should be in {logs}"
            )
        yield
