"""How many workers Spark needs: for a run within its headway, always on, and for a scan of history."""

import numpy as np

from advisor.cases import Array
from advisor.cost.sizing.batch_limits import (
    BILLED_MIN,
    ID_COMPARES,
    LOOKUP_COST,
    PULL_CONNECTIONS,
    PULL_SHARE,
    RUN_SHARE,
    SCAN_SPEED,
    SPARK_BYTES,
    SPARK_HEADROOM,
    SPARK_RECORDS,
    TRIGGER_SHARE,
    WORKER_CORES,
    WORKER_STATE,
    WORKERS_MAX,
    WORKERS_MIN,
)
from advisor.cost.sizing.clearing import clear
from advisor.design import Sized

RUN_CONSTRAINTS = ("a job at the peak within a quarter of the headway", "two workers at least")
TRIGGER_CONSTRAINTS = (
    "a trigger at the peak within its interval",
    "throughput at the peak with 30 % headroom",
    "catching up after an outage",
    "state on the workers' disks",
    "one worker at least",
)
PULL_CONSTRAINTS = ("pulling within an eighth of the headway", "one connection at least")
LARGEST = "the most one job may have"


def event_worker_s(event_bytes: Array, lookups: Array) -> Array:
    """Seconds of one worker (4 cores) that an event costs: by records or by bytes, more with look-ups."""
    core_s = np.maximum(1 / SPARK_RECORDS.value, event_bytes / SPARK_BYTES.value)
    return np.asarray(core_s * (1 + LOOKUP_COST.value * lookups) / WORKER_CORES.value)


def run_workers(work_s: Array, headway_s: Array, unscaled_s: Array) -> Sized:
    """Workers for a run of `work_s` worker-seconds at the peak beside `unscaled_s` that no worker shortens.

    What is left of a quarter of the headway, a tenth of the headway at least, is shared by the workers.
    """
    return capped(clear(RUN_CONSTRAINTS, work_s / run_budget_s(headway_s, unscaled_s), WORKERS_MIN.value))


def run_budget_s(headway_s: Array, unscaled_s: Array) -> Array:
    """Time in which a run's workers must be through: a quarter of the headway less what none shortens."""
    return np.maximum(RUN_SHARE.value * headway_s - unscaled_s, 0.1 * headway_s)


def trigger_workers(
    *,
    catch_up_per_s: Array,
    peak_per_s: Array,
    trigger_s: Array,
    fixed_s: Array | float,
    event_s: Array,
    state_gb: Array,
    merge_s: Array | float = 0.0,
) -> Sized:
    """Workers of an always-on job: a trigger's events at the peak must be through before the next trigger.

    `merge_s` is worker time that each trigger costs whatever it brings; state lies in RocksDB on disk;
    `catch_up_per_s` is the capacity that keeps the promise to catch up (`reserve`).
    """
    return clear(
        TRIGGER_CONSTRAINTS,
        (peak_per_s * trigger_s * event_s + merge_s) / trigger_budget_s(trigger_s, fixed_s),
        peak_per_s * event_s * SPARK_HEADROOM.value,
        catch_up_per_s * event_s,
        state_gb / WORKER_STATE.value,
        1.0,
    )


def trigger_budget_s(trigger_s: Array, fixed_s: Array | float) -> Array:
    """Time in which a trigger's events must be through: its share of the trigger less what is fixed."""
    return np.maximum(TRIGGER_SHARE.value * trigger_s - fixed_s, 0.1 * trigger_s)


def merge_worker_s(remembered_ids: Array) -> Array:
    """Worker time of one MERGE that looks for copies among the ids of the partitions that may hold them."""
    return np.asarray(remembered_ids / (ID_COMPARES.value * WORKER_CORES.value))


def scan_workers(work_s: Array, within_s: Array) -> Sized:
    """Workers for a one-time scan of `work_s` worker-seconds that should be done `within_s`.

    History is split by partitions, so that as many jobs as are needed run side by side (`scan_jobs`).
    """
    return clear(("history within the promise to repair", "ten workers at least"), work_s / within_s, 10.0)


def scan_jobs(workers: Array) -> Array:
    """Jobs over partitions of their own that so many workers are shared among."""
    return np.ceil(workers / WORKERS_MAX.value)


def scan_event_s(event_worker: Array) -> Array:
    """Worker-seconds of an event read again from columnar history."""
    return np.asarray(event_worker / SCAN_SPEED.value)


def pull_connections(events: Array, headway_s: Array, connection_per_s: float) -> Sized:
    """Connections that pull `events` within an eighth of the headway, as far as the source bears."""
    need = events / (connection_per_s * PULL_SHARE.value * headway_s)
    sized = clear(PULL_CONSTRAINTS, need, 1.0)
    return _capped_at(sized, PULL_CONNECTIONS.value, "connections that the source bears")


def capped(sized: Sized) -> Sized:
    """No more workers than one job may have."""
    return _capped_at(sized, WORKERS_MAX.value, LARGEST)


def _capped_at(sized: Sized, most: float, name: str) -> Sized:
    is_capped = sized.value > most
    return Sized(
        value=np.minimum(sized.value, most),
        constraints=(*sized.constraints, name),
        binding=np.where(is_capped, len(sized.constraints), sized.binding),
    )


def worker_hours(workers: Array, run_s: Array, headway_s: Array, hours: float) -> Array:
    """Worker-hours billed in `hours` by duty cycle: a run's share of its headway, a minute a run at least."""
    duty = np.minimum(1.0, np.maximum(run_s, BILLED_MIN.value) / headway_s)
    return np.asarray(workers * duty * hours)
