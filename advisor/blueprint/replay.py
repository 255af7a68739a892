"""Recomputing all of history once, for each way a design can: speed, what is billed, what code it runs."""

import numpy as np

from advisor.blueprint.components.msk import HOT_WITH_TIERS_S
from advisor.blueprint.components.spark_run import engine_usages, startup_s
from advisor.blueprint.latencies import REPAIR_SHARE
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.flink import billed_kpus, kpus
from advisor.cost.sizing.kafka import RF, brokers, partitions
from advisor.cost.sizing.spark import event_worker_s, scan_event_s, scan_jobs, scan_workers
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.cost.sizing.stream_limits import BROKER_NIC, FLINK_HEADROOM, KPU_DEFAULT_QUOTA
from advisor.design import Replay, Sized
from advisor.quantity import digits, show_rate


def scan_of_tables(plan: Plan, method: str) -> Replay:
    """A batch job over columns, with as many workers as finish in a quarter of the promise to repair."""
    return _scan(plan, scan_event_s(_event_s(plan)), method)


def scan_of_archive(plan: Plan) -> Replay:
    """A one-time batch job over the events as they came, with code of its own."""
    method = (
        "The log keeps days only: history is read from the archive by a one-time batch job. Its logic is a "
        "second code path that must be kept equal to the stream's."
    )
    return _scan(plan, _event_s(plan), method)


def replay_of_log(plan: Plan) -> Replay:
    """A second Flink job reads the log from its start, as fast as its units and the brokers' network bear."""
    units = _replay_units(plan)
    speed = np.minimum(units * plan.kpu_events, _broker_events_per_s(plan))
    hours = billed_kpus(units) * plan.cases.history_events / speed / 3600
    method = ""
    if plan.describe:
        up = digits(speed[0] / plan.rate[0])
        method = (
            f"A second job over the same log with {digits(units[0])} KPU{_quota(plan)}: "
            f"{show_rate(speed[0])}, {up} times as fast as events came. It writes beside the live table and "
            "takes its place when it has caught up."
        )
    return Replay(
        events_per_s=speed,
        usages=(usage("aws.managed_flink.kpu_hour", hours, "KPU-hours of one replay"),),
        startup_s=plan.full(60.0),
        method=method,
    )


def fastest_replay_per_s(plan: Plan) -> Array:
    """Events/s of a replay with all the units that may be had."""
    return np.asarray(np.minimum(_most_units(plan) * plan.kpu_events, _broker_events_per_s(plan)))


def scan_rate_per_worker(plan: Plan) -> Array:
    """Events/s that one worker reads from columns."""
    return np.asarray(1 / scan_event_s(_event_s(plan)))


def scan_workers_for_history(plan: Plan) -> Array:
    """Workers of a scan of tables that is done in a quarter of the promise to repair."""
    return _scan_workers(plan, scan_event_s(_event_s(plan))).value


def _least_units(plan: Plan) -> Array:
    """Units that keep up with the mean rate and hold the state: a replay has no peaks."""
    return kpus(plan.catch_up_per_s, plan.rate, plan.kpu_events, plan.state_gb).value


def _most_units(plan: Plan) -> Array:
    """The default quota of an application, or what the mean rate needs where that is more."""
    return np.maximum(_least_units(plan), KPU_DEFAULT_QUOTA.value)


def _wanted_units(plan: Plan) -> Array:
    """Units that finish in a quarter of the promise to repair."""
    within = plan.cases.repair_within_s * REPAIR_SHARE.value
    return np.ceil(plan.cases.history_events / plan.kpu_events / within)


def _replay_units(plan: Plan) -> Array:
    """Units that finish in a quarter of the promise to repair, as far as they may be had."""
    return np.asarray(np.clip(_wanted_units(plan), _least_units(plan), _most_units(plan)))


def _quota(plan: Plan) -> str:
    """That it is a quota which keeps the first case's replay from having more units."""
    wanted = _wanted_units(plan)[0]
    if wanted <= _most_units(plan)[0]:
        return ""
    return (
        f" (the default quota of {digits(KPU_DEFAULT_QUOTA.value)} KPU, which AWS raises on request; a "
        f"quarter of the promise would take {digits(wanted)})"
    )


def _broker_events_per_s(plan: Plan) -> Array:
    """What the brokers' network has left beside the mean live traffic, half of that traffic at least."""
    mean_mb = plan.bytes_per_s / 1e6
    readers = partitions(mean_mb, plan.rate * FLINK_HEADROOM.value / plan.kpu_events)
    count = brokers(mean_mb, mean_mb * COMPRESSED.value, 2, HOT_WITH_TIERS_S, readers).value
    spare_mb = np.maximum(BROKER_NIC.value * count - mean_mb * (RF + 1), mean_mb * 0.5)
    return np.asarray(spare_mb * 1e6 / (plan.event_bytes * COMPRESSED.value))


def _event_s(plan: Plan) -> Array:
    return event_worker_s(plan.event_bytes, plan.cases.lookups)


def _scan(plan: Plan, event_s: Array, method: str) -> Replay:
    work_s = plan.cases.history_events * event_s
    workers = _scan_workers(plan, event_s)
    start_s = startup_s(plan)
    hours = (work_s + workers.value * start_s) / 3600
    said = ""
    if plan.describe:
        said = f"{method} {digits(workers.value[0])} workers{_side_by_side(workers)} ({workers.bound_by()})."
    return Replay(
        events_per_s=workers.value / event_s,
        usages=engine_usages(plan, hours, "worker-hours of one recomputation"),
        startup_s=plan.full(start_s),
        method=said,
    )


def _side_by_side(workers: Sized) -> str:
    jobs = scan_jobs(workers.value)[0]
    return f" in {digits(jobs)} jobs side by side, each over its own partitions" if jobs > 1 else ""


def _scan_workers(plan: Plan, event_s: Array) -> Sized:
    return scan_workers(plan.cases.history_events * event_s, plan.cases.repair_within_s * REPAIR_SHARE.value)
