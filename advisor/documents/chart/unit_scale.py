"""An axis in the unit that suits its values: hours for seconds, GB for bytes, percent for shares."""

import math
from dataclasses import dataclass

from advisor.documents.chart.scale import Scale, decimal_ticks, log_scale, zero_scale
from advisor.quantity import digits, show_bytes, show_count, show_duration, show_rate, show_usd

WIDE = 60.0
"""A positive range wider than this factor is drawn on a logarithmic scale."""
STEPS: dict[str, tuple[tuple[float, str], ...]] = {
    "s": ((1.0, "s"), (60.0, "min"), (3600.0, "h"), (86400.0, "days"), (365 * 86400.0, "years")),
    "B": ((1.0, "B"), (1e3, "KB"), (1e6, "MB"), (1e9, "GB"), (1e12, "TB"), (1e15, "PB")),
    "share": ((0.01, "%"),),
}
LEAST_OF_STEP = 2.0
"""An axis is told in the largest step of which its end holds two."""
NAMES = {
    "USD/month": "USD a month",
    "events": "events",
    "count": "",
    "years": "years",
    "events/s": "events/s",
    "USD": "USD",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitScale:
    """Values of a unit onto pixels; `factor` of them is one of what `unit` names on the axis."""

    scale: Scale
    factor: float
    unit: str

    def at(self, value: float) -> float:
        """The pixel of a value in its own unit."""
        return self.scale.at(value / self.factor)

    def ticks(self, apart: float) -> tuple[tuple[float, str], ...]:
        """Pixels with their words, so many pixels apart at least."""
        return tuple(
            (self.scale.at(tick), _tick_words(tick)) for tick in decimal_ticks(self.scale, apart=apart)
        )


def unit_scale(
    values: tuple[float, ...], unit: str, start: float, end: float, *, may_be_log: bool = True
) -> UnitScale:
    """The scale from `start` to `end` pixels: from zero, or logarithmic if the positive values go far."""
    finite = [value for value in values if math.isfinite(value)]
    factor, name = _step(unit, max(finite, default=1.0))
    shown = tuple(value / factor for value in finite)
    if may_be_log and is_wide(shown):
        floor = min(value for value in shown if value > 0)
        return UnitScale(scale=log_scale(shown, start, end, floor=floor), factor=factor, unit=name)
    return UnitScale(scale=zero_scale(shown, start, end), factor=factor, unit=name)


def is_wide(values: tuple[float, ...]) -> bool:
    """Whether the positive values go too far for a linear scale."""
    positive = [value for value in values if value > 0 and math.isfinite(value)]
    return bool(positive) and max(positive) > WIDE * min(positive)


def in_words(value: float, unit: str) -> str:
    """A value as a person reads it; small shares as one in so many."""
    shown = {"s": show_duration, "B": show_bytes, "USD": show_usd, "events/s": show_rate}.get(unit)
    if shown:
        return shown(value)
    if unit == "share":
        return f"{digits(100 * value)} %" if value == 0 or value >= 0.0005 else f"1 in {_round(1 / value)}"
    if unit == "USD/month":
        return f"{show_usd(value)} a month"
    if unit == "years":
        return f"{digits(value)} year{'' if value == 1 else 's'}"
    return f"{show_count(value)} {NAMES.get(unit, unit)}".strip()


def _round(value: float) -> str:
    return show_count(float(f"{value:.2g}"))


def _step(unit: str, greatest: float) -> tuple[float, str]:
    steps = STEPS.get(unit)
    if steps is None:
        return 1.0, NAMES.get(unit, unit)
    fitting = [step for step in steps if greatest >= LEAST_OF_STEP * step[0]]
    return fitting[-1] if fitting else steps[0]


def _tick_words(value: float) -> str:
    for limit, word in ((1e9, " bn"), (1e6, " M"), (1e4, " k")):
        if abs(value) >= limit:
            return f"{digits(value / (1e3 if word == ' k' else limit))}{word}"
    if 0 < abs(value) < 1e-3:
        power = round(math.log10(abs(value)))
        return f"10{str(power).translate(str.maketrans('-0123456789', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'))}"
    return digits(value)
