"""The verdict on the newest schema of a history by each mode that a registry knows.

Backward: the newest schema reads what the last one wrote; forward: the last one reads what the newest writes;
full: both; transitive: not the last one only, but each of them (Confluent Schema Registry, Schema Evolution
and Compatibility).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from advisor.schema_evolution.avro_reading import avro_breaks
from advisor.schema_evolution.breaks import Break
from advisor.schema_evolution.json_reading import json_breaks
from advisor.schema_evolution.versions import SchemaFormat, Version, parse_versions


class Mode(StrEnum):
    """What a registry may enforce, named as it names it."""

    BACKWARD = "BACKWARD"
    BACKWARD_TRANSITIVE = "BACKWARD_TRANSITIVE"
    FORWARD = "FORWARD"
    FORWARD_TRANSITIVE = "FORWARD_TRANSITIVE"
    FULL = "FULL"
    FULL_TRANSITIVE = "FULL_TRANSITIVE"


BACKWARD = frozenset({Mode.BACKWARD, Mode.BACKWARD_TRANSITIVE, Mode.FULL, Mode.FULL_TRANSITIVE})
FORWARD = frozenset({Mode.FORWARD, Mode.FORWARD_TRANSITIVE, Mode.FULL, Mode.FULL_TRANSITIVE})
TRANSITIVE = frozenset({Mode.BACKWARD_TRANSITIVE, Mode.FORWARD_TRANSITIVE, Mode.FULL_TRANSITIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version reading what another wrote, with every break; versions count from 1."""

    reader: int
    writer: int
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeVerdict:
    """Whether a mode lets the newest schema in, and the readings that break where it does not."""

    mode: Mode
    holds: bool
    broken: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compatibility:
    """The newest of `versions` schemas against those before it, by each mode."""

    format: SchemaFormat
    versions: int
    modes: tuple[ModeVerdict, ...]

    def holds(self, mode: Mode) -> bool:
        """Whether a mode lets the newest schema in."""
        return self.verdict(mode).holds

    def verdict(self, mode: Mode) -> ModeVerdict:
        """The verdict of one mode."""
        return next(verdict for verdict in self.modes if verdict.mode is mode)


def compatibility(texts: Sequence[Any], form: SchemaFormat) -> Compatibility:
    """The newest schema of `texts` (oldest first, JSON text or plain data) by each mode.

    Raises InvalidSchemas with every fault.
    """
    *older, newest = parse_versions(texts, form)
    backward = {version.number: _reading(newest, version) for version in older}
    forward = {version.number: _reading(version, newest) for version in older}
    last = older[-1].number
    verdicts = []
    for mode in Mode:
        numbers = list(backward) if mode in TRANSITIVE else [last]
        asked = [backward[number] for number in numbers if mode in BACKWARD]
        asked += [forward[number] for number in numbers if mode in FORWARD]
        broken = tuple(reading for reading in asked if reading.breaks)
        verdicts.append(ModeVerdict(mode=mode, holds=not broken, broken=broken))
    return Compatibility(format=form, versions=len(texts), modes=tuple(verdicts))


def _reading(reader: Version, writer: Version) -> Reading:
    if reader.avro is not None and writer.avro is not None:
        breaks = avro_breaks(reader.avro, writer.avro)
    else:
        breaks = json_breaks(reader.plain, writer.plain)
    return Reading(reader=reader.number, writer=writer.number, breaks=breaks)
