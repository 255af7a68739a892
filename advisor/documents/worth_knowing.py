"""What knowing is worth, in words: the same sentences on the page and on paper."""

from advisor.advice.advice import Advice
from advisor.advice.robustness import FactWorth
from advisor.fact_words import number_noun, number_title
from advisor.quantity import digits, show_usd
from advisor.verdict.information import FEWEST


def worth_finding(advice: Advice) -> str:
    """What knowing everything would be worth, and the single fact of which most would be."""
    found = advice.information
    if advice.draws < FEWEST:
        return f"Fewer than {FEWEST} draws say nothing of what is worth measuring before deciding."
    if found.everything <= 0:
        return f"One option is best in all {advice.draws} draws: nothing is worth measuring before deciding."
    everything = (
        f"Knowing everything before deciding would be worth {show_worth(found.everything, found.unit)}"
    )
    if found.facts and found.facts[0].is_clear:
        return f"{everything}; of single facts most the {number_noun(found.facts[0].fact)}."
    return f"{everything}; {advice.draws} draws tell no single fact's part in it from nothing."


def worth_line(worth: FactWorth, unit: str) -> str:
    """One fact with its worth and the standard error of that."""
    error = show_worth(worth.standard_error, unit)
    return f"{number_title(worth.fact)}: {show_worth(worth.amount, unit)}, give or take {error}"


def show_worth(amount: float, unit: str) -> str:
    """USD a year, or points of the additive value."""
    return f"{show_usd(amount)} a year" if unit == "USD/year" else f"{digits(amount, 2)} points of 100"
