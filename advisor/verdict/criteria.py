"""The named criteria of the additive value: what each measures, its default weight, and its score in 0..1
for every case.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.lateness import mean_lateness_s
from advisor.cases import Array, Cases
from advisor.cost.value import missing_when_seen
from advisor.evaluation import Evaluation, Forecast
from advisor.facts.weights import WEIGHTS
from advisor.options import CORRECTING
from advisor.quantity import digits, show_duration, show_share, show_usd
from advisor.verdict.rule_text import ALWAYS, RuleText, Told
from advisor.vocabulary import OnCall

PAGER_FIT = {OnCall.AROUND_THE_CLOCK: 1.0, OnCall.OFFICE: 0.5, OnCall.NONE: 0.0}
FULL_SKILL = 3.0
DEADLINE, SCHEDULED, CORRECTS, NEVER = "deadline", "scheduled", "corrects", "never"
"""Situations in which a criterion says something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """`score` takes an evaluation and the least monthly cost among the options, (size,), and gives (size,)
    in 0..1. `facts` are those that it reads beside what is predicted, or that the prediction hangs on.
    """

    key: str
    question: str
    title: str
    facts: tuple[str, ...]
    weight: float
    score: Callable[[Forecast, Array], Array]
    text: RuleText

    def because(self, evaluation: Evaluation) -> str:
        """What it says of the first case."""
        return self.text.of(evaluation)


def _freshness(evaluation: Forecast, _: Array) -> Array:
    return evaluation.need_fit


def _freshness_told(evaluation: Evaluation) -> Told:
    words = {
        "kept": show_share(evaluation.promise_kept[0]),
        "asked": show_duration(evaluation.cases.freshness_s[0]),
    }
    if evaluation.cases.deadline_s[0] <= 0:
        return ALWAYS, words
    return DEADLINE, words | {"after": show_duration(evaluation.after_close_s[0])}


def _cost(evaluation: Forecast, least_usd: Array) -> Array:
    return np.asarray(least_usd / np.maximum(evaluation.monthly_usd, 1e-9))


def _cost_told(evaluation: Evaluation) -> Told:
    return ALWAYS, {"usd": show_usd(evaluation.monthly_usd[0])}


def _operability(evaluation: Forecast, _: Array) -> Array:
    """Scheduled runs wait for the morning; an always-on design wants a pager and skill, half of the score
    each.
    """
    cases = evaluation.cases
    skill = np.minimum(cases.streaming_skill / FULL_SKILL, 1.0)
    able = 0.5 * PAGER_FIT[cases.facts.on_call] + 0.5 * skill
    return np.where(evaluation.traits.is_always_on, able / evaluation.code_bases, 1.0)


def _operability_told(evaluation: Evaluation) -> Told:
    if evaluation.option.is_scheduled:
        return SCHEDULED, {}
    bases = " and two code bases" if evaluation.design.code_bases > 1 else ""
    return evaluation.cases.facts.on_call, {
        "skill": digits(evaluation.cases.streaming_skill[0]),
        "bases": bases,
    }


def _correctness(evaluation: Forecast, _: Array) -> Array:
    """Half for figures that are right when seen: what is still to come then, beyond the tolerance, counts
    against any design. Half for what is put right later, where a look-back is asked for: by designs that read
    settled data again.
    """
    cases = evaluation.cases
    excess = np.maximum(_missing(evaluation) - cases.error_tolerance, 0.0)
    wrong = np.clip(excess / np.maximum(10 * cases.error_tolerance, 0.01), 0.0, 1.0)
    is_never_put_right = (cases.lookback_s > 0) & np.logical_not(evaluation.traits.is_correcting)
    return np.asarray(1.0 - 0.5 * wrong - 0.5 * np.where(is_never_put_right, 1.0, 0.0))


def _missing(evaluation: Forecast) -> Array:
    cases = evaluation.cases
    return missing_when_seen(evaluation.age, cases, mean_lateness_s(cases))


def _correctness_told(evaluation: Evaluation) -> Told:
    share = show_share(_missing(evaluation)[0])
    return (CORRECTS if evaluation.option.key in CORRECTING else ALWAYS), {"share": share}


def _repair(evaluation: Forecast, _: Array) -> Array:
    """1 where history is recomputed in a tenth of the time allowed, 0 where it takes all of it, log-linear
    between.
    """
    cases = evaluation.cases
    share = np.maximum(evaluation.replay_s, 1.0) / cases.repair_within_s
    fit = np.clip(-np.log10(share), 0.0, 1.0)
    return np.asarray(np.where(cases.reprocess_per_year > 0, fit, 1.0))


def _repair_told(evaluation: Evaluation) -> Told:
    if evaluation.cases.reprocess_per_year[0] <= 0:
        return NEVER, {}
    takes, usd = show_duration(evaluation.replay_s[0]), show_usd(evaluation.replay_usd[0])
    return ALWAYS, {"takes": takes, "usd": usd}


_ON = "always on, with skill {skill} of 3, a pager "
_WITHIN = "{kept} of events are usable within {asked}"
_TO_COME = "{share} of events are still to come when a figure is seen; "
CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        key="freshness_fit",
        question="Q1",
        title="Freshness fit",
        facts=("freshness_s", "freshness_percentile", "deadline_s"),
        weight=0.30,
        score=_freshness,
        text=RuleText(
            says={ALWAYS: _WITHIN, DEADLINE: _WITHIN + ", a day's result {after} after its close"},
            tells=_freshness_told,
        ),
    ),
    Criterion(
        key="cost",
        question="Q4",
        title="Cost",
        facts=("provider", "region", "rate_per_s", "event_bytes", "engineer_usd_per_year"),
        weight=0.25,
        score=_cost,
        text=RuleText(says={ALWAYS: "{usd} a month, people included"}, tells=_cost_told),
    ),
    Criterion(
        key="operability",
        question="Q5",
        title="Operability for this team",
        facts=("on_call", "streaming_skill"),
        weight=0.20,
        score=_operability,
        text=RuleText(
            says={
                SCHEDULED: "a failed run is run again in the morning",
                OnCall.AROUND_THE_CLOCK: _ON + "answered around the clock{bases}",
                OnCall.OFFICE: _ON + "answered in office hours{bases}",
                OnCall.NONE: _ON + "that nobody carries{bases}",
            },
            tells=_operability_told,
        ),
    ),
    Criterion(
        key="correctness",
        question="Q2",
        title="Correctness",
        facts=(
            "late_share",
            "late_p99_s",
            "error_tolerance",
            "lookback_s",
            "viewing_interval_s",
            "actor",
            "value_arises",
        ),
        weight=0.15,
        score=_correctness,
        text=RuleText(
            says={
                ALWAYS: _TO_COME + "what is settled is not read again",
                CORRECTS: _TO_COME + "settled data is read again and overwritten",
            },
            tells=_correctness_told,
        ),
    ),
    Criterion(
        key="repair_and_replay",
        question="Q17",
        title="Repair and replay",
        facts=("reprocess_per_year", "repair_within_s", "history_years", "rate_per_s"),
        weight=0.10,
        score=_repair,
        text=RuleText(
            says={
                ALWAYS: "recomputing all history takes {takes} and {usd}",
                NEVER: "history is never recomputed",
            },
            tells=_repair_told,
        ),
    ),
)
DEFAULT_WEIGHTS = np.array([criterion.weight for criterion in CRITERIA])
"""Default weights, grade M: a start for the discussion; those of a use case are facts of its own."""


def weight_shares(cases: Cases) -> Array:
    """Weights of the criteria in every case, (criteria, cases), summing to one; equal where all are 0."""
    weights = np.stack([cases.columns[key] for key in WEIGHTS])
    together = weights.sum(axis=0)
    return np.where(together > 0, weights / np.where(together > 0, together, 1.0), 1 / len(WEIGHTS))


def criterion_scores(evaluation: Forecast, least_usd: Array) -> Array:
    """Scores of all criteria, shape (criteria, cases)."""
    scores = np.empty((len(CRITERIA), evaluation.cases.size))
    for row, criterion in zip(scores, CRITERIA, strict=True):
        row[:] = criterion.score(evaluation, least_usd)
    return scores
