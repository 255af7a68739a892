"""Compares two revisions of a decision, or one with what the decision is now; as data and as PDF."""

import subprocess

from django.utils.text import slugify

from advisor.documents.design_outline import design_outline, read_outline
from advisor.documents.pdf import comparison_pdf_apart
from advisor.documents.revision_comparison import RevisionComparison, State, compare_states
from decisions.models.decision import Decision
from decisions.models.revision import Revision
from decisions.selectors.design import decision_makers, design_document
from decisions.services.documents import DocumentFailed, Rendered
from decisions.services.refusals import Refused

NOW = "now"
PDF_NAME = "comparison.pdf"


def compare_revisions(decision: Decision, *, before: str, after: str) -> RevisionComparison:
    """What differs from one state to the other; each is a revision's number, or NOW.

    Raises Refused with the faults of `from` and `to`.
    """
    asked = {"from": before, "to": after}
    found = {field: _state(decision, which) for field, which in asked.items()}
    faults = {field: (_unknown(decision, asked[field]),) for field, state in found.items() if state is None}
    if not faults and before == after:
        faults["to"] = ("It is the same as from; give another to compare with.",)
    old, new = found["from"], found["to"]
    if faults or old is None or new is None:
        raise Refused(faults)
    return compare_states(decision.title, decision.public_id, old, new)


def comparison_pdf(comparison: RevisionComparison) -> Rendered:
    """The comparison as a document of its own; raises DocumentFailed."""
    try:
        content = comparison_pdf_apart(comparison)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise DocumentFailed("The comparison could not be made just now; try again.") from error
    stem = slugify(comparison.title)[:60] or "decision"
    return Rendered(content=content, content_type="application/pdf", filename=f"{stem}-{PDF_NAME}")


def _state(decision: Decision, which: str) -> State | None:
    if which == NOW:
        return _now(decision)
    if not (which.isascii() and which.isdecimal() and len(which) < 10):
        return None
    revision = decision.revisions.defer("facts", "advice").filter(number=int(which)).first()
    return _kept(revision) if revision else None


def _now(decision: Decision) -> State:
    return State(
        number=0,
        name="As it is now",
        note="",
        by=", ".join(decision_makers(decision)),
        on=decision.changed_at.date().isoformat(),
        status=decision.status,
        outline=design_outline(design_document(decision)),
    )


def _kept(revision: Revision) -> State:
    return State(
        number=revision.number,
        name=revision.name,
        note=revision.note,
        by=revision.by_name,
        on=revision.made_at.date().isoformat(),
        status=revision.status,
        outline=read_outline(revision.outline),
    )


def _unknown(decision: Decision, which: str) -> str:
    newest = decision.revisions.order_by("-number").values_list("number", flat=True).first()
    known = f"a number from 1 to {newest}, or {NOW}" if newest else f"{NOW}; nothing is kept yet"
    asked = f"{which[:60]!r} is no revision of this decision" if which else "Nothing is named"
    return f"{asked}; give {known}."
