"""What starts runs on Google Cloud: the team's Airflow, Composer, or Cloud Scheduler for little."""

from dataclasses import replace

import numpy as np

from advisor.blueprint.components.airflow import LITTLE, NEEDED, OWN, airflow_settings, cron
from advisor.blueprint.components.gcp.dataproc import batch_engine
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_H, Flags, Plan
from advisor.cases import Array
from advisor.cost.sizing.gcp_limits import COMPOSER_DATABASE, COMPOSER_DCUS
from advisor.design import Setting, Usage
from advisor.quantity import show_duration
from advisor.vocabulary import Platform, Stage

KEY = "schedule"


def orchestrator(plan: Plan, headway_s: Array, tasks: str) -> Part:
    """The team's Airflow; else Cloud Scheduler for a tiny load, and a small Composer environment for more."""
    title = batch_engine(plan).title
    if not plan.runs(Platform.AIRFLOW) and plan.is_tiny[0]:
        part = cloud_scheduler(plan, headway_s, f"{LITTLE} It starts {tasks} on {title}.")
        usages = (*_jobs(plan, plan.is_tiny), *_environment(~plan.is_tiny))
        return Part(component=replace(part.component, usages=usages))
    return _airflow(plan, headway_s, f"It starts {tasks} on {title}.")


def cloud_scheduler(plan: Plan, headway_s: Array, why: str) -> Part:
    """A single job on a schedule needs no Airflow, but uses it where the team has one."""
    if plan.runs(Platform.AIRFLOW):
        return _airflow(plan, headway_s, "It starts one job.")
    words = Words()
    if plan.describe:
        words = Words(
            why=why,
            size=f"one run every {show_duration(headway_s[0])}",
            settings=(
                Setting(
                    name="schedule", value=cron(float(headway_s[0])), because="the headway, as unix-cron"
                ),
                Setting(
                    name="httpTarget.uri",
                    value="dataproc.googleapis.com/v1/…/batches",
                    because="submits a serverless batch that does its steps one behind the other",
                ),
                Setting(name="retryConfig.retryCount", value="2", because="a run can be repeated"),
            ),
            failure="Missed runs are started by hand; each takes everything since the last.",
        )
    return make_part(
        KEY,
        "Cloud Scheduler",
        Stage.ORCHESTRATE,
        "cloud_scheduler",
        facts=("lookback_s", "late_share"),
        words=words,
        usages=_jobs(plan, np.ones(plan.size, dtype=bool)),
    )


def _airflow(plan: Plan, headway_s: Array, starts: str) -> Part:
    is_own = plan.runs(Platform.AIRFLOW)
    words = Words()
    if plan.describe:
        words = Words(
            why=f"{OWN if is_own else NEEDED} {starts}",
            size="the team's own" if is_own else "ENVIRONMENT_SIZE_SMALL, Composer 3",
            settings=airflow_settings(plan, headway_s),
            failure=(
                "No runs start; the first one after it takes everything since, results are older until then."
            ),
        )
    usages = () if is_own else (*_environment(~plan.is_tiny), *_jobs(plan, plan.is_tiny))
    return make_part(
        KEY,
        "Airflow" if is_own else "Cloud Composer",
        Stage.ORCHESTRATE,
        "airflow" if is_own else "composer",
        facts=("platforms", "freshness_s"),
        words=words,
        usages=usages,
    )


def _environment(where: Flags) -> tuple[Usage, ...]:
    hours = np.where(where, MONTH_H, 0.0)
    return (
        usage("gcp.composer.dcu_hour", hours * COMPOSER_DCUS.value, "one pipeline"),
        usage("gcp.composer.database_gib_hour", hours * COMPOSER_DATABASE.value, "its database"),
    )


def _jobs(plan: Plan, where: Flags) -> tuple[Usage, ...]:
    return (usage("gcp.scheduler.job_month", np.where(where, plan.full(1.0), 0.0), "one schedule"),)
