"""The part of an advice that shows what to build: components, flows and patterns, sized and priced."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.vocabulary import FlowKind, Stage


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
    """How long its target keeps it; None where it keeps nothing."""
    is_live: bool
    kind: FlowKind = FlowKind.LIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeLine:
    """A quantity in `unit` at each x; lines of one `title` share an axis and differ by `name`."""

    title: str
    unit: str
    y: tuple[float, ...]
    name: str = ""
    limit: float | None = None
    """What it must not exceed."""
    limit_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """What a pattern's parameter trades: each title's lines over the same x, with the chosen x marked."""

    x_title: str
    x_unit: str
    x: tuple[float, ...]
    chosen_x: float
    lines: tuple[TradeLine, ...]
    constant: tuple[str, ...] = ()
    """What x hardly changes, in words: a flat line would show nothing."""
    breaks_at_x: float | None = None
    """Where the design no longer holds, if it is on the scale."""
    breaks_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """One quantity in `unit` for each of the ways; a word where there is no number."""

    title: str
    unit: str
    values: tuple[float | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Ways to do the same thing, beside each other."""

    names: tuple[str, ...]
    rows: tuple[WayRow, ...]


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
    ways: Ways | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """The reference architecture of the recommended option."""

    provider: str
    region: str
    components: tuple[BlueprintComponent, ...]
    flows: tuple[BlueprintFlow, ...]
    patterns: tuple[AppliedPattern, ...]
    faults: tuple[str, ...] = ()
    """What is wrong with the design, in words: nobody should build from it before that is looked at."""
