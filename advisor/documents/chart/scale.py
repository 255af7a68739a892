"""From values to pixels: linear and logarithmic scales with ticks that people count in."""

import math
from dataclasses import dataclass

DURATION_TICKS = (
    0.001, 0.01, 0.1, 1.0, 10.0, 60.0, 600.0, 3600.0, 21_600.0, 86_400.0, 604_800.0, 2_592_000.0, 3.1536e7,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """`low`..`high` onto `start`..`end`; what lies outside is clipped to the ends."""

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def at(self, value: float) -> float:
        """The pixel of a value."""
        clipped = min(max(value, self.low), self.high)
        if self.is_log:
            share = math.log(clipped / self.low) / math.log(self.high / self.low)
        else:
            share = (clipped - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def log_scale(values: tuple[float, ...], start: float, end: float, *, floor: float) -> Scale:
    """A logarithmic scale over the finite values from `floor` up, with a little air at both ends."""
    fitting = [value for value in values if math.isfinite(value) and value >= floor] or [floor, 10 * floor]
    low, high = min(fitting), max(fitting)
    air = (high / low) ** 0.04 if high > 1.5 * low else 1.5
    return Scale(low=low / air, high=high * air, start=start, end=end, is_log=True)


def zero_scale(values: tuple[float, ...], start: float, end: float) -> Scale:
    """A linear scale from zero, or from the least where that is negative, to the greatest."""
    fitting = [value for value in values if math.isfinite(value)]
    low, high = min([0.0, *fitting]), max([0.0, *fitting])
    return Scale(low=low, high=high if high > low else low + 1.0, start=start, end=end)


def duration_ticks(scale: Scale, *, apart: float = 46.0) -> tuple[float, ...]:
    """Round durations within the scale, at least `apart` pixels from each other."""
    return _spread(tuple(tick for tick in DURATION_TICKS if scale.low <= tick <= scale.high), scale, apart)


def decimal_ticks(scale: Scale, *, apart: float = 24.0) -> tuple[float, ...]:
    """1, 3, 10, 30, ... within a logarithmic scale; multiples of 1, 2 or 5 within a linear one."""
    if not scale.is_log:
        return _linear_ticks(scale, apart)
    first, last = math.floor(math.log10(scale.low)), math.ceil(math.log10(scale.high))
    decades = tuple(10.0**power for power in range(first, last + 1))
    fine = tuple(step * decade for decade in decades for step in (1.0, 3.0))
    inside = tuple(tick for tick in fine if scale.low <= tick <= scale.high)
    chosen = _spread(inside, scale, apart)
    return chosen if chosen == inside else _spread(tuple(t for t in decades if t in inside), scale, apart)


def _linear_ticks(scale: Scale, apart: float) -> tuple[float, ...]:
    most = max(2, int(abs(scale.end - scale.start) / apart))
    raw = (scale.high - scale.low) / most
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(magnitude * factor for factor in (1, 2, 5, 10) if magnitude * factor >= raw)
    first, last = math.ceil(scale.low / step), math.floor(scale.high / step + 1e-9)
    return tuple(step * index for index in range(first, last + 1))


def _spread(ticks: tuple[float, ...], scale: Scale, apart: float) -> tuple[float, ...]:
    chosen: list[float] = []
    for tick in ticks:
        if not chosen or abs(scale.at(tick) - scale.at(chosen[-1])) >= apart:
            chosen.append(tick)
    return tuple(chosen)


def spaced(positions: tuple[float, ...], apart: float, *, low: float, high: float) -> tuple[float, ...]:
    """The same positions pushed at least `apart` from each other, order kept, within `low`..`high`."""
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    placed: dict[int, float] = {}
    last = -math.inf
    for index in order:
        last = placed[index] = max(positions[index], last + apart, low)
    limit = high
    for index in reversed(order):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - apart
    return tuple(placed[index] for index in range(len(positions)))
