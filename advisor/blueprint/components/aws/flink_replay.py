"""Recomputing history by a second Flink job that reads the log from its start, on AWS."""

import numpy as np

from advisor.blueprint.components.kafka_topic import HOT_WITH_TIERS_S
from advisor.blueprint.latencies import REPAIR_SHARE
from advisor.blueprint.part import usage
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.flink import billed_kpus, kpus
from advisor.cost.sizing.kafka import RF, brokers, partitions
from advisor.cost.sizing.store_limits import COMPRESSED
from advisor.cost.sizing.stream_limits import BROKER_NIC, FLINK_HEADROOM, KPU_DEFAULT_QUOTA
from advisor.design import Replay
from advisor.quantity import digits, show_rate


def replay_of_log(plan: Plan) -> Replay:
    """A second Flink job reads the log from its start, as fast as its units and the brokers' network bear."""
    units = _replay_units(plan)
    speed = np.minimum(units * plan.kpu_events, _broker_events_per_s(plan))
    hours = billed_kpus(units) * plan.cases.history_events / speed / 3600
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
