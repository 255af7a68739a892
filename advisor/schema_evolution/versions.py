"""Schemas as they are typed, in the order in which they came, and what is wrong with one that is none."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import jsonschema.exceptions
import jsonschema.validators

from advisor.schema_evolution.avro_parsing import AvroSchema, InvalidAvro, parse_avro

MOST_VERSIONS = 50
MOST_CHARACTERS = 200_000
"""Of one schema. Larger ones are generated, and compared better where they are generated."""
MOST_DEPTH = 64


class SchemaFormat(StrEnum):
    """How events are written."""

    AVRO = "avro"
    JSON = "json"


class InvalidSchemas(ValueError):
    """Schemas that cannot be compared; `faults` maps each place to what would be right there."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{place}: {' '.join(texts)}" for place, texts in self.faults.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One schema of the history; `number` counts from 1. `avro` is None where the format is JSON Schema."""

    number: int
    plain: Any
    avro: AvroSchema | None = None


def parse_versions(texts: Sequence[Any], form: SchemaFormat) -> tuple[Version, ...]:
    """The history, oldest first.

    Raises InvalidSchemas with every fault, keyed `schemas` or `schemas[0]`, `schemas[1]`, ...
    """
    if not 2 <= len(texts) <= MOST_VERSIONS:
        raise InvalidSchemas(
            {"schemas": (f"{len(texts)} given; give 2 to {MOST_VERSIONS}, the oldest first.",)}
        )
    faults: dict[str, tuple[str, ...]] = {}
    versions = []
    for index, text in enumerate(texts):
        try:
            versions.append(_version(index + 1, text, form))
        except _Fault as fault:
            faults[f"schemas[{index}]"] = (str(fault),)
    if faults:
        raise InvalidSchemas(faults)
    return tuple(versions)


class _Fault(ValueError):
    """What is wrong with one schema."""


def _version(number: int, text: Any, form: SchemaFormat) -> Version:
    plain = _plain(text)
    if _depth(plain) > MOST_DEPTH:
        raise _Fault(f"It is nested deeper than {MOST_DEPTH} levels.")
    if form is SchemaFormat.JSON:
        return Version(number=number, plain=_checked_json_schema(plain))
    try:
        return Version(number=number, plain=plain, avro=parse_avro(plain))
    except InvalidAvro as error:
        raise _Fault(f"This is no Avro schema: {error}") from error


def _plain(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    if not text.strip():
        raise _Fault("Give a schema.")
    if len(text) > MOST_CHARACTERS:
        raise _Fault(f"{len(text):,} characters are too many; give at most {MOST_CHARACTERS:,}.")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise _Fault(f"Line {error.lineno}, column {error.colno}: this is no JSON ({error.msg}).") from error
    except RecursionError as error:
        raise _Fault(f"It is nested deeper than {MOST_DEPTH} levels.") from error


def _depth(plain: Any) -> int:
    """How deep lists and mappings lie in one another, level by level."""
    level, depth = [plain], 0
    while level and depth <= MOST_DEPTH:
        inside = [value for value in level if isinstance(value, dict | list)]
        level = [item for value in inside for item in (value.values() if isinstance(value, dict) else value)]
        depth += bool(inside)
    return depth


def _checked_json_schema(plain: Any) -> Any:
    """The schema, if it is one by its own draft; draft 2020-12 unless it names another."""
    if not isinstance(plain, dict | bool):
        raise _Fault("A JSON Schema is an object, true or false.")
    validator = jsonschema.validators.validator_for(plain, default=jsonschema.validators.Draft202012Validator)
    try:
        validator.check_schema(plain)
    except jsonschema.exceptions.SchemaError as error:
        raise _Fault(f"{error.json_path}: {error.message[:300]}.") from error
    return plain
