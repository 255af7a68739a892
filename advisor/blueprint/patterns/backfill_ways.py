"""A backfill's paces beside each other: what each takes and costs, when it ends, what the promise becomes."""

import math
from collections.abc import Iterable

from advisor.advice.blueprint import WayRow, Ways
from advisor.blueprint.patterns.backfill_pace import Paces
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.quantity import digits, show_duration

NAMES = (
    "capacity of its own",
    "shared, as fast as a repair is due",
    "shared, the most that keeps the promise",
)
ENDS, NEVER = "Ends after", "never"
HOUR_S = 3600.0
NEARLY = 1.001
"""A repair that ends within this multiple of its promise is in time."""


def ways(chosen: Chosen, paces: Paces) -> Ways:
    """A row for each thing that an architect weighs."""
    cases, live = chosen.cases, paces.live
    taken = tuple(per_s / paces.capacity_per_s for per_s in (0.0, paces.due_per_s, paces.most_per_s))
    days = tuple(paces.days * HOUR_S / lasts for lasts in paces.lasts_s)
    costs = tuple(
        usd if math.isfinite(lasts) else NEVER
        for usd, lasts in zip((paces.own_usd, paces.shared_usd, paces.shared_usd), paces.lasts_s, strict=True)
    )
    within = f"{digits(first(cases.freshness_percentile))} % of results within"
    rows = [
        WayRow(title="Of the live capacity", unit="share", values=taken),
        WayRow(title="Days filled in an hour", unit="", values=days),
        WayRow(title=ENDS, unit="s", values=_or_never(paces.lasts_s)),
        WayRow(title="Costs", unit="USD", values=costs),
        WayRow(title=within, unit="s", values=_or_never(live.within_s.tolist())),
        WayRow(title=_promise(chosen), unit="", values=_kept(live.keeps.tolist())),
        _repair(chosen, paces),
    ]
    if first(cases.deadline_s) > 0:
        rows.insert(5, _deadline(paces))
    return Ways(names=NAMES, rows=tuple(rows))


def or_never(seconds: float) -> float | str:
    """A duration, or the word for one without end, which JSON has no number for."""
    return seconds if math.isfinite(seconds) else NEVER


def _or_never(seconds: Iterable[float]) -> tuple[float | str, ...]:
    return tuple(or_never(each) for each in seconds)


def _kept(answers: Iterable[bool]) -> tuple[str, ...]:
    return tuple("kept" if answer else "broken" for answer in answers)


def _deadline(paces: Paces) -> WayRow:
    closes = _or_never(paces.live.after_close_s.tolist())
    return WayRow(title="Result after a day's close", unit="s", values=closes)


def _promise(chosen: Chosen) -> str:
    deadline = first(chosen.cases.deadline_s)
    promise = f"Promise of {show_duration(first(chosen.cases.freshness_s))}"
    return f"{promise}, deadline of {show_duration(deadline)}" if deadline > 0 else promise


def _repair(chosen: Chosen, paces: Paces) -> WayRow:
    within = first(chosen.cases.repair_within_s)
    title = f"Repair within {show_duration(within)}"
    return WayRow(title=title, unit="", values=_kept(lasts <= within * NEARLY for lasts in paces.lasts_s))
