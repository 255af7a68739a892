"""Limits of values in a JSON Schema: the reader's may be wider than the writer's, never narrower."""

import math
from collections.abc import Iterator
from typing import Any

from advisor.schema_evolution.breaks import Break

Schema = dict[str, Any]
NUMBERS = frozenset({"number", "integer"})
LOWER = {
    "minimum": NUMBERS,
    "exclusiveMinimum": NUMBERS,
    "minLength": frozenset({"string"}),
    "minItems": frozenset({"array"}),
    "minProperties": frozenset({"object"}),
}
UPPER = {
    "maximum": NUMBERS,
    "exclusiveMaximum": NUMBERS,
    "maxLength": frozenset({"string"}),
    "maxItems": frozenset({"array"}),
    "maxProperties": frozenset({"object"}),
}
INCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def limit_breaks(reader: Schema, writer: Schema, path: str, types: frozenset[str]) -> Iterator[Break]:
    """Limits of the reader that values within the writer's may break, for the types that both know."""
    for limits, sign in ((LOWER, 1.0), (UPPER, -1.0)):
        for keyword, bound in limits.items():
            if types & bound and keyword in reader:
                yield from _of_limit(keyword, sign, reader, writer, path)
    if types & NUMBERS and "multipleOf" in reader and not _is_multiple(reader, writer):
        yield _narrower("multipleOf", reader, writer, path)
    if "string" in types and reader.get("pattern", writer.get("pattern")) != writer.get("pattern"):
        yield _narrower("pattern", reader, writer, path)
    if "array" in types and reader.get("uniqueItems") and not writer.get("uniqueItems"):
        yield _narrower("uniqueItems", reader, writer, path)


def _of_limit(keyword: str, sign: float, reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
    """`sign` is 1 for a lower limit and -1 for an upper one; a boolean marks a limit in draft 4."""
    wanted, given = reader[keyword], writer.get(keyword)
    if isinstance(wanted, bool):
        if wanted != given:
            yield _narrower(keyword, reader, writer, path)
        return
    reached = sign * given if isinstance(given, int | float) and not isinstance(given, bool) else -math.inf
    inclusive = writer.get(INCLUSIVE.get(keyword, ""))
    if inclusive is not None and sign * inclusive > sign * wanted:
        return
    exclusive = writer.get({"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}.get(keyword, ""))
    if isinstance(exclusive, int | float) and not isinstance(exclusive, bool):
        reached = max(reached, sign * exclusive)
    if reached < sign * wanted:
        yield _narrower(keyword, reader, writer, path)


def _is_multiple(reader: Schema, writer: Schema) -> bool:
    step, given = reader["multipleOf"], writer.get("multipleOf")
    if step == 1 and writer.get("type") == "integer":
        return True
    return given is not None and math.isclose(given / step, round(given / step), rel_tol=1e-12)


def _narrower(keyword: str, reader: Schema, writer: Schema, path: str) -> Break:
    before = writer.get(keyword)
    was = "none was asked for" if before is None else f"{before} was"
    return Break(
        path=path,
        reason=f"The reader asks for {keyword} {reader[keyword]}; {was} when it was written.",
        reader_remedy=f"Do not narrow {keyword}.",
        writer_remedy=f"Keep to {keyword} {reader[keyword]}.",
    )
