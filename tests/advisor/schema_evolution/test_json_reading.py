"""Confluent's published rules for JSON Schema; what is called readable is valid for jsonschema, too."""

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.schema_evolution.json_reading import json_breaks

INTEGER, STRING = {"type": "integer"}, {"type": "string"}


def thing(properties, *, is_open=True, required=(), **more):
    closed = {} if is_open else {"additionalProperties": False}
    return {"type": "object", "properties": properties, "required": list(required), **closed, **more}


def paths(reader, writer):
    return [each.path for each in json_breaks(reader, writer)]


def test_an_open_model_cannot_gain_a_property():
    assert paths(thing({"a": INTEGER, "b": STRING}), thing({"a": INTEGER})) == ["$.b"]


def test_a_closed_model_can_gain_an_optional_property():
    assert (
        paths(thing({"a": INTEGER, "b": STRING}, is_open=False), thing({"a": INTEGER}, is_open=False)) == []
    )


def test_a_closed_model_cannot_lose_a_property():
    assert paths(thing({"a": INTEGER}, is_open=False), thing({"a": INTEGER, "b": STRING}, is_open=False)) == [
        "$.b"
    ]


def test_an_open_model_can_lose_a_property():
    assert paths(thing({"a": INTEGER}), thing({"a": INTEGER, "b": STRING})) == []


def test_a_property_of_any_type_may_be_added_to_an_open_model():
    assert paths(thing({"a": INTEGER, "b": {"description": "Free."}}), thing({"a": INTEGER})) == []


def test_a_property_that_becomes_required_needs_a_default():
    old = thing({"a": INTEGER, "b": STRING})
    assert paths(thing({"a": INTEGER, "b": STRING}, required=["b"]), old) == ["$.b"]
    assert paths(thing({"a": INTEGER, "b": STRING | {"default": ""}}, required=["b"]), old) == []


def test_a_partially_open_model_covers_what_it_covers():
    old = thing({"a": INTEGER}, additionalProperties=STRING)
    assert paths(thing({"a": INTEGER, "b": STRING}, additionalProperties=STRING), old) == []
    assert paths(thing({"a": INTEGER, "b": INTEGER}, additionalProperties=STRING), old) == ["$.b"]


@pytest.mark.parametrize(
    ("reader", "writer", "reads"),
    [
        ({"type": "number"}, INTEGER, True),
        (INTEGER, {"type": "number"}, False),
        ({"type": ["string", "null"]}, STRING, True),
        (STRING, {"type": ["string", "null"]}, False),
        ({"enum": ["a", "b", "c"]}, {"enum": ["a", "b"]}, True),
        ({"enum": ["a"]}, {"enum": ["a", "b"]}, False),
        ({"enum": ["a"]}, STRING, False),
        (STRING | {"maxLength": 9}, STRING | {"maxLength": 5}, True),
        (STRING | {"maxLength": 5}, STRING | {"maxLength": 9}, False),
        (STRING | {"maxLength": 5}, STRING, False),
        (STRING, STRING | {"pattern": "^a"}, True),
        (STRING | {"pattern": "^a"}, STRING | {"pattern": "^b"}, False),
        (INTEGER | {"minimum": 0}, INTEGER | {"minimum": 1}, True),
        (INTEGER | {"minimum": 0}, INTEGER | {"exclusiveMinimum": 0}, True),
        (INTEGER | {"exclusiveMinimum": 0}, INTEGER | {"minimum": 0}, False),
        (INTEGER | {"exclusiveMinimum": 0}, INTEGER | {"minimum": 1}, True),
        (INTEGER | {"multipleOf": 5}, INTEGER | {"multipleOf": 10}, True),
        (INTEGER | {"multipleOf": 10}, INTEGER | {"multipleOf": 5}, False),
        ({"type": "array", "items": {"type": "number"}}, {"type": "array", "items": INTEGER}, True),
        ({"type": "array", "items": INTEGER}, {"type": "array"}, False),
        ({"type": "array", "maxItems": 3}, {"type": "array", "maxItems": 4}, False),
        ({"anyOf": [INTEGER, STRING]}, INTEGER, True),
        (INTEGER, {"anyOf": [INTEGER, STRING]}, False),
        ({"oneOf": [INTEGER, STRING]}, {"oneOf": [STRING]}, True),
        ({"allOf": [INTEGER, {"minimum": 0}]}, INTEGER, False),
        (True, STRING, True),
        (False, STRING, False),
        (STRING | {"title": "New"}, STRING, True),
        (STRING, STRING | {"not": {"const": "x"}}, True),
        (STRING | {"not": {"const": "x"}}, STRING, False),
    ],
)  # fmt: skip
def test_what_is_wider_reads_what_is_narrower(reader, writer, reads):
    assert (json_breaks(reader, writer) == ()) is reads


def test_a_reference_is_followed():
    reader = {
        "$defs": {"id": {"type": "number"}},
        "type": "object",
        "properties": {"a": {"$ref": "#/$defs/id"}},
    }
    assert paths(reader, thing({"a": INTEGER})) == []
    assert paths(thing({"a": INTEGER}), reader) == ["$.a"]


def test_a_schema_that_refers_to_itself_comes_to_an_end():
    def tree(leaf):
        return {"type": "object", "properties": {"value": leaf, "next": {"$ref": "#"}}}

    assert paths(tree({"type": "number"}), tree(INTEGER)) == []
    assert "$.value" in paths(tree(INTEGER), tree({"type": "number"}))


SCALARS = st.sampled_from([None, True, 0, 1, 2.5, -3, "a", "bb", "ccc"])
LEAVES = st.one_of(
    st.just(True),
    st.fixed_dictionaries({"type": st.sampled_from(["string", "integer", "number", "null", "boolean"])}),
    st.fixed_dictionaries({"type": st.just("integer"), "minimum": st.integers(-2, 2)}),
    st.fixed_dictionaries({"type": st.just("string"), "maxLength": st.integers(0, 3)}),
    st.fixed_dictionaries({"enum": st.lists(SCALARS, min_size=1, max_size=3)}),
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inside: st.one_of(
        st.fixed_dictionaries(
            {
                "type": st.just("object"),
                "properties": st.dictionaries(st.sampled_from("ab"), inside, max_size=2),
                "required": st.lists(st.sampled_from("ab"), unique=True, max_size=2),
                "additionalProperties": st.one_of(st.booleans(), inside),
            }
        ),
        st.fixed_dictionaries({"type": st.just("array"), "items": inside}),
        st.fixed_dictionaries({"anyOf": st.lists(inside, min_size=1, max_size=2)}),
    ),
    max_leaves=4,
)
VALUES = st.recursive(
    SCALARS,
    lambda inside: st.one_of(
        st.lists(inside, max_size=2), st.dictionaries(st.sampled_from("abc"), inside, max_size=3)
    ),
    max_leaves=4,
)


@settings(max_examples=400, deadline=None)
@given(SCHEMAS, SCHEMAS, VALUES)
def test_what_is_called_readable_is_valid_for_the_reader(reader, writer, value):
    if json_breaks(reader, writer) == () and jsonschema.Draft202012Validator(writer).is_valid(value):
        assert jsonschema.Draft202012Validator(reader).is_valid(value)


@settings(max_examples=100, deadline=None)
@given(SCHEMAS)
def test_a_schema_reads_what_it_wrote(schema):
    assert json_breaks(schema, schema) == ()
