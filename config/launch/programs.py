"""What runs: each program's command line, and the order in which they start and, backwards, stop."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from config import environment
from config.launch import redis_server
from config.launch.preflight import address

GROUPS = ("queue", "app")
"""The first starts first and stops last; the programs of one group start and stop together."""
LONGEST_LINE = 8190
"""Bytes of a request's first line that gunicorn reads, the most it can; beyond stands its own bare 414."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One supervised program, of one of the `GROUPS`; `stop_s` bounds its stopping."""

    name: str
    command: tuple[str, ...]
    group: str
    stop_signal: str = "TERM"
    stop_s: int = 5


def programs(var: Path, *, embedded_redis: bool) -> tuple[Program, ...]:
    """Web, worker and beat, and a private Redis where none was given."""
    chosen = (_web(), _worker(), _beat())
    return (_redis(var), *chosen) if embedded_redis else chosen


def _redis(var: Path) -> Program:
    return Program(name="redis", command=tuple(redis_server.command(var)), group="queue")


def _web() -> Program:
    host, port = address()
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    workers = environment.whole_number("HEADWAY_WEB_PROCESSES", 2, at_least=1)
    return Program(
        name="web",
        command=(
            *(sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", bind, "--no-control-socket"),
            *("--workers", str(workers), "--threads", "4", "--preload", "--timeout", "60"),
            *("--limit-request-line", str(LONGEST_LINE)),
            *("--max-requests", "2000", "--max-requests-jitter", "200", "--log-level", "warning"),
        ),
        group="app",
    )


def _beat() -> Program:
    return Program(
        name="beat",
        command=(
            sys.executable,
            "-m",
            "celery",
            "-A",
            "config.celery",
            "beat",
            "--pidfile=",
            "-l",
            "WARNING",
        ),
        group="app",
    )


def _worker() -> Program:
    processes = environment.whole_number("HEADWAY_WORKER_PROCESSES", os.cpu_count() or 1, at_least=1)
    return Program(
        name="worker",
        command=(
            *(sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-l", "WARNING"),
            *("--concurrency", str(processes), "-n", "embedded@%h", "--without-mingle", "--without-gossip"),
        ),
        group="app",
        # Celery's cold stop: what is half done goes back to the queue, where the next run finds it.
        stop_signal="QUIT",
    )
