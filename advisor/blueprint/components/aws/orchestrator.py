"""What starts runs and starts them again: the team's Airflow, a managed one, or Step Functions for little."""

import numpy as np

from advisor.blueprint.components.airflow import LITTLE, Airflow, Schedule
from advisor.blueprint.components.aws.glue import batch_engine
from advisor.blueprint.dialects import rate_expression
from advisor.blueprint.part import Part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.ingest import mwaa_extra_workers
from advisor.design import Setting, Usage
from advisor.vocabulary import Platform

TASKS_AT_ONCE = 1.0
STEPS = 5.0
"""Transitions of the state machine in one run."""
MWAA = Airflow(title="Managed Airflow (MWAA)", service="mwaa", size="mw1.small")
STEP_FUNCTIONS = Schedule(title="Step Functions", service="step_functions")


def orchestrator(plan: Plan, headway_s: Array, tasks: str) -> Part:
    """The team's Airflow; else Step Functions for a tiny load, and the smallest MWAA environment for more."""
    starts = f"It starts {tasks} on {batch_engine(plan).title}."
    environment, steps = _environment(plan, ~plan.is_tiny), _steps(headway_s, plan.is_tiny)
    if not plan.runs(Platform.AIRFLOW) and plan.is_tiny[0]:
        return _on_steps(plan, headway_s, f"{LITTLE} {starts}", (*steps, *environment))
    return MWAA.part(plan, headway_s, starts, (*environment, *steps))


def step_functions(plan: Plan, headway_s: Array, why: str) -> Part:
    """A single job on a schedule needs no Airflow, but uses it where the team has one."""
    if plan.runs(Platform.AIRFLOW):
        return MWAA.part(plan, headway_s, f"It starts one job on {batch_engine(plan).title}.")
    return _on_steps(plan, headway_s, why, _steps(headway_s, np.ones(plan.size, dtype=bool)))


def _on_steps(plan: Plan, headway_s: Array, why: str, usages: tuple[Usage, ...]) -> Part:
    every = rate_expression(float(headway_s[0]))
    settings = (
        Setting(name="ScheduleExpression", value=every, because="the headway"),
        Setting(name="Retry.MaxAttempts", value="2", because="a run can be repeated"),
    )
    return STEP_FUNCTIONS.part(plan, headway_s, why, settings=settings, usages=usages)


def _environment(plan: Plan, where: Flags) -> tuple[Usage, ...]:
    extra = mwaa_extra_workers(plan.full(TASKS_AT_ONCE))
    return (
        usage("aws.mwaa.small_environment_hour", np.where(where, MONTH_H, 0.0), "one pipeline"),
        usage("aws.mwaa.small_worker_hour", np.where(where, extra * MONTH_H, 0.0), "tasks at once"),
    )


def _steps(headway_s: Array, where: Flags) -> tuple[Usage, ...]:
    thousands = np.where(where, STEPS * MONTH_S / headway_s / 1000, 0.0)
    return (usage("aws.step_functions.thousand_transitions", thousands, "steps of a run"),)
