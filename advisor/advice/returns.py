"""The part of an advice that shows the recommended option as an investment."""

from dataclasses import dataclass
from decimal import Decimal

from advisor.vocabulary import OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFlow:
    """One year of the recommended option as an investment; year 0 is before the first result.

    Costs are positive; `net_usd` is value less infrastructure and people, as shown.
    """

    year: int
    share: float
    """Part of the year that lies within the horizon."""
    events_per_s: float
    """The mean load that the year's infrastructure is sized and paid for."""
    value_usd: Decimal
    infrastructure_usd: Decimal
    people_usd: Decimal
    net_usd: Decimal
    discounted_usd: Decimal
    """What the year's net is worth today."""
    cumulative_usd: Decimal
    """The sum of what is discounted so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SizedComponent:
    """A component of the recommended option over the years: its units, and when it needs the next one."""

    component: str
    title: str
    noun: str
    units: tuple[float, ...]
    """Today, then at each year's end."""
    carries_events_per_s: float
    """Events/s at the peak that today's units carry."""
    carries_until: str
    next_step_years: float | None
    """Years until the growing load needs more; None where it does not within the horizon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The recommended option sized for today and for each year's end; mean and peak apart."""

    years: tuple[float, ...]
    events_per_s: tuple[float, ...]
    peak_events_per_s: tuple[float, ...]
    monthly_usd: tuple[Decimal, ...]
    """Infrastructure in a live month at that load, summed from lines as shown: today it is the bill's sum."""
    components: tuple[SizedComponent, ...]
    finding: str
    """Which component needs a step next, when and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NpvSpread:
    """Net present value over the draws: percentiles, and the share of the draws in which it is above 0."""

    p10_usd: Decimal
    p50_usd: Decimal
    p90_usd: Decimal
    share_positive: float
    draws: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoBar:
    """Net present value with one fact, or one assumption, at its low and at its high, all else likely."""

    name: str
    low: float
    likely: float
    high: float
    npv_at_low_usd: Decimal
    npv_at_high_usd: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """The value at stake a year at which an always-on option is worth as much as a scheduled one."""

    option: OptionKey
    against: OptionKey
    usd_per_year: Decimal | None
    """None where no value at stake would do: it keeps no more of it."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """The recommended option as an investment over the horizon."""

    flows: tuple[YearFlow, ...]
    npv_usd: Decimal
    """The sum of the discounted flows, as shown."""
    internal_rates: tuple[float, ...]
    """Every yearly rate at which the flows are worth nothing today: none, one, or several."""
    internal_rate_text: str
    payback_months: float | None
    discounted_payback_months: float | None
    """None where it is never paid back within the horizon, or no money value is given."""
    break_even_value_usd_per_year: Decimal | None
    """The value at stake a year at which its net present value is 0; None where it keeps none."""
    break_even: BreakEven
    spread: NpvSpread | None
    """None where there are too few draws to carry a tenth."""
    tornado: tuple[TornadoBar, ...]
    """Widest first."""
    tornado_likely_usd: Decimal
    """Net present value with all at their likely values, in the closed form that the bars are made with."""
    tornado_finding: str
