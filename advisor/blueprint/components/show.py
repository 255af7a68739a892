"""Who acts on the result: a dashboard, a report, or a service."""

import numpy as np

from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.cases import Array
from advisor.design import Setting
from advisor.quantity import show_duration
from advisor.vocabulary import Actor, Stage

KEY = "show"
TITLES = {
    Actor.MACHINE: ("Acting service", "machine"),
    Actor.PERSON: ("Dashboard", "dashboard"),
    Actor.REPORT: ("Report", "report"),
}


def show(plan: Plan, updated_s: Array) -> Part:
    """The end of the way; `updated_s` is the time between two updates of what it reads, 0 for at once."""
    title, service = TITLES[plan.facts.actor]
    words = _words(plan, float(updated_s[0])) if plan.describe else Words()
    facts = ("actor", "viewing_interval_s", "reaction_s")
    return make_part(KEY, title, Stage.SHOW, service, facts=facts, words=words)


def reads_per_s(plan: Plan) -> Array:
    """How often results are read: per event by a machine, per look by people, once a second at most."""
    if plan.facts.actor is Actor.MACHINE:
        return plan.rate
    look = plan.cases.viewing_interval_s
    return 1.0 / np.where(look > 0, np.maximum(look, 1.0), 60.0)


def _words(plan: Plan, updated_s: float) -> Words:
    look, react = (
        show_duration(value[0]) for value in (plan.cases.viewing_interval_s, plan.cases.reaction_s)
    )
    every = f"every {show_duration(updated_s)}" if updated_s > 0 else "with each event"
    if plan.facts.actor is Actor.MACHINE:
        acts = f"{react} after" if plan.cases.reaction_s[0] > 0 else "as soon as"
        return Words(
            why=f"A machine acts {acts} the result is there.",
            size="one read per event",
            failure="Without an answer it falls back on its default decision; decide which one that is.",
        )
    acted = f"after {react}" if plan.cases.reaction_s[0] > 0 else "at once"
    issued = "It is issued" if plan.facts.actor is Actor.REPORT else "It is looked at"
    return Words(
        why=(
            f"{issued} every {look} and acted on {acted}. Its licence is not in the bill: no price "
            "is at hand."
        ),
        size=f"updated {every}",
        settings=(Setting(name="refresh", value=every, because="more often shows nothing new"),),
        failure="People see the last state; show its age beside the figures so that nobody takes it for new.",
    )
