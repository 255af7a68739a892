"""The facts as a person reads them: question, answer with its unit, and how sure somebody was."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.estimate import Estimate
from advisor.fact import Fact
from advisor.facts.need import TODAY
from advisor.quantity import show_quantity
from advisor.use_case import FACT_BY_KEY, FACTS, UseCase
from advisor.vocabulary import Confidence, WizardStep

CONFIDENCE_WORDS = {
    Confidence.KNOWN: "known",
    Confidence.ESTIMATE: "estimate, within 25 %",
    Confidence.GUESS: "guess, within a factor of two",
}
STEP_TITLES = {
    WizardStep.NEED: "Need",
    WizardStep.VALUE: "Value",
    WizardStep.SOURCE: "Source",
    WizardStep.BEHAVIOUR: "Behaviour",
    WizardStep.CORRECTNESS: "Correctness",
    WizardStep.TEAM: "Team",
    WizardStep.PLACE: "Place",
}
AT_ZERO = {
    "budget_usd_per_month": "no limit",
    "current_headway_s": "nothing runs yet",
    "deadline_s": "no deadline",
    "reaction_s": "at once",
    "viewing_interval_s": "all the time",
    "arrival_interval_s": "all the time",
    "window_s": "no window",
    "lookback_s": "not at all",
}
"""Facts whose zero has words of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact in words; `is_assumed` where nobody gave it."""

    key: str
    step: WizardStep
    title: str
    value: str
    confidence: str
    is_assumed: bool


def fact_rows(facts: UseCase) -> tuple[FactRow, ...]:
    """Every fact in the order of its definition."""
    assumed = frozenset(facts.assumed)
    return tuple(_row(fact, facts, is_assumed=fact.key in assumed) for fact in FACTS)


def _row(fact: Fact, facts: UseCase, *, is_assumed: bool) -> FactRow:
    value = getattr(facts, fact.key)
    confidence = _confidence(value) if isinstance(value, Estimate) else "known"
    if not is_assumed and fact.key not in facts.model_fields_set:
        confidence = "left open" if fact.key == TODAY else "not read here"
    return FactRow(
        key=fact.key,
        step=fact.step,
        title=fact.title,
        value=show_fact(fact, value),
        confidence="assumed" if is_assumed else confidence,
        is_assumed=is_assumed,
    )


def _confidence(value: Estimate) -> str:
    return "range" if value.confidence is None else CONFIDENCE_WORDS[value.confidence]


def show_fact(fact: Fact, value: object) -> str:
    """A fact's value in words: a quantity, a range "640–1,100", or the choice's own words."""
    if isinstance(value, Estimate):
        likely = _shown(fact.key, value.likely, fact.unit)
        if value.confidence is None and value.is_uncertain:
            low, high = (show_quantity(end, fact.unit) for end in (value.low, value.high))
            return f"{likely} ({_without_unit_of(high, low)} to {high})"
        return likely
    labels = dict(fact.choices)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(sorted(labels[str(item)] for item in value)) or "nothing named"
    return labels.get(str(value), str(value))


def _without_unit_of(other: str, shown: str) -> str:
    """ "640" of "640 USD a month" where the other end says the unit too."""
    amount, _, unit = shown.partition(" ")
    return amount if unit and other.partition(" ")[2] == unit else shown


def fact_title(key: str) -> str:
    """A fact's question, or the key itself where it names a weight or a rule."""
    fact = FACT_BY_KEY.get(key)
    return fact.title if fact else key.replace("_", " ")


def show_value_of(key: str, value: float | str) -> str:
    """A value of a fact or a weight in words."""
    fact = FACT_BY_KEY.get(key)
    if isinstance(value, str):
        return dict(fact.choices).get(value, value) if fact else value
    return _shown(key, value, fact.unit if fact else "")


def show_change(key: str, before: float | str, after: float | str) -> tuple[str, str]:
    """Two values in words; numbers that words cannot tell apart as "more than" or "less than" the first."""
    start, end = show_value_of(key, before), show_value_of(key, after)
    if start != end or isinstance(before, str) or isinstance(after, str):
        return start, end
    return start, f"{'more' if after > before else 'less'} than {start}"


def _shown(key: str, value: float, unit: str) -> str:
    """A budget of 0 is none, and what is looked at every 0 s is looked at all the time."""
    return AT_ZERO[key] if key in AT_ZERO and value == 0 else show_quantity(value, unit)
