"""The part of an advice that shows each option in its place: its age, cost, value, criteria and vetoes."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.vocabulary import Grade, OptionClass, OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """A hard reason against an option, with the facts and the number that fired it."""

    rule: str
    question: str
    facts: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeSummary:
    """Age of a result when it becomes usable, seconds; without end where the design never catches up."""

    mean: float
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeCurve:
    """The distribution behind the summary: at each `share` of events (0..1) the age in seconds."""

    share: tuple[float, ...]
    age_s: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyCost:
    """USD in a live month; `total` is the sum of the other two."""

    infrastructure: Decimal
    people: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """One criterion of the additive value: weight and score in 0..1."""

    criterion: str
    title: str
    weight: float
    score: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetValuePart:
    """A part of the net value: a share of the value at stake that is left, or USD a year."""

    rule: str
    question: str
    title: str
    share: float | None
    usd_per_year: Decimal | None
    is_cost: bool
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WinsIf:
    """One fact whose change alone would make this option win."""

    fact: str
    from_: float | str
    to: float | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How a shown number came about: formula in words, its inputs and the formula's source."""

    name: str
    formula: str
    inputs: Mapping[str, float | str]
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleLine:
    """Hours of people a month for one kind of work, with the constants' source and grade."""

    work: str
    hours_per_month: float
    monthly_usd: Decimal
    because: str
    source: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine:
    """One line of the bill of materials, in a live month."""

    component: str
    sku: str
    title: str
    quantity: float
    unit: str
    unit_usd: Decimal
    """The price of the first tier reached by the quantity; `monthly_usd` sums the tiers."""
    monthly_usd: Decimal
    bound_by: str
    source: str
    as_of: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedOption:
    """One option with everything that speaks for and against it."""

    option: OptionKey
    title: str
    cls: OptionClass
    headway_s: float
    eligible: bool
    score: float
    rank_acceptability: tuple[float, ...]
    """Share of the draws in which it ranks first, second, ... eighth; empty without draws."""
    central_weights: tuple[float, ...]
    """Mean of the drawn weights of the criteria, in their order, that make it first; empty where none do or
    money decides.
    """
    vetoes: tuple[Veto, ...]
    freshness_s: AgeSummary
    age_curve: AgeCurve
    promise_kept: float
    monthly_usd: MonthlyCost
    value_usd_per_year: Decimal
    net_value_usd_per_year: Decimal
    npv_usd: Decimal
    payback_months: float | None
    """None where the investment is never paid back within the horizon, or no money value is given."""
    criteria: tuple[CriterionScore, ...]
    net_value_parts: tuple[NetValuePart, ...]
    """Value at stake, what is left of it, and what is paid; empty where no money value is given."""
    catch_up_s_after_1h_outage: float | None
    """None where the design has no reserve to catch up with."""
    replay_history_s: float | None
    replay_usd: Decimal
    utilisation_at_peak: float
    why_not: str
    would_win_if: tuple[WinsIf, ...]
    bill: tuple[BillLine, ...]
    people: tuple[PeopleLine, ...]
    workings: tuple[Working, ...]
