"""A number somebody gave, with how sure they are of it: one value, a range, or a value with a confidence."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor.vocabulary import Confidence

ESTIMATE_SPREAD = 0.25
GUESS_FACTOR = 2.0
SMALLEST = 1e-12
"""What is smaller is zero: no fact is measured so finely, and quotients of it have no end."""
RANGE_KEYS = ("low", "likely", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Low, likely and high value in the fact's own unit; `confidence` is None for a range typed as such."""

    low: float
    likely: float
    high: float
    confidence: Confidence | None = Confidence.KNOWN

    @property
    def is_uncertain(self) -> bool:
        """Whether there is anything to draw."""
        return self.low < self.high

    def as_given(self) -> float | dict[str, float | str]:
        """The same value in the form files and the API take."""
        if self.confidence is None:
            return {"low": self.low, "likely": self.likely, "high": self.high}
        if self.confidence is Confidence.KNOWN:
            return self.likely
        return {"value": self.likely, "confidence": self.confidence.value}


def known(value: float) -> Estimate:
    """A number given without doubt."""
    return Estimate(low=value, likely=value, high=value)


def with_confidence(value: float, confidence: Confidence) -> Estimate:
    """`estimate` is within about 25 %, `guess` within a factor of two of a (non-negative) value."""
    if confidence is Confidence.ESTIMATE:
        low, high = value * (1 - ESTIMATE_SPREAD), value * (1 + ESTIMATE_SPREAD)
    elif confidence is Confidence.GUESS:
        low, high = value / GUESS_FACTOR, value * GUESS_FACTOR
    else:
        return known(value)
    return Estimate(low=low, likely=value, high=high, confidence=confidence)


def parse_estimate(given: Any) -> Estimate:
    """An estimate from a number, {"low", "likely", "high"} or {"value", "confidence"}.

    Raises ValueError saying what would be right.
    """
    if isinstance(given, Estimate):
        return given
    if isinstance(given, Mapping):
        return _from_mapping(given)
    return known(_finite(given))


def _from_mapping(given: Mapping[str, Any]) -> Estimate:
    if set(given) == {"value", "confidence"}:
        return with_confidence(_finite(given["value"]), _confidence(given["confidence"]))
    if set(given) != set(RANGE_KEYS):
        raise ValueError(
            f"has the keys {sorted(map(str, given))}; a range has low, likely and high, "
            "a value with a confidence has value and confidence"
        )
    low, likely, high = (_finite(given[key]) for key in RANGE_KEYS)
    if not low <= likely <= high:
        raise ValueError(f"has low {low:g}, likely {likely:g}, high {high:g}; they must not decrease")
    return Estimate(low=low, likely=likely, high=high, confidence=None)


def _confidence(given: Any) -> Confidence:
    if not isinstance(given, str) or given not in set(Confidence):
        raise ValueError(f"has the confidence {given!r}; give one of {', '.join(Confidence)}")
    return Confidence(given)


def _finite(given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ValueError(f"is {_shown(given)}; give a number")  # noqa: TRY004 - one kind of fault
    try:
        value = float(given)
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise ValueError(f"is {_shown(given)}; give a finite number")
    return value if abs(value) >= SMALLEST else 0.0


def _shown(given: Any) -> str:
    text = repr(given)
    return text if len(text) <= 60 else text[:57] + "..."
