"""What starts runs and starts them again: the team's Airflow, a managed one, or Step Functions for little."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.glue import batch_engine
from advisor.blueprint.dialects import rate_expression
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, MONTH_S, Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.ingest import mwaa_extra_workers
from advisor.design import Setting, Usage
from advisor.quantity import show_duration
from advisor.vocabulary import Platform, Source, Stage

KEY = "schedule"
OWN = "The team already runs Airflow, so it is used."
LITTLE = "Less than 1 GB a day needs no Airflow, which would cost more than all the rest."
NEEDED = "Departures, retries and backfills are started in one place."
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


def cron(headway_s: float) -> str:
    """The departure times as Airflow takes them: a cron line where the headway divides an hour or a day."""
    minutes = headway_s / 60
    if minutes >= 1 and 60 % minutes == 0:
        return f"*/{int(minutes)} * * * *" if minutes < 60 else "0 * * * *"
    hours = minutes / 60
    if hours >= 1 and 24 % hours == 0:
        return f"0 */{int(hours)} * * *" if hours < 24 else "0 2 * * *"
    return f"timedelta(seconds={round(headway_s)})"


def _aligned(plan: Plan) -> str:
    if plan.facts.source is Source.API_PULL and plan.cases.arrival_interval_s[0] > 0:
        return "the headway, set just behind the source's delivery"
    return "the headway"


def _words(plan: Plan, headway_s: Array, tasks: str, *, is_own: bool) -> Words:
    why = OWN if is_own else NEEDED
    return Words(
        why=f"{why} It starts {tasks} on {batch_engine(plan).title}.",
        size="the team's own" if is_own else "mw1.small",
        settings=airflow_settings(plan, headway_s),
        failure="No runs start; the first one after it takes everything since, results are older until then.",
    )


def airflow_settings(plan: Plan, headway_s: Array) -> tuple[Setting, ...]:
    """The DAG's parameters, wherever Airflow runs."""
    if plan.facts.source is Source.FILE_DROP and plan.cases.arrival_interval_s[0] >= headway_s[0]:
        schedule, because = "None", "started by the object-created event: no wait for a departure"
    else:
        schedule, because = cron(float(headway_s[0])), _aligned(plan)
    return (
        Setting(name="schedule", value=schedule, because=because),
        Setting(name="catchup", value="False", because="the next run takes everything since the last"),
        Setting(name="max_active_runs", value="1", because="two runs must not write one partition"),
        Setting(name="retries", value="2", because="runs overwrite, so repeating is harmless"),
        Setting(name="pool", value="live", because="backfills have a pool of their own, see Q9"),
    )
