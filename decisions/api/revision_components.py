"""The named parts of the API's schema that are about revisions, status and superseding."""

from typing import Any

from advisor.data_schema import MONEY, NUMBER, Schema, components_of
from advisor.documents.design_changes import DesignChanges
from advisor.vocabulary import OptionClass, OptionKey
from decisions.api.data_schema import PLACE, reference
from decisions.models.revision import RevisionKind
from decisions.models.status import Status
from decisions.services.decisions import LONGEST_TITLE
from decisions.services.revisions import LONGEST_NAME, LONGEST_NOTE
from decisions.services.status import LONGEST_MAKER, MOST_MAKERS, SETTABLE

TEXT: Schema = {"type": "string"}
TIME: Schema = {"type": "string", "format": "date-time"}
DATE: Schema = {"type": "string", "format": "date"}
COUNT: Schema = {"type": "integer", "minimum": 0}
STATUS: Schema = {"type": "string", "enum": [status.value for status in Status]}


def revision_components() -> dict[str, Schema]:
    """Every one by its name."""
    changes = components_of(DesignChanges, place=PLACE)
    compared = changes["DesignChanges"]
    sides = {"from": _object(_side()), "to": _object(_side())}
    return changes | {
        "RevisionRequest": _closed({"name": _typed(LONGEST_NAME), "note": _text(LONGEST_NOTE)}, "name"),
        "Revision": _object(_revision()),
        "WholeRevision": _object(
            _revision()
            | {
                "facts": reference("FactsGiven"),
                "assumptions": {"type": "object", "description": "Own values by identifier."},
                "advice": {"type": "object", "description": "The advice as the engine of that time gave it."},
            }
        ),
        "RevisionComparison": _object(sides | compared["properties"]),
        "SuccessorRequest": _closed({"title": _typed(LONGEST_TITLE), "again": {"type": "boolean"}}),
    }


def status_fields() -> dict[str, Schema]:
    """What a change of a decision may say of its status."""
    names = {"type": "array", "items": _typed(LONGEST_MAKER), "maxItems": MOST_MAKERS}
    settable = {"type": "string", "enum": [status.value for status in SETTABLE]}
    return {"status": settable, "status_on": DATE, "decision_makers": names}


def shown_status_fields() -> dict[str, Schema]:
    """What a decision says of it."""
    other = _object({"id": TEXT, "url": TEXT})
    return {
        "status": STATUS,
        "status_on": {"anyOf": [DATE, {"type": "null"}]},
        "decision_makers": {"type": "array", "items": TEXT},
        "supersedes": {"anyOf": [other, {"type": "null"}]},
        "superseded_by": {"type": "array", "items": other},
    }


def _revision() -> Schema:
    verdict = {
        "option": {"type": "string", "enum": [option.value for option in OptionKey]},
        "class": {"type": "string", "enum": [each.value for each in OptionClass]},
        "headway_s": NUMBER,
        "monthly_usd": MONEY,
        "margin": NUMBER,
        "close_call": {"type": "boolean"},
        "engine_version": TEXT,
    }
    return {
        "number": COUNT,
        "url": TEXT,
        "kind": {"type": "string", "enum": [kind.value for kind in RevisionKind]},
        "name": TEXT,
        "note": TEXT,
        "by": TEXT,
        "made_at": TIME,
        "decision_version": COUNT,
        "title": TEXT,
        "status": STATUS,
        "price_book_version": TEXT,
        "verdict": _object(verdict),
    }


def _side() -> Schema:
    number = {"anyOf": [COUNT, {"type": "null"}], "description": "Null where it is what the decision is now."}
    texts = dict.fromkeys(("name", "note", "by"), TEXT)
    cost = {"option": TEXT, "headway_s": NUMBER, "monthly_usd": MONEY}
    return {"number": number} | texts | {"on": DATE, "status": STATUS} | cost


def _typed(longest: int) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": longest, "pattern": r"\S"}


def _text(longest: int) -> Schema:
    return {"type": "string", "maxLength": longest}


def _object(properties: dict[str, Any]) -> Schema:
    """An object that may gain fields later."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _closed(properties: dict[str, Any], *required: str) -> Schema:
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": list(required)} if required else {})
