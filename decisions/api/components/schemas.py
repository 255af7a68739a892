"""The named parts that are about the versions of a schema and the ways between them."""

from advisor.data_schema import Schema
from advisor.schema_evolution.compatibility import Mode
from advisor.schema_evolution.migration import LONGEST_RETENTION_S, RETENTION_S
from advisor.schema_evolution.versions import MOST_VERSIONS, SchemaFormat
from decisions.api.components.shapes import (
    COUNT,
    FLAG,
    TEXT,
    array,
    closed_object,
    number,
    open_object,
    words,
)


def schema_parts() -> dict[str, Schema]:
    """Every one by its name."""
    return {
        "SchemaHistory": closed_object(_history(), "format", "schemas"),
        "SchemaCompatibility": open_object(_compatibility()),
    }


def _history() -> Schema:
    one = {"anyOf": [TEXT, {"type": "object"}, FLAG]}
    versions = array(one) | {"minItems": 2, "maxItems": MOST_VERSIONS}
    kept = number((0.0, LONGEST_RETENTION_S)) | {"default": RETENTION_S}
    return {"format": words(SchemaFormat), "schemas": versions, "retention_s": kept}


def _compatibility() -> Schema:
    place = open_object(dict.fromkeys(("path", "reason", "reader_remedy", "writer_remedy"), TEXT))
    reading = open_object({"reader": COUNT, "writer": COUNT, "breaks": array(place)})
    mode = open_object({"mode": words(Mode), "holds": FLAG, "broken": array(reading)})
    return {
        "format": words(SchemaFormat),
        "versions": COUNT,
        "modes": array(mode),
        "migration": open_object(_migration()),
    }


def _migration() -> Schema:
    step = open_object({"what": TEXT, "done_when": TEXT})
    return {
        "finding": TEXT,
        "needs_second_topic": FLAG,
        "steps": array(step),
        "remedies": array(TEXT),
    }
