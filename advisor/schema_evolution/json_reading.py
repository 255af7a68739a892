"""Whether everything that one JSON Schema allows is allowed by another, and where it is not.

A document written under `writer` must be valid under `reader` (Confluent Schema Registry, JSON Schema
compatibility; in its words, content models are open unless `additionalProperties` closes them). What cannot
be shown counts as a break: a keyword that is not compared here must stand alike on both sides. As in the
registry, a property that became required is no break if it has a default.
"""

from collections.abc import Iterator
from typing import Any

from advisor.schema_evolution.breaks import Break
from advisor.schema_evolution.json_limits import limit_breaks
from advisor.schema_evolution.json_terms import (
    NOTES,
    Schema,
    followed,
    is_anything,
    plain_types,
    show_types,
    typed,
)

COMPARED = {
    "type", "enum", "const", "properties", "required", "additionalProperties", "items", "anyOf", "oneOf",
    "allOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength",
    "minItems", "maxItems", "minProperties", "maxProperties", "multipleOf", "pattern", "uniqueItems", "$ref",
    "$defs", "definitions",
}  # fmt: skip

CLOSE = 'Close the model with "additionalProperties": false before properties are added.'


class JsonReading:
    """The comparison of two whole schemas, which `$ref`s look into."""

    def __init__(self, reader: Any, writer: Any) -> None:
        self.reader, self.writer = reader, writer
        self._met: set[tuple[str, str]] = set()

    def breaks(self) -> tuple[Break, ...]:
        """Every place where the reader may refuse what was written; none where it takes all of it."""
        return tuple(dict.fromkeys(self._breaks(self.reader, self.writer, "$")))

    def _breaks(self, reader: Any, writer: Any, path: str) -> Iterator[Break]:
        pair = (repr(reader), repr(writer))
        reader, writer = followed(reader, self.reader), followed(writer, self.writer)
        if is_anything(reader) or writer is False or reader == writer or pair in self._met:
            return
        self._met.add(pair)
        if reader is False:
            yield Break(
                path=path,
                reason="The reader takes nothing here.",
                reader_remedy="Allow it again.",
                writer_remedy="Do not write it.",
            )
            return
        yield from self._of_schemas(reader, typed(writer), path)
        self._met.discard(pair)

    def _of_schemas(self, reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
        alternatives = writer.get("anyOf") or writer.get("oneOf")
        if alternatives:
            rest = {key: value for key, value in writer.items() if key not in ("anyOf", "oneOf")}
            for branch in alternatives:
                yield from self._breaks(reader, {**rest, **typed(followed(branch, self.writer))}, path)
            return
        for branch in reader.get("allOf", ()):
            yield from self._breaks(branch, writer, path)
        yield from self._of_alternatives(reader, writer, path)
        yield from self._of_values(reader, writer, path)

    def _of_alternatives(self, reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
        """One alternative must take everything; with `oneOf`, no other may take it too."""
        for keyword in ("anyOf", "oneOf"):
            branches = reader.get(keyword)
            if not branches:
                continue
            takes = [branch for branch in branches if not list(self._breaks(branch, writer, path))]
            if not takes:
                told = f"No alternative of the reader's {keyword} takes all that may have been written."
                yield Break(
                    path=path,
                    reason=told,
                    reader_remedy=f"Add what was written to {keyword}.",
                    writer_remedy="Write what it takes.",
                )
            elif keyword == "oneOf" and not self._are_apart(branches):
                told = (
                    "The reader's oneOf has alternatives of one type; that just one takes it cannot be shown."
                )
                yield Break(
                    path=path,
                    reason=told,
                    reader_remedy="Use anyOf.",
                    writer_remedy="Write what one alternative takes.",
                )

    def _are_apart(self, branches: list[Any]) -> bool:
        types = [plain_types(followed(branch, self.reader)) for branch in branches]
        return sum(len(each) for each in types) == len(frozenset().union(*types))

    def _of_values(self, reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
        written, taken = plain_types(writer), plain_types(reader)
        refused = sorted(kind for kind in written if kind not in taken)
        if refused:
            told = (
                f"{show_types(refused)} may have been written; the reader takes {show_types(sorted(taken))}."
            )
            yield Break(
                path=path,
                reason=told,
                reader_remedy=f"Keep {show_types(refused)} among the types.",
                writer_remedy=f"Write {show_types(sorted(taken))} alone.",
            )
        yield from _of_choices(reader, writer, path)
        yield from limit_breaks(reader, writer, path, written & taken)
        if "object" in written & taken:
            yield from self._of_objects(reader, writer, path)
        if "array" in written & taken:
            yield from self._breaks(reader.get("items", True), writer.get("items", True), f"{path}[]")
        yield from _of_the_rest(reader, writer, path)

    def _of_objects(self, reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
        declared, written = reader.get("properties", {}), writer.get("properties", {})
        for name in sorted(declared.keys() | written.keys()):
            yield from self._of_property(name, reader, writer, f"{path}.{name}")
        for name in sorted(set(reader.get("required", ())) - set(writer.get("required", ()))):
            schema = followed(declared.get(name, True), self.reader)
            if not (isinstance(schema, dict) and "default" in schema):
                yield Break(
                    path=f"{path}.{name}",
                    reason=f"The reader requires {name}; it may be missing from what was written.",
                    reader_remedy=f"Give {name} a default, or do not require it.",
                    writer_remedy=f"Keep {name} required.",
                )
        others = reader.get("additionalProperties", True), writer.get("additionalProperties", True)
        yield from self._breaks(others[0], others[1], f"{path}.*")

    def _of_property(self, name: str, reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
        open_reader, open_writer = (each.get("additionalProperties", True) for each in (reader, writer))
        taken = reader.get("properties", {}).get(name, open_reader)
        written = writer.get("properties", {}).get(name, open_writer)
        if taken is False and written is not False:
            yield Break(
                path=path,
                reason=f"{name} may have been written; the reader takes no property that it does not name.",
                reader_remedy=f"Keep {name}, or allow additionalProperties.",
                writer_remedy=f"Do not write {name} before readers take it.",
            )
        elif is_anything(written) and not is_anything(taken) and name not in writer.get("properties", {}):
            yield Break(
                path=path,
                reason=f"The writer's schema is open: what was written may hold {name} of any type.",
                reader_remedy=CLOSE,
                writer_remedy=CLOSE,
            )
        else:
            yield from self._breaks(taken, written, path)


def _of_choices(reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
    allowed = _choices(reader)
    if allowed is None:
        return
    written = _choices(writer)
    if written is None:
        told = "Any value may have been written; the reader takes only those that it lists."
        yield Break(
            path=path,
            reason=told,
            reader_remedy="Do not list values, or list them from the first version on.",
            writer_remedy="List the same values.",
        )
        return
    refused = [value for value in written if value not in allowed]
    if refused:
        shown = ", ".join(str(value) for value in refused)
        told = f"{shown} may have been written; the reader does not list it."
        yield Break(
            path=path,
            reason=told,
            reader_remedy="Keep the value in the list.",
            writer_remedy="Do not write it before readers know it.",
        )


def _choices(schema: Schema) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")


def _of_the_rest(reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
    """Keywords that restrict and are not compared here must stand alike."""
    for keyword in sorted(reader.keys() - COMPARED - NOTES):
        if reader[keyword] != writer.get(keyword):
            told = (
                f"“{keyword}” is new or changed in the reader's schema, and what it refuses cannot be shown."
            )
            yield Break(
                path=path,
                reason=told,
                reader_remedy=f"Leave “{keyword}” as it was.",
                writer_remedy=f"Leave “{keyword}” as it was.",
            )


def json_breaks(reader: Any, writer: Any) -> tuple[Break, ...]:
    """Every place where a reader's schema may refuse what the writer's schema allows."""
    return JsonReading(reader, writer).breaks()
