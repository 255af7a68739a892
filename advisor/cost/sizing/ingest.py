"""How many requests, capture tasks, pollers and workers bring events in."""

import numpy as np

from advisor.cases import Array
from advisor.cost.sizing.batch_limits import MWAA_TASKS
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.stream_limits import (
    CDC_TASK_EVENTS,
    GATEWAY_METER,
    LINGER_MAX,
    LINGER_SHARE,
    POLLER_EVENTS,
    PRODUCERS,
    PROXY_REQUESTS,
)
from advisor.design import Sized


def linger_s(freshness_s: Array) -> Array:
    """How long a sender collects events for one request: a twentieth of the promise, a second at most."""
    return np.asarray(np.minimum(LINGER_MAX.value, LINGER_SHARE.value * freshness_s))


def requests_per_s(rate_per_s: Array, event_bytes: Array, linger: Array) -> Sized:
    """Billed requests/s: at most one per sender and collecting time or one per event, in units of 512 KB."""
    collected, metered = request_needs_per_s(rate_per_s, event_bytes, linger)
    return Sized(
        value=np.maximum(collected, metered),
        constraints=("requests of the senders", "units of 512 KB"),
        binding=(metered > collected).astype(np.float64),
    )


def request_needs_per_s(rate_per_s: Array, event_bytes: Array, linger: Array) -> tuple[Array, Array]:
    """Requests/s that senders make, and units of 512 KB a second that they carry; the larger is billed."""
    collected = np.minimum(rate_per_s, PRODUCERS.value / linger)
    return collected, rate_per_s * event_bytes / GATEWAY_METER.value


def kafka_proxies(peak_requests_per_s: Array) -> Sized:
    """REST proxies that write requests to Kafka, one in each of two zones at least."""
    return clear(
        ("requests at the peak", "one in each of two zones"), peak_requests_per_s / PROXY_REQUESTS.value, 2.0
    )


def capture_tasks(peak_per_s: Array) -> Sized:
    """Debezium tasks, each following the log of one database."""
    return clear(("changes/s at the peak", "one task at least"), peak_per_s / CDC_TASK_EVENTS.value, 1.0)


def pollers(peak_per_s: Array) -> Sized:
    """Pollers that ask a paged API side by side."""
    return clear(("events/s at the peak", "one poller at least"), peak_per_s / POLLER_EVENTS.value, 1.0)


def mwaa_extra_workers(tasks_at_once: Array) -> Array:
    """Small workers beyond the one that an environment brings."""
    return clear(("tasks at once", "none"), tasks_at_once / MWAA_TASKS.value - 1, 0.0).value
