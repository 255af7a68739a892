"""The named criteria of the additive value: what each measures, its default weight, and its score in 0..1
for every case.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Cases
from advisor.evaluation import Evaluation
from advisor.facts.weights import WEIGHTS
from advisor.options import CORRECTING
from advisor.quantity import digits, show_duration, show_share, show_usd
from advisor.vocabulary import OnCall

PAGER_FIT = {OnCall.AROUND_THE_CLOCK: 1.0, OnCall.OFFICE: 0.5, OnCall.NONE: 0.0}
FULL_SKILL = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """`score` takes an evaluation and the least monthly cost among the options, (size,), and gives (size,)
    in 0..1.
    """

    key: str
    title: str
    weight: float
    score: Callable[[Evaluation, Array], Array]
    because: Callable[[Evaluation], str]


def _freshness(evaluation: Evaluation, _: Array) -> Array:
    return evaluation.need_fit


def _freshness_text(evaluation: Evaluation) -> str:
    kept = show_share(evaluation.promise_kept[0])
    asked = show_duration(evaluation.cases.freshness_s[0])
    within = f"{kept} of events are usable within {asked}"
    if evaluation.cases.deadline_s[0] <= 0:
        return within
    return f"{within}, a day's result {show_duration(evaluation.after_close_s[0])} after its close"


def _cost(evaluation: Evaluation, least_usd: Array) -> Array:
    return np.asarray(least_usd / np.maximum(evaluation.monthly_usd, 1e-9))


def _cost_text(evaluation: Evaluation) -> str:
    return f"{show_usd(evaluation.monthly_usd[0])} a month, people included"


def _operability(evaluation: Evaluation, _: Array) -> Array:
    """Scheduled runs wait for the morning; an always-on design wants a pager and skill, half of the score
    each.
    """
    cases = evaluation.cases
    if evaluation.option.is_scheduled:
        return np.ones(cases.size)
    skill = np.minimum(cases.streaming_skill / FULL_SKILL, 1.0)
    able = 0.5 * PAGER_FIT[cases.facts.on_call] + 0.5 * skill
    return np.asarray(able / evaluation.design.code_bases)


def _operability_text(evaluation: Evaluation) -> str:
    if evaluation.option.is_scheduled:
        return "a failed run is run again in the morning"
    skill = digits(evaluation.cases.streaming_skill[0])
    pager = {
        OnCall.AROUND_THE_CLOCK: "a pager answered around the clock",
        OnCall.OFFICE: "a pager answered in office hours",
        OnCall.NONE: "a pager that nobody carries",
    }
    bases = " and two code bases" if evaluation.design.code_bases > 1 else ""
    return f"always on, with skill {skill} of 3, {pager[evaluation.cases.facts.on_call]}{bases}"


def _correctness(evaluation: Evaluation, _: Array) -> Array:
    """What is published right, or put right: late and repeated events beyond the tolerance count against
    designs that do not read settled data again; a stretch of look-back counts fully for those that do.
    """
    cases = evaluation.cases
    if evaluation.option.key in CORRECTING:
        return np.ones(cases.size)
    disorder = cases.late_share + cases.duplicate_share
    excess = np.maximum(disorder - cases.error_tolerance, 0.0)
    unsettled = np.clip(excess / np.maximum(10 * cases.error_tolerance, 0.01), 0.0, 1.0)
    looks_back = np.where(cases.lookback_s > 0, 1.0, 0.0)
    return np.asarray(1.0 - 0.5 * unsettled - 0.5 * looks_back)


def _correctness_text(evaluation: Evaluation) -> str:
    cases = evaluation.cases
    if evaluation.option.key in CORRECTING:
        return "what comes late or twice is read again and overwritten"
    disorder = show_share(cases.late_share[0] + cases.duplicate_share[0])
    return f"{disorder} of events come late or twice and must be held in state or let go"


def _repair(evaluation: Evaluation, _: Array) -> Array:
    """1 where history is recomputed in a tenth of the time allowed, 0 where it takes all of it, log-linear
    between.
    """
    cases = evaluation.cases
    share = np.maximum(evaluation.replay_s, 1.0) / cases.repair_within_s
    fit = np.clip(-np.log10(share), 0.0, 1.0)
    return np.asarray(np.where(cases.reprocess_per_year > 0, fit, 1.0))


def _repair_text(evaluation: Evaluation) -> str:
    if evaluation.cases.reprocess_per_year[0] <= 0:
        return "history is never recomputed"
    takes = show_duration(evaluation.replay_s[0])
    return f"recomputing all history takes {takes} and {show_usd(evaluation.replay_usd[0])}"


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        key="freshness_fit", title="Freshness fit", weight=0.30, score=_freshness, because=_freshness_text
    ),
    Criterion(key="cost", title="Cost", weight=0.25, score=_cost, because=_cost_text),
    Criterion(
        key="operability",
        title="Operability for this team",
        weight=0.20,
        score=_operability,
        because=_operability_text,
    ),
    Criterion(
        key="correctness", title="Correctness", weight=0.15, score=_correctness, because=_correctness_text
    ),
    Criterion(
        key="repair_and_replay", title="Repair and replay", weight=0.10, score=_repair, because=_repair_text
    ),
)
DEFAULT_WEIGHTS = np.array([criterion.weight for criterion in CRITERIA])
"""Default weights, grade M: a start for the discussion; those of a use case are facts of its own."""


def weight_shares(cases: Cases) -> Array:
    """Weights of the criteria in every case, (criteria, cases), summing to one; equal where all are 0."""
    weights = np.stack([cases.columns[key] for key in WEIGHTS])
    together = weights.sum(axis=0)
    return np.where(together > 0, weights / np.where(together > 0, together, 1.0), 1 / len(WEIGHTS))


def criterion_scores(evaluation: Evaluation, least_usd: Array) -> Array:
    """Scores of all criteria, shape (criteria, cases)."""
    scores = np.empty((len(CRITERIA), evaluation.cases.size))
    for row, criterion in zip(scores, CRITERIA, strict=True):
        row[:] = criterion.score(evaluation, least_usd)
    return scores
