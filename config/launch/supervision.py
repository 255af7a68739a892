"""Supervisor's side of a run: its configuration, and asking it how the programs are."""

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import cast
from xmlrpc.client import ServerProxy

from supervisor.xmlrpc import SupervisorTransport

from config.launch.programs import GROUPS, Program

_MEGABYTES_OF_LOG = 10


def configuration(programs: Iterable[Program], *, var: Path, folder: Path, socket: Path) -> str:
    """The text of supervisord.conf: in the foreground, silent, every program restarted when it dies."""
    head = [
        "[supervisord]",
        "nodaemon=true",
        "silent=true",
        f"directory={_escaped(folder)}",
        f"logfile={_escaped(var / 'log' / 'supervisor.log')}",
        f"pidfile={_escaped(var / 'supervisor.pid')}",
        f"childlogdir={_escaped(var / 'log')}",
        "[unix_http_server]",
        f"file={_escaped(socket)}",
        "chmod=0700",
        "[supervisorctl]",
        f"serverurl=unix://{_escaped(socket)}",
        "[rpcinterface:supervisor]",
        "supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface",
    ]
    chosen = list(programs)
    sections = [line for program in chosen for line in _section(program, var)]
    groups = [line for name in GROUPS for line in _group(name, chosen)]
    return "\n".join([*head, *sections, *groups, ""])


def _group(name: str, programs: Iterable[Program]) -> list[str]:
    members = [program.name for program in programs if program.group == name]
    if not members:
        return []
    return [f"[group:{name}]", f"programs={','.join(members)}", f"priority={GROUPS.index(name)}"]


def _section(program: Program, var: Path) -> list[str]:
    return [
        f"[program:{program.name}]",
        f"command={_escaped(shlex.join(program.command))}",
        "autorestart=true",
        "startsecs=1",
        "startretries=5",
        f"stopsignal={program.stop_signal}",
        f"stopwaitsecs={program.stop_s}",
        "killasgroup=true",
        "redirect_stderr=true",
        f"stdout_logfile={_escaped(var / 'log' / f'{program.name}.log')}",
        f"stdout_logfile_maxbytes={_MEGABYTES_OF_LOG}MB",
        "stdout_logfile_backups=2",
    ]


def _escaped(value: object) -> str:
    """Supervisor expands what follows a percent sign."""
    return str(value).replace("%", "%%")


def programs_given_up(socket: Path) -> list[str]:
    """The programs that supervisor no longer tries to start; none while it cannot be asked yet."""
    transport = SupervisorTransport(serverurl=f"unix://{socket}")
    try:
        with ServerProxy("http://localhost", transport=transport) as supervisor:
            states = cast(list[dict[str, str]], supervisor.supervisor.getAllProcessInfo())
    except OSError:
        return []
    return [state["name"] for state in states if state["statename"] == "FATAL"]
