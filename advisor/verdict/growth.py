"""The recommended option as the load grows: sized for today and each year's end, and what needs a step."""

import numpy as np

from advisor.advice.returns import Growth, SizedComponent
from advisor.blueprint.compose import compose
from advisor.blueprint.numerals import counted
from advisor.cases import Cases
from advisor.cost.bill import shown_month_usd
from advisor.cost.price_book import PriceBook
from advisor.design import Capacity, Component
from advisor.evaluation import Evaluation
from advisor.quantity import show_duration, show_rate
from advisor.verdict.cash_flow import ends_of_years

DAY_S = 86400.0
YEAR_S = 365 * DAY_S


def growth(evaluation: Evaluation, yearly: Cases, book: PriceBook) -> Growth:
    """The design of `evaluation` resized for the rows of `yearly`, each with the sum of its bill as shown."""
    headway = np.full(yearly.size, evaluation.headway_s[0])
    design = compose(evaluation.option, yearly, headway, describe=True)
    sized = [(each, each.capacity) for each in design.components if each.capacity]
    components = tuple(
        _component(part, capacity, yearly)
        for part, capacity in sized
        if np.isfinite(capacity.carries.value[0])
    )
    return Growth(
        years=tuple(ends_of_years(yearly).tolist()),
        events_per_s=tuple(yearly.rate_per_s.tolist()),
        peak_events_per_s=tuple(yearly.peak_rate_per_s.tolist()),
        monthly_usd=tuple(shown_month_usd(design, book, yearly, row) for row in range(yearly.size)),
        components=components,
        finding=_finding(components, yearly),
    )


def years_until(carries_events_per_s: float, yearly: Cases) -> float | None:
    """Years until the peak grows beyond a load, evenly between the years' ends; None beyond the last."""
    peaks, years = yearly.peak_rate_per_s, ends_of_years(yearly)
    if carries_events_per_s >= peaks.max() or peaks[-1] <= peaks[0]:
        return None
    return float(np.interp(carries_events_per_s, peaks, years))


def _component(part: Component, capacity: Capacity, yearly: Cases) -> SizedComponent:
    carries = float(capacity.carries.value[0])
    return SizedComponent(
        component=part.key,
        title=part.title,
        noun=capacity.noun,
        units=tuple(capacity.units.value.tolist()),
        carries_events_per_s=carries,
        carries_until=capacity.carries.bound_by(),
        next_step_years=years_until(carries, yearly),
    )


def _finding(components: tuple[SizedComponent, ...], yearly: Cases) -> str:
    horizon = counted(float(yearly.horizon_years[0]), "year")
    due = [(each.next_step_years, each) for each in components if each.next_step_years is not None]
    if not components:
        return "Nothing in this design is sized by the load"
    if not due:
        return f"Everything is large enough for {horizon}"
    years, part = min(due, key=lambda each: each[0])
    verb = "carries" if part.units[0] == 1 else "carry"
    most = show_rate(part.carries_events_per_s)
    due_in = show_duration(years * YEAR_S)
    when = f"in {due_in}" if years * YEAR_S >= DAY_S else "as soon as the load grows"
    return (
        f"{part.title} is the first to need a step, {when}: "
        f"{counted(part.units[0], part.noun)} {verb} up to {most} at the peak, "
        f"limited by {part.carries_until}"
    )
