"""What windows and event ids weigh: rows that results make, windows that are open, ids remembered."""

import numpy as np

from advisor.blueprint.duplicates import ttl_s
from advisor.blueprint.lateness import watermark_s
from advisor.cases import Array, Cases, of_facts
from advisor.cost.sizing.store_limits import STATE_PER_ID, STATE_PER_KEY


@of_facts
def rows_per_s(cases: Cases) -> Array:
    """Result rows/s that come to stay: one a key and window, however often it is updated; else one an event.

    A key without an event in a window makes no row, so there are never more rows than events.
    """
    window = np.maximum(cases.window_s, 1e-9)
    return np.where(cases.window_s > 0, np.minimum(cases.rate_per_s, cases.keys / window), cases.rate_per_s)


@of_facts
def open_window_bytes(cases: Cases) -> Array:
    """State of windows: rows of the open window and of those that the watermark keeps open behind it.

    keys * bytes * (watermark / window + 1) where every key has events; without windows nothing is held.
    """
    return windows_open_bytes(cases, watermark_s(cases))


def windows_open_bytes(cases: Cases, watermark_s: Array) -> Array:
    """The same with a watermark that stays another time behind."""
    held_s = np.where(cases.window_s > 0, cases.window_s + watermark_s, 0.0)
    return np.asarray(rows_per_s(cases) * held_s * STATE_PER_KEY.value)


@of_facts
def deduplication_bytes(cases: Cases) -> Array:
    """Event ids remembered while copies may come, 0 where copies are within the tolerance."""
    return np.asarray(cases.rate_per_s * ttl_s(cases) * STATE_PER_ID.value)
