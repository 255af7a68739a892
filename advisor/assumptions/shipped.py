"""What the hours of people, failures and reserves rest on: every constant with its range, source and grade.

No study with a method was found for any of them, so all are defaults, meant to be replaced by a team's own
figures. The ranges are what the constant may plausibly be elsewhere.
"""

from collections.abc import Mapping
from types import MappingProxyType

from advisor.assumptions.assumption import OPINIONS, OWN_DEFAULT, TALENT, Assumption


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
