"""Where results go so that they can be seen: a SQLite file, or a table of PostgreSQL. A commit makes rows
visible.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import psycopg

Rows = Sequence[tuple[str, int, str]]


class Store(Protocol):
    """Takes rows (event, nanosecond sent, payload) and makes them visible in one transaction."""

    def write(self, rows: Rows) -> None:
        """Returns once the rows are committed."""
        ...

    def close(self) -> None:
        """Removes what the run left behind."""
        ...


class SqliteStore:
    """A file in write-ahead-log mode; a commit does not wait for the disk, or its other users."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "seen.sqlite3"
        self._database = sqlite3.connect(self._path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute("DROP TABLE IF EXISTS seen")
        self._database.execute("CREATE TABLE seen (event TEXT PRIMARY KEY, sent_ns INTEGER, payload TEXT)")

    def write(self, rows: Rows) -> None:
        """One transaction."""
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("INSERT INTO seen VALUES (?, ?, ?)", rows)
        self._database.execute("COMMIT")

    def close(self) -> None:
        """The file goes with its folder."""
        self._database.close()


class PostgresStore:
    """A table of its own in the database of a URL; a commit is visible before it is on the disk."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, options="-c synchronous_commit=off")
        self._connection.execute("DROP TABLE IF EXISTS headway_calibrate_seen")
        self._connection.execute(
            "CREATE TABLE headway_calibrate_seen (event text PRIMARY KEY, sent_ns bigint, payload text)"
        )
        self._connection.commit()

    def write(self, rows: Rows) -> None:
        """One transaction."""
        with self._connection.cursor() as cursor:
            cursor.executemany("INSERT INTO headway_calibrate_seen VALUES (%s, %s, %s)", rows)
        self._connection.commit()

    def close(self) -> None:
        """Drops the table."""
        self._connection.execute("DROP TABLE IF EXISTS headway_calibrate_seen")
        self._connection.commit()
        self._connection.close()


def open_store(url: str, folder: Path) -> Store:
    """PostgreSQL where a URL is given, else a SQLite file in `folder`."""
    return PostgresStore(url) if url else SqliteStore(folder)
