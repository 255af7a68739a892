"""An option as an investment: yearly cash flows over the horizon, and what they are worth today.

Flows are arrays of shape (cases, years + 1): column 0 before the first result, column t at the end of year t.
A horizon that ends within a year takes that share of the year's flow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from advisor.cases import Array, Cases

MONTHS_PER_YEAR = 12
SECONDS_PER_HOUR = 3600.0
LEAST_SHARE = 1e-9
"""A smaller share of a value is none of it."""
REAL = 1e-9
"""Imaginary part below which a root is real."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What is paid before the first result, and what is earned and paid in a year, USD.

    Arrays of one shape whose last axis is the cases; people without what is paid up front.
    """

    upfront_usd: Array
    value_usd_per_year: Array
    infrastructure_usd_per_year: Array
    people_usd_per_year: Array

    def __getitem__(self, chosen: Any) -> "Money":
        """The same of some options or cases, by numpy's indices."""
        return Money(
            upfront_usd=self.upfront_usd[chosen],
            value_usd_per_year=self.value_usd_per_year[chosen],
            infrastructure_usd_per_year=self.infrastructure_usd_per_year[chosen],
            people_usd_per_year=self.people_usd_per_year[chosen],
        )


def present_worth(money: Money, cases: Cases, follows: float = 1.0) -> Array:
    """Net present value of all of `money` at once, the shape of its arrays: the closed form of the flows.

    (value - people) x annuity - infrastructure x growth annuity - what is paid up front. `follows` is the
    share of the infrastructure that grows with the load.
    """
    level = money.value_usd_per_year - money.people_usd_per_year
    paid = money.infrastructure_usd_per_year * growth_annuity(cases, follows) + money.upfront_usd
    return np.asarray(level * annuity(cases.discount_rate, cases.horizon_years) - paid)


def growth_annuity(cases: Cases, follows: float = 1.0) -> Array:
    """Today's worth of what costs 1 USD in the first year and of which `follows` grows with the load."""
    lengths = year_lengths(cases.horizon_years)
    years = np.arange(1, lengths.shape[1] + 1)
    worth = lengths / (1 + cases.discount_rate[:, None]) ** years
    grown = 1 + follows * (growth_factor(cases, lengths.shape[1]) - 1)
    return np.asarray((grown * worth).sum(axis=1))


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
    return load_after(cases, np.arange(float(years)))


def load_after(cases: Cases, years: Array) -> Array:
    """Load after so many years relative to today's, (cases.size, years)."""
    growth = cases.growth_per_year[:, None]
    return np.where(growth >= 0, 1 + growth * years, (1 + np.minimum(growth, 0.0)) ** years)


def net_present_value(flows: Array, rate: Array) -> Array:
    """Today's worth of the flows at a yearly rate, (cases,): sum of flow / (1 + rate)^year."""
    return np.asarray(discounted(flows, rate).sum(axis=1))


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
    """The yearly rate at which the flows are worth nothing today; None where there is not exactly one."""
    rates = internal_rates(flows)
    return rates[0] if len(rates) == 1 else None


def internal_rates(flows: Sequence[float]) -> tuple[float, ...]:
    """Every yearly rate above -100 % at which the flows are worth nothing today, lowest first.

    The real positive roots of the flows' polynomial in 1 / (1 + rate): as many as the flows change sign, or
    fewer by an even number (Descartes).
    """
    scale = max((abs(flow) for flow in flows), default=0.0)
    if scale == 0:
        return ()
    roots = np.roots([flow / scale for flow in reversed(flows)])
    return tuple(
        sorted(1 / float(root.real) - 1 for root in roots if abs(root.imag) < REAL and root.real > 0)
    )


def discounted(flows: Array, rate: Array) -> Array:
    """Each flow's worth today, the shape of `flows`."""
    return np.asarray(flows / (1 + rate[:, None]) ** np.arange(flows.shape[1]))


def payback_months(flows: Array, horizon_years: Array) -> Array:
    """Months until the flows first add up to 0, spread evenly over a year, (cases,); infinite where never.

    Of `discounted` flows it is the discounted payback.
    """
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
    return _per_share(cost, kept_share, cases)


def break_even_between_usd_per_year(extra_cost_usd: Array, extra_kept_share: Array, cases: Cases) -> Array:
    """The value of acting at once, USD a year, at which the dearer and fresher of two options is as good.

    Present worth of its extra cost / (share that it keeps beyond the other x annuity); 0 where it costs no
    more, infinite where it keeps no more.
    """
    return _per_share(np.maximum(extra_cost_usd, 0.0), extra_kept_share, cases)


def _per_share(cost_usd: Array, share: Array, cases: Cases) -> Array:
    """The value a year of which `share` is worth the cost over the horizon; infinite for hardly any share."""
    is_some = share > LEAST_SHARE
    worth = np.where(is_some, share, 1.0) * annuity(cases.discount_rate, cases.horizon_years)
    return np.where(is_some, cost_usd / worth, np.inf)


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
