"""The part of an advice that shows what to build: components, flows and patterns, sized and priced."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.vocabulary import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class BlueprintComponent:
    """A component of the drawn design, with its share of cost and latency."""

    key: str
    title: str
    stage: Stage
    service: str
    why: str
    facts: tuple[str, ...]
    size: str
    monthly_usd: Decimal
    latency_s: float
    """Its share of the mean age of a result."""
    settings: tuple[Mapping[str, str], ...]
    failure: str
    carries_events_per_s: float | None = None
    """Events/s at the peak that it carries as it is sized; None where the load does not size it."""
    carries_until: str = ""
    """The constraint that stops more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlueprintFlow:
    """What goes from one component to another, at the mean load."""

    source: str
    target: str
    format: str
    guarantee: str
    events_per_s: float
    mb_per_s: float
    retention_s: float | None
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """A pattern's trade-off: y over x, with the chosen x, for a small chart and its table."""

    x_title: str
    y_title: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    chosen_x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedPattern:
    """A pattern with its parameters for this use case; `headline` says the main one ("look back 3 days")."""

    pattern: str
    question: str
    title: str
    applies: bool
    headline: str
    parameters: Mapping[str, float | str]
    because: str
    derivation: str
    code: str
    code_language: str
    monitor: tuple[str, ...]
    fails_when: str
    trade_off: TradeOff | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """The reference architecture of the recommended option."""

    provider: str
    region: str
    components: tuple[BlueprintComponent, ...]
    flows: tuple[BlueprintFlow, ...]
    patterns: tuple[AppliedPattern, ...]
