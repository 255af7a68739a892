"""One departure from its start to loaded results: steps one behind the other, all done before the next."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components.spark_run import Run
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.stations import BatchRun, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterStep:
    """What follows the first job of a departure: `fixed_s` + `per_event_s` for each event taken."""

    component: str
    name: str
    fixed_s: Array
    per_event_s: Array

    def seconds(self, events: Array) -> Array:
        """How long it takes with so many events."""
        return self.fixed_s + self.per_event_s * events


def load_step(
    component: str,
    name: str,
    plan: Plan,
    every_s: Array,
    load_s: Array,
    *,
    fixed_s: float,
    level_s: Array | float = 0.0,
) -> LaterStep:
    """Results that a run hands on: `fixed_s`, and `load_s` for the events of an average headway, of which
    `level_s` is the same for any number of them. With windows all of it is: there are as many rows as keys.
    """
    level = np.where(plan.cases.window_s > 0, load_s, level_s)
    return LaterStep(
        component=component,
        name=name,
        fixed_s=fixed_s + level,
        per_event_s=(load_s - level) / (plan.rate * every_s),
    )


def job_step(component: str, name: str, run: Run) -> LaterStep:
    """A further job, with a start of its own."""
    return LaterStep(
        component=component, name=name, fixed_s=run.startup_s + run.fixed_s, per_event_s=run.per_event_s
    )


def departure(
    key: str, run: Run, rate_per_s: Array, later: tuple[LaterStep, ...], pull_event_s: Array | float
) -> BatchRun:
    """The run with everything that must be done before the next one may depart.

    `later` follows the first job, `pull_event_s` an event goes before it.
    """
    events = rate_per_s * run.headway_s
    names = ", ".join(("run", *(step.name for step in later)))
    return BatchRun(
        component=key,
        label=f"wait for departure, then {names}",
        headway_s=run.headway_s,
        startup_s=run.startup_s,
        fixed_s=np.asarray(run.fixed_s + sum(step.fixed_s for step in later)),
        per_event_s=np.asarray(run.per_event_s + pull_event_s + sum(step.per_event_s for step in later)),
        steps=tuple(Step(component=step.component, seconds=step.seconds(events)) for step in later),
    )
