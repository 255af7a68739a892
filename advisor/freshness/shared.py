"""Live events beside a backfill on one capacity: stations as it leaves them, and the age of results then."""

from dataclasses import fields, replace
from typing import Any

import numpy as np

from advisor.cases import Array, Cases
from advisor.design import Design
from advisor.freshness.predict import Prediction, predict
from advisor.stations import BatchRun, ServerPool, Station, WhenFull

MOST_SHARED = 0.5
"""Of each station's capacity that a backfill may take: live events get at least half."""


def beside(station: Station, background_per_s: Array | float) -> Station:
    """A station that does `background_per_s` other events beside the live ones, which get at least half of
    it.
    """
    if isinstance(station, ServerPool):
        taken = background_per_s * station.service_s / np.maximum(station.servers, 1.0)
        return replace(station, service_s=station.service_s / (1.0 - np.minimum(taken, MOST_SHARED)))
    if isinstance(station, BatchRun):
        taken = background_per_s * station.per_event_s
        return replace(station, per_event_s=station.per_event_s / (1.0 - np.minimum(taken, MOST_SHARED)))
    return station


def capacity_per_s(station: Station) -> float:
    """Events a second that a station can get through, at best; what is refused does not queue."""
    if isinstance(station, ServerPool) and station.service_s[0] > 0 and not _refuses(station):
        return float(np.ceil(station.servers[0]) / station.service_s[0])
    if isinstance(station, BatchRun) and station.per_event_s[0] > 0:
        return float(1.0 / station.per_event_s[0])
    return float("inf")


def predict_beside(design: Design, case: Cases, background_per_s: Array) -> Prediction:
    """What becomes of a design in one case beside a backfill of each of these rates, shape (rates,)."""
    size = background_per_s.size
    stations = tuple(beside(_tiled(station, size), background_per_s) for station in design.stations)
    return predict(
        replace(design, stations=stations), case.changed(rate_per_s=np.repeat(case.rate_per_s, size))
    )


def _tiled(station: Station, size: int) -> Station:
    columns = ((field.name, getattr(station, field.name)) for field in fields(station))
    arrays: dict[str, Any] = {
        name: np.repeat(value, size) for name, value in columns if isinstance(value, np.ndarray)
    }
    return replace(station, **arrays)


def _refuses(pool: ServerPool) -> bool:
    return pool.room is not None and pool.when_full is WhenFull.REFUSES
