"""Reads a request's JSON body: bounded and strict, each wrong field named with what would be right."""

import difflib
import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from rest_framework import status
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

from decisions.services.refusals import Refused

LARGEST_BYTES = 256 * 1024


class PayloadTooLarge(APIException):
    """More bytes than a request may have."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "The request's body is too large."
    default_code = "too-large"


class BoundedJSONParser(BaseParser):
    """JSON as RFC 8259 has it, in UTF-8: no NaN, no infinity, no lone surrogates."""

    media_type = "application/json"
    largest_bytes = LARGEST_BYTES

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """The body as plain data; raises ParseError, PayloadTooLarge."""
        raw = stream.read(self.largest_bytes + 1)
        if len(raw) > self.largest_bytes:
            raise PayloadTooLarge(f"The body is larger than the {self.largest_bytes:,} bytes that are taken.")
        try:
            parsed = json.loads(raw.decode(), parse_constant=_refuse_constant)
            json.dumps(parsed, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError("The body is no JSON that can be read: it is nested too deeply.") from error
        except ValueError as error:
            raise ParseError(f"The body is no JSON that can be read: {error}") from error
        return parsed


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def read_fields(data: Any, types: Mapping[str, type], *, required: Iterable[str] = ()) -> dict[str, Any]:
    """The body's fields, each of its type; a missing one that is not required is left out.

    Raises Refused with every field that is unknown, missing or of another type.
    """
    if not isinstance(data, Mapping):
        raise Refused({"body": (f"Give a JSON object with {', '.join(types)}.",)})
    faults = {str(key): (_unknown(str(key), types),) for key in data if key not in types}
    faults |= {key: ("Give it; it is required.",) for key in required if key not in data}
    for key, wanted in types.items():
        if key in data and not _is_a(data[key], wanted):
            faults[key] = (f"{_shown(data[key])} will not do; give {_WORDS[wanted]}.",)
    if faults:
        raise Refused(faults)
    return dict(data)


_WORDS = {
    str: "a text",
    bool: "true or false",
    dict: "an object",
    list: "a list",
    int: "a whole number",
    float: "a number",
}


def _is_a(value: Any, wanted: type) -> bool:
    if wanted is not bool and isinstance(value, bool):
        return False
    if wanted is int:
        return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return isinstance(value, int | float) if wanted is float else isinstance(value, wanted)


def _unknown(key: str, types: Mapping[str, type]) -> str:
    near = difflib.get_close_matches(key, types, n=1, cutoff=0.0)[0]
    return f"There is no field of this name; the nearest is {near}."


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."
