"""The lines of a recorded trace, read one by one: what is wrong is said for each line, all at once."""

import math
from collections import UserDict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeGuard

import numpy as np

from advisor.cases import Array
from advisor.simulation.request import InvalidSimulation

MOST_TOLD = 20
"""Faulty lines that are named; of more, their number."""
MOST_EVENTS = 1e12


class Faults(UserDict[str, list[str]]):
    """What is wrong, by place."""

    def add(self, place: str, text: str) -> None:
        """One more fault at a place."""
        self.data.setdefault(place, []).append(text)

    def add_lines(self, place: str, wrong: Sequence[str]) -> None:
        """The first faulty lines in words, and how many more there are."""
        for text in wrong[:MOST_TOLD]:
            self.add(place, text)
        if len(wrong) > MOST_TOLD:
            self.add(place, f"{len(wrong) - MOST_TOLD:,} further lines are faulty too.")

    def raise_if_any(self) -> None:
        """Raise InvalidSimulation where there is a fault."""
        if self.data:
            raise InvalidSimulation({place: tuple(texts) for place, texts in self.data.items()})


def read_times(rows: Sequence[Any], faults: Faults) -> Array:
    """Seconds since the first of the times, sorted; empty where a line is faulty."""
    wrong, found = [], []
    for line, row in enumerate(rows, start=1):
        second = _second(row)
        if second is None:
            wrong.append(
                f"Line {line}: {_shown(row)} is no time; give seconds, or a date with its time "
                "as 2026-11-27T08:00:00Z."
            )
        else:
            found.append(second)
    faults.add_lines("trace.times", wrong)
    times_s = np.sort(np.array(found if not wrong else [], dtype=np.float64))
    return times_s - times_s[0] if times_s.size else times_s


def read_counts(rows: Sequence[Any], faults: Faults, *, most_bins: int) -> tuple[float, ...]:
    """Events of each bin: given in order, or with the number of the bin, where bins left out hold none."""
    wrong: list[str] = []
    found: dict[int, float] = {}
    for line, row in enumerate(rows, start=1):
        place, count = row if isinstance(row, list | tuple) and len(row) == 2 else (line - 1, row)
        fault = _place_fault(place, most_bins, found) or _count_fault(count)
        if fault:
            wrong.append(f"Line {line}: {fault}")
        else:
            found[int(place)] = float(count)
    faults.add_lines("trace.counts", wrong)
    if wrong or not found:
        return ()
    first = min(found)
    return tuple(found.get(place, 0.0) for place in range(first, max(found) + 1))


def _second(row: object) -> float | None:
    if isinstance(row, str):
        return _second_of_text(row)
    if isinstance(row, bool) or not isinstance(row, int | float):
        return None
    return float(row) if math.isfinite(row) and abs(row) < MOST_EVENTS else None


def _second_of_text(text: str) -> float | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def _place_fault(place: object, most_bins: int, found: dict[int, float]) -> str:
    if not _is_whole(place) or not 0 <= place < 1e15:
        return f"{_shown(place)} is no number of a minute; give a whole number from 0 on."
    if int(place) in found:
        return f"{_shown(place)} is there twice; give each minute once."
    if found and abs(int(place) - min(found)) >= most_bins:
        return f"{_shown(place)} is too far from the first; a trace may span {most_bins:,} bins."
    return ""


def _count_fault(count: object) -> str:
    if _is_whole(count) and 0 <= count <= MOST_EVENTS:
        return ""
    return f"{_shown(count)} is no count; give a whole number of events from 0 on."


def _is_whole(value: object) -> TypeGuard[int | float]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and float(value).is_integer()


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
