"""What is asked of a simulation, and the piece of it that one worker does at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from advisor.simulation.result import PERCENTILES
from advisor.simulation.scenario import Scenario
from advisor.vocabulary import OptionKey

DAY = 86400.0
HORIZON_S = (60.0, 31 * DAY)
REPLICATIONS = (1, 1000)
SEED = (0, 2**63 - 1)
HALF_WIDTH = (0.005, 0.5)
"""The least is what the sketch of ages can tell apart."""


class InvalidSimulation(ValueError):
    """A simulation that cannot be run; `faults` maps each field to what is wrong with it."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{field}: {' '.join(texts)}" for field, texts in self.faults.items()))


class Regime(StrEnum):
    """Every event on its own, or cohorts of events."""

    EXACT = "exact"
    FLUID = "fluid"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationRequest:
    """One option under one scenario. `facts` are the given facts; `headway_s` is the design's."""

    facts: Mapping[str, Any]
    option: OptionKey
    headway_s: float
    scenario: Scenario = Scenario.BASE
    horizon_s: float = DAY
    replications: int = 20
    seed: int = 1
    trace: Mapping[str, Any] | None = None
    """A recorded trace to replay in place of the facts' profile, as plain data (see `trace`)."""
    engine_profile: Mapping[str, Any] | None = None
    """A measured engine in place of the design's own processing, as plain data (see `profiles.reading`)."""
    half_width: float | None = None
    """Where replications end once `percentile`'s interval is so narrow, half its width over its value."""
    percentile: str = "p95"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The events that arrive from `start_s` to `end_s` in one replication; span `span` of `spans`."""

    replication: int
    span: int
    spans: int
    start_s: float
    end_s: float
    regime: Regime


def check_request(request: SimulationRequest) -> None:
    """Raise InvalidSimulation with every fault of horizon, replications, seed and precision."""
    faults: dict[str, tuple[str, ...]] = {}
    limits = {
        "horizon_s": (request.horizon_s, HORIZON_S, "seconds"),
        "replications": (request.replications, REPLICATIONS, "replications"),
        "seed": (request.seed, SEED, "as a whole number"),
        "half_width": (request.half_width, HALF_WIDTH, "as a share of the percentile"),
    }
    for field, (value, (low, high), unit) in limits.items():
        if value is not None and not low <= value <= high:
            faults[field] = (f"{value:,.12g} is outside; give {low:,.12g} to {high:,.12g} {unit}.",)
    if request.percentile not in PERCENTILES:
        faults["percentile"] = (f"{request.percentile!r} is unknown; give one of {', '.join(PERCENTILES)}.",)
    if faults:
        raise InvalidSimulation(faults)
