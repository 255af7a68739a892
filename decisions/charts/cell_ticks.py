"""Round values on an axis of cells: where between two cells a round value stands."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from advisor.fact_words import show_number
from advisor.use_case import FACT_BY_KEY
from decisions.charts.figure import DURATIONS

MOST, FEWEST = 7, 4
"""Ticks that an axis bears; with fewer round ones the cells' own values stand."""
DIGITS: tuple[tuple[float, ...], ...] = ((1.0, 2.0, 5.0), (1.0, 3.0), (1.0,))
"""First digits of round values, dense to sparse."""


def cell_ticks(key: str, values: Sequence[float]) -> dict[str, Any]:
    """Places and words of the ticks of a fact over rising values, one a cell."""
    above_zero = [value for value in values if value > 0]
    marks = {_words(key, value): _place(values, value) for value in _round(key, above_zero)}
    if len(marks) < FEWEST:
        marks = {show_number(key, float(f"{values[i]:.2g}")): float(i) for i in _evenly(len(values))}
    elif values[0] == 0:
        marks = {show_number(key, 0.0): 0.0} | marks
    return {"tickvals": list(marks.values()), "ticktext": list(marks)}


def _words(key: str, value: float) -> str:
    return dict(DURATIONS).get(value, "") if FACT_BY_KEY[key].unit == "s" else show_number(key, value)


def _round(key: str, values: Sequence[float]) -> list[float]:
    """The densest round values between the first and the last that an axis has room for."""
    found: list[float] = []
    if len(values) > MOST:
        for candidates in _candidates(key, values[0], values[-1]):
            found = [value for value in candidates if values[0] <= value <= values[-1]]
            if len(found) <= MOST:
                break
    return found


def _candidates(key: str, low: float, high: float) -> Iterator[list[float]]:
    if FACT_BY_KEY[key].unit == "s":
        yield [seconds for seconds, _ in DURATIONS]
        yield [seconds for seconds, _ in DURATIONS[::2]]
        return
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    yield from ([digit * 10.0**power for power in decades for digit in digits] for digits in DIGITS)
    yield [10.0**power for power in decades[:: 1 + len(decades) // MOST]]


def _place(values: Sequence[float], value: float) -> float:
    """Where a value above zero stands, in cells: between two in logarithms, as the cells are apart."""
    after = bisect_left(values, value)
    if values[after] == value:
        return float(after)
    low, high = values[after - 1], values[after]
    return round(after - 1 + math.log(value / low) / math.log(high / low), 3)


def _evenly(count: int) -> list[int]:
    return sorted({round(i * (count - 1) / (MOST - 1)) for i in range(MOST)})
