"""What a sample of replications can say: intervals from independent replications, the end of the warm-up
by MSER-5,
and which percentiles the sample is too small to carry."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cases import Array

# 97.5 % points of Student's t by degrees of freedom. Source: NIST/SEMATECH e-Handbook, table 1.3.6.7.2.
STUDENT_T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
NORMAL = 1.959964
EVENTS_BEYOND = 10.0
"""Independent events beyond a percentile that a replication needs before an interval around it holds."""
MSER_BATCH = 5
LEAST_SKEW = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A point with its 95 % confidence interval; the ends are None where a single replication gives none."""

    value: float
    low: float | None
    high: float | None


def student_t(degrees: int) -> float:
    """The 97.5 % point of Student's t with `degrees` >= 1 of freedom.

    Beyond the table by the first terms of Cornish and Fisher's expansion (Abramowitz and Stegun 1964,
    26.7.5).
    """
    if degrees <= len(STUDENT_T):
        return STUDENT_T[degrees - 1]
    cube, fifth = NORMAL**3, NORMAL**5
    return NORMAL + (cube + NORMAL) / (4 * degrees) + (5 * fifth + 16 * cube + 3 * NORMAL) / (96 * degrees**2)


def interval(value: float, replications: Sequence[float]) -> Interval:
    """`value` with the interval of independent replications, widened to hold the value.

    Each end is the further one of Student's t (Law 2015, Simulation Modeling and Analysis, section 9.4.1) and
    of the same adjusted for the sample's skewness (Willink 2005, A confidence interval and test for the mean
    of an asymmetric distribution, Communications in Statistics 34): few replications hide how skewed they
    are.
    """
    sample = np.asarray(replications, dtype=np.float64)
    if sample.size < 2:
        return Interval(value=value, low=None, high=None)
    mean, error = float(np.mean(sample)), float(np.std(sample, ddof=1)) / math.sqrt(sample.size)
    t = student_t(sample.size - 1)
    skew = _skewness(sample) / (6.0 * math.sqrt(sample.size))
    low = mean - error * max(t, _adjusted(t, skew))
    high = mean + error * max(t, -_adjusted(-t, skew))
    return Interval(value=value, low=min(low, value), high=max(high, value))


def share_interval(hits: int, trials: int) -> Interval:
    """The share of independent trials that hit, with Wilson's interval: never of no width.

    Source: Wilson 1927, Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22.
    """
    share, square = hits / trials, NORMAL**2
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = NORMAL * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2)) / (1 + square / trials)
    return Interval(value=share, low=middle - half, high=middle + half)


def pseudo_values(whole: float, without_each: Sequence[float]) -> tuple[float, ...]:
    """Jackknife: what each replication says of an estimate that was made of all of them, its bias removed.

    `without_each` are the estimates that leave out one replication. Source: Miller 1974, The jackknife - a
    review, Biometrika 61.
    """
    count = len(without_each)
    return tuple(count * whole - (count - 1) * one for one in without_each)


def _skewness(sample: Array) -> float:
    """Third central moment, unbiased, over the standard deviation's cube; 0 where it cannot be told."""
    count, spread = sample.size, float(np.std(sample, ddof=1))
    if count < 3 or spread <= 1e-12 * abs(float(np.mean(sample))):
        return 0.0
    third = float(np.sum((sample - np.mean(sample)) ** 3))
    return count * third / ((count - 1) * (count - 2)) / spread**3


def _adjusted(t: float, skew: float) -> float:
    """Willink's function of a point of Student's t; `skew` is the skewness over six roots of the sample."""
    if abs(skew) < LEAST_SKEW:
        return t
    return (math.cbrt(1.0 + 6.0 * skew * (t - skew)) - 1.0) / (2.0 * skew)


def withheld_because(share: float, events: float, busy: float, *, are_cohorts: bool = False) -> str | None:
    """Why a percentile cannot be given, or None where it can; `are_cohorts` where each stands for several.

    `events` per replication count as events * (1 - busy)^2 independent ones, since waits in a queue at
    utilisation `busy` resemble each other for about 1 / (1 - busy)^2 events; ten of them must lie beyond
    the percentile. Source: relaxation time of the single-server queue (Abate and Whitt 1987); the ten was
    measured by coverage.
    """
    if events < 1:
        return "No event arrived within the horizon."
    independent = events * max(1.0 - busy, 0.0) ** 2
    needed = EVENTS_BEYOND / (1.0 - share)
    if independent >= needed * (1 - 1e-9):
        return None
    things, remedy = "events", "Lengthen the horizon"
    if are_cohorts:
        things, remedy = "cohorts of events", "Followed one by one, fewer events could tell"
    return (
        f"A replication holds {events:,.0f} {things}, worth {independent:,.0f} independent ones at a "
        f"utilisation of {busy:.0%}; this percentile needs {needed:,.0f}. {remedy}."
    )


def mser5(series: Array) -> int:
    """How many leading values of a stationary series belong to its warm-up; at most half of them.

    Source: White, Cobb and Spratt 2000, A comparison of five steady-state truncation heuristics (MSER-5).
    """
    batches = len(series) // MSER_BATCH
    if batches < 2:
        return 0
    means = np.asarray(series[: batches * MSER_BATCH]).reshape(batches, MSER_BATCH).mean(axis=1)
    return MSER_BATCH * mser(means)


def mser(means: Array) -> int:
    """How many leading batch means to leave out so that the mean of the others has the least standard error,
    taken as independent; at most half of them.
    """
    left = np.arange(means.shape[0], 0, -1)
    tail_sum, tail_square = means[::-1].cumsum()[::-1], (means**2)[::-1].cumsum()[::-1]
    spread = np.maximum(tail_square - tail_sum**2 / left, 0.0) / left**2
    return int(np.argmin(spread[: means.shape[0] // 2 + 1]))
