"""Says, before anything is installed or started, why a run could not succeed. Standard library only."""

import fcntl
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

CHECKOUT = Path(__file__).resolve().parent.parent.parent


class CannotStart(Exception):
    """The run cannot start; the message is the one line that tells the person why and what to do."""


def var_dir() -> Path:
    """Where this run keeps its data."""
    return Path(os.environ.get("HEADWAY_VAR", "").strip() or CHECKOUT / "var")


def address() -> tuple[str, int]:
    """The host and port to serve on; a port that is no port is refused."""
    host = os.environ.get("HEADWAY_BIND", "").strip() or "127.0.0.1"
    port = os.environ.get("PORT", "").strip() or "8000"
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise CannotStart(
            f"PORT={port!r} is not a port; give a number from 1 to 65535, as in: make run PORT=8001"
        )
    return host, int(port)


def refuse_a_taken_port() -> None:
    """Raise when something already serves on the address, or when this user may not."""
    host, port = address()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise CannotStart(
                f"Cannot serve on {host}:{port} ({os.strerror(fault.errno or 0).lower()}): "
                f"stop what uses it, or choose another port, as in: make run PORT={_neighbour(port)}"
            ) from fault


def _neighbour(port: int) -> int:
    return port + 1 if port < 65535 else port - 1


def refuse_a_second_run() -> None:
    """Raise when a run from this folder is already up; leaves no trace where none was."""
    lock = var_dir() / "run.lock"
    if lock.exists():
        with lock.open("r+") as file:
            _lock_or_refuse(file)


@contextmanager
def only_run() -> Iterator[None]:
    """Hold the folder for this run until it ends, however it ends; raise when another run holds it."""
    var_dir().mkdir(parents=True, exist_ok=True)
    with (var_dir() / "run.lock").open("a+") as file:
        _lock_or_refuse(file)
        host, port = address()
        file.truncate(0)
        file.write(f"http://{host}:{port}/ (process {os.getpid()})")
        file.flush()
        yield


def _lock_or_refuse(file: TextIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        where = file.read() or "another process"
        raise CannotStart(
            f"Headway already runs from this folder: {where}. Stop that one first, or give this one "
            "its own data and port, as in: make run HEADWAY_VAR=/some/folder PORT=8001"
        ) from None


def check() -> None:
    """Raise `CannotStart` for the first reason that stands in the way."""
    refuse_a_second_run()
    refuse_a_taken_port()


if __name__ == "__main__":
    try:
        check()
    except CannotStart as reason:
        sys.exit(str(reason))
