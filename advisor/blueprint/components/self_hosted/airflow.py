"""What starts runs on machines of one's own: Airflow, or a CronJob of Kubernetes for little."""

import numpy as np

from advisor.blueprint.components.airflow import Airflow, Schedule, cron
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.components.self_hosted.spark import SPARK
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.self_hosted_limits import AIRFLOW_VCPUS
from advisor.design import Setting, Usage
from advisor.quantity import digits
from advisor.vocabulary import Platform

LITTLE = "Less than 1 GB a day needs no Airflow: a CronJob is there already."
OWN = Airflow(
    title="Airflow",
    service="airflow",
    size=f"{digits(AIRFLOW_VCPUS.value)} vCPU, two schedulers",
    settings=(
        Setting(name="executor", value="KubernetesExecutor", because="a task is a pod, nothing stands idle"),
    ),
    failure=(
        "The second scheduler goes on; with the database gone no runs start, and the first one after it "
        "takes everything since."
    ),
)
CRON_JOB = Schedule(
    title="CronJob on Kubernetes",
    service="cron_scheduler",
    failure="Its pod starts on another machine; a missed run is taken by the next, which takes all since.",
)


def orchestrator(plan: Plan, headway_s: Array, tasks: str) -> Part:
    """The team's Airflow; else a CronJob for a tiny load, and an Airflow of this design's own for more."""
    starts = f"It starts {tasks} on {SPARK.title}."
    parts = _airflow_parts(np.where(plan.is_tiny, 0.0, AIRFLOW_VCPUS.value))
    if not plan.runs(Platform.AIRFLOW) and plan.is_tiny[0]:
        return _on_cron(plan, headway_s, f"{LITTLE} {starts}", parts)
    return OWN.part(plan, headway_s, starts, parts)


def cron_job(plan: Plan, headway_s: Array, why: str) -> Part:
    """A single job on a schedule needs no Airflow, but uses it where the team has one."""
    if plan.runs(Platform.AIRFLOW):
        return OWN.part(plan, headway_s, "It starts one job.")
    return _on_cron(plan, headway_s, why, ())


def _on_cron(plan: Plan, headway_s: Array, why: str, usages: tuple[Usage, ...]) -> Part:
    settings = (
        Setting(name="schedule", value=cron(float(headway_s[0])), because="the headway"),
        Setting(name="concurrencyPolicy", value="Forbid", because="two runs must not write one partition"),
        Setting(name="backoffLimit", value="2", because="runs overwrite, so repeating is harmless"),
        Setting(
            name="startingDeadlineSeconds", value="600", because="a run that was missed is still started"
        ),
    )
    return CRON_JOB.part(plan, headway_s, why, settings=settings, usages=usages)


def _airflow_parts(vcpus: Array) -> tuple[Usage, ...]:
    return (shared(vcpus, "Airflow's own parts"),)
