"""How far a decision has come: which status may be set, since when, and who decided."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from decisions.models.decision import Decision
from decisions.models.revision import RevisionKind
from decisions.models.status import Status
from decisions.services.text_faults import text_fault

SETTABLE = tuple(status for status in Status if status is not Status.SUPERSEDED)
LONGEST_MAKER, MOST_MAKERS = 100, 20
EARLIEST = dt.date(1970, 1, 1)

Faults = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """What is asked for, as it was given; None leaves it. `on` is an ISO date."""

    status: str | None = None
    on: str | None = None
    decision_makers: Sequence[object] | None = None


def status_faults(decision: Decision, change: StatusChange) -> Faults:
    """Every fault by its field."""
    found = {
        "status": _status_fault(decision, change.status),
        "status_on": _date_fault(change.on),
        "decision_makers": _makers_fault(change.decision_makers),
    }
    return {field: (fault,) for field, fault in found.items() if fault}


def set_status(decision: Decision, change: StatusChange) -> None:
    """Put a faultless change into the row; a status without a date holds from today."""
    if change.status is not None:
        decision.status = Status(change.status)
        decision.status_on = today()
    if change.on is not None:
        decision.status_on = dt.date.fromisoformat(change.on)
    if change.decision_makers is not None:
        decision.decision_makers = [str(name).strip() for name in change.decision_makers]


def propose_again(decision: Decision) -> None:
    """What was accepted is no longer what stands here."""
    decision.status, decision.status_on = Status.PROPOSED, today()


def today() -> dt.date:
    """The day in UTC."""
    return timezone.now().date()


def _status_fault(decision: Decision, status: str | None) -> str:
    if status == Status.ACCEPTED and (fault := _accepted_too_often(decision)):
        return fault
    if status is None or status == decision.status:
        return ""
    if status == Status.SUPERSEDED:
        return "A decision is superseded by another: make that one from this, and the status follows."
    if status not in SETTABLE:
        return f"{status[:60]!r} is unknown; give one of {', '.join(SETTABLE)}."
    if successor := decision.successors.order_by("pk").first():
        return f"It is superseded by “{successor.title}”; it stays so while that decision is there."
    return ""


def _accepted_too_often(decision: Decision) -> str:
    """Each acceptance may keep a revision by itself, when what was accepted changes: that ends here."""
    limit = settings.LIMITS["revisions"]
    if decision.revisions.filter(kind=RevisionKind.ACCEPTED).count() < limit:
        return ""
    return f"{limit} revisions were kept of what was accepted, the most allowed; supersede it to go on."


def _date_fault(given: str | None) -> str:
    if given is None:
        return ""
    try:
        on = dt.date.fromisoformat(given)
    except ValueError:
        return f"{given[:60]!r} is no date; give one like {today().isoformat()}."
    # Where the sun rises first it is tomorrow already.
    if not EARLIEST <= on <= today() + dt.timedelta(days=1):
        return f"{given} is outside; give a date from {EARLIEST.isoformat()} to today."
    return ""


def _makers_fault(names: Sequence[object] | None) -> str:
    if names is None:
        return ""
    if len(names) > MOST_MAKERS:
        return f"There are {len(names)}; give at most {MOST_MAKERS} names."
    for name in names:
        if not isinstance(name, str):
            return "Give each name as a text."
        if fault := text_fault(name, longest=LONGEST_MAKER, blank="A name is blank; leave it out."):
            return fault
    return ""
