"""Runs started by Airflow, wherever it runs: when, how often again, and in which pool."""

from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.design import Setting
from advisor.vocabulary import Source

OWN = "The team already runs Airflow, so it is used."
LITTLE = "Less than 1 GB a day needs no Airflow, which would cost more than all the rest."
NEEDED = "Departures, retries and backfills are started in one place."


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
