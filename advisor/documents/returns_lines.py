"""The recommended option as an investment in a few lines, and its growth as a table."""

from dataclasses import dataclass

from advisor.advice.returns import BreakEven, Growth, NpvSpread, Returns, SizedComponent
from advisor.fact_words import show_span
from advisor.quantity import digits, show_duration, show_rate, show_usd

MONTH_S = 365 / 12 * 86400
DAY_S = 86400.0
YEAR_S = 365 * DAY_S
NEVER = "not within the horizon"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnLine:
    """One measure of the investment: its name, its value and what it means."""

    title: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthRow:
    """One row over the years, first today's, then each year's end."""

    title: str
    cells: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthTable:
    """The design resized as the load grows."""

    finding: str
    heads: tuple[str, ...]
    rows: tuple[GrowthRow, ...]


def cash_flow_finding(returns: Returns) -> str:
    """What it is worth today, and between what in most of the draws."""
    worth = f"Worth {show_usd(returns.npv_usd)} today"
    if returns.spread is None:
        return worth
    low, high = returns.spread.p10_usd, returns.spread.p90_usd
    return f"{worth}; in eight draws of ten between {show_span(show_usd(low), show_usd(high), 'and')}"


def return_lines(returns: Returns, *, has_value: bool) -> tuple[ReturnLine, ...]:
    """The measures, those that need a money value left out where none is given."""
    lines = [
        ReturnLine(
            title="Net present value",
            value=show_usd(returns.npv_usd),
            note="the sum of the years, each worth today"
            if has_value
            else "of the cost alone: no value is given",
        )
    ]
    if has_value:
        lines += [
            _internal_rate(returns.internal_rate_text),
            ReturnLine(
                title="Payback",
                value=_months(returns.payback_months),
                note=f"discounted: {_months(returns.discounted_payback_months)}; building included",
            ),
        ]
    if returns.break_even_value_usd_per_year is not None:
        lines.append(
            ReturnLine(
                title="Break-even, beside building nothing",
                value=f"{show_usd(returns.break_even_value_usd_per_year)} a year",
                note="the value at stake from which it is worth building",
            )
        )
    lines.append(_beside(returns.break_even))
    if returns.spread is not None and has_value:
        lines.append(_sureness(returns.spread))
    return tuple(lines)


def _internal_rate(text: str) -> ReturnLine:
    """A rate, or that there is none and why."""
    value, _, why = text.partition(": ")
    return ReturnLine(title="Internal rate of return", value=value, note=why)


def _sureness(spread: NpvSpread) -> ReturnLine:
    """How many of the draws are worth more than nothing."""
    above = round(spread.share_positive * spread.draws)
    return ReturnLine(
        title="Worth more than nothing",
        value=f"in {above} of {spread.draws} draws",
        note=f"half of the draws are worth more than {show_usd(spread.p50_usd)}",
    )


def _beside(even: BreakEven) -> ReturnLine:
    """The always-on option beside the scheduled one."""
    worth = even.usd_per_year
    return ReturnLine(
        title="Break-even, always on beside scheduled",
        value="at no value" if worth is None else f"{show_usd(worth)} a year",
        note=even.text,
    )


def _months(months: float | None) -> str:
    return NEVER if months is None else show_duration(months * MONTH_S)


def growth_table(growth: Growth) -> GrowthTable:
    """Load, mean and peak, the units of each component, and the infrastructure's month."""
    return GrowthTable(
        finding=growth.finding,
        heads=tuple("Today" if year == 0 else f"Year {digits(year)}" for year in growth.years),
        rows=(
            GrowthRow(title="Events/s, mean", cells=tuple(map(show_rate, growth.events_per_s))),
            GrowthRow(title="Events/s, peak", cells=tuple(map(show_rate, growth.peak_events_per_s))),
            *(_component(part) for part in growth.components),
            GrowthRow(
                title="Infrastructure, USD a live month",
                cells=tuple(f"{amount:,.2f}" for amount in growth.monthly_usd),
            ),
        ),
    )


def _component(part: SizedComponent) -> GrowthRow:
    carries = show_rate(part.carries_events_per_s)
    due = "" if part.next_step_years is None else f" Outgrown {_due(part.next_step_years * YEAR_S)}."
    return GrowthRow(
        title=f"{part.title}, {part.noun}s",
        cells=tuple(digits(units) for units in part.units),
        note=f"Today’s carry up to {carries} at the peak, limited by {part.carries_until}.{due}",
    )


def _due(seconds: float) -> str:
    return f"in {show_duration(seconds)}" if seconds >= DAY_S else "as soon as the load grows"
