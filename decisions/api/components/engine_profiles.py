"""The named part that is a measured engine, as a request brings it."""

from advisor.data_schema import Schema
from advisor.simulation.profiles.profile import Origin
from advisor.simulation.profiles.reading import KINDS
from advisor.vocabulary import Grade
from decisions.api.components.shapes import closed_object, words


def engine_profile_parts() -> dict[str, Schema]:
    """The one by its name."""
    profile = _engine_profile()
    return {"EngineProfile": closed_object(profile, *profile)}


def _engine_profile() -> Schema:
    parameter = closed_object({"value": {"type": "number", "minimum": 0}, "origin": words(Origin)})
    return {
        **{name: {"type": "string", "pattern": r"\S"} for name in ("key", "title", "source", "as_of")},
        "grade": words(Grade),
        "kind": {"type": "string", "enum": list(KINDS)},
        "parameters": {"type": "object", "additionalProperties": parameter},
    }
