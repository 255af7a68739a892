"""What the parts of a JSON Schema mean: its types, its references, the keywords that refuse nothing."""

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]
TYPES = frozenset({"null", "boolean", "object", "array", "number", "integer", "string"})
NOTES = frozenset(
    {
        "$schema", "$id", "$comment", "$anchor", "$vocabulary", "title", "description", "default",
        "examples", "format", "deprecated", "readOnly", "writeOnly", "contentEncoding",
        "contentMediaType", "contentSchema",
    }
)  # fmt: skip
"""They say something about a value and refuse none (draft 2020-12, where `format` is an annotation)."""
DEFINITIONS = frozenset({"$defs", "definitions"})
MOST_REFERENCES = 32


def followed(schema: Any, root: Any) -> Any:
    """The schema that a local `$ref` points to; one that points elsewhere stays as it is."""
    for _ in range(MOST_REFERENCES):
        if not isinstance(schema, dict) or not str(schema.get("$ref", "")).startswith("#"):
            return schema
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        target = _pointed(str(schema["$ref"]), root)
        schema = {**beside, **target} if isinstance(target, dict) else target
    return schema


def _pointed(reference: str, root: Any) -> Any:
    """What a JSON pointer (RFC 6901) points to; `{"$ref": ...}` where there is nothing."""
    found = root
    for part in reference.lstrip("#").split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(found, dict) and key in found:
            found = found[key]
        elif isinstance(found, list) and key.isdecimal() and int(key) < len(found):
            found = found[int(key)]
        else:
            return {"unresolved reference": reference}
    return found


def is_anything(schema: Any) -> bool:
    """Whether a schema takes every value."""
    return schema is True or (isinstance(schema, dict) and not schema.keys() - NOTES - DEFINITIONS)


def typed(schema: Any) -> Schema:
    """A schema as a mapping."""
    return schema if isinstance(schema, dict) else {}


def plain_types(schema: Any) -> frozenset[str]:
    """The types that a schema allows; a number may be whole."""
    given = typed(schema).get("type")
    named = TYPES if given is None else frozenset([given] if isinstance(given, str) else given)
    return named | {"integer"} if "number" in named else named


def show_types(types: Iterable[str]) -> str:
    """Types in words: any type where it is all of them."""
    shown = list(types)
    if "number" in shown and "integer" in shown:
        shown.remove("integer")
    return "any type" if len(shown) == len(TYPES) - 1 else " or ".join(shown) or "nothing"
