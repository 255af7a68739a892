"""How long each copy of the data stays, alike in every option: history once, other copies while needed."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from advisor.blueprint.part import OF_QUESTIONS
from advisor.blueprint.plan import Plan
from advisor.cases import Array, Cases, of_facts
from advisor.cost.sizing.store_limits import DYNAMODB_KEEP, HOT, SERVED
from advisor.design import Flow
from advisor.vocabulary import Actor

SERVING = ("serving", "batch_results")
"""Where results are read from: those of the live path, and those of a batch layer beside it."""
YEAR_S = 365 * 86400.0
WEEK_S = 7 * 86400.0


@of_facts
def history_s(cases: Cases) -> Array:
    """Live time within all kept history: the season's part of each year."""
    return np.asarray(cases.history_years * YEAR_S * cases.season_share)


def hot_s(plan: Plan) -> Array:
    """How long a copy stays beside the one that keeps history: the look-back and a month for repairs."""
    return np.asarray(plan.look_back_s + np.minimum(HOT.value, history_s(plan.cases)))


@of_facts
def served_s(cases: Cases) -> Array:
    """How long rows stay where they are looked at: a season or 90 days for a person, history for a report."""
    if cases.facts.actor is Actor.REPORT:
        return history_s(cases)
    return np.minimum(SERVED.value, cases.season_weeks * WEEK_S)


def kept(plan: Plan, flows: tuple[Flow, ...], history: str) -> tuple[Flow, ...]:
    """The flows, each with how long its target keeps what it brings; `history` is the part that keeps all."""
    times = _kept_s(plan, history)
    return tuple(_kept(flow, times.get(flow.target)) for flow in flows)


def _kept(flow: Flow, seconds: float | None) -> Flow:
    return flow if seconds is None or flow.format in OF_QUESTIONS else replace(flow, retention_s=seconds)


def _kept_s(plan: Plan, history: str) -> Mapping[str, float]:
    """By the key of what keeps anything, in the first case."""
    years_s = float(plan.cases.history_years[0]) * YEAR_S
    copies = dict.fromkeys(("bronze", "archive", "gold"), float(hot_s(plan)[0]))
    served = dict.fromkeys(SERVING, _shown_s(plan, years_s))
    return {"log": plan.log_retention_s, "payloads": years_s} | copies | served | {history: years_s}


def _shown_s(plan: Plan, years_s: float) -> float:
    """As `served_s`, a report's rows by the calendar; a machine's items until their time to live is over."""
    if plan.facts.actor is Actor.MACHINE:
        return DYNAMODB_KEEP.value
    return years_s if plan.facts.actor is Actor.REPORT else float(served_s(plan.cases)[0])
