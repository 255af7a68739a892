"""The patterns as cards: the computed parameter first, then why, how, and when it fails."""

from dataclasses import dataclass

from advisor.advice.advice import Advice
from advisor.advice.blueprint import AppliedPattern
from advisor.quantity import digits, show_quantity
from decisions.shown.sparkline import Sparkline, sparkline

SUFFIX_UNITS = (
    ("_s", "s"),
    ("_bytes", "B"),
    ("_share", "share"),
    ("_per_s", "events/s"),
    ("_per_year", "1/year"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternCard:
    """One pattern: its parameters in words, and its trade-off where it has one."""

    pattern: AppliedPattern
    parameters: tuple[tuple[str, str], ...]
    spark: Sparkline | None


def pattern_cards(advice: Advice) -> tuple[tuple[PatternCard, ...], tuple[AppliedPattern, ...]]:
    """Cards of the patterns that apply, and the patterns that do not."""
    patterns = advice.blueprint.patterns
    cards = tuple(_card(pattern) for pattern in patterns if pattern.applies)
    return cards, tuple(pattern for pattern in patterns if not pattern.applies)


def _card(pattern: AppliedPattern) -> PatternCard:
    return PatternCard(
        pattern=pattern,
        parameters=tuple(_parameter(name, value) for name, value in pattern.parameters.items()),
        spark=sparkline(pattern.trade_off) if pattern.trade_off else None,
    )


def _parameter(name: str, value: float | str) -> tuple[str, str]:
    """The name without its unit, the value with it: ("look back", "2 h")."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return name.removesuffix("_s").replace("_", " "), str(value)
    for suffix, unit in sorted(SUFFIX_UNITS, key=lambda pair: -len(pair[0])):
        if name.endswith(suffix) and len(name) > len(suffix):
            return name.removesuffix(suffix).replace("_", " "), show_quantity(float(value), unit)
    if name.endswith("_usd"):
        shown = "under 0.01" if 0 < value < 0.01 else digits(float(value), 4)
        return f"{name.removesuffix('_usd').replace('_', ' ')}, cost", f"{shown} USD"
    return name.replace("_", " "), digits(float(value))
