"""Where the embedded run listens in private, so that every process of a checkout finds the same Redis."""

import hashlib
import os
import tempfile
from pathlib import Path

# A unix socket's address holds 108 bytes with its closing zero on Linux, 104 on macOS.
_LONGEST_SOCKET_PATH = 103
# Supervisor first binds to its socket's name with the process's number behind it.
_LONGEST_NAME = "supervisor.sock.4194304"


def socket_folder(var: Path) -> Path:
    """`var` itself, or a short private folder where the sockets' paths below `var` would be too long."""
    if len(os.fsencode(var.resolve() / _LONGEST_NAME)) <= _LONGEST_SOCKET_PATH:
        return var.resolve()
    name = hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"headway-{os.getuid()}-{name}"


def redis_socket(var: Path) -> Path:
    """Where the embedded Redis listens."""
    return socket_folder(var) / "redis.sock"


def supervisor_socket(var: Path) -> Path:
    """Where its supervisor listens."""
    return socket_folder(var) / "supervisor.sock"


def redis_url(var: Path) -> str:
    """The embedded Redis as a URL in the form that redis-py takes."""
    return f"unix://{redis_socket(var)}"


def broker_url(redis_url: str) -> str:
    """The same Redis in the form that Celery's transport takes, which spells unix sockets its own way."""
    if redis_url.startswith("unix://"):
        return "redis+socket://" + redis_url.removeprefix("unix://").replace("?db=", "?virtual_host=")
    return redis_url
