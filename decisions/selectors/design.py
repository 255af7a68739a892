"""A decision as the documents take it: facts, advice, status and evidence in one."""

from dataclasses import replace

from django.conf import settings
from django.urls import reverse

from advisor.documents.document import DesignDocument, OtherDecision
from advisor.parsing import parse_use_case
from decisions.models.decision import Decision
from decisions.selectors.cadence_band import cadence_band_of
from decisions.selectors.choice_flips import advice_with_choices
from decisions.selectors.promises import promises_of
from decisions.selectors.simulations import latest_result


def design_document(decision: Decision) -> DesignDocument:
    """What every document of the decision is written from."""
    evidence = latest_result(decision)
    earlier = decision.supersedes
    return DesignDocument(
        title=decision.title,
        decision_id=decision.public_id,
        facts=parse_use_case(decision.facts),
        advice=advice_with_choices(decision),
        decided_on=decided_on(decision),
        simulation=evidence.result if evidence else None,
        decision_makers=decision_makers(decision),
        status=decision.status,
        supersedes=_other(earlier) if earlier else None,
        superseded_by=tuple(_other(each) for each in decision.successors.order_by("pk")),
    )


def printed_design(decision: Decision) -> DesignDocument:
    """The same with what is worked out for print alone: how sure the curve is, and the reverse question."""
    return replace(
        design_document(decision), sureness=cadence_band_of(decision), promises=promises_of(decision, {})
    )


def decided_on(decision: Decision) -> str:
    """The ISO date of its status; before anybody set one, that of its last change."""
    return (decision.status_on or decision.changed_at.date()).isoformat()


def decision_makers(decision: Decision) -> tuple[str, ...]:
    """Their names; the owner's where none are given."""
    named = tuple(decision.decision_makers)
    return named or (decision.owner.get_full_name() or decision.owner.get_username(),)


def _other(decision: Decision) -> OtherDecision:
    address = settings.BASE_URL.rstrip("/") + reverse("decision", args=[decision.public_id])
    return OtherDecision(title=decision.title, address=address)
