from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.test import Client
from redis.exceptions import ConnectionError as RedisIsGone


def test_a_process_that_reaches_both_is_healthy(client: Client, db: None) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "redis": True}


def test_it_says_that_redis_is_gone(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise RedisIsGone

    monkeypatch.setattr("config.health.cache.get", refuse)
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json() == {"database": True, "redis": False}


def test_it_says_that_the_database_is_gone(client: Client, db: None) -> None:
    def refuse(*args: object) -> Iterator[None]:
        raise OperationalError

    with connection.execute_wrapper(refuse):
        answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json() == {"database": False, "redis": True}


def test_it_changes_nothing(client: Client) -> None:
    assert client.post("/health/").status_code == 405
