"""Dataflow with Streaming Engine: processes event by event; state and shuffle are in the service."""

import numpy as np

from advisor.blueprint.latencies import SERVICE_CV2
from advisor.blueprint.lateness import watermark_s
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Plan
from advisor.cases import Array, Flags
from advisor.cost.sizing.carried import kpus_carry
from advisor.cost.sizing.gcp import dataflow_vcpus, engine_units
from advisor.cost.sizing.gcp_limits import (
    COMMIT_AT_LEAST,
    COMMIT_EXACTLY,
    DATAFLOW_DISK,
    DATAFLOW_MEMORY,
    DATAFLOW_VCPUS,
    DATAFLOW_WORKERS,
)
from advisor.design import Capacity, Reason, Setting, Sized, Usage
from advisor.quantity import show_bytes, show_duration, show_rate
from advisor.stations import Gate, ServerPool, Station, Transit
from advisor.vocabulary import Delivery, Stage

KEY = "dataflow"
WORK = {
    (False, False): "one by one",
    (True, False): "into windows",
    (False, True): "with look-ups",
    (True, True): "into windows, with look-ups",
}


def vcpus_of(plan: Plan) -> Sized:
    """vCPUs of the workers that process live events; a vCPU does what one of Flink's units does."""
    return dataflow_vcpus(plan.catch_up_per_s, plan.peak, plan.kpu_events)


def worker_usages(vcpu_hours: Array, bound_by: Reason) -> tuple[Usage, ...]:
    """Workers by the vCPU-hour, with the memory and the boot disk that each brings."""
    worker_hours = vcpu_hours / DATAFLOW_VCPUS.value
    return (
        usage("gcp.dataflow.streaming_vcpu_hour", vcpu_hours, bound_by),
        usage("gcp.dataflow.memory_gb_hour", worker_hours * DATAFLOW_MEMORY.value, "8 GB a worker"),
        usage("gcp.dataflow.disk_gb_hour", worker_hours * DATAFLOW_DISK.value, "boot disks"),
    )


def dataflow(plan: Plan) -> Part:
    """The streaming job that processes live events."""
    vcpus = vcpus_of(plan)
    units = engine_units(plan.bytes_per_s, plan.is_heavy)
    return make_part(
        KEY,
        "Dataflow",
        Stage.PROCESS,
        "dataflow",
        facts=("rate_per_s", "peak_factor", "event_bytes", "window_s", "keys", "lookups", "delivery"),
        words=_words(plan, vcpus) if plan.describe else Words(),
        usages=(
            *worker_usages(vcpus.value * MONTH_H, vcpus.bound()),
            usage("gcp.dataflow.streaming_unit_hour", units * MONTH_H, "data through Streaming Engine"),
        ),
        stations=_stations(plan, vcpus),
        capacity=_capacity(plan, vcpus) if plan.describe else None,
    )


def _capacity(plan: Plan, vcpus: Sized) -> Capacity:
    """State is in the service and stops nothing."""
    catch_up = plan.catch_up_per_s / plan.peak
    carries = kpus_carry(vcpus.value, plan.kpu_events, catch_up, plan.full(0.0))
    return Capacity(noun="vCPU", units=vcpus, carries=carries)


def commits_once(plan: Plan) -> Flags:
    """Where each record must count once within the job, which shuffles it; else the faster mode does."""
    return plan.removes_duplicates | (plan.facts.delivery is Delivery.EXACTLY_ONCE)


def _stations(plan: Plan, vcpus: Sized) -> tuple[Station, ...]:
    commit_s = np.where(commits_once(plan), COMMIT_EXACTLY.value, COMMIT_AT_LEAST.value)
    pool = ServerPool(
        component=KEY,
        label="queue and process",
        servers=vcpus.value,
        service_s=1 / plan.kpu_events,
        service_cv2=plan.full(SERVICE_CV2.value),
    )
    stations: tuple[Station, ...] = (
        pool,
        Transit(component=KEY, label="shuffle and commit", seconds=commit_s),
    )
    if not (plan.emit_s > 0).any():
        return stations
    trigger = Gate(
        component=KEY, label="next firing of the window's trigger", period_s=plan.emit_s, is_shared=False
    )
    return (*stations, trigger)


def _words(plan: Plan, vcpus: Sized) -> Words:
    workers = vcpus.value[0] / DATAFLOW_VCPUS.value
    return Words(
        why=_why(plan),
        size=f"{counted(float(workers), 'worker')} of 2 vCPU ({vcpus.bound_by()})",
        settings=(*_job(plan, float(workers)), *_windows(plan)),
        failure=(
            "A worker that is gone is replaced within minutes and its bundles are processed again; state is "
            "in the service. While the job stands, the log keeps events."
        ),
    )


def _why(plan: Plan) -> str:
    windows, lookups = plan.cases.window_s[0] > 0, plan.cases.lookups[0] > 0
    state = f", {show_bytes(plan.state_gb[0] * 1e9)} of state" if plan.state_gb[0] > 0 else ""
    return (
        f"Each event is processed as it comes: {show_rate(plan.peak[0])} at the peak "
        f"{WORK[bool(windows), bool(lookups)]}, {show_rate(plan.kpu_events[0])} a vCPU{state}."
    )


def _job(plan: Plan, workers: float) -> tuple[Setting, ...]:
    is_once = bool(commits_once(plan)[0])
    mode = "streaming_mode_exactly_once" if is_once else "streaming_mode_at_least_once"
    because = "copies must not count" if is_once else "faster; the sink upserts"
    most = max(DATAFLOW_WORKERS.value, np.ceil(workers * 1.5))
    return (
        Setting(name="--enableStreamingEngine", value="true", because="state outlives workers"),
        Setting(
            name="--workerMachineType", value="e2-standard-2", because="small workers scale in small steps"
        ),
        Setting(name="--numWorkers", value=whole(workers), because="the peak with 30 % headroom"),
        Setting(
            name="--maxNumWorkers",
            value=whole(most),
            because="room for a catch-up beyond the reserve",
        ),
        Setting(
            name="--dataflowServiceOptions=min_num_workers",
            value=whole(workers),
            because="what is billed: the peak finds its workers there",
        ),
        Setting(name="--dataflowServiceOptions", value=mode, because=because),
        Setting(
            name="--update", value="true", because="a new version takes over the state of the running job"
        ),
    )


def _windows(plan: Plan) -> tuple[Setting, ...]:
    """Results of open windows: fired early while a window is open, dropped after its lateness."""
    if plan.cases.window_s[0] <= 0:
        return ()
    late = whole(float(watermark_s(plan.cases)[0]))
    return (
        Setting(
            name="Window.into",
            value=f"FixedWindows({whole(float(plan.cases.window_s[0]))} s)",
            because="by event time, see Q13",
        ),
        Setting(name="allowed_lateness", value=f"{late} s", because="lateness, see Q14"),
        Setting(
            name="AfterWatermark(early=AfterProcessingTime)",
            value=show_duration(plan.emit_s[0]),
            because="a tenth of the promise, a minute at most",
        ),
        Setting(
            name="accumulation_mode", value="ACCUMULATING", because="each firing replaces the one before"
        ),
    )
