"""What every option costs and earns in each year of the horizon, sized for the load of that year."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from advisor.cases import Array, Cases
from advisor.cost.bill import round_usd
from advisor.cost.returns import Money, discounted, load_after, payback_months, year_lengths
from advisor.evaluation import Evaluation
from advisor.use_case import FACT_BY_KEY

MONTHLY_WORKING_HOURS = 150.0
"""1,800 h a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow:
    """Parts of the yearly flows, each (options, years + 1), costs positive; column 0 is before the first
    result. `lengths` (years,) is how much of each year lies within the horizon.
    """

    value_usd: Array
    infrastructure_usd: Array
    people_usd: Array
    lengths: Array

    @property
    def net_usd(self) -> Array:
        """Value less all cost."""
        return self.value_usd - self.infrastructure_usd - self.people_usd


def yearly_cases(case: Cases) -> Cases:
    """A row for each year of the horizon and one for its end, at that year's load; `case` is the likely one.

    Load grows as `load_after` says, up to the largest rate that can be asked about.
    """
    years = ends_of_years(case)
    most = FACT_BY_KEY["rate_per_s"].bounds[1]
    rate = np.minimum(case.rate_per_s * load_after(case, years)[0], most)
    return case.repeated(years.size).changed(rate_per_s=rate)


def ends_of_years(case: Cases) -> Array:
    """Today (0) and the end of each year of the first case's horizon, in years."""
    horizon = float(case.horizon_years[0])
    return np.minimum(np.arange(np.ceil(horizon) + 1), horizon)


def cash_flow(money: Money, case: Cases) -> CashFlow:
    """The flows from what each option costs and keeps in the rows of `yearly_cases`, (options, rows)."""
    lengths = year_lengths(case.horizon_years)[0]
    within = money[:, : lengths.size]
    nothing = np.zeros((len(money.upfront_usd), 1))
    return CashFlow(
        value_usd=np.hstack([nothing, within.value_usd_per_year * lengths]),
        infrastructure_usd=np.hstack([nothing, within.infrastructure_usd_per_year * lengths]),
        people_usd=np.hstack([money.upfront_usd[:, :1], within.people_usd_per_year * lengths]),
        lengths=lengths,
    )


def following_share(money: Money, yearly: Cases) -> float:
    """Share of one option's infrastructure (years,) that follows the load from the first year to the last.

    1 where the load stays as it is and nothing can be told.
    """
    grown = float(yearly.rate_per_s[-1] / yearly.rate_per_s[0]) - 1
    first, last = money.infrastructure_usd_per_year[[0, -1]].tolist()
    return max(0.0, (last / first - 1) / grown) if grown and first else 1.0


def net_present_usd(flow: CashFlow, index: int, case: Cases) -> Decimal:
    """An option's net present value: the sum of its discounted flows, each rounded as it would be shown."""
    rate = float(case.discount_rate[0])
    return sum((round_usd(net / growth) for net, growth in _rounded(flow, index, rate)), Decimal("0.00"))


def _rounded(flow: CashFlow, index: int, rate: float) -> Iterator[tuple[Decimal, Decimal]]:
    """Each year's net as shown, and what 1 USD of today has become by then."""
    parts = (flow.value_usd, flow.infrastructure_usd, flow.people_usd)
    for year, amounts in enumerate(np.stack([part[index] for part in parts], axis=1).tolist()):
        value, infrastructure, people = (round_usd(Decimal(repr(amount))) for amount in amounts)
        yield value - infrastructure - people, Decimal(repr((1 + rate) ** year))


def payback(flow: CashFlow, index: int, evaluation: Evaluation, *, discounts: bool = False) -> float | None:
    """Months from the decision until an option is paid back, building included; None where it never is."""
    case = evaluation.cases
    net = flow.net_usd[index : index + 1]
    net = discounted(net, case.discount_rate) if discounts else net
    months = float(payback_months(net, case.horizon_years)[0]) + months_to_build(evaluation)
    return months if np.isfinite(months) else None


def months_to_build(evaluation: Evaluation) -> float:
    """Calendar time before the first value, with half of the team on it, one engineer at least."""
    builders = max(evaluation.cases.engineers[0] / 2, 1.0)
    return float(evaluation.people.once_hours[0] / (builders * MONTHLY_WORKING_HOURS))
