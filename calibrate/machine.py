"""The machine that the figures are true of, and how much it was disturbed while they were taken."""

import os
import platform
import time
from dataclasses import dataclass

import numpy as np

NAP_S = 0.002
NAPS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """How much longer than asked a nap took, seconds, and processes that wanted a core, over the last
    minute.
    """

    overshoot_p50_s: float
    overshoot_p99_s: float
    load: float


def description() -> str:
    """Cores and versions; no name."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}"


def noise() -> Noise:
    """One second of naps of two milliseconds."""
    over_s = []
    for _ in range(NAPS):
        start_s = time.perf_counter()
        time.sleep(NAP_S)
        over_s.append(time.perf_counter() - start_s - NAP_S)
    p50_s, p99_s = np.quantile(over_s, (0.5, 0.99)).tolist()
    return Noise(overshoot_p50_s=p50_s, overshoot_p99_s=p99_s, load=os.getloadavg()[0])
