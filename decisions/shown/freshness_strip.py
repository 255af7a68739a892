"""The age of a result as a strip from median to 99th percentile, on one logarithmic axis for all options."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.advice.ranking import AgeSummary
from advisor.quantity import show_quantity

WIDTH = 100.0
TICKS_S = (0.01, 0.1, 1.0, 10.0, 60.0, 600.0, 3600.0, 6 * 3600.0, 86400.0, 7 * 86400.0, 30 * 86400.0)
MOST_TICKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A logarithmic axis of seconds between two ends."""

    low_s: float
    high_s: float

    def place(self, age_s: float) -> float:
        """Where an age stands, 0 to 100; what is beyond an end stands at it."""
        if not math.isfinite(age_s):
            return WIDTH
        inside = min(max(age_s, self.low_s), self.high_s)
        return round(WIDTH * math.log(inside / self.low_s) / math.log(self.high_s / self.low_s), 2)

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Places and words of a few round ages along the axis."""
        inside = [tick for tick in TICKS_S if self.low_s <= tick <= self.high_s]
        step = max(1, math.ceil(len(inside) / MOST_TICKS))
        return tuple((self.place(tick), show_quantity(tick, "s")) for tick in inside[::step])


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Places of the percentiles on the axis, and the whole in words for those who do not see it."""

    p50: float
    p95: float
    p99: float
    promise: float
    words: str
    is_without_end: bool
    """The design never catches up: there is no strip to draw."""

    @property
    def span(self) -> float:
        """Width from the median to the 99th percentile, at least visible."""
        return round(max(self.p99 - self.p50, 1.0), 2)

    @property
    def core(self) -> float:
        """Width from the median to the 95th percentile."""
        return round(max(self.p95 - self.p50, 0.0), 2)


def shared_axis(ages: Iterable[AgeSummary], promise_s: float) -> Axis:
    """An axis on which every median, every p99 and the promise stand."""
    points = [promise_s, *(point for age in ages for point in (age.p50, age.p99))]
    finite = [point for point in points if math.isfinite(point) and point > 0]
    return Axis(low_s=min(finite) / 2, high_s=max(finite) * 2)


def strip(age: AgeSummary, promise_s: float, axis: Axis) -> Strip:
    """One option's strip on the shared axis."""
    return Strip(
        p50=axis.place(age.p50),
        p95=axis.place(age.p95),
        p99=axis.place(age.p99),
        promise=axis.place(promise_s),
        words=_words(age),
        is_without_end=math.isinf(age.p50),
    )


def _words(age: AgeSummary) -> str:
    if math.isinf(age.p50):
        return "never usable: it does not catch up with its load"
    p50, p95, p99 = (show_quantity(point, "s") for point in (age.p50, age.p95, age.p99))
    return f"half of the events within {p50}, 95 % within {p95}, 99 % within {p99}"
