"""Recomputing history by a second Flink job that reads the log from its start, on machines rented for it."""

import numpy as np

from advisor.blueprint.components.kafka_topic import HOT_WITH_TIERS_S
from advisor.blueprint.components.self_hosted.kafka import brokers_of
from advisor.blueprint.components.self_hosted.machines import SHARED
from advisor.blueprint.latencies import REPAIR_SHARE
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.kafka import RF
from advisor.cost.sizing.self_hosted import MACHINES, task_slots
from advisor.cost.sizing.self_hosted_limits import JOB_MANAGER, REPLAY_SLOTS, SPARK_STARTUP
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.design import Replay
from advisor.quantity import digits, show_rate

MOST = f"{digits(REPLAY_SLOTS.value)} task slots rented for the replay (or the live size)"


def replay_of_log(plan: Plan) -> Replay:
    """As fast as its slots and the brokers' network bear, within a quarter of the promise to repair."""
    slots = np.clip(_wanted(plan), _least(plan), _most(plan))
    speed = np.minimum(slots * plan.kpu_events, _broker_events_per_s(plan))
    hours = (slots + JOB_MANAGER.value) * plan.cases.history_events / speed / 3600
    up = digits(speed[0] / plan.rate[0])
    method = (
        f"A second job over the same log with {digits(slots[0])} task slots on machines rented for it: "
        f"{show_rate(speed[0])}, {up} times as fast as events came. It writes beside the live table and "
        "takes its place when it has caught up."
    )
    return Replay(
        events_per_s=speed,
        usages=(usage(SHARED, hours, "vCPU-hours of one replay"),),
        startup_s=plan.full(SPARK_STARTUP.value),
        method=method,
    )


def fastest_replay_per_s(plan: Plan) -> Array:
    """Events/s of a replay with all the slots that are rented for one."""
    return np.asarray(np.minimum(_most(plan) * plan.kpu_events, _broker_events_per_s(plan)))


def _least(plan: Plan) -> Array:
    """Slots that keep up with the mean rate and hold the state: a replay has no peaks."""
    return task_slots(plan.catch_up_per_s, plan.rate, plan.kpu_events, plan.state_gb).value


def _most(plan: Plan) -> Array:
    return np.maximum(_least(plan), REPLAY_SLOTS.value)


def _wanted(plan: Plan) -> Array:
    """Slots that finish in a quarter of the promise to repair."""
    within = plan.cases.repair_within_s * REPAIR_SHARE.value
    return np.ceil(plan.cases.history_events / plan.kpu_events / within)


def _broker_events_per_s(plan: Plan) -> Array:
    """What the brokers' network has left beside the mean live traffic, half of that traffic at least."""
    mean_mb = plan.bytes_per_s / 1e6
    placed = brokers_of(plan, 2, HOT_WITH_TIERS_S)
    network = sum((placed.on(at) * one.limits.network for at, one in enumerate(MACHINES)), plan.full(0.0))
    spare_mb = np.maximum(network - mean_mb * (RF + 1), mean_mb * 0.5)
    return np.asarray(spare_mb * 1e6 / (plan.event_bytes * COMPRESSED.value))
