"""A stretch of the cadence curve: the headways that one engine takes, and what each of them costs."""

from dataclasses import dataclass

import numpy as np

from advisor.cases import Array, Flags, Indices
from advisor.evaluation import Entry, Forecast
from advisor.options import Option
from advisor.stations import BatchRun
from advisor.vocabulary import OptionKey

SCHEDULED_STEP, ALWAYS_ON_STEP = 0.015, 0.06
"""Relative distance of neighbouring headways: a percent in the optimum needs twice its distance at most."""
FIRST_S, LAST_S = 0.1, 7 * 86400.0
JUST_BEYOND_S = LAST_S * (1 + 1e-9)
ROUND_S = (
    *(0.5, 1.0, 5.0, 10.0, 15.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0),
    *(3600.0, 7200.0, 14_400.0, 21_600.0, 43_200.0, 86_400.0, LAST_S),
)
"""Headways that people choose, among them all that an option departs at: the curve passes through each."""
ENGINES: tuple[tuple[OptionKey, float, float], ...] = (
    (OptionKey.EVENT_STREAMING, 0.0, 0.5),
    (OptionKey.CONTINUOUS_MICRO_BATCH, 0.5, 60.0),
    (OptionKey.MICRO_BATCH, 60.0, 3600.0),
    (OptionKey.HOURLY_BATCH, 3600.0, 86400.0),
    (OptionKey.DAILY_BATCH, 86400.0, np.inf),
)
"""Which engine runs at which headway, from (inclusive) and up to (exclusive) seconds."""
ALWAYS_ON_AT = 1
"""The stretch that also takes the headways at which scheduled runs cannot keep up."""
PLACES = {key: place for place, (key, _, _) in enumerate(ENGINES)} | {
    OptionKey.KAPPA: 0,
    OptionKey.LAMBDA: 0,
    OptionKey.UNIFIED: 1,
}
"""Which stretch of ENGINES each option runs, or takes the place of when it is recommended."""
PER_EVENT = frozenset({OptionKey.EVENT_STREAMING, OptionKey.KAPPA, OptionKey.LAMBDA})


def _between(start_s: float, end_s: float, step: float) -> Array:
    """Headways from `start_s` up to but without `end_s`, `step` apart, with the round ones."""
    count = int(np.ceil(np.log(end_s / start_s) / step)) + 1
    found = np.unique(np.concatenate((np.geomspace(start_s, end_s, count), ROUND_S)))
    return found[(found >= start_s) & (found < end_s)]


def _headways_s(place: int) -> Array:
    """The headways of a stretch; always on, those of scheduled runs too."""
    _, start_s, end_s = ENGINES[place]
    if place < ALWAYS_ON_AT:
        return np.append(_between(FIRST_S, end_s, ALWAYS_ON_STEP), np.nextafter(end_s, 0))
    if place == ALWAYS_ON_AT:
        return _between(start_s, JUST_BEYOND_S, ALWAYS_ON_STEP)
    return _between(start_s, min(end_s, JUST_BEYOND_S), SCHEDULED_STEP)


HEADWAYS_S: tuple[Array, ...] = tuple(_headways_s(place) for place in range(len(ENGINES)))
"""For each stretch, the headways on the axis at which it is evaluated."""
LONGEST = max(len(headways) for headways in HEADWAYS_S)
"""Headways of the longest stretch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """The rows of an option along the curve, and what there is to lose in them."""

    own: Indices | slice
    """Among the rows of the option."""
    among_all: Indices | slice
    """Among all rows that are forecast."""
    attainable_usd: Array
    """Value a year that a pipeline without any delay of its own would keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The headways of one engine; arrays (headways,), USD a month."""

    engine: OptionKey
    headway_s: Array
    infrastructure_usd: Array
    people_usd: Array
    delay_usd: Array
    keeps_promise: Flags
    busy: Array
    """Utilisation at the peak: below 1 it keeps up. Of scheduled runs, run time / headway."""
    age_s: Array
    """Mean age of a result."""
    startup_s: Array
    """Part of a run's time, from asking for it to its first record; 0 always on."""
    departs_s: Array
    """Time between two departures: the headway, or whole deliveries of the source where runs follow these."""
    is_allowed: Flags

    @property
    def is_possible(self) -> Flags:
        """Where it keeps up at the peak."""
        return np.asarray(self.busy < 1)


def headways_s(option: Option) -> Array:
    """The headways on the axis of the curve that the option is evaluated for."""
    return HEADWAYS_S[PLACES[option.key]]


def runs_at_s(option: Option) -> Array:
    """The headways that the option is evaluated at there: none where it runs event by event."""
    axis_s = headways_s(option)
    return np.zeros_like(axis_s) if option.key in PER_EVENT else axis_s


def stretch_at(axis_s: Array, entry: Entry, found: Forecast, against: Indices, along: Along) -> Stretch:
    """The curve's stretch from a forecast in which the option ran at `runs_at_s`, for headways `axis_s`.

    `against` counts the vetoes in every row of the forecast. A promise that is missed and an outage count as
    in the net value, so that the least total of the curve is the most net value.
    """
    rows = along.among_all
    startup_s, departs_s = _departures(entry, axis_s, along.own)
    return Stretch(
        engine=entry.option.key,
        headway_s=axis_s,
        infrastructure_usd=found.infrastructure_yearly_usd[rows] / 12,
        people_usd=found.people[rows].monthly_usd,
        delay_usd=np.maximum(along.attainable_usd - found.value_usd_per_year[rows], 0.0) / 12,
        keeps_promise=found.promise_fit[rows] >= 1,
        busy=found.utilisation_at_peak[rows],
        age_s=found.age.rows(rows).mean(),
        startup_s=startup_s,
        departs_s=departs_s,
        is_allowed=against[rows] == 0,
    )


def _departures(entry: Entry, axis_s: Array, rows: Indices | slice) -> tuple[Array, Array]:
    """Start-up of a run, and the time between two departures."""
    runs = [station for station in entry.design.stations if isinstance(station, BatchRun)]
    if not runs or entry.option.is_always_on:
        return np.zeros_like(axis_s), axis_s
    return runs[0].startup_s[rows], runs[0].headway_s[rows]
