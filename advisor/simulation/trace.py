"""A recorded trace of arrivals: times, or counts a bin, as a person gives it, and as the simulation
replays it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from advisor.cases import Array
from advisor.simulation.request import InvalidSimulation
from advisor.simulation.trace_lines import Faults, read_counts, read_times

MOST_LINES = 20_000
"""Times or bins that a trace may have: a fortnight of minutes."""
LONGEST_S = 31 * 86400.0
MINUTE = 60.0
FIELDS = ("times", "counts", "bin_s", "is_scaled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Arrivals as recorded, from second 0 on: `times_s` one by one, or `counts` of bins of `bin_s` seconds.

    After `length_s` it starts again. `is_scaled` where its mean rate becomes that of the facts.
    """

    bin_s: float
    counts: tuple[float, ...]
    times_s: tuple[float, ...] = ()
    is_scaled: bool = False

    @property
    def length_s(self) -> float:
        """Seconds until it starts again."""
        return self.bin_s * len(self.counts)

    @property
    def events(self) -> float:
        """Events in it."""
        return float(sum(self.counts))

    def summary(self) -> dict[str, Any]:
        """What it is, in a few values."""
        return {"events": self.events, "length_s": self.length_s, "is_scaled": self.is_scaled}

    def per_s(self) -> Array:
        """Events/s of each bin."""
        return np.asarray(self.counts, dtype=np.float64) / self.bin_s

    def plain(self) -> dict[str, Any]:
        """As plain data, which `parse_trace` reads back."""
        if self.times_s:
            return {"times": list(self.times_s), "is_scaled": self.is_scaled}
        return {"counts": list(self.counts), "bin_s": self.bin_s, "is_scaled": self.is_scaled}


def parse_trace(data: object) -> Trace:
    """The trace in plain data: `times` (numbers in seconds or ISO 8601 texts) or `counts`, a number a bin of
    `bin_s` (60) seconds, or pairs of a bin's number and its count.

    Raises InvalidSimulation with every faulty line at once.
    """
    if not isinstance(data, Mapping):
        raise InvalidSimulation({"trace": (f"Give an object with {', '.join(FIELDS)}.",)})
    faults = Faults({f"trace.{name}": [_unknown(name)] for name in data if name not in FIELDS})
    given = [name for name in ("times", "counts") if name in data]
    if len(given) != 1:
        faults.add("trace", "Give either times or counts.")
        faults.raise_if_any()
    rows = _rows(data[given[0]], given[0], faults)
    bin_s, is_scaled = _bin_s(data, faults), _flag(data, faults)
    found = _times(rows, faults, is_scaled) if given == ["times"] else _counts(rows, bin_s, faults, is_scaled)
    faults.raise_if_any()
    return found


def _times(rows: Sequence[Any], faults: Faults, is_scaled: bool) -> Trace:  # noqa: FBT001 - a plain fact
    """Counted into bins too, for whoever plans with a rate: by the second, or by the minute beyond a day."""
    times_s = read_times(rows, faults)
    if times_s.size and times_s[-1] > LONGEST_S:
        faults.add("trace.times", f"They span {times_s[-1]:,.0f} s; give at most {LONGEST_S:,.0f} s.")
        times_s = times_s[:0]
    length_s = float(times_s[-1]) if times_s.size else 0.0
    bin_s = 1.0 if length_s < 86400.0 else MINUTE
    bins = math.floor(length_s / bin_s) + 1
    counts = np.bincount((times_s / bin_s).astype(np.int64), minlength=bins)
    return Trace(
        bin_s=bin_s, counts=tuple(counts.tolist()), times_s=tuple(times_s.tolist()), is_scaled=is_scaled
    )


def _counts(
    rows: Sequence[Any],
    bin_s: float,
    faults: Faults,
    is_scaled: bool,  # noqa: FBT001 - a plain fact
) -> Trace:
    counts = read_counts(rows, faults, most_bins=int(LONGEST_S / bin_s))
    if not faults and not any(counts):
        faults.add("trace.counts", "All are 0; give at least one event.")
    return Trace(bin_s=bin_s, counts=counts or (0.0,), is_scaled=is_scaled)


def _rows(given: Any, name: str, faults: Faults) -> Sequence[Any]:
    if not isinstance(given, list | tuple) or not given:
        faults.add(f"trace.{name}", "Give a list with at least one line.")
        return ()
    if len(given) > MOST_LINES:
        faults.add(f"trace.{name}", f"It has {len(given):,} lines; give at most {MOST_LINES:,}.")
        return ()
    return given


def _bin_s(data: Mapping[str, Any], faults: Faults) -> float:
    bin_s = data.get("bin_s", MINUTE)
    if isinstance(bin_s, bool) or not isinstance(bin_s, int | float) or not 1.0 <= bin_s <= 86400.0:
        faults.add("trace.bin_s", f"{bin_s!r} will not do; give 1 to 86,400 seconds.")
        return MINUTE
    return float(bin_s)


def _flag(data: Mapping[str, Any], faults: Faults) -> bool:
    flag = data.get("is_scaled", False)
    if not isinstance(flag, bool):
        faults.add("trace.is_scaled", f"{flag!r} will not do; give true or false.")
    return flag is True


def _unknown(name: object) -> str:
    return f"There is no field {name}; known are {', '.join(FIELDS)}."


def trace_of_lines(text: str, *, is_scaled: bool = False) -> dict[str, Any]:
    """The plain data of a trace in a text: one time a line, or two columns, a minute and its count.

    A first line without a digit is a heading. Lines are judged by `parse_trace`.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and not any(sign.isdigit() for sign in lines[0]):
        lines = lines[1:]
    cells = [[cell.strip() for cell in line.replace(";", ",").split(",")] for line in lines]
    if any(len(row) > 1 for row in cells):
        return {"counts": [_numbers(row) for row in cells], "is_scaled": is_scaled}
    return {"times": [_number(row[0]) for row in cells], "is_scaled": is_scaled}


def _numbers(row: Iterable[str]) -> list[float | str]:
    return [_number(cell) for cell in row]


def _number(cell: str) -> float | str:
    try:
        return float(cell)
    except ValueError:
        return cell
