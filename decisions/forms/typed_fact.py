"""One fact as it stands in a form: the text typed, how sure one is, and the way to a fact and back."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.documents.fact_sheet import CONFIDENCE_WORDS, show_fact
from advisor.estimate import Estimate
from advisor.fact import Fact
from advisor.parsing import parse_fact
from advisor.quantity import UnreadableQuantity, parse_quantity, show_quantity
from advisor.vocabulary import Confidence

RANGE, UNKNOWN, NONE_OF_THESE = "range", "unknown", "none"
BARE_UNITS = frozenset({"USD/year", "USD/month", "x", "count", "%", "1/year", "years", "weeks", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFact:
    """`value` is text or the chosen word, `values` the ticked ones.

    `sureness` is a confidence, "range" or "unknown".
    """

    value: str = ""
    values: tuple[str, ...] = ()
    sureness: str = "known"
    low: str = ""
    high: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing was answered, so the default is taken."""
        return self.sureness == UNKNOWN or not (self.value.strip() or self.values)


def read_typed(fact: Fact, data: Any) -> TypedFact:
    """What a posted form (a QueryDict) holds for this fact."""
    return TypedFact(
        value=data.get(fact.key, "") if fact.kind != "choices" else "",
        values=tuple(data.getlist(fact.key)) if fact.kind == "choices" else (),
        sureness=data.get(f"{fact.key}.sure", "known"),
        low=data.get(f"{fact.key}.low", ""),
        high=data.get(f"{fact.key}.high", ""),
    )


def as_given(fact: Fact, typed: TypedFact) -> Any:
    """The fact's value as files and the API take it; raises ValueError in the words of the page."""
    if fact.kind == "choices":
        given: Any = [value for value in typed.values if value != NONE_OF_THESE]
    elif fact.kind == "choice":
        given = typed.value
    else:
        given = _number(fact, typed)
    parse_fact(fact.key, given)
    return given


def as_typed(fact: Fact, given: Any) -> TypedFact:
    """The text that stands for a stored value."""
    if fact.kind == "choices":
        return TypedFact(values=tuple(given) or (NONE_OF_THESE,))
    if fact.kind == "choice":
        return TypedFact(value=str(given))
    if not isinstance(given, Mapping):
        return TypedFact(value=exact_text(given, fact.unit))
    if "confidence" in given:
        return TypedFact(value=exact_text(given["value"], fact.unit), sureness=str(given["confidence"]))
    low, likely, high = (exact_text(given[key], fact.unit) for key in ("low", "likely", "high"))
    return TypedFact(value=likely, low=low, high=high, sureness=RANGE)


def exact_text(value: float, unit: str) -> str:
    """Text that reads back as exactly this number, in a person's units where they can say it."""
    text = f"{value:,.15g}" if unit in BARE_UNITS else show_quantity(value, unit)
    if "e" not in text and parse_quantity(text, unit) == value:
        return text
    return repr(float(value))


def show_given(fact: Fact, given: Any) -> str:
    """A stored value in words: "15 min", "500/s (estimate, within 25 %)"."""
    value = parse_fact(fact.key, given)
    shown = show_fact(fact, value)
    if isinstance(value, Estimate) and value.confidence in (Confidence.ESTIMATE, Confidence.GUESS):
        return f"{shown} ({CONFIDENCE_WORDS[value.confidence]})"
    return shown


def _number(fact: Fact, typed: TypedFact) -> Any:
    likely = _quantity(fact, typed.value)
    if typed.sureness == RANGE:
        return _range(fact, likely, typed)
    if typed.sureness in ("", "known"):
        return likely
    return {"value": likely, "confidence": typed.sureness}


def _range(fact: Fact, likely: float, typed: TypedFact) -> dict[str, float]:
    if not typed.low.strip() or not typed.high.strip():
        raise ValueError("A range needs its lowest and its highest value beside the likely one.")
    low, high = _quantity(fact, typed.low), _quantity(fact, typed.high)
    if not low <= likely <= high:
        shown = ", ".join(show_quantity(value, fact.unit) for value in (low, likely, high))
        raise ValueError(f"Lowest, likely and highest are {shown}; they must not decrease.")
    return {"low": low, "likely": likely, "high": high}


def _quantity(fact: Fact, text: str) -> float:
    try:
        value = parse_quantity(text, fact.unit)
    except UnreadableQuantity as unreadable:
        raise ValueError(str(unreadable)) from None
    low, high = _bounds(fact)
    if not low <= value <= high:
        raise ValueError(f"{text.strip()} is outside; give a value between {show_bounds(fact)}.")
    return value


def show_bounds(fact: Fact) -> str:
    """ "10 ms and 30 days": the ends that a number must lie between."""
    low, high = _bounds(fact)
    return f"{show_quantity(low, fact.unit)} and {show_quantity(high, fact.unit)}"


def _bounds(fact: Fact) -> tuple[float, float]:
    low = -math.inf if fact.low is None else fact.low
    return low, math.inf if fact.high is None else fact.high
