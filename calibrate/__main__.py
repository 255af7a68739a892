"""Measures a real pipeline on this machine and holds the simulation to it: `make calibrate`.

`ARGS=--write` puts the tables into docs/calibration.md. TEST_DATABASE_URL or DATABASE_URL names a
PostgreSQL to write to; without one it is SQLite.
"""

import os
import sys
from collections.abc import Iterator

from calibrate import spark
from calibrate.documentation import put
from calibrate.machine import description, noise
from calibrate.pipeline import pipeline
from calibrate.report import disturbance, section
from calibrate.settings import runs_in_batches, runs_per_event


def main(given: list[str]) -> None:
    """Run everything, print the tables, and put them into the documentation where asked."""
    url = os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL") or ""
    text = "\n".join(_lines(url))
    sys.stdout.write(text + "\n")
    if "--write" in given:
        put("measured on PostgreSQL" if url else "measured", text)


def _lines(url: str) -> Iterator[str]:
    before = noise()
    store = "PostgreSQL" if url else "SQLite"
    with pipeline(url) as ready:
        yield from (f"Machine: {description()}; {ready.version()}, {store}.", "")
        per_event, in_batches = runs_per_event(ready), runs_in_batches(ready)
    yield from section(f"Per event, {store}", per_event)
    yield from section(f"In micro-batches, {store}", in_batches)
    if not url:
        yield from spark.lines()
    yield disturbance(before, noise(), max(run.producer_late_s for run in (*per_event, *in_batches)))


if __name__ == "__main__":
    main(sys.argv[1:])
