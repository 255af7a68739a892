"""Takes events off the stream and makes them visible, one by one or in runs: `python -m calibrate.consumer`.

Runs depart on a timetable and take all that waits; a departure is skipped while the last run still goes.
"""

import json
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import redis

from calibrate.producer import END, STREAM
from calibrate.store import Rows, Store, open_store

Message = tuple[bytes, dict[bytes, bytes]]
Records = list[tuple[int, int, int]]
MOST = 1_000_000


def main(socket: str, folder: str, url: str, trigger_s: float) -> None:
    """Write (sent, began, seen) of every event, nanoseconds, to `records.json` in `folder`."""
    connection = redis.Redis(unix_socket_path=socket)
    store = open_store(url, Path(folder))
    connection.set("consumer", "ready")
    consume = _in_runs(trigger_s) if trigger_s else _one_by_one
    records = consume(connection, store)
    store.close()
    Path(folder, "records.json").write_text(json.dumps(records), encoding="utf-8")


def _one_by_one(connection: redis.Redis, store: Store) -> Records:
    records: Records = []
    last: bytes | str = "0"
    while True:
        taken = _take(connection, last, count=1, block=5000)
        began_ns = time.monotonic_ns()
        if not taken or taken[0][1][b"sent_ns"] == END:
            return records
        last = taken[-1][0]
        records += _write(store, taken, began_ns)


def _in_runs(trigger_s: float) -> Callable[[redis.Redis, Store], Records]:
    def consume(connection: redis.Redis, store: Store) -> Records:
        records: Records = []
        last: bytes | str = "0"
        start_s, is_over = time.monotonic(), False
        while not is_over:
            _sleep_until_departure(start_s, trigger_s)
            began_ns = time.monotonic_ns()
            taken = _take(connection, last, count=MOST, block=None)
            is_over = bool(taken) and taken[-1][1][b"sent_ns"] == END
            taken = taken[: len(taken) - is_over]
            if taken:
                last = taken[-1][0]
                records += _write(store, taken, began_ns)
        return records

    return consume


def _sleep_until_departure(start_s: float, trigger_s: float) -> None:
    now_s = time.monotonic()
    departure_s = start_s + math.ceil((now_s - start_s) / trigger_s) * trigger_s
    time.sleep(max(departure_s - now_s, 0.0))


def _take(connection: redis.Redis, last: bytes | str, *, count: int, block: int | None) -> list[Message]:
    answer: Any = connection.xread({STREAM: last}, count=count, block=block)
    return answer[0][1] if answer else []


def _write(store: Store, taken: list[Message], began_ns: int) -> Records:
    rows: Rows = [
        (key.decode(), int(fields[b"sent_ns"]), fields[b"payload"].decode()) for key, fields in taken
    ]
    store.write(rows)
    seen_ns = time.monotonic_ns()
    return [(sent_ns, began_ns, seen_ns) for _, sent_ns, _ in rows]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]))
