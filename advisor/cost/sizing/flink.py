"""How many Kinesis processing units a managed Flink application needs."""

import numpy as np
from numpy.typing import NDArray

from advisor.cases import Array
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.stream_limits import (
    BUFFER_MIN,
    BUFFER_SHARE,
    BUFFER_TIMEOUT,
    FLINK_HEADROOM,
    KPU_HEAVY,
    KPU_LIGHT,
    KPU_RECORDS_HEAVY,
    KPU_RECORDS_LIGHT,
    KPU_STATE,
    ORCHESTRATION_KPU,
)
from advisor.design import Sized

KPU_CONSTRAINTS = (
    "throughput at the peak with 30 % headroom",
    "catching up after an outage",
    "state",
    "one unit at least",
)


def kpu_events_per_s(event_bytes: Array, is_heavy: NDArray[np.bool_]) -> Array:
    """Events a KPU processes: the tighter of its MB/s and its records/s.

    `is_heavy` is true where there are windows or look-ups.
    """
    by_bytes = np.where(is_heavy, KPU_HEAVY.value, KPU_LIGHT.value) * 1e6 / event_bytes
    return np.asarray(
        np.minimum(by_bytes, np.where(is_heavy, KPU_RECORDS_HEAVY.value, KPU_RECORDS_LIGHT.value))
    )


def kpus(catch_up_per_s: Array, peak_per_s: Array, kpu_events: Array, state_gb: Array) -> Sized:
    """Units that clear the peak with headroom, the catch-up and the state (agent-toolkit-for-aws).

    `catch_up_per_s` is the capacity that keeps the promise to catch up (`reserve`).
    """
    return clear(
        KPU_CONSTRAINTS,
        peak_per_s * FLINK_HEADROOM.value / kpu_events,
        catch_up_per_s / kpu_events,
        state_gb / KPU_STATE.value,
        1.0,
    )


def buffer_timeout_s(freshness_s: Array) -> Array:
    """When a network buffer is flushed that is not full: a twentieth of the promise, within 1 and 100 ms."""
    return np.clip(BUFFER_SHARE.value * freshness_s, BUFFER_MIN.value, BUFFER_TIMEOUT.value)


def billed_kpus(processing: Array) -> Array:
    """One more is billed for orchestration (Managed Service for Apache Flink, how pricing works)."""
    return np.asarray(processing + ORCHESTRATION_KPU.value)
