"""The advice as JSON can carry it: what has no end, as the age where a design never catches up, is null."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

import numpy as np

from advisor.advice.advice import Advice

JSON_NAMES = {"cls": "class", "from_": "from"}


PLAIN = frozenset({str, int, bool, type(None)})
FLOATS = frozenset({float})


def to_json(value: Any) -> Any:
    """Plain data for JSON: money as strings, enums as their words, None for what has no end."""
    kind: type = type(value)
    if kind in PLAIN:
        return value
    if kind is float:
        return value if math.isfinite(value) else None
    if isinstance(value, tuple | list):
        return _numbers(value) if set(map(type, value)) == FLOATS else [to_json(item) for item in value]
    if names := _json_names(kind):
        return {named: to_json(getattr(value, name)) for name, named in names}
    if isinstance(value, Decimal | Enum):
        return value.value if isinstance(value, Enum) else format(value, "f")
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, np.generic):
        return to_json(value.item())
    return value


def _numbers(values: Sequence[float]) -> list[float | None]:
    """All of a curve at once: most of an advice is curves."""
    return [value if math.isfinite(value) else None for value in values]


@lru_cache(maxsize=256)
def _json_names(kind: type) -> tuple[tuple[str, str], ...]:
    """Each field of a dataclass with its name in JSON; none for any other type."""
    if not is_dataclass(kind):
        return ()
    return tuple((field.name, JSON_NAMES.get(field.name, field.name)) for field in fields(kind))


def advice_data(advice: Advice) -> dict[str, Any]:
    """The whole advice as plain data of the names and forms that API, command line and documents share."""
    data: dict[str, Any] = to_json(advice)
    return data


def finite(value: Any) -> Any:
    """The same plain data with None in place of infinities and of what is not a number."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [finite(item) for item in value]
    return value
