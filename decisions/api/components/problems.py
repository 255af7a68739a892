"""The named part that says what is wrong with a request."""

from advisor.data_schema import Schema
from decisions.api.components.shapes import TEXT, array, open_object


def problem_parts() -> dict[str, Schema]:
    """The one by its name."""
    texts = array(TEXT) | {"minItems": 1}
    properties = {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "errors": {"type": "object", "additionalProperties": texts},
    }
    return {"Problem": open_object(properties, without=("errors",))}
