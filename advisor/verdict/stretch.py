"""A stretch of the cadence curve: the headways that one engine takes, and what each of them costs."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Flags, Indices
from advisor.cost.value import attainable_share
from advisor.evaluation import Evaluation
from advisor.options import Option
from advisor.vocabulary import OptionKey

HEADWAYS_S = np.unique(
    np.concatenate((np.geomspace(0.1, 7 * 86400.0, 61), [1.0, 10.0, 60.0, 300.0, 900.0, 3600.0, 86400.0]))
)
ENGINES: tuple[tuple[OptionKey, float, float], ...] = (
    (OptionKey.EVENT_STREAMING, 0.0, 0.5),
    (OptionKey.CONTINUOUS_MICRO_BATCH, 0.5, 60.0),
    (OptionKey.MICRO_BATCH, 60.0, 3600.0),
    (OptionKey.HOURLY_BATCH, 3600.0, 86400.0),
    (OptionKey.DAILY_BATCH, 86400.0, np.inf),
)
"""Which engine runs at which headway, from (inclusive) and up to (exclusive) seconds."""
PLACES = {key: place for place, (key, _, _) in enumerate(ENGINES)} | {
    OptionKey.KAPPA: 0,
    OptionKey.LAMBDA: 0,
    OptionKey.UNIFIED: 1,
}
"""Which stretch of ENGINES each option runs, or takes the place of when it is recommended."""
PER_EVENT = frozenset({OptionKey.EVENT_STREAMING, OptionKey.KAPPA, OptionKey.LAMBDA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The headways of one engine; arrays (headways,), USD a month."""

    engine: OptionKey
    headway_s: Array
    infrastructure_usd: Array
    people_usd: Array
    delay_usd: Array
    keeps_promise: Flags
    is_possible: Flags
    is_allowed: Flags


def headways_s(option: Option) -> Array:
    """The headways on the axis of the curve that the option takes."""
    _, start_s, end_s = ENGINES[PLACES[option.key]]
    return HEADWAYS_S[(start_s <= HEADWAYS_S) & (end_s > HEADWAYS_S)]


def runs_at_s(option: Option) -> Array:
    """The headways that the option is evaluated at there: none where it runs event by event."""
    axis_s = headways_s(option)
    return np.zeros_like(axis_s) if option.key in PER_EVENT else axis_s


LONGEST = max(int(((start <= HEADWAYS_S) & (end > HEADWAYS_S)).sum()) for _, start, end in ENGINES)
"""Headways of the longest stretch."""


def stretch(evaluation: Evaluation, against: Indices, rows: slice) -> Stretch:
    """The curve's stretch from an evaluation of its option whose `rows` ran at `runs_at_s`.

    `against` counts the vetoes in every case.
    """
    infrastructure, people = evaluation.infrastructure_yearly_usd, evaluation.people.monthly_usd
    return Stretch(
        engine=evaluation.option.key,
        headway_s=headways_s(evaluation.option),
        infrastructure_usd=infrastructure[rows] / 12,
        people_usd=people[rows],
        delay_usd=_lost_usd_per_year(evaluation)[rows] / 12,
        keeps_promise=evaluation.promise_fit[rows] >= 1,
        is_possible=evaluation.prediction.utilisation_at_peak[rows] < 1,
        is_allowed=against[rows] == 0,
    )


def _lost_usd_per_year(evaluation: Evaluation) -> Array:
    """Value that a pipeline without any delay of its own would keep, less what this one keeps.

    A promise that is missed and an outage count as in the net value, so that the least total of the curve is
    the most net value.
    """
    cases = evaluation.cases
    attainable = cases.value_usd_per_year * attainable_share(cases)
    return np.maximum(attainable - evaluation.value_usd_per_year, 0.0)
