"""From what somebody sent to a `UseCase`: every fault at once, keyed by fact, with what would be right."""

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from advisor.estimate import Estimate, parse_estimate
from advisor.fact import Fact
from advisor.facts.place import REGIONS
from advisor.use_case import FACT_BY_KEY, UseCase
from advisor.vocabulary import Provider


class InvalidFacts(ValueError):
    """Facts that cannot be used; `faults` maps each fact's key to what is wrong with it."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{key}: {' '.join(texts)}" for key, texts in self.faults.items()))


def parse_use_case(given: Any) -> UseCase:
    """A use case from a mapping of facts; facts left out take their defaults.

    Raises InvalidFacts with every fault.
    """
    if not isinstance(given, Mapping):
        raise InvalidFacts({"facts": ("Give a mapping of facts to values.",)})
    faults: dict[str, tuple[str, ...]] = {}
    values: dict[str, Any] = {}
    for key, value in given.items():
        try:
            values[str(key)] = parse_fact(str(key), value)
        except ValueError as error:
            faults[str(key)] = (str(error),)
    _fill_region(values, faults)
    for key, text in _cross_faults(values, faults):
        faults[key] = (*faults.get(key, ()), text)
    if faults:
        raise InvalidFacts(faults)
    return _build(values)


def parse_fact(key: str, value: Any) -> Any:
    """One fact's value, checked against its definition; raises ValueError with the fault in words."""
    fact = FACT_BY_KEY.get(key)
    if fact is None:
        raise ValueError(_unknown(key))
    if fact.kind == "number":
        return _parse_number(fact, value)
    if fact.kind == "choice":
        return _parse_choice(fact, value)
    return _parse_choices(fact, value)


def _parse_number(fact: Fact, value: Any) -> Estimate:
    try:
        estimate = parse_estimate(value)
    except ValueError as error:
        raise ValueError(f"It {error}; values lie between {_limits(fact)}.") from None
    return _within_bounds(fact, estimate)


def _within_bounds(fact: Fact, estimate: Estimate) -> Estimate:
    low, high = fact.bounds
    outside = [x for x in (estimate.low, estimate.likely, estimate.high) if not low <= x <= high]
    if estimate.confidence is None and outside:
        raise ValueError(f"{outside[0]:g} is outside; give values between {_limits(fact)}.")
    if not low <= estimate.likely <= high:
        raise ValueError(f"{estimate.likely:g} is outside; give a value between {_limits(fact)}.")
    if fact.whole and estimate.likely != round(estimate.likely):
        raise ValueError(f"{estimate.likely:g} is not whole; give a whole number between {_limits(fact)}.")
    return Estimate(
        low=max(low, min(estimate.low, estimate.likely)),
        likely=estimate.likely,
        high=min(high, max(estimate.high, estimate.likely)),
        confidence=estimate.confidence,
    )


def _parse_choice(fact: Fact, value: Any) -> str:
    allowed = [key for key, _ in fact.choices]
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(
            f"{_shown(value)} is not known here; give one of {', '.join(allowed)}.{_near(value, allowed)}"
        )
    return value


def _parse_choices(fact: Fact, value: Any) -> frozenset[str]:
    allowed = [key for key, _ in fact.choices]
    if not isinstance(value, list | tuple | set | frozenset):
        raise ValueError(  # noqa: TRY004 - one kind of fault for the caller
            f"{_shown(value)} is not a list; give a list of any of {', '.join(allowed)}."
        )
    strangers = [item for item in value if not isinstance(item, str) or item not in allowed]
    if strangers:
        raise ValueError(f"{_shown(strangers[0])} is not known here; give any of {', '.join(allowed)}.")
    if len(set(value)) < len(value):
        raise ValueError("One is named twice; give each once.")
    return frozenset(value)


def _cross_faults(values: Mapping[str, Any], faults: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Faults that lie between facts; a fact that is itself faulty is not judged again."""
    found = _place_faults(values, faults)
    for share, when in (("late_share", "late_p99_s"), ("duplicate_share", "duplicate_within_s")):
        if (
            when in values
            and share not in faults
            and _likely(values, when) > 0
            and _likely(values, share) == 0
        ):
            found.append(
                (when, f"It says how late, but {share} is 0: give a {share} above 0, or leave this out.")
            )
    return found


def _fill_region(values: dict[str, Any], faults: Mapping[str, Any]) -> None:
    """A provider given without a region is taken in its first."""
    regions = REGIONS.get(values.get("provider", ""), ())
    if regions and "region" not in values and "region" not in faults:
        values["region"] = regions[0]


def _place_faults(values: Mapping[str, Any], faults: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A provider that is not priced, or a region that is another provider's."""
    provider = Provider(values.get("provider", UseCase.model_fields["provider"].default))
    regions = REGIONS.get(provider, ())
    if "provider" in faults:
        return []
    if not regions:
        priced = ", ".join(REGIONS)
        return [("provider", f"'{provider}' has no price book yet; give one of {priced}.")]
    if "region" in values and values["region"] not in regions:
        given = values["region"]
        return [("region", f"'{given}' is no region of {provider} here; give {', '.join(regions)}.")]
    return []


def _likely(values: Mapping[str, Any], key: str) -> float:
    estimate: Estimate = values.get(key, UseCase.model_fields[key].default)
    return estimate.likely


def _build(values: Mapping[str, Any]) -> UseCase:
    try:
        return UseCase.model_validate(dict(values))
    except ValidationError as error:
        faults = {str(fault["loc"][0]): (fault["msg"],) for fault in error.errors()}
        raise InvalidFacts(faults) from error


def _limits(fact: Fact) -> str:
    unit = f" {fact.unit}" if fact.unit else ""
    return f"{fact.low:,.12g} and {fact.high:,.12g}{unit}"


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key, FACT_BY_KEY, n=1, cutoff=0.0)
    return f"There is no fact of this name; the nearest is {near[0]}."


def _near(value: Any, allowed: list[str]) -> str:
    near = difflib.get_close_matches(value, allowed, n=1) if isinstance(value, str) else []
    return f" Did you mean {near[0]}?" if near else ""


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
