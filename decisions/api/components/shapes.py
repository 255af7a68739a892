"""The shapes from which the API's named parts are written: texts, counts, lists, open and closed objects."""

from collections.abc import Iterable
from enum import StrEnum

from advisor.data_schema import Schema

TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
TIME: Schema = {"type": "string", "format": "date-time"}
DATE: Schema = {"type": "string", "format": "date"}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
OWN_VALUES: Schema = {"type": "object", "description": "Own values by identifier."}


def typed(longest: int) -> Schema:
    """A text that somebody has to write."""
    return {"type": "string", "minLength": 1, "maxLength": longest, "pattern": r"\S"}


def text(longest: int) -> Schema:
    """A text that may stay empty."""
    return {"type": "string", "maxLength": longest}


def number(bounds: tuple[float, float], kind: str = "number") -> Schema:
    """A number between bounds."""
    return {"type": kind, "minimum": bounds[0], "maximum": bounds[1]}


def words(those: Iterable[StrEnum]) -> Schema:
    """One word of a closed set."""
    return {"type": "string", "enum": [str(word.value) for word in those]}


def array(items: Schema) -> Schema:
    """A list of what is described here, not named elsewhere."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """The same, or nothing."""
    return {"anyOf": [schema, {"type": "null"}]}


def open_object(properties: Schema, *, without: tuple[str, ...] = ()) -> Schema:
    """An object that may gain fields later and holds each of these, but those named in `without`."""
    required = [name for name in properties if name not in without]
    return {"type": "object", "properties": properties, "required": required}


def closed_object(properties: Schema, *required: str) -> Schema:
    """An object that takes no other field."""
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": list(required)} if required else {})
