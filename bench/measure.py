"""One thing to time, and its timing: the median of five samples after a first call that does not count."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

SAMPLES = 5
_SHORTEST_SAMPLE_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`run` is called over and over; `bound_s` is what to stay below, `per` the things one call handles."""

    title: str
    run: Callable[[], object]
    bound_s: float | None = None
    per: int = 1
    thing: str = ""


def seconds(measure: Measure) -> float:
    """Seconds of one call: the median of five samples, each long enough for the clock."""
    first = _sample(measure.run, calls=1)
    calls = max(1, round(_SHORTEST_SAMPLE_S / max(first, 1e-7)))
    return median(_sample(measure.run, calls=calls) for _ in range(SAMPLES))


def _sample(run: Callable[[], object], *, calls: int) -> float:
    start = time.perf_counter()
    for _ in range(calls):
        run()
    return (time.perf_counter() - start) / calls
