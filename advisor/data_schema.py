"""JSON Schema of the core's dataclasses, read from their types, so that the two cannot drift apart."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from advisor.plain_data import JSON_NAMES

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
DEFINITIONS = "#/$defs/"
# A number without bound, such as the age in a design that never catches up, is null.
NUMBER: Schema = {"type": ["number", "null"]}
MONEY: Schema = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$", "description": "USD"}
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: NUMBER,
    Decimal: MONEY,
    Any: {},
}


def components_of(cls: type, *, place: str = DEFINITIONS) -> dict[str, Schema]:
    """The schema of a dataclass and of every dataclass in it, by name; references point to `place`.

    Raises TypeError for a type that JSON has no form for.
    """
    found: dict[str, Schema] = {}
    _collect(cls, found, place)
    return found


def _collect(cls: type, found: dict[str, Schema], place: str) -> None:
    if cls.__name__ in found:
        return
    found[cls.__name__] = {}
    hints = get_type_hints(cls)
    properties = {
        JSON_NAMES.get(field.name, field.name): _schema_of(hints[field.name], found, place)
        for field in fields(cls)
    }
    found[cls.__name__] = {"type": "object", "properties": properties, "required": list(properties)}


def _schema_of(hint: Any, found: dict[str, Schema], place: str) -> Schema:
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {
            "anyOf": [_schema_of(one, found, place) for one in arguments if one is not type(None)]
            + _null(arguments)
        }
    if origin is tuple:
        return {"type": "array", "items": _schema_of(arguments[0], found, place)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema_of(arguments[1], found, place)}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"type": "string", "enum": [member.value for member in hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        _collect(hint, found, place)
        return {"$ref": place + hint.__name__}
    raise TypeError(f"No schema is known for {hint}.")


def _null(arguments: tuple[Any, ...]) -> list[Schema]:
    return [{"type": "null"}] if type(None) in arguments else []
