"""Recomputing history by a second job that reads the log from its start, on whatever engine runs it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.latencies import REPAIR_SHARE
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.design import Replay, Usage
from advisor.quantity import digits, show_rate


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReplay:
    """What the job may have and what it costs; a unit processes as much as a unit of the live engine."""

    least: Callable[[Plan], Array]
    """Units that keep up with the mean rate and hold the state: a replay has no peaks."""
    quota: float
    """The most units, unless the live size needs more."""
    most: str
    """The capacity that gives the fastest replay, e.g. "64 units (the default quota, or the live size)"."""
    bound_per_s: Callable[[Plan], Array]
    """Events/s that the brokers' network has left."""
    usages: Callable[[Plan, Array, Array, Array], tuple[Usage, ...]]
    """For so many units, events/s and hours of one replay."""
    on: Callable[[Plan, Array], str]
    """The units in words: "with 12 workers"."""
    startup_s: float
    step: float = 1.0
    """Units come in these steps."""

    def most_units(self, plan: Plan) -> Array:
        """All that the job may have."""
        return np.maximum(self.least(plan), self.quota)

    def wanted_units(self, plan: Plan) -> Array:
        """Units that finish in a quarter of the promise to repair."""
        within = plan.cases.repair_within_s * REPAIR_SHARE.value
        steps = np.ceil(plan.cases.history_events / plan.kpu_events / within / self.step)
        return np.asarray(steps * self.step)

    def fastest_per_s(self, plan: Plan) -> Array:
        """Events/s with all the units that may be had."""
        return np.asarray(np.minimum(self.most_units(plan) * plan.kpu_events, self.bound_per_s(plan)))

    def replay(self, plan: Plan) -> Replay:
        """As fast as its units and the brokers' network bear, within a quarter of the promise to repair."""
        units = np.clip(self.wanted_units(plan), self.least(plan), self.most_units(plan))
        speed = np.minimum(units * plan.kpu_events, self.bound_per_s(plan))
        hours = plan.cases.history_events / speed / 3600
        up = digits(speed[0] / plan.rate[0])
        method = (
            f"A second job over the same log {self.on(plan, units)}: {show_rate(speed[0])}, {up} times as "
            "fast as events came. It writes beside the live table and takes its place when it has caught up."
        )
        return Replay(
            events_per_s=speed,
            usages=self.usages(plan, units, speed, hours),
            startup_s=plan.full(self.startup_s),
            method=method,
        )
