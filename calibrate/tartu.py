"""Makes the calibration rows from the raw results of the benchmark as run in Tartu in 2018.

`python -m calibrate.tartu FOLDER`, where FOLDER is a checkout of
DataSystemsGroupUT/Benchmarking-Big-Streams-Systems at commit 158100ad; writes fixtures/calibration/.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from calibrate.rows import ROWS

ENGINES = ("flink", "storm", "storm_no_ack", "spark_dstream")
LABELS_K = range(10, 151, 10)
DURATION_S, WINDOW_MS, KEYS, KEPT_SHARE, GENERATORS = 600, 10_000, 100, 1 / 3, 10
HEADER = """# Yahoo Streaming Benchmark as run in Tartu in 2018: percentiles of (last update of a window -
# its end), seconds.
# Source: github DataSystemsGroupUT/Benchmarking-Big-Streams-Systems, commit 158100ad (2018-10-31),
# Apache-2.0, result/<engine>/TPS_*_DURATION_600/redis-{seen,updated}.txt; recomputed by `python -m
# calibrate.tartu`. Grade R. Storm 1.2.1 (72 workers, 9 ackers), Flink 1.5.0, Spark 2.3.0 (DStream, batches
# of 3 s); ten stream nodes of 16 vCPU and 32 GB, five Kafka brokers, one Redis, ten load generators; 600 s
# a point, one run a point. label_per_s is the rate asked for, seen_ratio what was counted of it. rate_per_s
# is the rate taken here: where a run counted 0.98 of the label or more, or fell behind, the label; else the
# share of the ten generators that fits. first_window_s is how long the first window had load, from its
# count (5 where a key misses a window). spark_dataset is left out, since its counts are 1.25 to 2.3 times
# what was sent.
"""


def main(folder: str) -> None:
    """Write the file of rows."""
    rows = [_row(Path(folder) / "result", engine, label_k) for engine in ENGINES for label_k in LABELS_K]
    benchmark = {
        "duration_s": DURATION_S,
        "window_s": WINDOW_MS / 1000,
        "keys": KEYS,
        "kept_share": round(KEPT_SHARE, 6),
    }
    lines = [HEADER, f"benchmark: {_flow(benchmark)}\n", "rows:\n", *(f"  - {_flow(row)}\n" for row in rows)]
    ROWS.write_text("".join(lines), encoding="utf-8")


def _row(results: Path, engine: str, label_k: int) -> dict[str, Any]:
    folder = results / engine / f"TPS_{label_k * 100}_DURATION_600"
    seen = np.loadtxt(folder / "redis-seen.txt", dtype=np.int64)
    lags_ms = np.loadtxt(folder / "redis-updated.txt", dtype=np.int64) - WINDOW_MS
    lags_s = lags_ms[lags_ms > 0] / 1000
    ratio = float(seen.sum()) / (label_k * 1000 * DURATION_S * KEPT_SHARE)
    p50, p90, p95, p99 = np.quantile(lags_s, (0.5, 0.9, 0.95, 0.99)).round(3).tolist()
    return {
        "engine": engine,
        "label_per_s": label_k * 1000,
        "seen_ratio": round(ratio, 3),
        "rate_per_s": _rate(engine, label_k * 1000, ratio),
        "first_window_s": _first_window_s(seen),
        "windows": lags_s.shape[0],
        "mean_s": round(float(lags_s.mean()), 3),
        "p50_s": p50,
        "p90_s": p90,
        "p95_s": p95,
        "p99_s": p99,
        "max_s": float(lags_s.max()),
    }


def _rate(engine: str, label_per_s: int, ratio: float) -> int:
    """Flink always kept up, so that what it did not count was not sent: by whole generators."""
    if engine != "flink":
        return label_per_s
    return round(label_per_s * round(ratio * GENERATORS) / GENERATORS)


def _first_window_s(seen: NDArray[np.int64]) -> float:
    """Keys come one after the other, each with its newest window first."""
    if seen.shape[0] % KEYS:
        return WINDOW_MS / 2000
    counts = seen.reshape(KEYS, -1).sum(axis=0)
    return round(float(counts[-1] / np.median(counts)) * WINDOW_MS / 1000, 2)


def _flow(values: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"


if __name__ == "__main__":
    main(sys.argv[1])
