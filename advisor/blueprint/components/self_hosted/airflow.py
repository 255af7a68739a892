"""What starts runs on machines of one's own: Airflow, or a CronJob of Kubernetes for little."""

import numpy as np

from advisor.blueprint.components.airflow import NEEDED, OWN, airflow_settings, cron
from advisor.blueprint.components.self_hosted.machines import shared
from advisor.blueprint.components.self_hosted.spark import SPARK
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.cost.sizing.self_hosted_limits import AIRFLOW_VCPUS
from advisor.design import Setting
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Platform, Stage

KEY = "schedule"
LITTLE = "Less than 1 GB a day needs no Airflow: a CronJob is there already."


def orchestrator(plan: Plan, headway_s: Array, tasks: str) -> Part:
    """The team's Airflow; else a CronJob for a tiny load, and an Airflow of this design's own for more."""
    starts = f"It starts {tasks} on {SPARK.title}."
    if not plan.runs(Platform.AIRFLOW) and plan.is_tiny[0]:
        return _cron_job(
            plan, headway_s, f"{LITTLE} {starts}", np.where(plan.is_tiny, 0.0, AIRFLOW_VCPUS.value)
        )
    return _airflow(plan, headway_s, starts)


def cron_job(plan: Plan, headway_s: Array, why: str) -> Part:
    """A single job on a schedule needs no Airflow, but uses it where the team has one."""
    if plan.runs(Platform.AIRFLOW):
        return _airflow(plan, headway_s, "It starts one job.")
    return _cron_job(plan, headway_s, why, plan.full(0.0))


def _cron_job(plan: Plan, headway_s: Array, why: str, vcpus: Array) -> Part:
    words = Words()
    if plan.describe:
        words = Words(
            why=why,
            size=f"one run every {show_duration(headway_s[0])}",
            settings=(
                Setting(name="schedule", value=cron(float(headway_s[0])), because="the headway"),
                Setting(
                    name="concurrencyPolicy", value="Forbid", because="two runs must not write one partition"
                ),
                Setting(name="backoffLimit", value="2", because="runs overwrite, so repeating is harmless"),
                Setting(
                    name="startingDeadlineSeconds",
                    value="600",
                    because="a run that was missed is still started",
                ),
            ),
            failure=(
                "Its pod starts on another machine; a missed run is taken by the next, which takes all since."
            ),
        )
    return make_part(
        KEY,
        "CronJob on Kubernetes",
        Stage.ORCHESTRATE,
        "cron_scheduler",
        facts=("lookback_s", "late_share"),
        words=words,
        usages=(shared(vcpus, "Airflow's own parts"),),
    )


def _airflow(plan: Plan, headway_s: Array, starts: str) -> Part:
    is_own = plan.runs(Platform.AIRFLOW)
    words = Words()
    if plan.describe:
        words = Words(
            why=f"{OWN if is_own else NEEDED} {starts}",
            size="the team's own" if is_own else f"{digits(AIRFLOW_VCPUS.value)} vCPU, two schedulers",
            settings=(
                Setting(
                    name="executor",
                    value="KubernetesExecutor",
                    because="a task is a pod, nothing stands idle",
                ),
                *airflow_settings(plan, headway_s),
            ),
            failure=(
                "The second scheduler goes on; with the database gone no runs start, and the first "
                "one after it takes "
                "everything since."
            ),
        )
    vcpus = plan.full(0.0) if is_own else np.where(plan.is_tiny, 0.0, AIRFLOW_VCPUS.value)
    return make_part(
        KEY,
        "Airflow",
        Stage.ORCHESTRATE,
        "airflow",
        facts=("platforms", "freshness_s"),
        words=words,
        usages=(shared(vcpus, "Airflow's own parts"),),
    )
