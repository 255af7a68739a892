"""The scenarios a design is tried under, and what each changes. All share the random numbers of their
replications.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from advisor.blueprint.checkpoint import COST_FIXED, INTERVAL_MAX, INTERVAL_MIN, young_interval_s
from advisor.cases import Cases

HOUR = 3600.0
LATE_STORM = 10.0
RESTART_S = 60.0
"""From a crash until processing goes on: noticed, scheduled, state loaded (a default, grade M)."""
TEN_TIMES = 10.0
LAUNCH, LAUNCH_DECAY_S = 10.0, HOUR
"""A launch: ten times the load at once, of which after each hour e times less is left (defaults, grade M)."""
BLACK_FRIDAY = 4.0
"""The season's day beside an ordinary one (a default, grade M)."""
DAY = 24 * HOUR


class Scenario(StrEnum):
    """What is tried."""

    BASE = "base"
    PEAK = "peak"
    TEN_TIMES = "ten_times"
    OUTAGE = "outage"
    LATE_DATA = "late_data"
    BACKFILL = "backfill"
    BACKFILL_APART = "backfill_apart"
    KAPPA_REPLAY = "kappa_replay"
    LAUNCH = "launch"
    BLACK_FRIDAY = "black_friday"
    BURSTS = "bursts"
    CRASH = "crash"
    KEY_SKEW = "key_skew"


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
        changes="Ten times as many events arrive; only what scales by itself grows with them.",
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
    ScenarioText(
        key=Scenario.BACKFILL_APART,
        title="Backfill on capacity of its own",
        changes="History is recomputed on the replay's own capacity, and live data keeps all of its own.",
    ),
    ScenarioText(
        key=Scenario.KAPPA_REPLAY,
        title="History replayed through the same log",
        changes="From the first quarter on, history is sent through the same stations as the live events, at "
        "the pace that the repair promise asks for.",
    ),
    ScenarioText(
        key=Scenario.LAUNCH,
        title="A launch",
        changes="After the first quarter ten times the load arrives at once and fades within hours.",
    ),
    ScenarioText(
        key=Scenario.BLACK_FRIDAY,
        title="Black Friday",
        changes="One day stands at four times an ordinary day's load; in a longer horizon, the middle one.",
    ),
    ScenarioText(
        key=Scenario.BURSTS,
        title="Bursts",
        changes="The load flips at random between calm and, for ten minutes an hour, three times the mean.",
    ),
    ScenarioText(
        key=Scenario.CRASH,
        title="A crash",
        changes="In the busiest minute processing crashes, is back a minute later, and does again what the "
        "last checkpoint had not saved; a run under way starts again.",
    ),
    ScenarioText(
        key=Scenario.KEY_SKEW,
        title="Hot keys",
        changes="Each event is bound to one server of a pool by its key; few keys carry most events (Zipf).",
    ),
)
SCENARIO_BY_KEY: dict[Scenario, ScenarioText] = {text.key: text for text in SCENARIOS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike:
    """`factor` times the load from `start_s` on, up to `end_s` or fading by e in each `decay_s`."""

    factor: float
    start_s: float
    end_s: float = math.inf
    decay_s: float = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a scenario does to a run, as numbers the network understands."""

    rate_factor: float = 1.0
    stays_at_peak: bool = False
    outage_s: float = 0.0
    late_factor: float = 1.0
    background_per_s: float = 0.0
    """Events of history recomputed beside the live ones."""
    has_bursts: bool = False
    keys: float = 0.0
    """Where keys bind events to servers: how many there are."""
    spike: Spike | None = None
    replay_per_s: float = 0.0
    """Events/s of history that pass the same stations as live ones, from `replay_from_s` on."""
    replay_from_s: float = 0.0
    is_history_apart: bool = False
    """Where history is recomputed on capacity of its own."""
    checkpoint_s: float = 0.0
    """Where processing crashes: the time between two checkpoints, of which the crash undoes a random part."""


def conditions(scenario: Scenario, cases: Cases, horizon_s: float) -> Conditions:
    """What `scenario` does to the first of `cases` over `horizon_s` seconds."""
    changes = {
        Scenario.BASE: Conditions(),
        Scenario.PEAK: Conditions(stays_at_peak=True),
        Scenario.TEN_TIMES: Conditions(rate_factor=TEN_TIMES),
        Scenario.OUTAGE: Conditions(outage_s=min(HOUR, horizon_s / 4)),
        Scenario.LATE_DATA: Conditions(late_factor=LATE_STORM),
        Scenario.BACKFILL: Conditions(background_per_s=_backfill_per_s(cases)),
        Scenario.BACKFILL_APART: Conditions(is_history_apart=True),
        Scenario.KAPPA_REPLAY: Conditions(replay_per_s=_backfill_per_s(cases), replay_from_s=horizon_s / 4),
        Scenario.LAUNCH: Conditions(spike=_launch(horizon_s)),
        Scenario.BLACK_FRIDAY: Conditions(spike=_black_friday(horizon_s)),
        Scenario.BURSTS: Conditions(has_bursts=True),
        Scenario.KEY_SKEW: Conditions(keys=float(cases.keys[0])),
        Scenario.CRASH: Conditions(outage_s=min(RESTART_S, horizon_s / 4), checkpoint_s=_checkpoint_s(cases)),
    }
    return changes[scenario]


def _launch(horizon_s: float) -> Spike:
    return Spike(factor=LAUNCH, start_s=horizon_s / 4, decay_s=min(LAUNCH_DECAY_S, horizon_s / 12))


def _black_friday(horizon_s: float) -> Spike:
    """Days are counted from the horizon's start; of an even number, the later one in the middle."""
    middle = int(horizon_s / DAY) // 2
    return Spike(factor=BLACK_FRIDAY, start_s=middle * DAY, end_s=(middle + 1) * DAY)


def _backfill_per_s(cases: Cases) -> float:
    """The rate at which all of history is recomputed within the repair promise."""
    return float(cases.history_events[0] / cases.repair_within_s[0])


def _checkpoint_s(cases: Cases) -> float:
    """Young's interval at the least cost of a checkpoint, no longer than the promise, as the blueprints
    set it.
    """
    longest = min(max(float(cases.freshness_s[0]), INTERVAL_MIN.value), INTERVAL_MAX.value)
    return min(float(young_interval_s(np.array([COST_FIXED.value]))[0]), longest)
