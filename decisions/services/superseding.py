"""Makes a new decision that takes the place of another, and says so in both."""

from django.db import transaction

from decisions.models.decision import Decision
from decisions.models.status import Status
from decisions.services.decisions import create_decision, text_faults
from decisions.services.refusals import Refused, StaleVersion
from decisions.services.status import today


def supersede_decision(
    decision: Decision, *, title: str, again: bool = False, if_version: int | None = None
) -> Decision:
    """A proposed decision on the same facts, by today's prices and assumptions; the old one is superseded.

    One that is superseded already is superseded once more only with `again`. Raises Refused with every
    fault, LimitReached, StaleVersion if the old one is not at `if_version`.
    """
    with transaction.atomic():
        locked = Decision.objects.select_for_update().get(pk=decision.pk)
        faults = text_faults(title=title)
        first = locked.successors.order_by("pk").first()
        if first and not again:
            faults["again"] = (
                f"It is superseded by “{first.title}” already; say that this is wanted again.",
            )
        if faults:
            raise Refused(faults)
        if if_version is not None and locked.version != if_version:
            raise StaleVersion
        return _successor(locked, title)


def _successor(decision: Decision, title: str) -> Decision:
    made = create_decision(
        decision.owner, title=title, facts=decision.facts, summary=decision.summary, team=decision.team
    )
    made.supersedes = decision
    made.save(update_fields=["supersedes"])
    decision.status, decision.status_on = Status.SUPERSEDED, today()
    decision.version += 1
    decision.save()
    return made
