"""How long events gather before they are written as objects, and how many objects that makes."""

import numpy as np

from advisor.blueprint.latencies import FIREHOSE_MAX, FIREHOSE_SHARE, FIREHOSE_SIZE
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.freshness.buffering import flush_interval_s


def landing_buffer_s(headway_s: Array) -> Array:
    """Longest time in the buffer in front of a scheduled run: a share of the headway, seconds."""
    return np.clip(FIREHOSE_SHARE.value * headway_s, 1.0, FIREHOSE_MAX.value)


def archive_buffer_s(plan: Plan) -> Array:
    """The longest there is: nobody waits for the archive."""
    return plan.full(FIREHOSE_MAX.value)


def full_events(plan: Plan) -> Array:
    """Events, or records, that fill the largest buffer."""
    return np.asarray(FIREHOSE_SIZE.value / plan.event_bytes)


def objects_per_s(plan: Plan, buffer_s: Array) -> Array:
    """Objects written a second: one a flush, at the mean rate."""
    return np.asarray(1.0 / flush_interval_s(plan.rate, full_events(plan), buffer_s))
