import configparser
import shlex
from pathlib import Path

import pytest

from config.launch.programs import Program, programs
from config.launch.supervision import configuration, programs_given_up

VAR = Path("/srv/100% headway/var")


def parsed(*chosen: Program) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser()
    parser.read_string(configuration(chosen, var=VAR, folder=VAR.parent, socket=VAR / "supervisor.sock"))
    return parser


def test_a_command_survives_blanks_and_percent_signs() -> None:
    command = ("/srv/100% headway/python", "-m", "it's me", "")
    text = parsed(Program(name="web", command=command, group="app"))["program:web"]["command"]
    assert tuple(shlex.split(text.replace("%%", "%"))) == command


def test_every_program_is_started_again_and_ended_with_its_children() -> None:
    section = parsed(Program(name="web", command=("true",), group="app"))["program:web"]
    assert section["autorestart"] == "true"
    assert section["killasgroup"] == "true"


def test_redis_is_embedded_only_where_none_was_given(tmp_path: Path) -> None:
    given = {program.name for program in programs(tmp_path, embedded_redis=False)}
    assert given == {"web", "worker", "beat"}
    assert {program.name for program in programs(tmp_path, embedded_redis=True)} == given | {"redis"}


def test_redis_starts_before_what_needs_it_and_stops_after(tmp_path: Path) -> None:
    parser = parsed(*programs(tmp_path, embedded_redis=True))
    assert parser["group:queue"]["programs"] == "redis"
    assert set(parser["group:app"]["programs"].split(",")) == {"web", "worker", "beat"}
    assert parser.getint("group:queue", "priority") < parser.getint("group:app", "priority")


def test_the_embedded_redis_listens_on_no_port(tmp_path: Path) -> None:
    (redis,) = (program for program in programs(tmp_path, embedded_redis=True) if program.name == "redis")
    assert redis.command[redis.command.index("--port") + 1] == "0"
    assert redis.command[redis.command.index("--unixsocket") + 1].endswith("/redis.sock")


def test_a_supervisor_that_cannot_be_asked_has_given_nothing_up(tmp_path: Path) -> None:
    assert programs_given_up(tmp_path / "nobody.sock") == []


@pytest.mark.parametrize("name", ["redis-server", "valkey-server", None], ids=str)
def test_any_of_the_three_redis_servers_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str | None
) -> None:
    from config.launch import redis_server

    monkeypatch.setenv("PATH", str(tmp_path))
    if name:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    found = Path(redis_server.executable())
    assert found.is_file()
    assert found.name == (name or "valkey-server")
    assert (found.parent == tmp_path) is bool(name)
