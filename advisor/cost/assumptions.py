"""What the hours of people rest on: every constant with its identifier, range, source and grade.

No study with a method was found for any of them, so all are defaults, meant to be replaced by a team's own
figures. The ranges are what the constant may plausibly be elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from advisor.vocabulary import Grade

OWN_DEFAULT = "default of this product, no study found"
OPINIONS = "default between published opinions (xylitytech.com, cbohm.com: 3-5 times batch), no study found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A constant that a user may replace: its value and plausible range in `unit`, and why it is there."""

    id: str
    value: float
    low: float
    high: float
    unit: str
    why: str
    source: str = OWN_DEFAULT
    grade: Grade = Grade.DEFAULT


def _assume(
    key: str, value: float, ends: tuple[float, float], unit: str, why: str, *, source: str = OWN_DEFAULT
) -> Assumption:
    low, high = ends
    return Assumption(id=f"people.{key}", value=value, low=low, high=high, unit=unit, why=why, source=source)


COMPLEXITY = _assume(
    "complexity",
    3.0,
    (2.0, 5.0),
    "x",
    "how much harder an always-on, event by event design is to run and debug than a batch (Q1)",
    source=OPINIONS,
)

ASSUMPTIONS: tuple[Assumption, ...] = (
    COMPLEXITY,
    _assume("working_hours", 1800, (1600, 2000), "h/year", "weeks of 40 h less holidays, leave and sickness"),
    _assume("build_hours", 240, (80, 600), "h", "building one batch pipeline: six weeks of one engineer"),
    _assume("run_hours", 4, (2, 10), "h/month", "watching, upgrading and paying for one batch pipeline"),
    _assume(
        "run_hours_per_1000_usd",
        0.2,
        (0.05, 0.5),
        "h",
        "looking after what a live month's bill of 1,000 USD stands for",
    ),
    _assume("debug_hours", 5, (2, 12), "h/month", "finding and mending faults of one batch pipeline"),
    _assume("change_hours", 1.5, (0.5, 6), "h/month", "changes of the logic"),
    _assume("schema_change_hours", 3, (1, 8), "h", "taking one compatible change of the schema"),
    _assume("breaking_change_hours", 16, (8, 40), "h", "taking one change that breaks readers"),
    _assume("recomputation_hours", 4, (1, 16), "h", "watching one recomputation of history in batch"),
    _assume("rerun_share", 0.0005, (0.0001, 0.005), "share", "scheduled runs that somebody must run again"),
    _assume("rerun_hours", 0.5, (0.1, 2), "h", "running one failed run again"),
    _assume("page_hours", 1, (0.5, 4), "h/month", "answering pages, before the design's difficulty"),
    _assume(
        "standby_share",
        0.015,
        (0.005, 0.05),
        "share",
        "part of the hours outside the office that a pager rota costs this one pipeline",
    ),
    _assume(
        "standing_rota_share", 0.25, (0.1, 0.5), "share", "part of that left where a rota stands already"
    ),
    _assume("learning_hours", 80, (40, 200), "h", "one level of streaming skill, one person"),
    _assume("learning_people", 2, (1, 4), "people", "people who learn, so that one may be away"),
    _assume(
        "skilled_level", 2, (1, 3), "level", "the skill from which an always-on design needs no learning"
    ),
    _assume(
        "development_share",
        0.5,
        (0.25, 1.0),
        "share",
        "part of the extra difficulty that building and changing feel",
        source=OPINIONS,
    ),
    _assume(
        "second_code_base",
        0.8,
        (0.5, 1.0),
        "x",
        "extra building, changing and debugging of a second code base",
    ),
    _assume(
        "platform_build_saving", 0.15, (0.0, 0.4), "share", "building saved where the platform runs already"
    ),
    _assume(
        "platform_relief",
        0.25,
        (0.0, 0.5),
        "share",
        "extra difficulty taken off where the platform runs already",
    ),
    _assume("relief_skill_0", 1.25, (1.0, 2.0), "x", "extra difficulty for a team new to streaming"),
    _assume("relief_skill_1", 1.0, (1.0, 1.0), "x", "extra difficulty for a team that has read about it"),
    _assume("relief_skill_2", 0.7, (0.5, 0.9), "x", "extra difficulty for a team that has run it"),
    _assume("relief_skill_3", 0.45, (0.3, 0.7), "x", "extra difficulty for a team that runs it every day"),
    _assume("exposure.daily_batch", 0.0, (0.0, 0.0), "share", "the yardstick: one run a day"),
    _assume(
        "exposure.hourly_batch", 0.03, (0.0, 0.1), "share", "runs that may overlap and wait for each other"
    ),
    _assume("exposure.micro_batch", 0.1, (0.05, 0.3), "share", "increments, look-back, state between runs"),
    _assume("exposure.continuous_micro_batch", 0.9, (0.6, 1.0), "share", "always on, in small chunks"),
    _assume(
        "exposure.event_streaming", 1.0, (1.0, 1.0), "share", "always on, event by event: the other yardstick"
    ),
    _assume("exposure.kappa", 1.1, (1.0, 1.4), "share", "event by event with a log that keeps all history"),
    _assume(
        "exposure.lambda", 1.0, (1.0, 1.2), "share", "event by event beside a batch that is counted apart"
    ),
    _assume(
        "exposure.unified", 0.95, (0.7, 1.1), "share", "always on in chunks, with a batch mode to keep equal"
    ),
)
DEFAULTS: Mapping[str, float] = MappingProxyType({each.id: each.value for each in ASSUMPTIONS})
