"""Net value part by part: each a rule with its seed question, the facts it reads, its amount and its words.

Value at stake x kept at this age x right when published x running - infrastructure - people. The evaluation
computes it whole, for thousands of cases; here it is taken apart for the reader, and a test holds both to
each other.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.advice.ranking import NetValuePart
from advisor.cases import Array
from advisor.cost.bill import shown_usd
from advisor.cost.value import value_kept_share
from advisor.evaluation import Evaluation
from advisor.quantity import digits, show_duration, show_share, show_usd
from advisor.verdict.rule_text import ALWAYS, RuleText, Told
from advisor.vocabulary import OnCall, ValueShape

SHARE, USD = "share", "USD/year"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetValueRule:
    """A factor of the value kept (`unit` share), or a sum of USD a year; `amount` answers for every case."""

    id: str
    question: str
    title: str
    facts: tuple[str, ...]
    unit: str
    amount: Callable[[Evaluation], Array]
    text: RuleText
    is_cost: bool = False


def net_value_usd_per_year(evaluation: Evaluation) -> Array:
    """What the parts come to, (cases.size,)."""
    kept = np.prod([rule.amount(evaluation) for rule in RULES if not rule.is_cost], axis=0)
    cost = np.sum([rule.amount(evaluation) for rule in RULES if rule.is_cost], axis=0)
    return np.asarray(kept - cost)


def net_value_parts(evaluation: Evaluation) -> tuple[NetValuePart, ...]:
    """The parts of the first case; none where no money value is given."""
    if not evaluation.cases.facts.has_money:
        return ()
    return tuple(_part(rule, evaluation) for rule in RULES)


def _part(rule: NetValueRule, evaluation: Evaluation) -> NetValuePart:
    amount = float(rule.amount(evaluation)[0])
    return NetValuePart(
        rule=rule.id,
        question=rule.question,
        title=rule.title,
        share=amount if rule.unit == SHARE else None,
        usd_per_year=shown_usd(amount) if rule.unit == USD else None,
        is_cost=rule.is_cost,
        because=rule.text.of(evaluation),
    )


def _at_stake(evaluation: Evaluation) -> Array:
    return evaluation.cases.value_usd_per_year


def _at_stake_told(evaluation: Evaluation) -> Told:
    return ALWAYS, {"usd": show_usd(evaluation.cases.value_usd_per_year[0])}


def _kept(evaluation: Evaluation) -> Array:
    return value_kept_share(evaluation.prediction.age, evaluation.cases)


def _kept_told(evaluation: Evaluation) -> Told:
    """The share is read off the value kept, which the evaluation has worked out."""
    cases = evaluation.cases
    rest = cases.value_usd_per_year[0] * evaluation.correctness[0] * evaluation.availability[0]
    share = evaluation.value_usd_per_year[0] / rest if rest > 0 else 0.0
    return cases.facts.value_shape, {
        "share": show_share(share),
        "time": show_duration(cases.value_half_life_s[0]),
    }


def _right(evaluation: Evaluation) -> Array:
    return evaluation.correctness


def _right_told(evaluation: Evaluation) -> Told:
    words = {"share": show_share(evaluation.correctness[0])}
    return ("looks_back" if evaluation.cases.lookback_s[0] > 0 else "not_asked"), words


def _running(evaluation: Evaluation) -> Array:
    return evaluation.availability


def _running_told(evaluation: Evaluation) -> Told:
    return evaluation.cases.facts.on_call, {"share": show_share(evaluation.availability[0])}


def _infrastructure(evaluation: Evaluation) -> Array:
    return evaluation.infrastructure_yearly_usd


def _infrastructure_told(evaluation: Evaluation) -> Told:
    month = show_usd(evaluation.infrastructure_monthly_usd[0])
    return ALWAYS, {"usd": show_usd(evaluation.infrastructure_yearly_usd[0]), "month": month}


def _people(evaluation: Evaluation) -> Array:
    return 12 * evaluation.people.monthly_usd


def _people_told(evaluation: Evaluation) -> Told:
    hours = sum(float(np.ravel(each)[0]) for each in evaluation.people.live_hours.values())
    return ALWAYS, {"usd": show_usd(_people(evaluation)[0]), "hours": digits(hours, 2)}


_LEFT = "{share} of it is left when somebody acts on results of this age: it "
_RUNS = "It runs {share} of the time: a failure "
RULES: tuple[NetValueRule, ...] = (
    NetValueRule(
        id="value_at_stake",
        question="Q4",
        title="At stake",
        facts=("value_usd_per_year",),
        unit=USD,
        amount=_at_stake,
        text=RuleText(says={ALWAYS: "Acting at once is worth {usd} a year."}, tells=_at_stake_told),
    ),
    NetValueRule(
        id="kept_at_this_age",
        question="Q4",
        title="Kept at its age",
        facts=(
            "value_shape",
            "value_half_life_s",
            "reaction_s",
            "viewing_interval_s",
            "actor",
            "value_arises",
        ),
        unit=SHARE,
        amount=_kept,
        text=RuleText(
            says={
                ValueShape.DECAY: _LEFT + "halves every {time}.",
                ValueShape.CLIFF: _LEFT + "is gone after {time}.",
                ValueShape.CONSTANT: _LEFT + "does not fall.",
            },
            tells=_kept_told,
        ),
    ),
    NetValueRule(
        id="right_when_used",
        question="Q2",
        title="Right",
        facts=("lookback_s", "late_share", "late_p99_s", "error_tolerance", "viewing_interval_s"),
        unit=SHARE,
        amount=_right,
        text=RuleText(
            says={
                "looks_back": "{share} of the figures are right when they are used, beyond the tolerance.",
                "not_asked": "Nothing is to be corrected before it is published, so none of it is lost.",
            },
            tells=_right_told,
        ),
    ),
    NetValueRule(
        id="running",
        question="Q5",
        title="Running",
        facts=("on_call", "provider"),
        unit=SHARE,
        amount=_running,
        text=RuleText(
            says={
                OnCall.AROUND_THE_CLOCK: _RUNS + "is answered at any hour.",
                OnCall.OFFICE: _RUNS + "at night waits for the morning.",
                OnCall.NONE: _RUNS + "waits until somebody notices.",
            },
            tells=_running_told,
        ),
    ),
    NetValueRule(
        id="infrastructure",
        question="Q4",
        title="Infrastructure",
        facts=("provider", "region", "rate_per_s", "event_bytes", "season_weeks", "reprocess_per_year"),
        unit=USD,
        amount=_infrastructure,
        text=RuleText(
            says={ALWAYS: "Machines and services cost {usd} a year, {month} in a live month."},
            tells=_infrastructure_told,
        ),
        is_cost=True,
    ),
    NetValueRule(
        id="people",
        question="Q1",
        title="People",
        facts=(
            "engineer_usd_per_year",
            "streaming_skill",
            "on_call",
            "platforms",
            "schema_changes_per_year",
            "breaking_share",
            "reprocess_per_year",
            "season_weeks",
            "horizon_years",
        ),
        unit=USD,
        amount=_people,
        text=RuleText(
            says={ALWAYS: "Building and running it costs {usd} a year of people, {hours} h in a live month."},
            tells=_people_told,
        ),
        is_cost=True,
    ),
)
"""In the order in which they are multiplied, then taken off."""
