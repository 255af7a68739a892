"""What the hours of people, failures and reserves rest on: every constant with its range, source and grade.

No study with a method was found for any of them, so all are defaults, meant to be replaced by a team's own
figures (`parse_assumptions`). The ranges are what the constant may plausibly be elsewhere.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from advisor.assumption import OPINIONS, OWN_DEFAULT, TALENT, Assumption

OWN_FIGURE = "your own figure"
LARGEST_SHOWN = 1e15
IN_ORDER = (
    ("people.complexity_low", "people.complexity"),
    ("people.complexity", "people.complexity_high"),
)
SKILL_RELIEF = tuple(f"people.relief_skill_{level}" for level in range(4))
"""What is left of the extra difficulty at each level of skill; more skill never makes work harder."""


def _assume(
    key: str, value: float, ends: tuple[float, float], unit: str, why: str, *, source: str = OWN_DEFAULT
) -> Assumption:
    low, high = ends
    return Assumption(id=key, value=value, low=low, high=high, unit=unit, why=why, source=source)


COMPLEXITY = _assume(
    "people.complexity",
    3.0,
    (2.0, 5.0),
    "x",
    "how much harder an always-on, event by event design is to run and debug than a batch (Q1)",
    source=OPINIONS,
)

ASSUMPTIONS: tuple[Assumption, ...] = (
    COMPLEXITY,
    _assume("people.complexity_low", 2.0, (1.0, 3.0), "x", "the least that factor may be", source=OPINIONS),
    _assume("people.complexity_high", 5.0, (3.0, 10.0), "x", "the most that factor may be", source=OPINIONS),
    _assume(
        "people.hiring_premium",
        0.1,
        (0.0, 1.0),
        "share",
        "more that an hour costs of people who know streaming, as far as the team has none",
        source=TALENT,
    ),
    _assume(
        "people.working_hours",
        1800,
        (1600, 2000),
        "h/year",
        "weeks of 40 h less holidays, leave and sickness",
    ),
    _assume(
        "people.build_hours", 240, (80, 600), "h", "building one batch pipeline: six weeks of one engineer"
    ),
    _assume(
        "people.run_hours", 4, (2, 10), "h/month", "watching, upgrading and paying for one batch pipeline"
    ),
    _assume(
        "people.run_hours_per_1000_usd",
        0.2,
        (0.05, 0.5),
        "h",
        "looking after what a live month's bill of 1,000 USD stands for",
    ),
    _assume("people.debug_hours", 5, (2, 12), "h/month", "finding and mending faults of one batch pipeline"),
    _assume("people.change_hours", 1.5, (0.5, 6), "h/month", "changes of the logic"),
    _assume("people.schema_change_hours", 3, (1, 8), "h", "taking one compatible change of the schema"),
    _assume("people.breaking_change_hours", 16, (8, 40), "h", "taking one change that breaks readers"),
    _assume("people.recomputation_hours", 4, (1, 16), "h", "watching one recomputation of history in batch"),
    _assume(
        "people.rerun_share", 0.0005, (0.0001, 0.005), "share", "scheduled runs that somebody must run again"
    ),
    _assume("people.rerun_hours", 0.5, (0.1, 2), "h", "running one failed run again"),
    _assume("people.page_hours", 1, (0.5, 4), "h/month", "answering pages, before the design's difficulty"),
    _assume(
        "people.standby_share",
        0.015,
        (0.005, 0.05),
        "share",
        "part of the hours outside the office that a pager rota costs this one pipeline",
    ),
    _assume(
        "people.standing_rota_share",
        0.25,
        (0.1, 0.5),
        "share",
        "part of that left where a rota stands already",
    ),
    _assume("people.migration_hours", 8, (2, 40), "h", "moving a batch to a new major version of its engine"),
    _assume(
        "people.migrations_per_year", 0.5, (0.2, 2), "1/year", "such moves, engine and platform together"
    ),
    _assume("people.learning_hours", 80, (40, 200), "h", "one level of streaming skill, one person"),
    _assume("people.learning_people", 2, (1, 4), "people", "people who learn, so that one may be away"),
    _assume(
        "people.skilled_level",
        2,
        (1, 3),
        "level",
        "the skill from which an always-on design needs no learning",
    ),
    _assume(
        "people.development_share",
        0.5,
        (0.25, 1.0),
        "share",
        "part of the extra difficulty that building and changing feel",
        source=OPINIONS,
    ),
    _assume(
        "people.second_code_base",
        0.8,
        (0.5, 1.0),
        "x",
        "extra building, changing and debugging of a second code base",
    ),
    _assume(
        "people.platform_build_saving",
        0.15,
        (0.0, 0.4),
        "share",
        "building saved where the platform runs already",
    ),
    _assume(
        "people.platform_relief",
        0.25,
        (0.0, 0.5),
        "share",
        "extra difficulty taken off where the platform runs already",
    ),
    _assume(
        "people.own_systems",
        4,
        (2, 6),
        "systems",
        "beneath every design on machines of one's own: machines, object storage, database, monitoring",
    ),
    _assume(
        "people.own_build_hours",
        32,
        (16, 120),
        "h",
        "installing and securing one system of one's own, and rehearsing that it fails",
    ),
    _assume(
        "people.own_run_hours",
        4,
        (1, 20),
        "h/month",
        "upgrading, watching and backing up one system of one's own",
    ),
    _assume(
        "people.own_page_hours",
        0.5,
        (0.1, 4),
        "h/month",
        "answering pages of one system of one's own under an always-on design",
    ),
    _assume("people.relief_skill_0", 1.25, (1.0, 2.0), "x", "extra difficulty for a team new to streaming"),
    _assume(
        "people.relief_skill_1", 1.0, (1.0, 1.0), "x", "extra difficulty for a team that has read about it"
    ),
    _assume("people.relief_skill_2", 0.7, (0.5, 0.9), "x", "extra difficulty for a team that has run it"),
    _assume(
        "people.relief_skill_3", 0.45, (0.3, 0.7), "x", "extra difficulty for a team that runs it every day"
    ),
    _assume("people.exposure.daily_batch", 0.0, (0.0, 0.0), "x", "the yardstick: one run a day"),
    _assume(
        "people.exposure.hourly_batch", 0.03, (0.0, 0.1), "x", "runs that may overlap and wait for each other"
    ),
    _assume(
        "people.exposure.micro_batch", 0.1, (0.05, 0.3), "x", "increments, look-back, state between runs"
    ),
    _assume("people.exposure.continuous_micro_batch", 0.9, (0.6, 1.0), "x", "always on, in small chunks"),
    _assume(
        "people.exposure.event_streaming",
        1.0,
        (1.0, 1.0),
        "x",
        "always on, event by event: the other yardstick",
    ),
    _assume(
        "people.exposure.kappa", 1.1, (1.0, 1.4), "x", "event by event with a log that keeps all history"
    ),
    _assume(
        "people.exposure.lambda", 1.0, (1.0, 1.2), "x", "event by event beside a batch that is counted apart"
    ),
    _assume(
        "people.exposure.unified",
        0.95,
        (0.7, 1.1),
        "x",
        "always on in chunks, with a batch mode to keep equal",
    ),
    _assume(
        "availability.mtbf_always_on",
        60,
        (10, 365),
        "days",
        "time between two failures of an always-on design that need a person",
    ),
    _assume(
        "availability.mtbf_scheduled",
        120,
        (20, 730),
        "days",
        "the same for scheduled runs, which retry by themselves first",
    ),
    _assume(
        "availability.own_machines",
        0.5,
        (0.2, 1.0),
        "share",
        "of the time between failures that is left on machines of one's own",
    ),
    _assume("availability.repair", 1, (0.25, 8), "h", "repairing a failure once somebody looks"),
    _assume(
        "reserve.outage", 1, (0.25, 8), "h", "the outage that the reserve of an always-on design is sized for"
    ),
    _assume(
        "reserve.catch_up_within", 2, (0.5, 24), "h", "time promised to catch up after it, at the mean rate"
    ),
)
BY_ID: Mapping[str, Assumption] = MappingProxyType({each.id: each for each in ASSUMPTIONS})
DEFAULTS: Mapping[str, float] = MappingProxyType({each.id: each.value for each in ASSUMPTIONS})


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
