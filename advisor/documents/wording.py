"""Sentences that more than one document says, so that they say them alike."""

import math

from advisor.advice.ranking import RankedOption
from advisor.advice.robustness import Flip
from advisor.documents.document import DesignDocument
from advisor.documents.fact_sheet import fact_title, show_change
from advisor.options import OPTION_BY_KEY
from advisor.quantity import digits, show_duration, show_usd
from advisor.use_case import UseCase
from advisor.verdict.reasons import phrase


def named(option: RankedOption) -> str:
    """The option with its headway: "Micro-batch every 15 min"."""
    return phrase(OPTION_BY_KEY[option.option], option.headway_s)


def proposed(option: RankedOption) -> str:
    """The option as a title: what to build, or what comes nearest where nothing may be built."""
    return (
        named(option)
        if option.eligible
        else f"No option meets the limits; nearest: {_lowered(named(option))}"
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def show_headway(headway_s: float) -> str:
    """ "every 15 min", or "event by event"."""
    return f"every {show_duration(headway_s)}" if headway_s else "event by event"


def show_departures(headway_s: float) -> str:
    """ "15 min", or "per event"."""
    return show_duration(headway_s) if headway_s else "per event"


def show_share(share: float) -> str:
    """A share in per cent, whole where that says enough: "97 %", "99.6 %", "<0.1 %"."""
    percent = 100 * share
    if 0 < percent < 0.1:
        return "<0.1 %"
    if 99.9 < percent < 100:
        return ">99.9 %"
    if 0 < percent < 1 or 99 < percent < 100:
        return f"{percent:.1f} %"
    return f"{percent:.0f} %"


def promise(facts: UseCase) -> str:
    """The promise in words: "95 % of events within 20 min"."""
    percentile = digits(facts.likely("freshness_percentile"))
    return f"{percentile} % of events usable within {show_duration(facts.likely('freshness_s'))}"


def predicted_age(option: RankedOption) -> str:
    """What is predicted of the age of a result."""
    age = option.freshness_s
    if math.isinf(age.p99):
        return "the design never catches up with its load, so that there is no age which results stay within"
    return (
        f"half of the events are usable within {show_duration(age.p50)}, "
        f"95 % within {show_duration(age.p95)}, 99 % within {show_duration(age.p99)}"
    )


def margin_sentence(document: DesignDocument) -> str:
    """How clear the verdict is."""
    advice, winner = document.advice, document.winner
    draws = f"{show_share(winner.rank_acceptability[0])} of {advice.draws:,} draws of what is uncertain"
    if not winner.eligible:
        return f"Every option breaks a hard limit; this one comes closest and ranks first in {draws}."
    if not any(option.eligible for option in document.others):
        return f"No other option is without a hard reason against it; this one ranks first in {draws}."
    ahead = f"{show_share(advice.margin)} ahead of {document.others[0].title.lower()}"
    if advice.close_call:
        return f"This is a close call: it is only {ahead} and ranks first in {draws}."
    return f"It is {ahead} and ranks first in {draws}."


def flip_sentence(flip: Flip) -> str:
    """What would have to change for another verdict."""
    start, end = show_change(flip.name, flip.from_, flip.to)
    new = OPTION_BY_KEY[flip.new_option].title
    if flip.kind == "weight":
        return f"{new} would win if the weight of {fact_title(flip.name)} went from {start} to {end}."
    return f"{new} would win if “{fact_title(flip.name)}” went from {start} to {end}."


def cost_sentence(option: RankedOption) -> str:
    """What it costs a month, and of what."""
    cost = option.monthly_usd
    return (
        f"{show_usd(cost.total)} a month: {show_usd(cost.infrastructure)} for infrastructure and "
        f"{show_usd(cost.people)} for people"
    )


def standing(document: DesignDocument) -> str:
    """The status in words: "accepted", or "superseded by Orders, second try"."""
    if not document.superseded_by:
        return document.status
    return f"superseded by {' and '.join(other.title for other in document.superseded_by)}"
