"""Avro schemas by Apache's own parser, quietly: a logical type that it does not know is only a note."""

import json
import warnings
from typing import Any

import avro.errors
import avro.schema

AvroSchema = avro.schema.Schema


class InvalidAvro(ValueError):
    """Why a text is no Avro schema."""


def parse_avro(plain: Any) -> AvroSchema:
    """The schema in plain data; raises InvalidAvro."""
    try:
        with warnings.catch_warnings():
            # By the specification readers ignore a logical type that they do not know.
            warnings.simplefilter("ignore", avro.errors.IgnoredLogicalType)
            return avro.schema.parse(json.dumps(plain))
    except (avro.errors.AvroException, TypeError, AttributeError, KeyError, ValueError) as error:
        raise InvalidAvro(_one_line(error)) from error


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 300 else f"{text[:300]}…"
