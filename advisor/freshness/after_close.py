"""How long after a period's close its result is usable: what a deadline by the clock is held against.

The schedule is aligned with the close, so nothing waits for a departure: the run that takes the period's last
events leaves as soon as they are in.
"""

import numpy as np

from advisor.cases import Array, Cases
from advisor.freshness.predict import Prediction
from advisor.stations import BatchRun


def after_close_s(prediction: Prediction, cases: Cases, *, source: str, departs_at_close: bool) -> Array:
    """Seconds from the source's last delivery of a period to the usable result, (cases.size,).

    Every wait at its longest, queues at their mean, a run with the events of one headway. The wait for the
    `source` component's own delivery is none of it; the wait for a departure only of designs whose departures
    follow no clock (not `departs_at_close`).
    """
    lasts = np.zeros(cases.size)
    for station, age in prediction.by_station:
        if station.component == source:
            continue
        lasts += age.constant_s
        for tail in age.tails:
            lasts += tail.probability * tail.mean_s
        if not (departs_at_close and isinstance(station, BatchRun)):
            for width in age.widths_s:
                lasts += width
    return lasts
