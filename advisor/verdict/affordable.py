"""The reverse question: given a budget and a team, which promise can be kept, and what does each cost?

The answer is read off one table of all designs at all promises: its lower envelope is the price curve.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

import numpy as np

from advisor.advice.promises import KeptPromise, PriceStep, Promises
from advisor.assumptions.replaced import SHIPPED, Assumptions
from advisor.cases import Array, Indices, likely_case
from advisor.cost.bill import shown_usd
from advisor.cost.price_book import PriceBook
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.quantity import digits, show_duration, show_usd
from advisor.use_case import UseCase
from advisor.verdict.promise_rows import BUDGET, REASONS, SHORTEST_S, TEAM, WEEK_S, PromiseRows, promise_rows
from advisor.verdict.reasons import phrase
from advisor.verdict.vetoes import RULES

TITLES = {rule.id: rule.title for rule in RULES} | {TEAM: "It takes more hours than the team has"}
"""What forbids a design, in words."""


def promises(use_case: UseCase, book: PriceBook, *, assumptions: Assumptions = SHIPPED) -> Promises:
    """The best promise within the budget, and the price curve from 0.1 s to a week, at the likely values.

    Raises UnknownSku and UnknownProvider as `advise` does.
    """
    case = likely_case(use_case, assumptions)
    rows = promise_rows(case, book)
    asked_s, budget = float(case.freshness_s[0]), float(case.budget_usd_per_month[0])
    curve = _envelope(rows)
    best = _first_within(rows, curve, budget)
    return Promises(
        percentile=float(case.freshness_percentile[0]),
        asked_s=asked_s,
        budget_usd_per_month=shown_usd(budget) if budget else None,
        promises_s=tuple(promise for promise, _ in curve),
        monthly_usd=tuple(_monthly(rows, row) for _, row in curve),
        steps=tuple(_steps(rows, curve)),
        best=best,
        shortest=_kept(rows, curve[0][1]) if curve else None,
        cheapest=_cheapest(rows, curve),
        asked=_at(rows, curve, asked_s),
        next=(beyond := _beyond(rows, best, budget)),
        finding=_finding(case.freshness_percentile, best, _cheapest(rows, curve), budget),
        next_step=_next_step(beyond, best),
    )


Curve = tuple[tuple[float, int], ...]
"""Promises, shortest first, each with the row that keeps it for the least."""


def _envelope(rows: PromiseRows) -> Curve:
    """What keeps a shorter promise keeps every longer one, so the least cost never rises with the promise."""
    allowed = np.flatnonzero(rows.is_allowed)
    order = allowed[np.lexsort((rows.monthly_usd[allowed], rows.promise_s[allowed]))]
    found: list[tuple[float, int]] = []
    for promise, group in groupby(order.tolist(), lambda row: rows.promise_s[row]):
        row = next(group)
        if found and rows.monthly_usd[found[-1][1]] <= rows.monthly_usd[row]:
            row = found[-1][1]
        found.append((float(promise), row))
    return tuple(found)


def _first_within(rows: PromiseRows, curve: Curve, budget: float) -> KeptPromise | None:
    within = (row for _, row in curve if not budget or rows.monthly_usd[row] <= budget)
    row = next(within, None)
    return None if row is None else _kept(rows, row)


def _at(rows: PromiseRows, curve: Curve, promise_s: float) -> KeptPromise | None:
    """The least that a promise costs: the curve's last row that is not longer."""
    shorter = [row for promise, row in curve if promise <= promise_s]
    return _kept(rows, shorter[-1]) if shorter else None


def _cheapest(rows: PromiseRows, curve: Curve) -> KeptPromise | None:
    """The end of the curve; without one, what keeps any promise with the least against it."""
    if curve:
        return _kept(rows, curve[-1][1])
    return _least_forbidden(rows, np.flatnonzero(rows.is_kept), np.zeros(rows.option.size))


def _beyond(rows: PromiseRows, best: KeptPromise | None, budget: float) -> KeptPromise | None:
    """What would keep a shorter promise than the best, with the least against it."""
    if best is None:
        return None
    is_dear = (budget > 0) & (rows.monthly_usd > budget)
    shorter = np.flatnonzero(rows.is_kept & (rows.promise_s < best.promise_s))
    return _least_forbidden(rows, shorter, np.asarray(is_dear, dtype=np.float64))


def _least_forbidden(rows: PromiseRows, chosen: Indices, is_dear: Array) -> KeptPromise | None:
    """Of the chosen rows that with the fewest reasons against it, then the least cost, then the shortest."""
    if not chosen.size:
        return None
    reasons = rows.forbidden.sum(axis=0) + is_dear
    keys = (rows.promise_s[chosen], rows.monthly_usd[chosen], reasons[chosen])
    row = int(chosen[np.lexsort(keys)[0]])
    against = tuple(rule for rule, fires in zip(REASONS, rows.forbidden[:, row], strict=True) if fires)
    return _kept(rows, row, (*against, BUDGET) if is_dear[row] else against)


def _kept(rows: PromiseRows, row: int, against: tuple[str, ...] = ()) -> KeptPromise:
    infrastructure, people = shown_usd(rows.infrastructure_usd[row]), shown_usd(rows.people_usd[row])
    return KeptPromise(
        promise_s=float(rows.promise_s[row]),
        option=OPTIONS[int(rows.option[row])].key,
        headway_s=float(rows.headway_s[row]),
        infrastructure_usd=infrastructure,
        people_usd=people,
        monthly_usd=infrastructure + people,
        hours_per_month=float(rows.hours[row]),
        against=against,
    )


def _monthly(rows: PromiseRows, row: int) -> Decimal:
    return _kept(rows, row).monthly_usd


def _steps(rows: PromiseRows, curve: Curve) -> Iterator[PriceStep]:
    """Each option's part, up to where the next begins."""
    groups = groupby(curve, lambda point: int(rows.option[point[1]]))
    parts = [(option, list(points)) for option, points in groups]
    ends = [*(points[0][0] for _, points in parts), WEEK_S][1:]
    for (option, points), end in zip(parts, ends, strict=True):
        first, last = points[0][1], points[-1][1]
        yield PriceStep(
            option=OPTIONS[option].key,
            headway_s=float(rows.headway_s[first]),
            from_s=points[0][0],
            to_s=end,
            from_usd=_monthly(rows, first),
            to_usd=_monthly(rows, last),
        )


def _finding(percentile: Array, best: KeptPromise | None, cheapest: KeptPromise | None, budget: float) -> str:
    money = f"For {show_usd(budget)} a month" if budget else "At any price"
    if best is not None:
        share = f"{digits(percentile[0])} % of events"
        return (
            f"{money} this team can promise {share} within {show_duration(best.promise_s)}: "
            f"{named(best)} at {show_usd(best.monthly_usd)} a month"
        )
    if cheapest is None:
        return "No promise up to a week can be kept: no design keeps up with the load"
    return (
        f"{money} this team can keep no promise up to a week; the cheapest, "
        f"{show_duration(cheapest.promise_s)} with {named(cheapest).rstrip(',')}, costs "
        f"{show_usd(cheapest.monthly_usd)} a month{reasons_against(cheapest)}"
    )


def _next_step(beyond: KeptPromise | None, best: KeptPromise | None) -> str:
    if best is None:
        return ""
    if best.promise_s <= SHORTEST_S:
        return f"Promises shorter than {show_duration(SHORTEST_S)} are not looked at."
    if beyond is None:
        return "No design keeps a shorter promise."
    return (
        f"A shorter promise, {show_duration(beyond.promise_s)}, takes {named(beyond)} at "
        f"{show_usd(beyond.monthly_usd)} a month{reasons_against(beyond)}."
    )


def named(kept: KeptPromise) -> str:
    """The design within a sentence: "micro-batch every 15 min"."""
    words = phrase(OPTION_BY_KEY[kept.option], kept.headway_s)
    return words[0].lower() + words[1:] + ("," if "," in words else "")


def reasons_against(kept: KeptPromise) -> str:
    """What forbids it, as the end of a sentence; blank where nothing does."""
    words = [TITLES[rule][0].lower() + TITLES[rule][1:] for rule in kept.against]
    return f", but {' and '.join(words)}" if words else ""
