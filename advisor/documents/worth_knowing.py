"""What knowing is worth, in words: the same sentences on the page and on paper."""

from advisor.advice.advice import Advice
from advisor.advice.robustness import FactWorth
from advisor.documents.wording import show_share
from advisor.fact_words import number_noun, number_title
from advisor.options import OPTION_BY_KEY
from advisor.quantity import digits, show_usd
from advisor.verdict.information import FEWEST
from advisor.vocabulary import OptionKey


def worth_finding(advice: Advice) -> str:
    """What knowing everything would be worth, and the single fact of which most would be."""
    found = advice.information
    if advice.draws < FEWEST:
        return f"Fewer than {FEWEST} draws say nothing of what is worth measuring before deciding."
    if found.best_on_average is None:
        return f"No option may be built in any of {advice.draws} draws: knowing more changes no choice."
    if found.everything <= 0:
        return (
            f"{_named(found.best_on_average)} is as good as any in all {advice.draws} draws: whatever the "
            "facts turn out to be, the choice stays, so nothing is worth measuring before deciding."
        )
    everything = (
        f"Knowing everything before deciding would be worth {show_worth(found.everything, found.unit)}"
    )
    return f"{everything}; {_single(advice)}."


def _single(advice: Advice) -> str:
    """What single facts have of it."""
    facts = advice.information.facts
    if not facts:
        return "any one fact alone would leave the choice as it is, only several together would change it"
    if facts[0].is_clear:
        return f"of single facts most the {number_noun(facts[0].fact)}"
    return f"{advice.draws} draws tell no single fact’s part in it from nothing"


def given_up_line(advice: Advice) -> str:
    """How breaking a hard limit counts; blank where what is best on average never does."""
    found = advice.information
    if not found.given_up_share or found.best_on_average is None or found.everything <= 0:
        return ""
    counts = "its cost is paid and nothing is kept" if found.unit == "USD/year" else "it counts for nothing"
    return (
        f"In {show_share(found.given_up_share)} of the draws {_named(found.best_on_average).lower()}, the "
        f"best on average, turns out to break a hard limit and is given up: {counts}. Not building it in "
        "vain is a part of what knowing is worth."
    )


def _named(option: OptionKey) -> str:
    return OPTION_BY_KEY[option].title


def worth_line(worth: FactWorth, unit: str) -> str:
    """One fact with its worth and the standard error of that."""
    error = show_worth(worth.standard_error, unit)
    return f"{number_title(worth.fact)}: {show_worth(worth.amount, unit)}, give or take {error}"


def show_worth(amount: float, unit: str) -> str:
    """USD a year, or points of the additive value."""
    return f"{show_usd(amount)} a year" if unit == "USD/year" else f"{digits(amount, 2)} points of 100"
