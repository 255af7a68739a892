"""What starts runs on Google Cloud: the team's Airflow, Composer, or Cloud Scheduler for little."""

import numpy as np

from advisor.blueprint.components.airflow import LITTLE, Airflow, Schedule, cron
from advisor.blueprint.components.gcp.dataproc import batch_engine
from advisor.blueprint.part import Part, usage
from advisor.blueprint.plan import MONTH_H, Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp_limits import COMPOSER_DATABASE, COMPOSER_DCUS
from advisor.design import Setting, Usage
from advisor.vocabulary import Platform

COMPOSER = Airflow(title="Cloud Composer", service="composer", size="ENVIRONMENT_SIZE_SMALL, Composer 3")
SCHEDULER = Schedule(title="Cloud Scheduler", service="cloud_scheduler")


def orchestrator(plan: Plan, headway_s: Array, tasks: str) -> Part:
    """The team's Airflow; else Cloud Scheduler for a tiny load, and a small Composer environment for more."""
    starts = f"It starts {tasks} on {batch_engine(plan).title}."
    environment, jobs = _environment(~plan.is_tiny), _jobs(plan, plan.is_tiny)
    if not plan.runs(Platform.AIRFLOW) and plan.is_tiny[0]:
        return _on_scheduler(plan, headway_s, f"{LITTLE} {starts}", (*jobs, *environment))
    return COMPOSER.part(plan, headway_s, starts, (*environment, *jobs))


def cloud_scheduler(plan: Plan, headway_s: Array, why: str) -> Part:
    """A single job on a schedule needs no Airflow, but uses it where the team has one."""
    if plan.runs(Platform.AIRFLOW):
        return COMPOSER.part(plan, headway_s, "It starts one job.")
    return _on_scheduler(plan, headway_s, why, _jobs(plan, np.ones(plan.size, dtype=bool)))


def _on_scheduler(plan: Plan, headway_s: Array, why: str, usages: tuple[Usage, ...]) -> Part:
    settings = (
        Setting(name="schedule", value=cron(float(headway_s[0])), because="the headway, as unix-cron"),
        Setting(
            name="httpTarget.uri",
            value="dataproc.googleapis.com/v1/…/batches",
            because="submits a serverless batch that does its steps one behind the other",
        ),
        Setting(name="retryConfig.retryCount", value="2", because="a run can be repeated"),
    )
    return SCHEDULER.part(plan, headway_s, why, settings=settings, usages=usages)


def _environment(where: Flags) -> tuple[Usage, ...]:
    hours = np.where(where, MONTH_H, 0.0)
    return (
        usage("gcp.composer.dcu_hour", hours * COMPOSER_DCUS.value, "one pipeline"),
        usage("gcp.composer.database_gib_hour", hours * COMPOSER_DATABASE.value, "its database"),
    )


def _jobs(plan: Plan, where: Flags) -> tuple[Usage, ...]:
    return (usage("gcp.scheduler.job_month", np.where(where, plan.full(1.0), 0.0), "one schedule"),)
