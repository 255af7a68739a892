"""The verdict as the head of the page says it: headline numbers, each with the way it came about."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.advice.advice import Advice, Because
from advisor.advice.ranking import RankedOption, Working
from advisor.documents.fact_sheet import fact_title
from advisor.quantity import digits, show_quantity, show_usd
from advisor.use_case import UseCase
from decisions.shown.headway import show_headway
from decisions.shown.percent import show_percent
from decisions.shown.so_far import chosen

LONG = 90
"""From so many letters on the sentence is set smaller, so that the numbers under it stay in sight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineFigure:
    """A number of the head: `working` says how it came about, or `address` leads to where that stands."""

    title: str
    value: str
    exact: str
    note: str
    working: Working | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The recommended option in words; `assumed` are the questions left open."""

    option: RankedOption
    headway: str
    headline: str
    is_allowed: bool
    """False where every option breaks a limit and this one only comes nearest."""
    is_close_call: bool
    figures: tuple[HeadlineFigure, ...]
    why: tuple[Because, ...]
    assumed: tuple[tuple[str, str], ...]
    next_question: str
    workings: tuple[Working, ...]

    @property
    def is_long(self) -> bool:
        """Whether the sentence needs smaller type."""
        return len(self.headline) > LONG


def verdict(advice: Advice, use_case: UseCase) -> Verdict:
    """What the head says of an advice."""
    best = chosen(advice)
    return Verdict(
        option=best,
        headway=show_headway(best.headway_s),
        headline=advice.headline,
        is_allowed=best.eligible,
        is_close_call=advice.close_call and best.eligible,
        figures=tuple(_figures(advice, use_case, best)),
        why=advice.why,
        assumed=tuple((key, fact_title(key)) for key in advice.assumed),
        next_question=fact_title(advice.next_question) if advice.next_question else "",
        workings=best.workings,
    )


def _figures(advice: Advice, use_case: UseCase, best: RankedOption) -> Iterator[HeadlineFigure]:
    cost = best.monthly_usd
    yield HeadlineFigure(
        title=month_words(use_case),
        value=show_usd(cost.total),
        exact=show_usd(cost.total, exact=True),
        note=f"{show_usd(cost.infrastructure)} infrastructure, {show_usd(cost.people)} people",
        address="#bill",
    )
    yield _age(best)
    yield _promise(best, use_case)
    if advice.basis == "net_value":
        yield _net_value(best)
    yield _catch_up(best)
    yield HeadlineFigure(
        title="Ranks first",
        value=show_percent(best.rank_acceptability[0]),
        exact="",
        note=f"of {advice.draws} draws of what is uncertain{_margin_interval(advice)}",
        address="/methods/#sureness",
    )


def _margin_interval(advice: Advice) -> str:
    if not advice.margin_interval:
        return ""
    low, high = (digits(100 * end, 2) for end in advice.margin_interval)
    span = low if low == high else f"{low} to {high}"
    return f"; ahead by {span} % in nine of ten"


def month_words(use_case: UseCase) -> str:
    """Costs are those of a month in which the need is live."""
    return "A month" if use_case.likely("season_weeks") >= 52 else "A month in season"


def _age(best: RankedOption) -> HeadlineFigure:
    age, is_known = best.freshness_s, math.isfinite(best.freshness_s.mean)
    within = f"95 % usable within {show_quantity(age.p95, 's')}, 99 % within {show_quantity(age.p99, 's')}"
    return HeadlineFigure(
        title="Mean age of a result",
        value=show_quantity(age.mean, "s") if is_known else "no end",
        exact=f"{digits(age.mean, 6)} s" if is_known else "",
        note=within if is_known else "it never catches up with its load",
        working=_working(best, "mean age"),
    )


def _promise(best: RankedOption, use_case: UseCase) -> HeadlineFigure:
    percentile, age_s = use_case.likely("freshness_percentile"), use_case.likely("freshness_s")
    return HeadlineFigure(
        title="Promise kept",
        value=show_percent(best.promise_kept),
        exact="",
        note=f"asked for {percentile:g} % within {show_quantity(age_s, 's')}",
        working=_working(best, "promise"),
    )


def _net_value(best: RankedOption) -> HeadlineFigure:
    months = best.payback_months
    paid_back = "not paid back within the horizon"
    if months is not None:
        paid_back = f"paid back {'within a month' if months < 1 else f'in {digits(months, 2)} months'}"
    return HeadlineFigure(
        title="Net value a year",
        value=show_usd(best.net_value_usd_per_year).replace("-", "\N{MINUS SIGN}"),
        exact=show_usd(best.net_value_usd_per_year, exact=True),
        note=paid_back,
        working=_working(best, "net value"),
    )


def _catch_up(best: RankedOption) -> HeadlineFigure:
    seconds = best.catch_up_s_after_1h_outage
    words = "–" if seconds is None else show_quantity(seconds, "s")
    return HeadlineFigure(
        title="After an hour’s outage",
        value="under 1 s" if seconds is not None and seconds < 1 else words,
        exact="",
        note="no reserve to catch up with" if seconds is None else "to catch up",
        working=_working(best, "catch"),
    )


def _working(option: RankedOption, words: str) -> Working | None:
    """The working whose name holds these words; None where the core gives none."""
    return next((each for each in option.workings if words in each.name.lower()), None)
