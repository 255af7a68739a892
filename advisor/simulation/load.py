"""The load over time: profiles of a day and of a week with a mean of one and the given peak, and rate
curves.

The shapes are defaults (grade M): smooth bumps at the hours that the profile's name suggests, weekends at a
share of the other days, sharpened until the busiest minute stands at the peak factor and the mean stays one.
"""

import math
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array
from advisor.vocabulary import Profile

DAY = 86400.0
MINUTE = 60.0
MINUTES = 1440
WORKDAYS, WEEKEND_DAYS = 5, 2
BURST, BURST_S, BURST_SHARE = 3.0, 600.0, 1 / 6
ANCHOR_S = 10 * DAY
"""Bursts are drawn from so long before the horizon on, whatever a design's run-in."""
# Each bump: hour of its top, width in hours (standard deviation), height.
BUMPS: dict[Profile, tuple[tuple[float, float, float], ...]] = {
    Profile.FLAT: ((12.0, 0.15, 1.0),),
    Profile.OFFICE: ((10.5, 1.6, 1.0), (15.0, 1.9, 0.9)),
    Profile.CONSUMER: ((12.5, 2.8, 0.45), (20.25, 1.9, 1.0)),
    Profile.SPIKY: ((8.0, 0.2, 0.7), (12.0, 0.25, 0.8), (17.0, 0.2, 0.6), (20.0, 0.25, 1.0)),
}
# How high a Saturday and a Sunday stand beside the other days.
WEEKEND: dict[Profile, float] = {
    Profile.FLAT: 1.0,
    Profile.OFFICE: 0.25,
    Profile.CONSUMER: 1.2,
    Profile.SPIKY: 0.8,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCurve:
    """Piecewise constant rate: `per_s[i]` events/s from `edges_s[i]` to `edges_s[i + 1]`."""

    edges_s: Array
    per_s: Array

    def between(self, start_s: float, end_s: float) -> "RateCurve":
        """The part from `start_s` to `end_s`, within the curve."""
        inside = self.edges_s[(self.edges_s > start_s) & (self.edges_s < end_s)]
        edges = np.concatenate(([start_s], inside, [end_s]))
        segment = np.searchsorted(self.edges_s, edges[:-1], side="right") - 1
        return RateCurve(edges_s=edges, per_s=self.per_s[np.clip(segment, 0, self.per_s.shape[0] - 1)])

    def expected_events(self) -> Array:
        """Events expected from the first edge up to each edge."""
        return np.concatenate(([0.0], np.cumsum(self.per_s * np.diff(self.edges_s))))


def daily_profile(profile: Profile, peak_factor: float) -> Array:
    """The load of each minute of a day over its mean, shape (1440,): its mean is 1, its greatest value
    `peak_factor`.

    A peak beyond what one minute a day can hold (1440) is held there.
    """
    return _with_peak(_shape(profile), peak_factor)


def weekly_profile(profile: Profile, peak_factor: float) -> Array:
    """The load of each minute of a week from Monday on over its mean, shape (10080,); else as a day's."""
    heights = np.repeat((1.0, WEEKEND[profile]), (WORKDAYS, WEEKEND_DAYS))
    days = heights[:, None] * _shape(profile)[None, :]
    return _with_peak(days.ravel() / heights.max(), peak_factor)


def rate_curve(
    load: Array,
    mean_per_s: float,
    start_s: float,
    end_s: float,
    offset_s: float = 0.0,
    *,
    step_s: float = MINUTE,
) -> RateCurve:
    """The rate from `start_s` to `end_s`, step by step of a load that starts again at its end; second 0
    falls on second `offset_s` of it.
    """
    first = math.floor((start_s + offset_s) / step_s)
    last = max(math.ceil((end_s + offset_s) / step_s), first + 1)
    steps = np.arange(first, last + 1)
    edges = np.asarray(steps * step_s - offset_s, dtype=np.float64)
    edges[0], edges[-1] = start_s, max(end_s, start_s)
    return RateCurve(edges_s=edges, per_s=load[steps[:-1] % load.shape[0]] * mean_per_s)


def with_bursts(curve: RateCurve, stream: np.random.Generator) -> RateCurve:
    """The rate of a Markov-modulated Poisson process: calm and bursts take turns, each for an exponential
    time.

    Bursts last ten minutes and calm fifty in the mean; a burst is `BURST` times the curve and calm as much
    less as keeps the mean (a default, grade M). Source: Fischer and Meier-Hellstern 1993, the MMPP cookbook.
    """
    anchor_s = -ANCHOR_S * math.ceil(max(-float(curve.edges_s[0]), 1.0) / ANCHOR_S)
    switches, at, is_burst = [], anchor_s, bool(stream.random() < BURST_SHARE)
    states = [is_burst]
    while at < curve.edges_s[-1]:
        mean_s = BURST_S if is_burst else BURST_S * (1 - BURST_SHARE) / BURST_SHARE
        at += mean_s * float(stream.standard_exponential())
        is_burst = not is_burst
        switches.append(at)
        states.append(is_burst)
    inside = [switch for switch in switches if curve.edges_s[0] < switch < curve.edges_s[-1]]
    edges = np.union1d(curve.edges_s, np.array(inside))
    middles = (edges[1:] + edges[:-1]) / 2
    calm = (1 - BURST_SHARE * BURST) / (1 - BURST_SHARE)
    factor = np.where(np.array(states)[np.searchsorted(switches, middles)], BURST, calm)
    per_s = curve.per_s[np.searchsorted(curve.edges_s, middles) - 1] * factor
    return RateCurve(edges_s=edges, per_s=per_s)


def typical_start_s(load: Array, horizon_s: float) -> float:
    """The second of the day or week at which a horizon shorter than it sees a load nearest to the mean."""
    if horizon_s >= load.shape[0] * MINUTE:
        return 0.0
    minutes = max(round(horizon_s / MINUTE), 1)
    sums = np.concatenate(([0.0], np.cumsum(np.concatenate((load, load)))))
    means = (sums[minutes : minutes + load.shape[0]] - sums[: load.shape[0]]) / minutes
    return float(np.argmin(np.abs(means - np.mean(load)))) * MINUTE


def busiest_s(curve: RateCurve) -> float:
    """When the rate is greatest for the first time."""
    return float(curve.edges_s[int(np.argmax(curve.per_s))])


def _shape(profile: Profile) -> Array:
    """Between 0 and 1, with its greatest value 1 in a single minute."""
    hours = (np.arange(MINUTES) + 0.5) / 60.0
    total = np.zeros(MINUTES)
    for top, width, height in BUMPS[profile]:
        distance = np.abs(hours - top)
        total += height * np.exp(-0.5 * (np.minimum(distance, 24.0 - distance) / width) ** 2)
    return np.asarray(total / total.max())


def _with_peak(shape: Array, peak_factor: float) -> Array:
    """A shape between 0 and 1 as a load with a mean of 1 and its greatest value `peak_factor`."""
    peak_factor = min(max(peak_factor, 1.0), 0.99 * MINUTES)
    if peak_factor * float(np.mean(shape)) > 1.0:
        shape = shape ** _sharpness(shape, peak_factor)
    mean = float(np.mean(shape))
    rise = (peak_factor - 1.0) / (1.0 - mean)
    return np.asarray(1.0 + rise * (shape - mean))


def _sharpness(shape: Array, peak_factor: float) -> float:
    """The power of `shape` whose mean is one `peak_factor`-th of its greatest value, by bisection."""
    low, high = 1.0, 2.0
    while float(np.mean(shape**high)) * peak_factor > 1.0 and high < 1e7:
        low, high = high, high * 2.0
    for _ in range(60):
        middle = (low + high) / 2.0
        too_wide = float(np.mean(shape**middle)) * peak_factor > 1.0
        low, high = (middle, high) if too_wide else (low, middle)
    return high
