"""Recomputing history by a second Dataflow job that reads the Kafka log from its start."""

import numpy as np

from advisor.blueprint.components.gcp.dataflow import worker_usages
from advisor.blueprint.components.kafka_machines import replay_bound_per_s
from advisor.blueprint.latencies import REPAIR_SHARE
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp import N2_STANDARD_8, dataflow_vcpus, engine_units
from advisor.cost.sizing.gcp_limits import DATAFLOW_VCPUS, DATAFLOW_WORKERS
from advisor.design import Replay
from advisor.quantity import digits, show_rate

STARTUP_S = 120.0
MOST = f"{digits(DATAFLOW_WORKERS.value)} workers (maxNumWorkers unless set, or the live size)"


def replay_of_log(plan: Plan) -> Replay:
    """As fast as its workers and the brokers' network bear, within a quarter of the promise to repair."""
    vcpus = np.clip(_wanted(plan), _least(plan), _most(plan))
    speed = np.minimum(vcpus * plan.kpu_events, replay_bound_per_s(plan, N2_STANDARD_8))
    hours = plan.cases.history_events / speed / 3600
    units = engine_units(speed * plan.event_bytes, plan.is_heavy)
    up = digits(speed[0] / plan.rate[0])
    method = (
        f"A second job over the same log with {digits(vcpus[0] / DATAFLOW_VCPUS.value)} workers: "
        f"{show_rate(speed[0])}, {up} times as fast as events came. It writes beside the live table and "
        "takes its place when it has caught up."
    )
    return Replay(
        events_per_s=speed,
        usages=(
            *worker_usages(vcpus * hours, "vCPU-hours of one replay"),
            usage("gcp.dataflow.streaming_unit_hour", units * hours, "history through Streaming Engine"),
        ),
        startup_s=plan.full(STARTUP_S),
        method=method,
    )


def fastest_replay_per_s(plan: Plan) -> Array:
    """Events/s of a replay with all the workers that a job gets unless it is given more."""
    return np.asarray(np.minimum(_most(plan) * plan.kpu_events, replay_bound_per_s(plan, N2_STANDARD_8)))


def _least(plan: Plan) -> Array:
    return dataflow_vcpus(plan.catch_up_per_s, plan.rate, plan.kpu_events).value


def _most(plan: Plan) -> Array:
    return np.maximum(_least(plan), DATAFLOW_WORKERS.value * DATAFLOW_VCPUS.value)


def _wanted(plan: Plan) -> Array:
    """vCPUs, in workers of two, that finish in a quarter of the promise to repair."""
    within = plan.cases.repair_within_s * REPAIR_SHARE.value
    workers = np.ceil(plan.cases.history_events / plan.kpu_events / within / DATAFLOW_VCPUS.value)
    return np.asarray(workers * DATAFLOW_VCPUS.value)
