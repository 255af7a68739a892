"""Apache Avro 1.12, Schema Resolution: each of its rules, and where it is broken."""

import pytest

from advisor.schema_evolution.avro_parsing import InvalidAvro, parse_avro
from advisor.schema_evolution.avro_reading import avro_breaks


def record(*fields, name="Order", **more):
    return {"type": "record", "name": name, "fields": list(fields), **more}


def field(name, kind, **more):
    return {"name": name, "type": kind, **more}


def enum(*symbols, **more):
    return {"type": "enum", "name": "Colour", "symbols": list(symbols), **more}


def decimal(precision, scale):
    return {"type": "bytes", "logicalType": "decimal", "precision": precision, "scale": scale}


def paths(reader, writer):
    return [each.path for each in avro_breaks(parse_avro(reader), parse_avro(writer))]


PROMOTIONS = {
    "int": {"int", "long", "float", "double"},
    "long": {"long", "float", "double"},
    "float": {"float", "double"},
    "double": {"double"},
    "string": {"string", "bytes"},
    "bytes": {"bytes", "string"},
    "boolean": {"boolean"},
    "null": {"null"},
}


@pytest.mark.parametrize("writer", PROMOTIONS)
@pytest.mark.parametrize("reader", PROMOTIONS)
def test_primitives_are_promoted_as_the_specification_lists(reader, writer):
    broken = paths(record(field("a", reader)), record(field("a", writer)))
    assert broken == ([] if reader in PROMOTIONS[writer] else ["$.a"])


def test_a_field_that_the_writer_lacks_needs_a_default():
    old, new = record(field("a", "int")), record(field("a", "int"), field("b", "string"))
    assert paths(new, old) == ["$.b"]
    assert paths(record(field("a", "int"), field("b", "string", default="")), old) == []


def test_a_field_that_the_reader_lacks_is_passed_over():
    assert paths(record(field("a", "int")), record(field("a", "int"), field("b", "string"))) == []


def test_fields_match_by_name_in_any_order():
    old, new = record(field("a", "int"), field("b", "int")), record(field("b", "int"), field("a", "int"))
    assert paths(new, old) == []


def test_an_alias_of_the_reader_finds_the_old_name():
    old = record(field("amount", "int"))
    assert paths(record(field("total", "int")), old) == ["$.total"]
    assert paths(record(field("total", "int", aliases=["amount"])), old) == []


def test_a_symbol_that_the_reader_lacks_needs_a_default_of_the_enum():
    old = record(field("c", enum("RED", "BLUE")))
    assert paths(record(field("c", enum("RED"))), old) == ["$.c"]
    assert paths(record(field("c", enum("RED", default="RED"))), old) == []


def test_a_union_takes_what_any_branch_takes():
    assert paths(record(field("a", ["null", "int"])), record(field("a", "int"))) == []
    assert paths(record(field("a", ["null", "string"])), record(field("a", "int"))) == ["$.a"]


def test_every_branch_that_was_written_must_be_read():
    assert paths(record(field("a", "int")), record(field("a", ["null", "int"]))) == ["$.a"]
    assert paths(record(field("a", ["null", "long"])), record(field("a", ["null", "int"]))) == []


def test_arrays_and_maps_are_read_by_what_is_in_them():
    def of(kind, inside):
        return record(field("a", {"type": kind, ("items" if kind == "array" else "values"): inside}))

    assert paths(of("array", "long"), of("array", "int")) == []
    assert paths(of("array", "int"), of("array", "long")) == ["$.a[]"]
    assert paths(of("map", "int"), of("map", "string")) == ["$.a{}"]


def test_fixed_must_have_the_same_size():
    def of(size):
        return record(field("a", {"type": "fixed", "name": "Hash", "size": size}))

    assert paths(of(16), of(16)) == []
    assert paths(of(16), of(32)) == ["$.a"]


def test_decimals_must_match_in_precision_and_scale():
    assert paths(record(field("a", decimal(9, 2))), record(field("a", decimal(9, 2)))) == []
    assert paths(record(field("a", decimal(9, 3))), record(field("a", decimal(9, 2)))) == ["$.a"]


def test_records_must_share_a_name_or_an_alias():
    assert paths(record(name="Sale"), record(name="Order")) == ["$"]
    assert paths(record(name="Sale", aliases=["Order"]), record(name="Order")) == []
    assert paths(record(name="Order", namespace="shop.v2"), record(name="Order", namespace="shop")) == []


def test_every_broken_place_is_named_however_deep():
    inner_old = record(field("x", "long"), field("y", "int"), name="Inner")
    inner_new = record(field("x", "int"), field("z", "int"), name="Inner")
    assert paths(record(field("i", inner_new)), record(field("i", inner_old))) == ["$.i.x", "$.i.z"]


def test_a_record_that_holds_itself_is_compared_once():
    node = record(field("next", ["null", "Order"]), field("a", "int"))
    assert paths(node, node) == []
    longer = record(field("next", ["null", "Order"]), field("a", "long"))
    assert "$.a" in paths(node, longer)


@pytest.mark.parametrize(
    "plain",
    [
        {"type": "record", "name": "A"},
        {"type": "nonsense"},
        {"type": "enum", "name": "E"},
        {"type": "record", "name": "9", "fields": []},
        {"type": "fixed", "name": "F", "size": "big"},
        [],
        7,
        None,
        {},
    ],
    ids=str,
)
def test_what_is_no_schema_is_refused_in_words(plain):
    if plain == []:
        return
    with pytest.raises(InvalidAvro, match=r"\w"):
        parse_avro(plain)
