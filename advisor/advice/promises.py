"""The answer to the reverse question: which promise a budget and a team can keep, and what each costs."""

from dataclasses import dataclass
from decimal import Decimal

from advisor.vocabulary import OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPromise:
    """A design and a promise that it keeps, with what it costs in a live month."""

    promise_s: float
    """The promised share of events is usable within this age."""
    option: OptionKey
    headway_s: float
    infrastructure_usd: Decimal
    people_usd: Decimal
    monthly_usd: Decimal
    """The sum of the other two."""
    hours_per_month: float
    """Hours of people in a live month."""
    against: tuple[str, ...] = ()
    """Identifiers of the rules that forbid it; none for what may be built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceStep:
    """A part of the price curve that one option carries, from a promise up to where the next begins."""

    option: OptionKey
    headway_s: float
    """At the shortest promise of the step."""
    from_s: float
    to_s: float
    from_usd: Decimal
    """What the shortest promise of the step costs a month."""
    to_usd: Decimal
    """What its longest costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """USD a month against promised freshness, and where budget and today's promise stand on it."""

    percentile: float
    """The share of events that every promise is made for, %."""
    asked_s: float
    """Today's promise."""
    budget_usd_per_month: Decimal | None
    """None where there is no limit."""
    promises_s: tuple[float, ...]
    """The promises that can be kept, shortest first; empty where none can."""
    monthly_usd: tuple[Decimal, ...]
    """The least that each of them costs, never rising."""
    steps: tuple[PriceStep, ...]
    best: KeptPromise | None
    """The shortest promise within the budget."""
    shortest: KeptPromise | None
    """The shortest promise at any price."""
    cheapest: KeptPromise | None
    """What costs least, with its shortest promise; where nothing may be built, what comes nearest to it."""
    asked: KeptPromise | None
    """The least that today's promise costs."""
    next: KeptPromise | None
    """The least forbidden design that keeps a shorter promise than the best, with what is against it."""
    finding: str
    """The chart's title: the answer in one sentence."""
    next_step: str
    """What a shorter promise would take, in one sentence."""
