"""Whether one Avro schema can read what was written with another, and where it cannot.

Apache's checker decides; this finds the places that it speaks of, and adds decimals, which it leaves out
though the specification has them match in scale and precision (Avro 1.12, Schema Resolution, Logical Types).
"""

from collections.abc import Iterator

from avro.compatibility import (
    ReaderWriterCompatibilityChecker,
    SchemaCompatibilityResult,
    SchemaCompatibilityType,
)
from avro.schema import (
    ArraySchema,
    EnumSchema,
    Field,
    FixedSchema,
    MapSchema,
    NamedSchema,
    RecordSchema,
    Schema,
    UnionSchema,
)

from advisor.schema_evolution.breaks import Break

Pair = tuple[str, str]


def avro_breaks(reader: Schema, writer: Schema) -> tuple[Break, ...]:
    """Every place where `reader` cannot read what `writer` wrote; none where it can read all of it."""
    result = _checked(reader, writer)
    found = tuple(dict.fromkeys(_breaks(reader, writer, "$", frozenset())))
    if found or result.compatibility is SchemaCompatibilityType.compatible:
        return found
    told = "; ".join(sorted(result.messages))
    keep = "Keep what the older schema has."
    return (Break(path="$", reason=told, reader_remedy=keep, writer_remedy=keep),)


def _breaks(reader: Schema, writer: Schema, path: str, met: frozenset[Pair]) -> Iterator[Break]:
    pair = (str(getattr(reader, "fullname", "")), str(getattr(writer, "fullname", "")))
    if pair in met and all(pair):
        return
    met = met | {pair}
    if isinstance(writer, UnionSchema):
        for branch in writer.schemas:
            yield from _breaks(reader, branch, path, met)
    elif isinstance(reader, UnionSchema):
        yield from _of_union(reader, writer, path, met)
    elif isinstance(reader, RecordSchema) and isinstance(writer, RecordSchema):
        yield from _of_names(reader, writer, path)
        yield from _of_fields(reader, writer, path, met)
    elif isinstance(reader, ArraySchema) and isinstance(writer, ArraySchema):
        yield from _breaks(reader.items, writer.items, f"{path}[]", met)
    elif isinstance(reader, MapSchema) and isinstance(writer, MapSchema):
        yield from _breaks(reader.values, writer.values, f"{path}{{}}", met)
    elif isinstance(reader, EnumSchema) and isinstance(writer, EnumSchema):
        yield from _of_symbols(reader, writer, path)
    elif not _can_read(reader, writer):
        yield _mismatch(reader, writer, path)
    else:
        yield from _of_decimals(reader, writer, path)


def _can_read(reader: Schema, writer: Schema) -> bool:
    return _checked(reader, writer).compatibility is SchemaCompatibilityType.compatible


def _checked(reader: Schema, writer: Schema) -> SchemaCompatibilityResult:
    checker = ReaderWriterCompatibilityChecker()  # type: ignore[no-untyped-call]  # it has no annotation
    return checker.get_compatibility(reader, writer)


def _of_union(reader: UnionSchema, writer: Schema, path: str, met: frozenset[Pair]) -> Iterator[Break]:
    """The first branch that reads it is taken (specification); else the one of the same kind says why not."""
    if any(not list(_breaks(branch, writer, path, met)) for branch in reader.schemas):
        return
    alike = next((branch for branch in reader.schemas if branch.type == writer.type), None)
    if alike is not None:
        yield from _breaks(alike, writer, path, met)
        return
    yield Break(
        path=path,
        reason=f"{_called(writer)} may have been written, and no branch of the reader's union takes it.",
        reader_remedy=f"Keep {_called(writer)} in the union.",
        writer_remedy=f"Do not write {_called(writer)} before readers take it.",
    )


def _of_names(reader: NamedSchema, writer: NamedSchema, path: str) -> Iterator[Break]:
    """Names match without their namespaces, or by one of the reader's aliases."""
    aliases = {alias.rpartition(".")[2] for alias in _aliases(reader)}
    if reader.name != writer.name and writer.name not in aliases:
        yield Break(
            path=path,
            reason=f"The writer calls it {writer.name}, the reader {reader.name}.",
            reader_remedy=f'Give {reader.name} the alias "{writer.name}".',
            writer_remedy=f"Keep the name {reader.name}.",
        )


def _of_fields(
    reader: RecordSchema, writer: RecordSchema, path: str, met: frozenset[Pair]
) -> Iterator[Break]:
    written = {field.name: field for field in writer.fields}
    for field in reader.fields:
        names = (field.name, *_aliases(field))
        source = next((written[name] for name in names if name in written), None)
        place = f"{path}.{field.name}"
        if source is not None:
            yield from _breaks(field.type, source.type, place, met)
        elif not _has_default(field):
            yield Break(
                path=place,
                reason=f"The reader needs {field.name}; the writer does not write it, and it has no default.",
                reader_remedy=f"Give {field.name} a default.",
                writer_remedy=f"Keep {field.name}.",
            )


def _aliases(named: NamedSchema | Field) -> tuple[str, ...]:
    given = named.props.get("aliases")
    return tuple(str(alias) for alias in given) if isinstance(given, list | tuple) else ()


def _has_default(field: Field) -> bool:
    return bool(field.has_default)


def _of_symbols(reader: EnumSchema, writer: EnumSchema, path: str) -> Iterator[Break]:
    yield from _of_names(reader, writer, path)
    missing = [symbol for symbol in writer.symbols if symbol not in reader.symbols]
    if missing and "default" not in reader.props:
        yield Break(
            path=path,
            reason=f"{', '.join(missing)} may have been written; the reader's enum does not have it.",
            reader_remedy=f"Give the enum a default, or keep {', '.join(missing)}.",
            writer_remedy=f"Do not write {', '.join(missing)} before readers know it.",
        )


def _mismatch(reader: Schema, writer: Schema, path: str) -> Break:
    if isinstance(reader, FixedSchema) and isinstance(writer, FixedSchema) and reader.size != writer.size:
        return Break(
            path=path,
            reason=f"{writer.size} bytes were written, the reader takes {reader.size}.",
            reader_remedy=f"Keep the size of {writer.size} bytes.",
            writer_remedy=f"Keep the size of {reader.size} bytes.",
        )
    return Break(
        path=path,
        reason=f"{_called(writer)} was written; a reader of {_called(reader)} cannot take it.",
        reader_remedy=f"Keep {_called(writer)}, or add a field of the new type beside it.",
        writer_remedy=f"Keep {_called(reader)}, or add a field of the new type beside it.",
    )


def _of_decimals(reader: Schema, writer: Schema, path: str) -> Iterator[Break]:
    shapes = [_decimal(schema) for schema in (reader, writer)]
    if None not in shapes and shapes[0] != shapes[1]:
        (precision, scale), (written, written_scale) = (shape or (0, 0) for shape in shapes)
        yield Break(
            path=path,
            reason=f"decimal({written}, {written_scale}) was written, the reader takes "
            f"decimal({precision}, {scale}).",
            reader_remedy="Keep precision and scale, or add a field beside it.",
            writer_remedy="Keep precision and scale, or add a field beside it.",
        )


def _decimal(schema: Schema) -> tuple[int, int] | None:
    precision, scale = schema.props.get("precision"), schema.props.get("scale", 0)
    is_decimal = "decimal" in (schema.props.get("logicalType"), getattr(schema, "logical_type", ""))
    if not is_decimal or not isinstance(precision, int) or not isinstance(scale, int):
        return None
    return precision, scale


def _called(schema: Schema) -> str:
    return str(getattr(schema, "fullname", None) or schema.type)
