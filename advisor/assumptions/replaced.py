"""The shipped assumptions with a team's own figures in their place, and what is wrong with such figures."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from advisor.assumptions.shipped import BY_ID, DEFAULTS

OWN_FIGURE = "your own figure"
LARGEST_SHOWN = 1e15
IN_ORDER = (
    ("people.complexity_low", "people.complexity"),
    ("people.complexity", "people.complexity_high"),
)
SKILL_RELIEF = tuple(f"people.relief_skill_{level}" for level in range(4))
"""What is left of the extra difficulty at each level of skill; more skill never makes work harder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """The values that an advice is computed with; `own` holds those that somebody replaced."""

    values: Mapping[str, float]
    own: Mapping[str, float]

    def __getitem__(self, key: str) -> float:
        return self.values[key]

    def source(self, key: str) -> str:
        """Where the value comes from."""
        return OWN_FIGURE if key in self.own else BY_ID[key].source


class InvalidAssumptions(ValueError):
    """Assumptions that cannot be used; `faults` maps each identifier to what would be right."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{key}: {' '.join(texts)}" for key, texts in self.faults.items()))


def parse_assumptions(given: Any) -> Assumptions:
    """The shipped assumptions with those in `given` (identifier to number) replaced.

    Raises InvalidAssumptions with every fault. A value that is the shipped one replaces nothing.
    """
    if not isinstance(given, Mapping):
        raise InvalidAssumptions({"assumptions": ("Give a mapping of identifiers to numbers.",)})
    faults = {str(key): (text,) for key, value in given.items() if (text := _fault(str(key), value))}
    own = {key: float(given[key]) for key in DEFAULTS if key in given and key not in faults}
    values = {**DEFAULTS, **own}
    for key, text in _order_faults(values):
        faults.setdefault(key, (text,))
    if faults:
        raise InvalidAssumptions(faults)
    replaced = {key: value for key, value in own.items() if value != DEFAULTS[key]}
    return Assumptions(values=MappingProxyType(values), own=MappingProxyType(replaced))


def _fault(key: str, value: Any) -> str | None:
    """What is wrong with one replacement, seen by itself."""
    assumption = BY_ID.get(key)
    if assumption is None:
        near = difflib.get_close_matches(key, BY_ID, n=1)
        return "No assumption has this identifier" + (f"; did you mean {near[0]}?" if near else ".")
    low, high = assumption.bounds
    limits = f"give a number between {low:.10g} and {high:.10g} ({assumption.unit})."
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{repr(value)[:60]} is not a number; {limits}"
    return None if low <= value <= high else f"{_shown(value)} is outside; {limits}"


def _shown(value: float) -> str:
    return f"{value:g}" if abs(value) < LARGEST_SHOWN else "That number"


def _order_faults(values: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Values that contradict each other: a range that is none, or skill that makes work harder."""
    for first, second in (*IN_ORDER, *pairwise(reversed(SKILL_RELIEF))):
        if values[first] > values[second]:
            text = f"{values[first]:g} is more than {second}, which is {values[second]:g}; give no more."
            yield first, text


SHIPPED = parse_assumptions({})
"""What is used where nobody says otherwise."""
