"""What starts runs on Azure: the team's Airflow, else Data Factory, which is paid by the activity."""

from advisor.blueprint.components.airflow import KEY, LATER, Airflow
from advisor.blueprint.components.azure.databricks import DATABRICKS
from advisor.blueprint.numerals import whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cases import Array
from advisor.cost.sizing.azure_limits import ACTIVITIES
from advisor.design import Setting
from advisor.quantity import digits, show_duration
from advisor.vocabulary import Platform, Source, Stage

TEAMS = Airflow(title="Airflow", service="airflow", size="the team's own")
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0


def orchestrator(plan: Plan, headway_s: Array, tasks: str) -> Part:
    """The team's Airflow; else a pipeline of Data Factory."""
    return _started(plan, headway_s, f"It starts {tasks} on {DATABRICKS.title}.", ACTIVITIES.value)


def one_job(plan: Plan, headway_s: Array, why: str) -> Part:
    """The team's Airflow; else a pipeline with a single activity, and `why` that is enough."""
    return _started(plan, headway_s, "It starts one job." if plan.runs(Platform.AIRFLOW) else why, 1.0)


def _started(plan: Plan, headway_s: Array, starts: str, activities: float) -> Part:
    if plan.runs(Platform.AIRFLOW):
        return TEAMS.part(plan, headway_s, starts)
    words = Words()
    if plan.describe:
        noun = "activity" if activities == 1 else "activities"
        words = Words(
            why=f"Departures and retries are started in one place, which costs by the activity. {starts}",
            size=f"{digits(activities)} {noun} every {show_duration(headway_s[0])}",
            settings=(
                *_trigger(plan, float(headway_s[0])),
                Setting(name="concurrency", value="1", because="two runs must not write one partition"),
                Setting(name="policy.retry", value="2", because="runs overwrite, so repeating is harmless"),
            ),
            failure=LATER,
        )
    runs = activities / headway_s * MONTH_S / 1000
    return make_part(
        KEY,
        "Data Factory",
        Stage.ORCHESTRATE,
        "data_factory",
        facts=("platforms", "freshness_s"),
        words=words,
        usages=(usage("azure.data_factory.thousand_activity_runs", runs, "activities of every departure"),),
    )


def _trigger(plan: Plan, headway_s: float) -> tuple[Setting, ...]:
    """A schedule trigger's recurrence, or the event of the file that a run waits for."""
    if plan.facts.source is Source.FILE_DROP and plan.cases.arrival_interval_s[0] >= headway_s:
        because = "started by the blob-created event: no wait for a departure"
        return (Setting(name="BlobEventsTrigger", value="Microsoft.Storage.BlobCreated", because=because),)
    unit, span = next(
        ((name, span) for name, span in (("Day", DAY), ("Hour", HOUR)) if headway_s % span == 0),
        ("Minute", MINUTE),
    )
    count = whole(max(1.0, headway_s / span))
    return (
        Setting(name="ScheduleTrigger recurrence.frequency", value=unit, because="the headway"),
        Setting(name="ScheduleTrigger recurrence.interval", value=count, because=show_duration(headway_s)),
    )
