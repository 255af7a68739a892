"""The named parts that are about what a decision was, what changed, and what follows it."""

from advisor.data_schema import MONEY, NUMBER, Schema, components_of
from advisor.documents.design_changes import DesignChanges
from decisions.api.components.shapes import (
    COUNT,
    DATE,
    FLAG,
    OWN_VALUES,
    TEXT,
    TIME,
    closed_object,
    open_object,
    or_null,
    text,
    typed,
    words,
)
from decisions.api.components.verdict import verdict_in_short
from decisions.api.data_schema import PLACE, reference
from decisions.models.revision import RevisionKind
from decisions.models.status import Status
from decisions.services.decisions import LONGEST_TITLE
from decisions.services.revisions import LONGEST_NAME, LONGEST_NOTE


def revision_parts() -> dict[str, Schema]:
    """Every one by its name."""
    changes = components_of(DesignChanges, place=PLACE)
    sides = {"from": open_object(_side()), "to": open_object(_side())}
    return changes | {
        "RevisionRequest": closed_object({"name": typed(LONGEST_NAME), "note": text(LONGEST_NOTE)}, "name"),
        "Revision": open_object(_revision()),
        "WholeRevision": open_object(_revision() | _kept()),
        "RevisionComparison": open_object(sides | changes["DesignChanges"]["properties"]),
        "SuccessorRequest": closed_object({"title": typed(LONGEST_TITLE), "again": FLAG}),
    }


def _revision() -> Schema:
    return {
        "number": COUNT,
        "url": TEXT,
        "kind": words(RevisionKind),
        "name": TEXT,
        "note": TEXT,
        "by": TEXT,
        "made_at": TIME,
        "decision_version": COUNT,
        "title": TEXT,
        "team": TEXT,
        "status": words(Status),
        "price_book_version": TEXT,
        "verdict": verdict_in_short(),
    }


def _kept() -> Schema:
    advice = {"type": "object", "description": "The advice as the engine of that time gave it."}
    return {"facts": reference("FactsGiven"), "assumptions": OWN_VALUES, "advice": advice}


def _side() -> Schema:
    number = or_null(COUNT) | {"description": "Null where it is what the decision is now."}
    texts = dict.fromkeys(("name", "note", "by"), TEXT)
    cost = {"option": TEXT, "headway_s": NUMBER, "monthly_usd": MONEY}
    return {"number": number} | texts | {"on": DATE, "status": words(Status)} | cost
