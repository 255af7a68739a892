"""The recommended option as an investment: its flows, what they are worth, how sure that is, what moves
it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from advisor.advice.returns import BreakEven, NpvSpread, Returns, TornadoBar, YearFlow
from advisor.cases import Array, Cases
from advisor.cost.bill import round_usd, shown_usd
from advisor.cost.returns import (
    Money,
    break_even_between_usd_per_year,
    break_even_value_usd_per_year,
    internal_rates,
    present_worth,
)
from advisor.cost.value import value_kept_share
from advisor.evaluation import Evaluation
from advisor.fact_words import number_title, show_number, show_span
from advisor.quantity import digits, show_usd
from advisor.verdict.basis import Basis
from advisor.verdict.cash_flow import CashFlow, following_share, payback
from advisor.verdict.reasons import Judged, phrase
from advisor.verdict.swings import Swing

FEWEST_DRAWS = 50
"""Below it a tenth of the draws is fewer than five: no percentile to print."""
BARS = 8
"""Facts shown in the tornado."""
EVERY_TENTH = (10, 50, 90)
MOST_SHOWN = 10.0
"""A rate above 1,000 % a year says no more than that."""
ZERO = Decimal("0.00")
EMPTY_FINDING = "Nothing that is uncertain moves the net present value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One option's money in some of the rows that were compared, and their facts."""

    money: Money
    cases: Cases

    def worth(self, follows: float) -> Array:
        """Net present value in each row; `follows` is the share of the infrastructure that grows."""
        if not self.cases.size:
            return np.empty(0)
        return present_worth(self.money, self.cases, follows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How sure a net present value is: over the draws, and with one number at a time at its ends."""

    likely_usd: Decimal
    spread: NpvSpread | None
    tornado: tuple[TornadoBar, ...]


def returns(
    first: int,
    judged: Sequence[Judged],
    *,
    flow: CashFlow,
    case: Cases,
    yearly: Cases,
    sureness: Sureness,
    basis: Basis,
) -> Returns:
    """The returns of the option at index `first`; `flow` and `judged` hold all options in their order."""
    flows = year_flows(flow, first, case, yearly)
    rates = internal_rates([float(year.net_usd) for year in flows])
    has_value = basis is Basis.NET_VALUE
    evaluation = judged[first].evaluation
    return Returns(
        flows=flows,
        npv_usd=sum((year.discounted_usd for year in flows), ZERO),
        internal_rates=rates,
        internal_rate_text=rate_text(rates),
        payback_months=payback(flow, first, evaluation) if has_value else None,
        discounted_payback_months=payback(flow, first, evaluation, discounts=True) if has_value else None,
        break_even_value_usd_per_year=_break_even_value(flow, first, evaluation),
        break_even=break_even(first, judged, flow),
        spread=sureness.spread,
        tornado=sureness.tornado,
        tornado_likely_usd=sureness.likely_usd,
        tornado_finding=tornado_finding(sureness.tornado),
    )


def year_flows(flow: CashFlow, index: int, case: Cases, yearly: Cases) -> tuple[YearFlow, ...]:
    """One option's years, rounded once each; nets and sums are of what is shown."""
    rate, found, so_far = float(case.discount_rate[0]), [], ZERO
    for year in range(flow.net_usd.shape[1]):
        value, infrastructure, people = (
            shown_usd(part[index, year])
            for part in (flow.value_usd, flow.infrastructure_usd, flow.people_usd)
        )
        net = value - infrastructure - people
        worth = round_usd(net / Decimal(repr((1 + rate) ** year)))
        so_far += worth
        found.append(
            YearFlow(
                year=year,
                share=float(flow.lengths[year - 1]) if year else 0.0,
                events_per_s=float(yearly.rate_per_s[year - 1]) if year else 0.0,
                value_usd=value,
                infrastructure_usd=infrastructure,
                people_usd=people,
                net_usd=net,
                discounted_usd=worth,
                cumulative_usd=so_far,
            )
        )
    return tuple(found)


def rate_text(rates: tuple[float, ...]) -> str:
    """The internal rate of return in words: one, several, or none, and what that means."""
    shown = " and ".join(f"{digits(100 * min(rate, MOST_SHOWN))} %" for rate in rates)
    if len(rates) == 1:
        return f"more than {shown} a year" if rates[0] > MOST_SHOWN else f"{shown} a year"
    if rates:
        return f"several rates fit ({shown}), for the flows change sign more than once: none of them decides"
    return "none: at every rate the net present value has the same sign"


def sureness(likely: Rows, drawn: Rows, swung: Rows, years: Rows, swings: tuple[Swing, ...]) -> Sureness:
    """How sure the net present value of one option is; each `Rows` holds that option's money."""
    follows = following_share(years.money, years.cases)
    return Sureness(
        likely_usd=shown_usd(likely.worth(follows)[0]),
        spread=npv_spread(drawn.worth(follows)),
        tornado=tornado_bars(swings, swung.worth(follows)),
    )


def npv_spread(worth: Array) -> NpvSpread | None:
    """Percentiles of the net present value over the draws (draws,); None for too few."""
    if worth.size < FEWEST_DRAWS:
        return None
    p10, p50, p90 = (shown_usd(amount) for amount in np.percentile(worth, EVERY_TENTH))
    above = float((worth > 0).mean())
    return NpvSpread(p10_usd=p10, p50_usd=p50, p90_usd=p90, share_positive=above, draws=worth.size)


def tornado_bars(swings: tuple[Swing, ...], worth: Array) -> tuple[TornadoBar, ...]:
    """One bar for each uncertain number that moves the net present value, widest first.

    `worth` is the net present value at each swing's low and high, in their order, (2 x swings,).
    """
    ends = worth.reshape(-1, 2)
    order = np.argsort(-np.abs(ends[:, 1] - ends[:, 0]), kind="stable")[:BARS]
    bars = (_bar(swings[index], ends[index]) for index in order)
    return tuple(bar for bar in bars if bar.npv_at_low_usd != bar.npv_at_high_usd)


def _bar(swing: Swing, ends: Array) -> TornadoBar:
    return TornadoBar(
        name=swing.name,
        low=swing.low,
        likely=swing.likely,
        high=swing.high,
        npv_at_low_usd=shown_usd(ends[0]),
        npv_at_high_usd=shown_usd(ends[1]),
    )


def tornado_finding(bars: tuple[TornadoBar, ...]) -> str:
    """The chart's title: which number moves most, and over what."""
    if not bars:
        return EMPTY_FINDING
    widest = bars[0]
    between = sorted((widest.npv_at_low_usd, widest.npv_at_high_usd))
    low_usd, high_usd = (show_usd(end) for end in between)
    worth = show_span(low_usd, high_usd) if low_usd != high_usd else f"by {show_usd(between[1] - between[0])}"
    low, high = (show_number(widest.name, end) for end in (widest.low, widest.high))
    return f"{number_title(widest.name)} moves it most: {worth} between {show_span(low, high, 'and')}"


def break_even(first: int, judged: Sequence[Judged], flow: CashFlow) -> BreakEven:
    """Always-on against scheduled: the recommended option is one of the two, the best of the other the rest.

    Of the scheduled alternatives it is the cheapest that is possible; of the always-on ones too.
    """
    cost = _present_cost(flow, judged[first].evaluation.cases)
    rivals = [
        index
        for index, each in enumerate(judged)
        if each.option.is_always_on != judged[first].option.is_always_on
    ]
    rival = min(rivals, key=lambda index: (not judged[index].eligible, cost[index]))
    on, off = (first, rival) if judged[first].option.is_always_on else (rival, first)
    fresher, other = judged[on].evaluation, judged[off].evaluation
    extra = np.array([cost[on] - cost[off]])
    worth = break_even_between_usd_per_year(extra, _kept(fresher) - _kept(other), fresher.cases)
    names = [phrase(each.option, float(each.headway_s[0])) for each in (fresher, other)]
    return BreakEven(
        option=fresher.option.key,
        against=other.option.key,
        usd_per_year=shown_usd(worth[0]) if np.isfinite(worth[0]) else None,
        text=_break_even_text(names[0], names[1], float(worth[0])),
    )


def _break_even_text(fresher: str, other: str, worth: float) -> str:
    lower = other[0].lower() + other[1:]
    fresher += "," if "," in fresher else ""
    if not np.isfinite(worth):
        return f"{fresher} never pays for itself beside {lower}: it keeps no more of the value"
    if worth == 0:
        return f"{fresher} costs no more than {lower}"
    return f"{fresher} pays for itself beside {lower} above {show_usd(worth)} a year at stake"


def _present_cost(flow: CashFlow, case: Cases) -> Array:
    """Today's worth of all that each option costs, (options,)."""
    years = np.arange(flow.infrastructure_usd.shape[1])
    worth = (flow.infrastructure_usd + flow.people_usd) / (1 + case.discount_rate[0]) ** years
    return np.asarray(worth.sum(axis=1))


def _kept(evaluation: Evaluation) -> Array:
    """Share of the value at stake that is left, while it runs and as far as it is right."""
    share = value_kept_share(evaluation.prediction.age, evaluation.cases)
    return share * evaluation.correctness * evaluation.availability


def _break_even_value(flow: CashFlow, index: int, evaluation: Evaluation) -> Decimal | None:
    paid = -(flow.infrastructure_usd + flow.people_usd)[index : index + 1]
    value = break_even_value_usd_per_year(paid, _kept(evaluation), evaluation.cases)[0]
    return shown_usd(value) if np.isfinite(value) else None
