"""Recomputing history by a second Flink job that reads the log from its start, on machines rented for it."""

import numpy as np

from advisor.blueprint.components.kafka_machines import left_of_network_per_s
from advisor.blueprint.components.kafka_topic import HOT_WITH_TIERS_S
from advisor.blueprint.components.log_replay import LogReplay
from advisor.blueprint.components.self_hosted.kafka import brokers_of
from advisor.blueprint.components.self_hosted.machines import SHARED
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.self_hosted import MACHINES, task_slots
from advisor.cost.sizing.self_hosted_limits import JOB_MANAGER, REPLAY_SLOTS, SPARK_STARTUP
from advisor.design import Usage
from advisor.quantity import digits


def _usages(_plan: Plan, slots: Array, _speed: Array, hours: Array) -> tuple[Usage, ...]:
    return (usage(SHARED, (slots + JOB_MANAGER.value) * hours, "vCPU-hours of one replay"),)


def _bound_per_s(plan: Plan) -> Array:
    placed = brokers_of(plan, 2, HOT_WITH_TIERS_S)
    network = sum((placed.on(at) * one.limits.network for at, one in enumerate(MACHINES)), plan.full(0.0))
    return left_of_network_per_s(plan, np.asarray(network))


ON_SLOTS = LogReplay(
    least=lambda plan: task_slots(plan.catch_up_per_s, plan.rate, plan.kpu_events, plan.state_gb).value,
    quota=REPLAY_SLOTS.value,
    most=f"{digits(REPLAY_SLOTS.value)} task slots rented for the replay (or the live size)",
    bound_per_s=_bound_per_s,
    usages=_usages,
    on=lambda _plan, slots: f"with {digits(slots[0])} task slots on machines rented for it",
    startup_s=SPARK_STARTUP.value,
)
