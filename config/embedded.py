"""Where the embedded run keeps its private Redis, so that every process of a checkout finds the same one."""

import hashlib
import os
import tempfile
from pathlib import Path

# A unix socket's address holds 108 bytes with its closing zero on Linux, 104 on macOS.
_LONGEST_SOCKET_PATH = 103


def socket_path(var: Path) -> Path:
    """The socket's path below `var`, or in a short private directory where that path would be too long."""
    path = var.resolve() / "redis.sock"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"headway-{os.getuid()}-{name}" / "redis.sock"


def redis_url(var: Path) -> str:
    """The embedded Redis as a URL in the form that redis-py takes."""
    return f"unix://{socket_path(var)}"


def broker_url(redis_url: str) -> str:
    """The same Redis in the form that Celery's transport takes, which spells unix sockets its own way."""
    if redis_url.startswith("unix://"):
        return "redis+socket://" + redis_url.removeprefix("unix://").replace("?db=", "?virtual_host=")
    return redis_url
