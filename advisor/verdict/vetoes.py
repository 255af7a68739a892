"""Hard reasons against an option: each a rule with its seed question, the facts it reads and the number that
fired it.

A veto is never traded off against anything else.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.advice.ranking import Veto
from advisor.cases import Flags
from advisor.evaluation import Evaluation, Forecast
from advisor.verdict.rule_text import RuleText
from advisor.verdict.veto_texts import FLOOR_S, TEXTS, act_after_s, headway_s
from advisor.vocabulary import Actor, OnCall, ValueArises, ValueShape

SOURCE_RATIO = 2.0
"""A source may deliver this much slower than the headway before the headway is pointless."""
LOOK_RATIO = 60.0
"""Acting this many times later than the result's age makes its freshness pointless."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoRule:
    """`fires` answers for every case, (cases.size,); `text` says it for the first one.

    `facts` are those that it reads beside what is predicted of the design, or that the prediction hangs on.
    """

    id: str
    question: str
    title: str
    facts: tuple[str, ...]
    fires: Callable[[Forecast], Flags]

    @property
    def text(self) -> RuleText:
        """What it says, by situation."""
        return TEXTS[self.id]


def fired(evaluation: Forecast) -> Flags:
    """Which rules fire in every case, (rules, cases.size)."""
    against = np.empty((len(RULES), evaluation.cases.size), dtype=np.bool_)
    for row, rule in zip(against, RULES, strict=True):
        row[:] = rule.fires(evaluation)
    return against


def vetoes(evaluation: Evaluation, fires: Flags) -> tuple[Veto, ...]:
    """The vetoes of the first case in words, (rules,) `fires` saying which stand against it."""
    return tuple(
        Veto(rule=rule.id, question=rule.question, facts=rule.facts, text=rule.text.of(evaluation))
        for rule, is_against in zip(RULES, fires.tolist(), strict=True)
        if is_against
    )


def _source_is_slower(evaluation: Forecast) -> Flags:
    return np.asarray(evaluation.cases.arrival_interval_s > SOURCE_RATIO * headway_s(evaluation))


def _nobody_acts(evaluation: Forecast) -> Flags:
    """Only people and reports, for a machine looks always; never where being live is the value."""
    facts = evaluation.cases.facts
    is_live_worth = facts.value_shape == ValueShape.CONSTANT or facts.value_arises == ValueArises.WHILE_LIVE
    if facts.actor == Actor.MACHINE or is_live_worth:
        return np.zeros(evaluation.cases.size, dtype=bool)
    age = np.maximum(evaluation.age.mean(), FLOOR_S)
    return np.asarray(act_after_s(evaluation) > LOOK_RATIO * age)


def _no_pager(evaluation: Forecast) -> Flags:
    if evaluation.cases.facts.on_call != OnCall.NONE:
        return np.zeros(evaluation.cases.size, dtype=bool)
    return np.broadcast_to(np.asarray(evaluation.traits.is_always_on) > 0, (evaluation.cases.size,))


def _promise_out_of_reach(evaluation: Forecast) -> Flags:
    return np.asarray(evaluation.promise_fit <= 0)


def _deadline_missed(evaluation: Forecast) -> Flags:
    return np.asarray(evaluation.deadline_fit <= 0)


def _overloaded(evaluation: Forecast) -> Flags:
    return np.asarray(evaluation.utilisation_at_peak >= 1)


def _guarantee_unreachable(evaluation: Forecast) -> Flags:
    return np.logical_not(evaluation.guarantees)


def _replay_too_slow(evaluation: Forecast) -> Flags:
    cases = evaluation.cases
    return np.asarray((cases.reprocess_per_year > 0) & (evaluation.replay_s > cases.repair_within_s))


def _over_budget(evaluation: Forecast) -> Flags:
    budget = evaluation.cases.budget_usd_per_month
    return np.asarray((budget > 0) & (evaluation.monthly_usd > budget))


RULES: tuple[VetoRule, ...] = (
    VetoRule(
        id="source_slower_than_headway",
        question="Q5",
        title="The source delivers more slowly than the headway",
        facts=("arrival_interval_s",),
        fires=_source_is_slower,
    ),
    VetoRule(
        id="nobody_acts_in_time",
        question="Q5",
        title="Nobody looks or acts often enough",
        facts=("viewing_interval_s", "reaction_s", "actor", "value_shape", "value_arises"),
        fires=_nobody_acts,
    ),
    VetoRule(
        id="no_pager_around_the_clock",
        question="Q5",
        title="Nobody carries a pager for an always-on design",
        facts=("on_call",),
        fires=_no_pager,
    ),
    VetoRule(
        id="promise_out_of_reach",
        question="Q1",
        title="The promise is out of reach",
        facts=("freshness_s", "freshness_percentile"),
        fires=_promise_out_of_reach,
    ),
    VetoRule(
        id="deadline_missed",
        question="Q6",
        title="A day's result comes after its deadline",
        facts=("deadline_s", "rate_per_s"),
        fires=_deadline_missed,
    ),
    VetoRule(
        id="overloaded_at_the_peak",
        question="Q11",
        title="It cannot keep up at the peak",
        facts=("rate_per_s", "peak_factor"),
        fires=_overloaded,
    ),
    VetoRule(
        id="guarantee_not_reachable",
        question="Q12",
        title="The delivery guarantee is not reachable from end to end",
        facts=("delivery",),
        fires=_guarantee_unreachable,
    ),
    VetoRule(
        id="replay_exceeds_repair",
        question="Q17",
        title="Recomputing history takes longer than a repair may",
        facts=("history_years", "reprocess_per_year", "repair_within_s", "rate_per_s"),
        fires=_replay_too_slow,
    ),
    VetoRule(
        id="over_budget",
        question="Q4",
        title="It costs more than the budget",
        facts=("budget_usd_per_month",),
        fires=_over_budget,
    ),
)
