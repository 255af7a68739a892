"""The JSON Schema of `design.json`, read from the types that it is written from, for tools that read it."""

from advisor.advice.advice import Advice
from advisor.data_schema import DRAFT, Schema, components_of
from advisor.use_case import json_schema

IDENTITY = "urn:headway:design:2"
"""Named by every `design.json`; the number rises when a reader of the old form could not read the new one."""
TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
OTHER: Schema = {
    "type": "object",
    "properties": {"title": TEXT, "address": TEXT},
    "required": ["title", "address"],
}
LATER = frozenset({"supersedes", "superseded_by"})
"""Not in every file that names this schema: the first ones were written without them."""
SIMULATED = (
    "scenario",
    "option",
    "headway_s",
    "horizon_s",
    "events",
    "replications",
    "regime",
    "freshness_s",
    "withheld",
    "promise_kept",
    "engine_version",
    "seed",
)


def design_schema() -> Schema:
    """The schema by draft 2020-12, complete in itself; what is not required may be missing or new."""
    properties = {
        "$schema": {"const": IDENTITY},
        "title": TEXT,
        "decision_id": TEXT,
        "decided_on": {"type": "string", "format": "date"},
        "status": TEXT,
        "supersedes": {"anyOf": [OTHER, {"type": "null"}]},
        "superseded_by": {"type": "array", "items": OTHER},
        "decision_makers": TEXTS,
        "facts": {key: value for key, value in json_schema().items() if key != "$schema"},
        "assumed": TEXTS,
        "advice": {"$ref": "#/$defs/Advice"},
        "simulation": {"anyOf": [_simulation(), {"type": "null"}]},
    }
    return {
        "$schema": DRAFT,
        "$id": IDENTITY,
        "title": "A design by Headway",
        "description": "Facts of a use case, the advice on them, and a simulation where one ran.",
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in LATER],
        "$defs": components_of(Advice),
    }


def _simulation() -> Schema:
    """What every engine has written of a run; newer ones write more."""
    return {"type": "object", "required": list(SIMULATED)}
