"""Logs and alarms: someone must hear of a failure, wherever it is watched."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.blueprint.latencies import ALARMS, LOGS_ALWAYS_ON, LOGS_SCHEDULED
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import Plan
from advisor.design import Setting, Usage
from advisor.quantity import digits, show_duration
from advisor.vocabulary import OnCall, Stage

KEY = "monitoring"
ANSWERS = {
    OnCall.NONE: "nobody carries a pager, so alarms wait for the morning",
    OnCall.OFFICE: "alarms are answered in office hours",
    OnCall.AROUND_THE_CLOCK: "alarms ring around the clock",
}


def logged_gb(plan: Plan) -> float:
    """GB of logs in a month."""
    return LOGS_ALWAYS_ON.value if plan.option.is_always_on else LOGS_SCHEDULED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What watches: how it is billed, what it calls an alarm, and its settings beside the promise's alarm."""

    title: str
    service: str
    usages: Callable[[Plan], tuple[Usage, ...]]
    alarm: str
    """The setting that rings when results are old."""
    settings: tuple[Setting, ...]
    size: Callable[[Plan], str]
    watched: str = "must be watched"
    unseen: str = "The pipeline goes on unseen."

    def part(self, plan: Plan) -> Part:
        """Somebody is told when the promise is broken."""
        words = Words()
        if plan.describe:
            promise = show_duration(plan.cases.freshness_s[0])
            words = Words(
                why=f"The promise of {promise} {self.watched}; {ANSWERS[plan.facts.on_call]}.",
                size=self.size(plan),
                settings=(
                    Setting(name=self.alarm, value=f"> {promise}", because="the promise itself"),
                    *self.settings,
                ),
                failure=self.unseen,
            )
        return make_part(
            KEY,
            self.title,
            Stage.ORCHESTRATE,
            self.service,
            facts=("on_call", "freshness_s"),
            words=words,
            usages=self.usages(plan),
        )


def gb_and(alarms: str) -> Callable[[Plan], str]:
    """GB of logs, and how many of what alarms are called there."""
    return lambda plan: f"{digits(logged_gb(plan))} GB of logs, {digits(ALARMS.value)} {alarms}"


def logs(sku: str, plan: Plan) -> Usage:
    """Logs by the GB."""
    return usage(sku, plan.full(logged_gb(plan)), "always on" if plan.option.is_always_on else "per run")
