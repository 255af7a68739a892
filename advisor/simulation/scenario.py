"""The scenarios a design is tried under, and what each changes. All share the random numbers of their
replications.
"""

from dataclasses import dataclass
from enum import StrEnum

from advisor.cases import Cases

HOUR = 3600.0
LATE_STORM = 10.0
TEN_TIMES = 10.0


class Scenario(StrEnum):
    """What is tried."""

    BASE = "base"
    PEAK = "peak"
    TEN_TIMES = "ten_times"
    OUTAGE = "outage"
    LATE_DATA = "late_data"
    BACKFILL = "backfill"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioText:
    """A scenario in words: its title and, in one sentence, what differs from an ordinary day."""

    key: Scenario
    title: str
    changes: str


SCENARIOS: tuple[ScenarioText, ...] = (
    ScenarioText(
        key=Scenario.BASE,
        title="An ordinary day",
        changes="The load of the facts with its daily profile.",
    ),
    ScenarioText(
        key=Scenario.PEAK,
        title="The peak, all the time",
        changes="The load stays at its busiest minutes for the whole horizon.",
    ),
    ScenarioText(
        key=Scenario.TEN_TIMES,
        title="Ten times the load",
        changes="Ten times as many events arrive; the design stays as it was sized.",
    ),
    ScenarioText(
        key=Scenario.OUTAGE,
        title="An hour's outage",
        changes="Processing stops for an hour (at most a quarter of the horizon) from the busiest minute on.",
    ),
    ScenarioText(
        key=Scenario.LATE_DATA,
        title="A storm of late data",
        changes="Ten times as many events are late.",
    ),
    ScenarioText(
        key=Scenario.BACKFILL,
        title="Backfill beside live data",
        changes="Recomputing all of history within the repair promise takes its share of the processing "
        "capacity, at most half of it.",
    ),
)
SCENARIO_BY_KEY: dict[Scenario, ScenarioText] = {text.key: text for text in SCENARIOS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a scenario does to a run, as numbers the network understands."""

    rate_factor: float = 1.0
    stays_at_peak: bool = False
    outage_s: float = 0.0
    late_factor: float = 1.0
    background_per_s: float = 0.0
    """Events of history recomputed beside the live ones."""


def conditions(scenario: Scenario, cases: Cases, horizon_s: float) -> Conditions:
    """What `scenario` does to the first of `cases` over `horizon_s` seconds."""
    if scenario is Scenario.PEAK:
        return Conditions(stays_at_peak=True)
    if scenario is Scenario.TEN_TIMES:
        return Conditions(rate_factor=TEN_TIMES)
    if scenario is Scenario.OUTAGE:
        return Conditions(outage_s=min(HOUR, horizon_s / 4))
    if scenario is Scenario.LATE_DATA:
        return Conditions(late_factor=LATE_STORM)
    if scenario is Scenario.BACKFILL:
        return Conditions(background_per_s=float(cases.history_events[0] / cases.repair_within_s[0]))
    return Conditions()
