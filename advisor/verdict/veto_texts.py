"""What each veto says: the fact and the number that fired it, in the first case."""

from collections.abc import Mapping

import numpy as np

from advisor.cases import Array
from advisor.evaluation import Evaluation, Forecast
from advisor.quantity import digits, show_duration, show_quantity, show_rate, show_share, show_usd
from advisor.verdict.rule_text import ALWAYS, RuleText, Told

FLOOR_S = 60.0
"""Below a minute, headways and ages count as a minute where people and deliveries are compared with them."""
ALWAYS_ON, SCHEDULED = "always_on", "scheduled"
ONE_HEADWAY, AT_BEST = "one_headway", "at_best"
"""Whether an option departs at one headway only, or at its best of several."""


def headway_s(evaluation: Forecast) -> Array:
    """The headway that deliveries are compared with."""
    return np.maximum(evaluation.headway_s, FLOOR_S)


def act_after_s(evaluation: Forecast) -> Array:
    """From a result's being there to somebody's having acted, on average."""
    cases = evaluation.cases
    return np.asarray(cases.viewing_interval_s / 2 + cases.reaction_s)


def _kind(evaluation: Evaluation) -> str:
    return ALWAYS_ON if evaluation.option.is_always_on else SCHEDULED


def _choice(evaluation: Evaluation) -> str:
    return AT_BEST if len(evaluation.option.headways_s) > 1 else ONE_HEADWAY


def _run(evaluation: Evaluation) -> dict[str, str]:
    return {"headway": show_duration(evaluation.headway_s[0])}


def _source(evaluation: Evaluation) -> Told:
    interval = evaluation.cases.arrival_interval_s[0]
    idle = show_share(1 - headway_s(evaluation)[0] / interval)
    return _kind(evaluation), _run(evaluation) | {"interval": show_duration(interval), "idle": idle}


def _nobody(evaluation: Evaluation) -> Told:
    age = show_duration(evaluation.prediction.age.mean()[0])
    return ALWAYS, {"age": age, "later": show_duration(act_after_s(evaluation)[0])}


def _pager(_: Evaluation) -> Told:
    return ALWAYS, {}


def _promise(evaluation: Evaluation) -> Told:
    cases = evaluation.cases
    age_s = evaluation.prediction.age.curve(cases.freshness_percentile[:1] / 100)[0]
    reach = "never" if np.isinf(age_s) else "late"
    words = {
        "share": digits(cases.freshness_percentile[0]),
        "asked": show_duration(cases.freshness_s[0]),
        "within": "" if np.isinf(age_s) else show_duration(age_s),
    }
    return f"{reach}_{_choice(evaluation)}", _run(evaluation) | words


def _deadline(evaluation: Evaluation) -> Told:
    words = {
        "lasts": show_duration(evaluation.after_close_s[0]),
        "allowed": show_duration(evaluation.cases.deadline_s[0]),
    }
    situation = ALWAYS_ON if evaluation.option.is_always_on else _choice(evaluation)
    return situation, _run(evaluation) | words


def _load(evaluation: Evaluation) -> Told:
    load = digits(100 * evaluation.prediction.utilisation_at_peak[0])
    return _kind(evaluation), {"peak": show_rate(evaluation.cases.peak_rate_per_s[0]), "load": load}


def _guarantee(evaluation: Evaluation) -> Told:
    return ALWAYS, {"asked": evaluation.cases.facts.delivery.replace("_", " ")}


def _replay(evaluation: Evaluation) -> Told:
    cases = evaluation.cases
    return ALWAYS, {
        "history": show_quantity(cases.history_years[0], "years"),
        "takes": show_duration(evaluation.replay_s[0]),
        "allowed": show_duration(cases.repair_within_s[0]),
    }


def _budget(evaluation: Evaluation) -> Told:
    cost, budget = evaluation.monthly_usd[0], evaluation.cases.budget_usd_per_month[0]
    return ALWAYS, {"cost": show_usd(cost), "budget": show_usd(budget)}


_SOURCE_SLOW = "Over-engineering: the source delivers only every {interval}; "
_LATE = "{share} % of results are only usable within {within}, not {asked}."
_NEVER = "{share} % of results are not usable within {asked}: they fall ever further behind."
_EVEN = "Even with a run every {headway}, "
_AFTER_CLOSE = "a day's result is there {lasts} after its close, not {allowed}."
TEXTS: Mapping[str, RuleText] = {
    "source_slower_than_headway": RuleText(
        says={
            ALWAYS_ON: _SOURCE_SLOW + "an always-on design finds nothing new {idle} of the time.",
            SCHEDULED: _SOURCE_SLOW + "a run every {headway} finds nothing new {idle} of the time.",
        },
        tells=_source,
    ),
    "nobody_acts_in_time": RuleText(
        says={
            ALWAYS: "Over-engineering: results {age} old wait another {later} on average until somebody "
            "looks and acts."
        },
        tells=_nobody,
    ),
    "no_pager_around_the_clock": RuleText(
        says={
            ALWAYS: "Over-engineering for this team: nobody carries a pager, and what is always on fails on "
            "Sundays too."
        },
        tells=_pager,
    ),
    "promise_out_of_reach": RuleText(
        says={
            f"late_{ONE_HEADWAY}": _LATE,
            f"late_{AT_BEST}": _EVEN + _LATE,
            f"never_{ONE_HEADWAY}": _NEVER,
            f"never_{AT_BEST}": _EVEN + _NEVER,
        },
        tells=_promise,
    ),
    "deadline_missed": RuleText(
        says={
            ALWAYS_ON: "With its waits at their longest " + _AFTER_CLOSE,
            ONE_HEADWAY: "With a run every {headway}, " + _AFTER_CLOSE,
            AT_BEST: _EVEN + _AFTER_CLOSE,
        },
        tells=_deadline,
    ),
    "overloaded_at_the_peak": RuleText(
        says={
            ALWAYS_ON: "At the peak of {peak} it is {load} % busy: the queue never empties.",
            SCHEDULED: "At the peak of {peak} it is {load} % busy: a run lasts longer than its headway.",
        },
        tells=_load,
    ),
    "guarantee_not_reachable": RuleText(
        says={ALWAYS: "The guarantee asked for, {asked}, cannot be reached from end to end."},
        tells=_guarantee,
    ),
    "replay_exceeds_repair": RuleText(
        says={
            ALWAYS: "Recomputing {history} of history takes {takes}; a repair must be done within {allowed}."
        },
        tells=_replay,
    ),
    "over_budget": RuleText(says={ALWAYS: "It costs {cost} a month; the budget is {budget}."}, tells=_budget),
}
"""By the rule's identifier."""
