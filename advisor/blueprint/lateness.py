"""How late events are: a share of them, exponentially, with the 99th percentile that the facts give."""

import math

import numpy as np

from advisor.cases import Array, Cases, of_facts

LN_100 = math.log(100.0)


@of_facts
def mean_lateness_s(cases: Cases) -> Array:
    """Mean lateness of a late event: p99 / ln 100 of the exponential law."""
    return np.asarray(cases.late_p99_s / LN_100)


def missed_share(cases: Cases, waited_s: Array) -> Array:
    """Share of all events that are later than `waited_s`: late share * exp(-waited / mean)."""
    mean = np.maximum(mean_lateness_s(cases), 1e-9)
    return np.asarray(cases.late_share * np.exp(-waited_s / mean))


def lateness_quantile_s(cases: Cases, missed: Array) -> Array:
    """The wait after which no more than the share `missed` of all events is still to come.

    With nothing allowed to be missed it is taken at one event in a million.
    """
    allowed = np.maximum(missed, 1e-6)
    needed = cases.late_share > allowed
    ratio = np.where(needed, cases.late_share / allowed, 1.0)
    return np.asarray(mean_lateness_s(cases) * np.log(ratio))


@of_facts
def watermark_s(cases: Cases) -> Array:
    """Lateness quantile at 1 - error tolerance of all events."""
    return lateness_quantile_s(cases, cases.error_tolerance)


@of_facts
def look_back_s(cases: Cases) -> Array:
    """How far back runs correct: the lateness quantile, or the correction that the facts ask for."""
    return np.maximum(watermark_s(cases), cases.lookback_s)
