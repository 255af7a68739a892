"""Checks that show, once it runs, whether the decision was right: what to measure, against which number."""

import math
from dataclasses import dataclass

from advisor.documents.document import DesignDocument
from advisor.documents.wording import show_share
from advisor.quantity import digits, show_duration, show_usd

COST_RESERVE = 1.2
"""Default: a bill a fifth above the prediction is worth a look. An organisation may have its own rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One measurable check: it holds while `measure` stays within `bound`."""

    name: str
    measure: str
    bound: str
    otherwise: str


def checks(document: DesignDocument) -> tuple[Check, ...]:
    """The checks of this decision; only those whose number is known."""
    found = (
        _freshness(document),
        _median(document),
        _utilisation(document),
        _catch_up(document),
        _cost(document),
        _people(document),
        _correctness(document),
    )
    return tuple(check for check in found if check is not None)


def _freshness(document: DesignDocument) -> Check:
    facts = document.facts
    percentile = digits(facts.likely("freshness_percentile"))
    return Check(
        name="Freshness promise",
        measure=f"age of a result when usable, {percentile}th percentile of a day",
        bound=f"at most {show_duration(facts.likely('freshness_s'))}",
        otherwise="the promise is broken: see the flips for the next faster option",
    )


def _median(document: DesignDocument) -> Check | None:
    age = document.winner.freshness_s
    if math.isinf(age.p50):
        return None
    return Check(
        name="Prediction of the age",
        measure="age of a result when usable, median of a week",
        bound=f"{show_duration(age.p50 / 1.25)} to {show_duration(age.p50 * 1.25)}",
        otherwise="the prediction is off by more than a quarter: measure run time and rate again",
    )


def _utilisation(document: DesignDocument) -> Check | None:
    load = document.winner.utilisation_at_peak
    if load <= 0:
        return None
    headway = document.winner.headway_s
    is_scheduled = document.winner.cls.value in ("batch", "micro_batch")
    measure = (
        "run time over headway in the busiest hour" if is_scheduled else "utilisation in the busiest hour"
    )
    limit = min(0.9, max(0.7, 1.15 * load))
    shown = f" ({show_duration(limit * headway)})" if is_scheduled and headway else ""
    return Check(
        name="Room at the peak",
        measure=measure,
        bound=f"at most {show_share(limit)}{shown}; predicted {show_share(load)}",
        otherwise="add capacity before the backlog grows without end",
    )


def _catch_up(document: DesignDocument) -> Check | None:
    catch_up = document.winner.catch_up_s_after_1h_outage
    if catch_up is None:
        return None
    return Check(
        name="Recovery",
        measure="time to catch up after an outage of one hour, rehearsed twice a year",
        bound=f"at most {show_duration(1.5 * catch_up)}; predicted {show_duration(catch_up)}",
        otherwise="the reserve is smaller than thought",
    )


def _cost(document: DesignDocument) -> Check:
    infrastructure = float(document.winner.monthly_usd.infrastructure)
    budget = document.facts.likely("budget_usd_per_month")
    limit = infrastructure * COST_RESERVE
    shown = f"; the budget with people is {show_usd(budget)}" if budget else ""
    return Check(
        name="Bill",
        measure="monthly invoice of the components of the bill",
        bound=f"at most {show_usd(limit)}; predicted {show_usd(infrastructure)}{shown}",
        otherwise="compare the invoice with the bill line by line",
    )


def _people(document: DesignDocument) -> Check:
    hours = sum(line.hours_per_month for line in document.winner.people)
    return Check(
        name="Effort",
        measure="hours a month that the team spends on this pipeline, over a quarter",
        bound=f"at most {digits(hours * COST_RESERVE, 2)} h; predicted {digits(hours, 2)} h",
        otherwise="the people's share of the cost was set too low",
    )


def _correctness(document: DesignDocument) -> Check:
    tolerance = document.facts.likely("error_tolerance")
    return Check(
        name="Correctness",
        measure="events missing or counted twice in a published figure, by comparison with a recomputation",
        bound=f"at most {digits(100 * tolerance)} %",
        otherwise="lengthen the look-back or the memory of the deduplication",
    )
