"""The Spark side: lines from a socket, a trigger, and a SQLite file in which each batch becomes visible at
once.

Runs in a Python that has pyspark and needs nothing else of the project.
"""

import json
import sqlite3
import sys
import time
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession


def main(plan: dict) -> None:
    """Run the plan's queries one after the other."""
    spark = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    for trigger_s, duration_s in plan["queries"]:
        _query(spark, plan, trigger_s, duration_s)
    spark.stop()


def _query(spark: SparkSession, plan: dict, trigger_s: float, duration_s: float) -> None:
    folder = Path(plan["folder"])
    sink = Sink(folder / f"seen-{trigger_s:g}.sqlite3", trigger_s)
    lines = spark.readStream.format("socket").option("host", "127.0.0.1").option("port", plan["port"]).load()
    query = (
        lines.writeStream.foreachBatch(sink.write)
        .trigger(processingTime=f"{round(trigger_s * 1000)} milliseconds")
        .option("checkpointLocation", str(folder / f"checkpoint-{trigger_s:g}"))
        .start()
    )
    query.awaitTermination(duration_s)
    query.stop()
    Path(folder, f"records-{trigger_s:g}.json").write_text(json.dumps(sink.records), encoding="utf-8")


class Sink:
    """Commits a batch and notes when it began (the trigger on the wall clock) and when it could be seen."""

    def __init__(self, path: Path, trigger_s: float) -> None:
        self.records: list[tuple[int, int, int]] = []
        self._trigger_ns = round(trigger_s * 1e9)
        self._path = path
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("CREATE TABLE seen (sent_ns INTEGER)")

    def write(self, batch: DataFrame, _number: int) -> None:
        """Called by Spark with each batch."""
        sent = [int(row.value) for row in batch.collect()]
        with sqlite3.connect(self._path) as database:
            database.executemany("INSERT INTO seen VALUES (?)", [(one,) for one in sent])
        seen_ns, wall_ns = time.monotonic_ns(), time.time_ns()
        # Spark departs at whole multiples of the trigger on the wall clock.
        began_ns = seen_ns - wall_ns % self._trigger_ns
        self.records += [(one, began_ns, seen_ns) for one in sent]


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
