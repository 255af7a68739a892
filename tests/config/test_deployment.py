"""The product as a deployment sets it up: hosts named, PostgreSQL and Redis elsewhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from tests.config.running import CHECKOUT, Run, free_port

HOST = "headway.example"


@pytest.fixture
def database(postgres: str) -> Iterator[str]:
    """A new, empty database."""
    name = f"headway_{uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlsplit(postgres)._replace(path=f"/{name}").geturl()
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.mark.slow
def test_djangos_deployment_checks_have_nothing_to_say(tmp_path: Path) -> None:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    check = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=CHECKOUT,
        env={**inherited, "HEADWAY_HOSTS": HOST, "HEADWAY_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 0, check.stderr
    assert "WARNING" not in check.stderr


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.redis
def test_it_starts_on_what_it_is_given_and_prints_no_way_in(
    tmp_path: Path, database: str, redis: str
) -> None:
    run = Run(tmp_path, free_port(), DATABASE_URL=database, REDIS_URL=redis, HEADWAY_HOSTS=HOST)
    line, commands = run.say(), run.commands().values()
    assert run.stop() == 0
    assert line == f"Headway is ready: https://{HOST}/"
    assert not [command for command in commands if "redis-server" in command or "valkey-server" in command]
    assert not (tmp_path / "headway.sqlite3").exists()
