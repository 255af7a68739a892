"""What starts runs: Airflow, the team's own or another, and a single schedule where that is enough."""

from dataclasses import dataclass

from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.design import Setting, Usage
from advisor.quantity import show_duration
from advisor.vocabulary import Platform, Source, Stage

KEY = "schedule"
OWN = "The team already runs Airflow, so it is used."
LITTLE = "Less than 1 GB a day needs no Airflow, which would cost more than all the rest."
NEEDED = "Departures, retries and backfills are started in one place."
LATER = "No runs start; the first one after it takes everything since, results are older until then."
BY_HAND = "Missed runs are started by hand; each takes everything since the last."


@dataclass(frozen=True, slots=True, kw_only=True)
class Airflow:
    """An Airflow for a team that has none: what it is called, how large it is, what it is set to beside."""

    title: str
    service: str
    size: str
    settings: tuple[Setting, ...] = ()
    failure: str = LATER

    def part(self, plan: Plan, headway_s: Array, starts: str, usages: tuple[Usage, ...] = ()) -> Part:
        """The team's own, else this one with its `usages`; `starts` says what it starts."""
        is_own = plan.runs(Platform.AIRFLOW)
        words = Words()
        if plan.describe:
            words = Words(
                why=f"{OWN if is_own else NEEDED} {starts}",
                size="the team's own" if is_own else self.size,
                settings=(*self.settings, *airflow_settings(plan, headway_s)),
                failure=self.failure,
            )
        return make_part(
            KEY,
            "Airflow" if is_own else self.title,
            Stage.ORCHESTRATE,
            "airflow" if is_own else self.service,
            facts=("platforms", "freshness_s"),
            words=words,
            usages=() if is_own else usages,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What starts a single job and needs no Airflow."""

    title: str
    service: str
    failure: str = BY_HAND

    def part(
        self,
        plan: Plan,
        headway_s: Array,
        why: str,
        *,
        settings: tuple[Setting, ...],
        usages: tuple[Usage, ...],
    ) -> Part:
        """One run a headway; `why` that is enough."""
        size = f"one run every {show_duration(headway_s[0])}" if plan.describe else ""
        words = Words(why=why, size=size, settings=settings, failure=self.failure)
        return make_part(
            KEY,
            self.title,
            Stage.ORCHESTRATE,
            self.service,
            facts=("lookback_s", "late_share"),
            words=words if plan.describe else Words(),
            usages=usages,
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
