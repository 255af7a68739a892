"""The named parts that are about a decision: what is written of it, and what it shows."""

from advisor.data_schema import Schema
from decisions.api.components.advice import facts
from decisions.api.components.shapes import (
    COUNT,
    FLAG,
    OWN_VALUES,
    TEXT,
    TIME,
    closed_object,
    open_object,
    or_null,
    text,
    typed,
)
from decisions.api.components.status import settable_status_fields, shown_status_fields
from decisions.api.components.verdict import verdict_in_short
from decisions.api.data_schema import reference
from decisions.services.decisions import LONGEST_SUMMARY, LONGEST_TEAM, LONGEST_TITLE


def decision_parts() -> dict[str, Schema]:
    """Every one by its name."""
    change = {"facts": _facts_change(), "price_book_version": TEXT} | settable_status_fields()
    return {
        "DecisionRequest": closed_object(_writable(), "title"),
        "DecisionChange": closed_object(_writable() | change),
        "Decision": open_object(_decision()),
    }


def _facts_change() -> Schema:
    """Facts to merge into those given before; a null takes one back to its default."""
    schema = facts()
    nullable = {key: or_null(fact) for key, fact in schema["properties"].items()}
    return schema | {"title": "Facts to change", "properties": nullable}


def _writable() -> Schema:
    return {
        "title": typed(LONGEST_TITLE),
        "summary": text(LONGEST_SUMMARY),
        "team": text(LONGEST_TEAM),
        "is_shown_to_organisation": FLAG,
        "facts": reference("Facts"),
        "is_draft": FLAG,
    }


def _decision() -> Schema:
    return {
        "id": TEXT,
        "url": TEXT,
        "title": TEXT,
        "summary": TEXT,
        "team": TEXT,
        "is_shown_to_organisation": FLAG,
        "facts": reference("FactsGiven"),
        "is_draft": FLAG,
        "version": COUNT,
        "price_book_version": TEXT,
        "assumptions": OWN_VALUES,
        "created_at": TIME,
        "changed_at": TIME,
        "verdict": verdict_in_short(),
        **shown_status_fields(),
    }
