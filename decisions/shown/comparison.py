"""The comparison of two runs in words: how much sooner or later, and whether chance could have done it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.documents.fact_sheet import fact_title
from advisor.options import OPTION_BY_KEY
from advisor.quantity import show_quantity
from advisor.simulation.output_analysis import Interval
from advisor.vocabulary import OptionKey
from decisions.models.simulation import Simulation
from decisions.services.comparisons import Compared
from decisions.shown.headway import show_headway
from decisions.shown.simulation_panel import PERCENTILES, scenario_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One figure in both runs, and the difference with its interval; `verdict` says what it comes to."""

    words: str
    base: str
    changed: str
    difference: str
    interval: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonShown:
    """The other run by its name, and a row a figure."""

    changed: str
    pairs: int
    rows: tuple[Difference, ...]
    differs: tuple[str, ...]
    """What differs beside scenario, option and headway, a sentence each."""


def comparison_shown(compared: Compared) -> ComparisonShown:
    """What the page says of a comparison."""
    return ComparisonShown(
        changed=run_name(compared.changed),
        pairs=compared.found.pairs,
        rows=tuple(_rows(compared)),
        differs=tuple(_differs(compared.differs)),
    )


def run_name(run: Simulation) -> str:
    """ "Event streaming, event by event · An ordinary day"."""
    option = OPTION_BY_KEY[OptionKey(run.option)].title
    return f"{option}, {show_headway(run.headway_s)} · {scenario_words(run)[0]}"


def _rows(compared: Compared) -> Iterator[Difference]:
    left, right = compared.base.result or {}, compared.changed.result or {}
    for key, words in (("mean", "The mean age"), *PERCENTILES):
        one, other = _value(left, key), _value(right, key)
        if one is None or other is None:
            continue
        found = compared.found.mean_s if key == "mean" else compared.found.percentiles[key]
        yield Difference(
            words=words if key == "mean" else f"Usable within, for {words.lower()}",
            base=show_quantity(one, "s"),
            changed=show_quantity(other, "s"),
            difference=_signed(found.value, "s"),
            interval=_span(found, "s"),
            verdict=_verdict(found, ("sooner", "later")),
        )
    if left.get("promise_kept") and right.get("promise_kept"):
        kept = compared.found.promise_kept
        yield Difference(
            words="Promise kept",
            base=show_quantity(left["promise_kept"]["value"], "share"),
            changed=show_quantity(right["promise_kept"]["value"], "share"),
            difference=_signed(kept.value, "share"),
            interval=_span(kept, "share"),
            verdict=_verdict(kept, ("less often", "more often")),
        )


def _differs(differs: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if "facts" in differs:
        titles = ", ".join(f"“{fact_title(key)}”" for key in differs["facts"])
        yield f"The facts were changed in between: {titles}."
    if "assumptions" in differs:
        yield f"The assumptions were changed in between: {', '.join(differs['assumptions'])}."
    if "engine" in differs:
        first, second = (
            f"as measured of {title}" if title else "the design's own" for title in differs["engine"]
        )
        yield f"Processing is {first} in this run, {second} in the other."


def _value(result: Mapping[str, Any], key: str) -> float | None:
    """A figure of a result; None where it is withheld. The mean has its interval elsewhere."""
    found = result["freshness_s"].get(key)
    value: float | None = found["value"] if isinstance(found, dict) else found
    return value


def _signed(value: float, unit: str) -> str:
    """A difference; that of two shares is in percentage points."""
    sign = "−" if value < 0 else "+" if value > 0 else ""
    size = show_quantity(abs(value), unit)
    return f"{sign}{size.replace(' %', ' points') if unit == 'share' else size}"


def _span(found: Interval, unit: str) -> str:
    if found.low is None or found.high is None:
        return "–"
    return f"{_signed(found.low, unit)} to {_signed(found.high, unit)}"


def _verdict(found: Interval, words: tuple[str, str]) -> str:
    """Which way it goes, where the whole interval lies on one side of zero."""
    if found.low is None or found.high is None:
        return "One replication cannot tell"
    if found.high < 0:
        return words[0].capitalize()
    return words[1].capitalize() if found.low > 0 else "No difference that chance could not make"
