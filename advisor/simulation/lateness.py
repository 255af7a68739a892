"""Late events and second copies, counted: how many come after their period is closed, and how many come
twice.

Lateness and the distance of copies are taken as exponential through the facts' quantiles (a default, grade
M).
"""

import math
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.lateness import mean_lateness_s, watermark_s
from advisor.cases import Cases
from advisor.vocabulary import Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Events of a piece that were left out because they came too late, that came twice, and that count
    twice.
    """

    dropped_late: int
    duplicates: int
    counted_twice: int


def tally_late(
    cases: Cases, late_factor: float, period_s: float, events: int, stream: np.random.Generator
) -> Tally:
    """Draw the counts for `events` events of the first of `cases`; results are published every `period_s`."""
    late_share = min(float(cases.late_share[0]) * late_factor, 1.0)
    duplicate_share = float(cases.duplicate_share[0])
    duplicates = int(stream.binomial(events, duplicate_share))
    return Tally(
        dropped_late=int(stream.binomial(events, late_share * share_dropped(cases, period_s))),
        duplicates=duplicates,
        counted_twice=int(stream.binomial(duplicates, share_counted_twice(cases))),
    )


def share_dropped(cases: Cases, period_s: float) -> float:
    """Share of the late events that come after their period and what is allowed beyond it; 0 without periods.

    An event lies uniformly in its period, so that the period itself forgives a uniform time.
    """
    mean_s = float(mean_lateness_s(cases)[0])
    if period_s <= 0 or mean_s <= 0:
        return 0.0
    forgiven = -math.expm1(-period_s / mean_s) * mean_s / period_s
    return math.exp(-allowed_lateness_s(cases) / mean_s) * forgiven


def allowed_lateness_s(cases: Cases) -> float:
    """The look-back of the facts; where there is none, the watermark that the error tolerance asks for."""
    lookback_s = float(cases.lookback_s[0])
    return lookback_s if lookback_s > 0 else float(watermark_s(cases)[0])


def share_counted_twice(cases: Cases) -> float:
    """Share of second copies that reach the result: all, unless each event must count once; then those
    that come
    after the memory of event ids (as long as 99 of 100 copies need) is gone."""
    return 0.01 if cases.facts.delivery is Delivery.EXACTLY_ONCE else 1.0
