"""Keeps a decision as it is: when somebody names it, and before an accepted one becomes another."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from advisor.documents.design_outline import design_outline, outline_data
from advisor.plain_data import advice_data
from decisions.models.decision import Decision
from decisions.models.revision import Revision, RevisionKind
from decisions.selectors.advice import advice_for
from decisions.selectors.design import design_document
from decisions.services.limits import check_revisions
from decisions.services.refusals import Refused, StaleVersion
from decisions.services.text_faults import text_fault

LONGEST_NAME, LONGEST_NOTE = 100, 4000


def name_revision(
    decision: Decision,
    by: AbstractBaseUser,
    *,
    name: str,
    note: str = "",
    if_version: int | None = None,
) -> Revision:
    """Keep the decision as it is under this name.

    Raises Refused with every fault, LimitReached, StaleVersion if the decision is not at `if_version`.
    """
    if faults := _faults(name, note):
        raise Refused(faults)
    with transaction.atomic():
        locked = Decision.objects.select_for_update().get(pk=decision.pk)
        if if_version is not None and locked.version != if_version:
            raise StaleVersion
        check_revisions(locked)
        return _take(locked, by, RevisionKind.NAMED, name=name.strip(), note=note.strip())


def keep_accepted(accepted: Decision, changed: Iterable[str]) -> Revision:
    """Keep what was accepted, in the caller's transaction and before it is changed.

    `changed` names what is about to be another: "facts", "the place", "prices", "assumptions".
    """
    since = accepted.status_on
    on = f" on {since.day} {since:%b %Y}" if since else ""
    note = f"Kept by itself when {' and '.join(changed)} changed."
    return _take(accepted, accepted.owner, RevisionKind.ACCEPTED, name=f"As accepted{on}", note=note)


def _faults(name: str, note: str) -> dict[str, tuple[str, ...]]:
    found = {
        "name": text_fault(name, longest=LONGEST_NAME, blank="Give it a name, such as Before the pilot."),
        "note": text_fault(note, longest=LONGEST_NOTE),
    }
    return {field: (fault,) for field, fault in found.items() if fault}


def _take(decision: Decision, by: AbstractBaseUser, kind: RevisionKind, *, name: str, note: str) -> Revision:
    document, last = design_document(decision), decision.revisions.order_by("-number").first()
    advice = advice_for(decision)
    outline = design_outline(document)
    return Revision.objects.create(
        decision=decision,
        number=last.number + 1 if last else 1,
        kind=kind,
        name=name,
        note=note,
        by_id=by.pk,
        by_name=by.get_username(),
        decision_version=decision.version,
        title=decision.title,
        team=decision.team,
        status=decision.status,
        facts=decision.facts,
        price_book_id=decision.price_book_id,
        assumptions=decision.assumptions,
        engine_version=advice.engine_version,
        option=outline.option.value,
        option_class=outline.cls.value,
        headway_s=outline.headway_s,
        monthly_usd=outline.monthly_usd,
        margin=decision.margin,
        is_close_call=advice.close_call,
        is_allowed=outline.is_allowed,
        outline=outline_data(outline),
        advice=advice_data(advice),
    )
