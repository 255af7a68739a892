"""What a simulation found, in the shape that the API promises, with what it withholds and why."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from advisor.advice.ranking import AgeSummary
from advisor.plain_data import finite
from advisor.simulation.output_analysis import Interval

ENGINE_VERSION = "simulation-3"
PERCENTILES: dict[str, float] = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "p999": 0.999}


@dataclass(frozen=True, slots=True, kw_only=True)
class Servers:
    """How many servers a scaled station had: the fewest, the mean over time and the most."""

    fewest: float
    mean: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StationShare:
    """A station's part in the age, seconds in the mean, and how busy it is (None where it cannot be).

    `utilisation` is the work that arrives over what can be done: above 1 it falls behind.
    """

    component: str
    label: str
    mean_s: float
    utilisation: float | None
    servers: Servers | None = None
    """None where their number never changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchSummary:
    """Ages at a branch's end, seconds, with 95 % intervals; what the sample cannot carry is withheld."""

    key: str
    title: str
    mean_s: Interval | None
    percentiles: Mapping[str, Interval | None]
    withheld: Mapping[str, str]
    joined_share: float
    """Share of the events that the live path's results took from here, where both meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentAccrual:
    """A component's USD over the horizon, in the mean of the replications, and what they follow, in words."""

    component: str
    title: str
    usd: float
    predicted_usd: float
    drivers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrued:
    """Infrastructure over the horizon as it was used, beside the bill's part for it; USD."""

    usd: Interval
    predicted_usd: float
    components: tuple[ComponentAccrual, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMet:
    """Share of the periods whose last event was usable by the deadline, counted from the period's close."""

    share: Interval
    periods: int
    deadline_s: float
    longest_s: float
    """From a close to the last event, the longest of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """Events on their way, in the mean of the replications, at the end of each stretch of time."""

    t_s: tuple[float, ...]
    events: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeHistogram:
    """Share of events between each two of the edges (seconds, logarithmic)."""

    edge_s: tuple[float, ...]
    share: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationResult:
    """The findings of all replications that were merged. Percentiles that the sample cannot carry are
    None.
    """

    scenario: str
    option: str
    headway_s: float
    horizon_s: float
    events: int
    replications: int
    regime: str
    mean_s: Interval | None
    percentiles: Mapping[str, Interval | None]
    withheld: Mapping[str, str]
    promise_kept: Interval | None
    deadline_met: DeadlineMet | None
    """None without a deadline, and where no period closes within the horizon."""
    utilisation: float
    dropped_late: int
    duplicates: int
    counted_twice: int
    cost_usd: Decimal | None
    accrued: Accrued | None
    backlog: Backlog
    predicted: AgeSummary | None
    stations: tuple[StationShare, ...]
    by_replication: Mapping[str, tuple[float | None, ...]]
    """Mean, percentiles and promise kept of each replication, for a comparison of runs by pairs."""
    branches: tuple[BranchSummary, ...]
    """Ages beside the live path: when events are archived, when the batch layer has corrected them."""
    curve_share: tuple[float, ...]
    curve_age_s: tuple[float, ...]
    histogram: AgeHistogram
    warm_up_s: float
    notes: tuple[str, ...]
    seed: int
    engine_version: str = ENGINE_VERSION

    def to_json(self) -> dict[str, Any]:
        """Plain data in the API's shape; percentiles withheld are null."""
        return {
            **self._freshness(),
            "scenario": self.scenario,
            "option": self.option,
            "headway_s": self.headway_s,
            "horizon_s": self.horizon_s,
            "events": self.events,
            "replications": self.replications,
            "regime": self.regime,
            "utilisation": self.utilisation,
            "dropped_late": self.dropped_late,
            "duplicates": self.duplicates,
            "counted_twice": self.counted_twice,
            "cost_usd": None if self.cost_usd is None else format(self.cost_usd, ".2f"),
            "accrued": None if self.accrued is None else _accrued(self.accrued),
            "backlog": {"t_s": list(self.backlog.t_s), "events": list(self.backlog.events)},
            "stations": [_station(share) for share in self.stations],
            "branches": [_branch(branch) for branch in self.branches],
            "by_replication": {name: list(values) for name, values in self.by_replication.items()},
            "curve": {"share": list(self.curve_share), "age_s": list(self.curve_age_s)},
            "histogram": {"edge_s": list(self.histogram.edge_s), "share": list(self.histogram.share)},
            "warm_up_s": self.warm_up_s,
            "notes": list(self.notes),
            "engine_version": self.engine_version,
            "seed": self.seed,
        }

    def _freshness(self) -> dict[str, Any]:
        ages = {name: _interval(found) for name, found in self.percentiles.items()}
        predicted = self.predicted
        return {
            "freshness_s": {"mean": self.mean_s.value if self.mean_s else None, **ages},
            "mean_interval": _interval(self.mean_s),
            "withheld": dict(self.withheld),
            "promise_kept": _interval(self.promise_kept),
            "deadline_met": None if self.deadline_met is None else _deadline(self.deadline_met),
            "predicted": None
            if predicted is None
            else finite({"p50": predicted.p50, "p95": predicted.p95, "p99": predicted.p99}),
        }


def _interval(found: Interval | None) -> dict[str, float | None] | None:
    return None if found is None else {"value": found.value, "low": found.low, "high": found.high}


def _deadline(met: DeadlineMet) -> dict[str, Any]:
    share = {"value": met.share.value, "low": met.share.low, "high": met.share.high}
    return share | {"periods": met.periods, "deadline_s": met.deadline_s, "longest_s": met.longest_s}


def _station(share: StationShare) -> dict[str, Any]:
    return {
        "component": share.component,
        "label": share.label,
        "mean_s": share.mean_s,
        "utilisation": share.utilisation,
        "servers": asdict(share.servers) if share.servers else None,
    }


def _branch(branch: BranchSummary) -> dict[str, Any]:
    ages = {name: _interval(found) for name, found in branch.percentiles.items()}
    return {
        "key": branch.key,
        "title": branch.title,
        "age_s": {"mean": branch.mean_s.value if branch.mean_s else None, **ages},
        "withheld": dict(branch.withheld),
        "joined_share": branch.joined_share,
    }


def _accrued(accrued: Accrued) -> dict[str, Any]:
    return {
        "usd": _interval(accrued.usd),
        "predicted_usd": accrued.predicted_usd,
        "components": [asdict(component) for component in accrued.components],
    }
