"""An option as an investment: yearly cash flows over the horizon, and what they are worth today.

Flows are arrays of shape (cases, years + 1): column 0 before the first result, column t at the end of year t.
A horizon that ends within a year takes that share of the year's flow.
"""

from collections.abc import Sequence

import numpy as np

from advisor.cases import Array, Cases

MONTHS_PER_YEAR = 12
SECONDS_PER_HOUR = 3600.0


def cash_flows(
    cases: Cases,
    *,
    upfront_usd: Array,
    value_usd_per_year: Array,
    infrastructure_usd_per_year: Array,
    people_usd_per_year: Array,
) -> Array:
    """Net cash flows, (cases.size, years + 1); `people_usd_per_year` is without what is paid up front.

    Infrastructure follows the load, at most linearly (`growth_factor`); value and people stay as today.
    """
    lengths = year_lengths(cases.horizon_years)
    infrastructure = infrastructure_usd_per_year[:, None] * growth_factor(cases, lengths.shape[1])
    yearly = value_usd_per_year[:, None] - infrastructure - people_usd_per_year[:, None]
    return np.concatenate([-upfront_usd[:, None], yearly * lengths], axis=1)


def year_lengths(horizon_years: Array) -> Array:
    """How much of each year lies within the horizon (0..1), shape (cases, years)."""
    years = np.arange(int(np.ceil(horizon_years.max())))
    return np.clip(horizon_years[:, None] - years, 0.0, 1.0)


def growth_factor(cases: Cases, years: int) -> Array:
    """Load in each year relative to the first, (cases.size, years): growth adds up, decline compounds.

    A price list prices today's load; that a load compounds for years beyond it is no basis for a bill.
    """
    later = np.arange(years)
    growth = cases.growth_per_year[:, None]
    return np.where(growth >= 0, 1 + growth * later, (1 + np.minimum(growth, 0.0)) ** later)


def net_present_value(flows: Array, rate: Array) -> Array:
    """Today's worth of the flows at a yearly rate, (cases,): sum of flow / (1 + rate)^year."""
    years = np.arange(flows.shape[1])
    return np.asarray((flows / (1 + rate[:, None]) ** years).sum(axis=1))


def annuity(rate: Array, years: Array) -> Array:
    """Today's worth of 1 USD at each year's end: (1 - (1 + rate)^-years) / rate, or `years` at rate 0.

    A broken last year counts with its share, at its end.
    """
    whole = np.floor(years)
    is_free = rate == 0
    safe = np.where(is_free, 1.0, rate)
    full = np.where(is_free, whole, -np.expm1(-whole * np.log1p(safe)) / safe)
    return np.asarray(full + (years - whole) / (1 + rate) ** (whole + 1))


def internal_rate(flows: Sequence[float]) -> float | None:
    """The yearly rate at which the flows are worth nothing today; None where there is none, or more than one.

    The real positive roots of the flows' polynomial in 1 / (1 + rate).
    """
    scale = max((abs(flow) for flow in flows), default=0.0)
    if scale == 0:
        return None
    roots = np.roots([flow / scale for flow in reversed(flows)])
    real = [float(root.real) for root in roots if abs(root.imag) < 1e-9 and root.real > 0]
    return 1 / real[0] - 1 if len(real) == 1 else None


def payback_months(flows: Array, horizon_years: Array) -> Array:
    """Months until the flows first add up to 0, spread evenly over a year, (cases,); infinite where never."""
    lengths = year_lengths(horizon_years)
    total = np.cumsum(flows, axis=1)
    before, after, flow = total[:, :-1], total[:, 1:], flows[:, 1:]
    pays = (before < 0) & (after >= 0)
    part = np.where(pays, -before / np.where(pays, flow, 1.0), 0.0) * lengths
    first = pays.argmax(axis=1)
    rows = np.arange(flows.shape[0])
    months = MONTHS_PER_YEAR * (first + part[rows, first])
    return np.where(flows[:, 0] >= 0, 0.0, np.where(pays.any(axis=1), months, np.inf))


def break_even_value_usd_per_year(flows_without_value: Array, kept_share: Array, cases: Cases) -> Array:
    """The value of acting at once, USD a year, at which the net present value is 0, (cases.size,).

    `kept_share` of it is left at the option's age; infinite where none is.
    """
    cost = -net_present_value(flows_without_value, cases.discount_rate)
    worth = kept_share * annuity(cases.discount_rate, cases.horizon_years)
    return np.where(worth > 0, cost / np.where(worth > 0, worth, 1.0), np.inf)


def break_even_usd_per_hour_fresher(
    dearer_usd_per_year: Array, cheaper_usd_per_year: Array, gained_s: Array, actionable_share: Array
) -> Array:
    """What one hour of freshness must be worth, USD a year, to justify the dearer design.

    Extra cost / (hours of age gained * share of the hours in which somebody can act); infinite where nothing
    is gained.
    """
    gained = gained_s / SECONDS_PER_HOUR * actionable_share
    extra = dearer_usd_per_year - cheaper_usd_per_year
    return np.where(gained > 0, extra / np.where(gained > 0, gained, 1.0), np.inf)
