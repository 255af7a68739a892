"""The grain of a table's partitions: calendar units that hold a departure and are worth a file."""

import numpy as np

from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.store_limits import COMPRESSED, OBJECT_BYTES

GRAINS_S = (900.0, 3600.0, 86400.0)
GRAIN_NAMES = {900.0: "quarter of an hour", 3600.0: "hour", 86400.0: "day"}
GRAIN_COLUMNS = {900.0: "event_quarter", 3600.0: "event_hour", 86400.0: "event_date"}
GRAIN_EXPRESSIONS = {
    900.0: "timestamp_seconds(unix_timestamp({time}) DIV 900 * 900)",
    3600.0: "date_trunc('HOUR', {time})",
    86400.0: "to_date({time})",
}
"""How Spark SQL derives a partition from the time in the event."""


def partition_of(grain_s: float, time: str = "event_time") -> str:
    """The Spark SQL expression of the partition that a time lies in."""
    return GRAIN_EXPRESSIONS[grain_s].format(time=time)


def partition_bytes(plan: Plan, grain_s: Array | float) -> Array:
    """Compressed bytes in one partition at the mean load."""
    return np.asarray(plan.bytes_per_s * COMPRESSED.value * grain_s)


def partition_s(plan: Plan, departure_s: Array | float) -> Array:
    """The smallest of 15 min, an hour and a day that holds a departure and 128 MB; a day at most."""
    grain = np.full(plan.size, GRAINS_S[-1])
    for candidate in reversed(GRAINS_S[:-1]):
        fits = (np.asarray(departure_s) <= candidate) & (
            partition_bytes(plan, candidate) >= OBJECT_BYTES.value
        )
        grain = np.where(fits, candidate, grain)
    return grain


def reread_s(plan: Plan, departure_s: Array | float) -> Array:
    """The stretch of event time that each run reads again: the look-back in whole partitions."""
    grain = partition_s(plan, departure_s)
    return np.asarray(np.ceil(plan.look_back_s / grain) * grain)
