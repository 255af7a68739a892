"""Hard reasons against an option: each a rule with its seed question, the facts it reads and the number that
fired it.

A veto is never traded off against anything else.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.advice.ranking import Veto
from advisor.cases import Array, Flags
from advisor.evaluation import Evaluation
from advisor.quantity import digits, show_duration, show_quantity, show_rate, show_share, show_usd
from advisor.vocabulary import Actor, OnCall, ValueArises, ValueShape

SOURCE_RATIO = 2.0
"""A source may deliver this much slower than the headway before the headway is pointless."""
LOOK_RATIO = 60.0
"""Acting this many times later than the result's age makes its freshness pointless."""
FLOOR_S = 60.0
"""Below a minute, headways and ages count as a minute where people and deliveries are compared with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoRule:
    """`fires` answers for every case, (cases.size,); `text` says it for the first one."""

    id: str
    question: str
    title: str
    facts: tuple[str, ...]
    fires: Callable[[Evaluation], Flags]
    text: Callable[[Evaluation], str]


def fired(evaluation: Evaluation) -> Flags:
    """Which rules fire in every case, (rules, cases.size)."""
    against = np.empty((len(RULES), evaluation.cases.size), dtype=np.bool_)
    for row, rule in zip(against, RULES, strict=True):
        row[:] = rule.fires(evaluation)
    return against


def vetoes(evaluation: Evaluation) -> tuple[Veto, ...]:
    """The vetoes of the first case, in words."""
    return tuple(
        Veto(rule=rule.id, question=rule.question, facts=rule.facts, text=rule.text(evaluation))
        for rule, fires in zip(RULES, fired(evaluation), strict=True)
        if fires[0]
    )


def _headway_s(evaluation: Evaluation) -> Array:
    return np.maximum(evaluation.headway_s, FLOOR_S)


def _source_is_slower(evaluation: Evaluation) -> Flags:
    return np.asarray(evaluation.cases.arrival_interval_s > SOURCE_RATIO * _headway_s(evaluation))


def _source_text(evaluation: Evaluation) -> str:
    interval = evaluation.cases.arrival_interval_s[0]
    idle = show_share(1 - _headway_s(evaluation)[0] / interval)
    what = "an always-on design" if evaluation.option.is_always_on else _departs(evaluation)
    delivers = f"the source delivers only every {show_duration(interval)}"
    return f"Over-engineering: {delivers}; {what} finds nothing new {idle} of the time."


def _departs(evaluation: Evaluation) -> str:
    return f"a run every {show_duration(evaluation.headway_s[0])}"


def _act_after_s(evaluation: Evaluation) -> Array:
    cases = evaluation.cases
    return np.asarray(cases.viewing_interval_s / 2 + cases.reaction_s)


def _nobody_acts(evaluation: Evaluation) -> Flags:
    """Only people and reports, for a machine looks always; never where being live is the value."""
    facts = evaluation.cases.facts
    is_live_worth = facts.value_shape == ValueShape.CONSTANT or facts.value_arises == ValueArises.WHILE_LIVE
    if facts.actor == Actor.MACHINE or is_live_worth:
        return np.zeros(evaluation.cases.size, dtype=bool)
    age = np.maximum(evaluation.prediction.age.mean(), FLOOR_S)
    return np.asarray(_act_after_s(evaluation) > LOOK_RATIO * age)


def _nobody_text(evaluation: Evaluation) -> str:
    age = show_duration(evaluation.prediction.age.mean()[0])
    act = show_duration(_act_after_s(evaluation)[0])
    return f"Over-engineering: results {age} old wait another {act} on average until somebody looks and acts."


def _no_pager(evaluation: Evaluation) -> Flags:
    unguarded = evaluation.cases.facts.on_call == OnCall.NONE and evaluation.option.is_always_on
    return np.full(evaluation.cases.size, unguarded)


def _pager_text(_: Evaluation) -> str:
    return (
        "Over-engineering for this team: nobody carries a pager, and what is always on fails on Sundays too."
    )


def _promise_out_of_reach(evaluation: Evaluation) -> Flags:
    return np.asarray(evaluation.promise_fit <= 0)


def _promise_text(evaluation: Evaluation) -> str:
    cases = evaluation.cases
    age_s = evaluation.prediction.age.curve(cases.freshness_percentile[:1] / 100)[0]
    asked = show_duration(cases.freshness_s[0])
    at_best = f"Even with {_departs(evaluation)}, " if len(evaluation.option.headways_s) > 1 else ""
    share = f"{digits(cases.freshness_percentile[0])} % of results are"
    if np.isinf(age_s):
        return f"{at_best}{share} not usable within {asked}: they fall ever further behind."
    return f"{at_best}{share} only usable within {show_duration(age_s)}, not {asked}."


def _deadline_missed(evaluation: Evaluation) -> Flags:
    return np.asarray(evaluation.deadline_fit <= 0)


def _deadline_text(evaluation: Evaluation) -> str:
    lasts = show_duration(evaluation.after_close_s[0])
    allowed = show_duration(evaluation.cases.deadline_s[0])
    if evaluation.option.is_always_on:
        return (
            f"With its waits at their longest a day's result is there {lasts} after its close, not {allowed}."
        )
    at_best = "Even with" if len(evaluation.option.headways_s) > 1 else "With"
    run = _departs(evaluation)
    return f"{at_best} {run}, a day's result is there {lasts} after its close, not {allowed}."


def _overloaded(evaluation: Evaluation) -> Flags:
    return np.asarray(evaluation.prediction.utilisation_at_peak >= 1)


def _overloaded_text(evaluation: Evaluation) -> str:
    load = digits(100 * evaluation.prediction.utilisation_at_peak[0])
    peak = show_rate(evaluation.cases.peak_rate_per_s[0])
    what = (
        "a run lasts longer than its headway" if evaluation.option.is_scheduled else "the queue never empties"
    )
    return f"At the peak of {peak} it is {load} % busy: {what}."


def _guarantee_unreachable(evaluation: Evaluation) -> Flags:
    missing = evaluation.cases.facts.delivery not in evaluation.design.guarantee
    return np.full(evaluation.cases.size, missing)


def _guarantee_text(evaluation: Evaluation) -> str:
    asked = evaluation.cases.facts.delivery.replace("_", " ")
    return f"The guarantee asked for, {asked}, cannot be reached from end to end."


def _replay_too_slow(evaluation: Evaluation) -> Flags:
    cases = evaluation.cases
    return np.asarray((cases.reprocess_per_year > 0) & (evaluation.replay_s > cases.repair_within_s))


def _replay_text(evaluation: Evaluation) -> str:
    cases = evaluation.cases
    takes, allowed = show_duration(evaluation.replay_s[0]), show_duration(cases.repair_within_s[0])
    history = show_quantity(cases.history_years[0], "years")
    return f"Recomputing {history} of history takes {takes}; a repair must be done within {allowed}."


def _over_budget(evaluation: Evaluation) -> Flags:
    budget = evaluation.cases.budget_usd_per_month
    return np.asarray((budget > 0) & (evaluation.monthly_usd > budget))


def _budget_text(evaluation: Evaluation) -> str:
    cost, budget = evaluation.monthly_usd[0], evaluation.cases.budget_usd_per_month[0]
    return f"It costs {show_usd(cost)} a month; the budget is {show_usd(budget)}."


RULES: tuple[VetoRule, ...] = (
    VetoRule(
        id="source_slower_than_headway",
        question="Q5",
        title="The source delivers more slowly than the headway",
        facts=("arrival_interval_s",),
        fires=_source_is_slower,
        text=_source_text,
    ),
    VetoRule(
        id="nobody_acts_in_time",
        question="Q5",
        title="Nobody looks or acts often enough",
        facts=("viewing_interval_s", "reaction_s", "actor", "value_arises"),
        fires=_nobody_acts,
        text=_nobody_text,
    ),
    VetoRule(
        id="no_pager_around_the_clock",
        question="Q5",
        title="Nobody carries a pager for an always-on design",
        facts=("on_call",),
        fires=_no_pager,
        text=_pager_text,
    ),
    VetoRule(
        id="promise_out_of_reach",
        question="Q1",
        title="The promise is out of reach",
        facts=("freshness_s", "freshness_percentile"),
        fires=_promise_out_of_reach,
        text=_promise_text,
    ),
    VetoRule(
        id="deadline_missed",
        question="Q6",
        title="A day's result comes after its deadline",
        facts=("deadline_s", "rate_per_s"),
        fires=_deadline_missed,
        text=_deadline_text,
    ),
    VetoRule(
        id="overloaded_at_the_peak",
        question="Q11",
        title="It cannot keep up at the peak",
        facts=("rate_per_s", "peak_factor"),
        fires=_overloaded,
        text=_overloaded_text,
    ),
    VetoRule(
        id="guarantee_not_reachable",
        question="Q12",
        title="The delivery guarantee is not reachable from end to end",
        facts=("delivery",),
        fires=_guarantee_unreachable,
        text=_guarantee_text,
    ),
    VetoRule(
        id="replay_exceeds_repair",
        question="Q17",
        title="Recomputing history takes longer than a repair may",
        facts=("history_years", "reprocess_per_year", "repair_within_s", "rate_per_s"),
        fires=_replay_too_slow,
        text=_replay_text,
    ),
    VetoRule(
        id="over_budget",
        question="Q4",
        title="It costs more than the budget",
        facts=("budget_usd_per_month",),
        fires=_over_budget,
        text=_budget_text,
    ),
)
