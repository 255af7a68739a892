"""What starts runs and starts them again: the team's Airflow, a managed one, or Step Functions for little."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.airflow import LITTLE, NEEDED, OWN, airflow_settings
from advisor.blueprint.components.aws.glue import batch_engine
from advisor.blueprint.dialects import rate_expression
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.ingest import mwaa_extra_workers
from advisor.design import Setting, Usage
from advisor.quantity import show_duration
from advisor.vocabulary import Platform, Stage

KEY = "schedule"
TASKS_AT_ONCE = 1.0
STEPS = 5.0
"""Transitions of the state machine in one run."""


def orchestrator(plan: Plan, headway_s: Array, tasks: str) -> Part:
    """The team's Airflow; else Step Functions for a tiny load, and the smallest MWAA environment for more."""
    if not plan.runs(Platform.AIRFLOW) and plan.is_tiny[0]:
        part = step_functions(plan, headway_s, f"{LITTLE} It starts {tasks} on {batch_engine(plan).title}.")
        usages = (*_steps(headway_s, plan.is_tiny), *_environment(plan, ~plan.is_tiny))
        return Part(component=replace(part.component, usages=usages))
    return airflow(plan, headway_s, tasks)


def airflow(plan: Plan, headway_s: Array, tasks: str) -> Part:
    """The team's Airflow, else the smallest MWAA environment where the load is not tiny."""
    is_own = plan.runs(Platform.AIRFLOW)
    usages: tuple[Usage, ...] = ()
    if not is_own:
        usages = (*_environment(plan, ~plan.is_tiny), *_steps(headway_s, plan.is_tiny))
    return make_part(
        KEY,
        "Airflow" if is_own else "Managed Airflow (MWAA)",
        Stage.ORCHESTRATE,
        "airflow" if is_own else "mwaa",
        facts=("platforms", "freshness_s"),
        words=_words(plan, headway_s, tasks, is_own=is_own) if plan.describe else Words(),
        usages=usages,
    )


def step_functions(plan: Plan, headway_s: Array, why: str) -> Part:
    """A single job on a schedule needs no Airflow, but uses it where the team has one."""
    if plan.runs(Platform.AIRFLOW):
        return airflow(plan, headway_s, "one job")
    words = Words()
    if plan.describe:
        words = Words(
            why=why,
            size=f"one run every {show_duration(headway_s[0])}",
            settings=(
                Setting(
                    name="ScheduleExpression",
                    value=rate_expression(float(headway_s[0])),
                    because="the headway",
                ),
                Setting(name="Retry.MaxAttempts", value="2", because="a run can be repeated"),
            ),
            failure="Missed runs are started by hand; each takes everything since the last.",
        )
    return make_part(
        KEY,
        "Step Functions",
        Stage.ORCHESTRATE,
        "step_functions",
        facts=("lookback_s", "late_share"),
        words=words,
        usages=_steps(headway_s, np.ones(plan.size, dtype=bool)),
    )


def _environment(plan: Plan, where: Flags) -> tuple[Usage, ...]:
    extra = mwaa_extra_workers(plan.full(TASKS_AT_ONCE))
    return (
        usage("aws.mwaa.small_environment_hour", np.where(where, MONTH_H, 0.0), "one pipeline"),
        usage("aws.mwaa.small_worker_hour", np.where(where, extra * MONTH_H, 0.0), "tasks at once"),
    )


def _steps(headway_s: Array, where: Flags) -> tuple[Usage, ...]:
    thousands = np.where(where, STEPS * MONTH_S / headway_s / 1000, 0.0)
    return (usage("aws.step_functions.thousand_transitions", thousands, "steps of a run"),)


def _words(plan: Plan, headway_s: Array, tasks: str, *, is_own: bool) -> Words:
    why = OWN if is_own else NEEDED
    return Words(
        why=f"{why} It starts {tasks} on {batch_engine(plan).title}.",
        size="the team's own" if is_own else "mw1.small",
        settings=airflow_settings(plan, headway_s),
        failure="No runs start; the first one after it takes everything since, results are older until then.",
    )
