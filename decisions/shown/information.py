"""What to measure first, and what knowing it is worth: the core's figures in words."""

from dataclasses import dataclass

from advisor.advice.advice import Advice
from advisor.advice.robustness import FactWorth
from advisor.documents.worth_knowing import given_up_line, show_worth, worth_finding
from advisor.fact_words import number_title
from advisor.options import OPTION_BY_KEY
from advisor.use_case import FACT_BY_KEY

LISTED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthLine:
    """One fact: its question and wizard step, what knowing it is worth, and how sure that is."""

    title: str
    question: str
    step: str
    worth: str
    error: str
    is_clear: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthKnowing:
    """`finding` in a sentence; `otherwise` where another option is best on average; `given_up` where the best
    one is built in vain in some draws.
    """

    finding: str
    otherwise: str
    given_up: str
    lines: tuple[WorthLine, ...]


def worth_knowing(advice: Advice) -> WorthKnowing:
    """The facts worth knowing, most first."""
    found = advice.information
    return WorthKnowing(
        finding=worth_finding(advice),
        otherwise=_otherwise(advice),
        given_up=given_up_line(advice),
        lines=tuple(_line(each, found.unit) for each in found.facts[:LISTED]),
    )


def _otherwise(advice: Advice) -> str:
    best = advice.information.best_on_average
    if best is None or best is advice.recommended.option or advice.information.everything <= 0:
        return ""
    return (
        f"On average over the draws {OPTION_BY_KEY[best].title} does better than the recommendation, which "
        "is made at the likely values: measure before building."
    )


def _line(worth: FactWorth, unit: str) -> WorthLine:
    fact = FACT_BY_KEY[worth.fact]
    return WorthLine(
        title=number_title(worth.fact),
        question=fact.title,
        step=fact.step.value,
        worth=show_worth(worth.amount, unit),
        error=show_worth(worth.standard_error, unit),
        is_clear=worth.is_clear,
    )
