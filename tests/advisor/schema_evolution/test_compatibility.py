"""The modes of Confluent's Schema Registry on histories whose verdict its documentation states."""

import json

import pytest

from advisor.schema_evolution.compatibility import Mode, compatibility
from advisor.schema_evolution.versions import InvalidSchemas, SchemaFormat

F1, F2, F2_OPTIONAL = (
    {"name": "f1", "type": "string"},
    {"name": "f2", "type": "string"},
    {"name": "f2", "type": "string", "default": "x"},
)
F2_UNION = {"name": "f2", "type": ["null", "string"], "default": None}


def avro(*fields):
    return json.dumps({"type": "record", "name": "myrecord", "fields": list(fields)})


def holding(*texts):
    return {verdict.mode for verdict in compatibility(texts, SchemaFormat.AVRO).modes if verdict.holds}


BOTH = {Mode.BACKWARD, Mode.BACKWARD_TRANSITIVE}
AHEAD = {Mode.FORWARD, Mode.FORWARD_TRANSITIVE}


@pytest.mark.parametrize(
    ("old", "new", "modes"),
    [
        (avro(F1), avro(F1, F2_OPTIONAL), set(Mode)),  # an optional field is added
        (avro(F1), avro(F1, F2), AHEAD),  # a field is added
        (avro(F1, F2), avro(F1), BOTH),  # a field is deleted
        (avro(F1, F2_OPTIONAL), avro(F1), set(Mode)),  # an optional field is deleted
        (avro(F1, F2), avro(F1, F2_UNION), BOTH),  # a type is widened
        (avro(F1, F2), avro({"name": "f3", "type": "int"}), set()),  # everything is exchanged
    ],
    ids=["optional added", "added", "deleted", "optional deleted", "widened", "exchanged"],
)
def test_the_changes_that_the_registry_lists_are_judged_as_it_judges_them(old, new, modes):
    assert holding(old, new) == modes


def test_transitive_modes_look_at_every_version():
    """The registry's own example: a default that is added and then taken away again is not transitive."""
    first, second, third = avro(F1), avro(F1, F2_OPTIONAL), avro(F1, F2)
    found = compatibility([first, second, third], SchemaFormat.AVRO)
    assert found.holds(Mode.BACKWARD)
    assert not found.holds(Mode.BACKWARD_TRANSITIVE)
    broken = found.verdict(Mode.BACKWARD_TRANSITIVE).broken
    assert [(each.reader, each.writer, [b.path for b in each.breaks]) for each in broken] == [
        (3, 1, ["$.f2"])
    ]


def test_every_schema_that_is_none_is_named_with_its_line():
    with pytest.raises(InvalidSchemas) as caught:
        compatibility([avro(F1), "{\n  nonsense", '{"type": "record"}', ""], SchemaFormat.AVRO)
    assert set(caught.value.faults) == {"schemas[1]", "schemas[2]", "schemas[3]"}
    assert "Line 2, column 3" in caught.value.faults["schemas[1]"][0]


def test_one_schema_is_no_history():
    with pytest.raises(InvalidSchemas, match="2 to 50"):
        compatibility([avro(F1)], SchemaFormat.AVRO)


@pytest.mark.parametrize("depth", [70, 100_000], ids=["deep", "absurd"])
def test_a_schema_nested_without_end_is_refused(depth):
    with pytest.raises(InvalidSchemas, match="deeper"):
        compatibility(["[" * depth + "]" * depth, avro(F1)], SchemaFormat.AVRO)


def test_a_json_schema_that_is_none_is_named_with_its_place():
    with pytest.raises(InvalidSchemas) as caught:
        compatibility([{"type": "objekt"}, {"type": "object"}], SchemaFormat.JSON)
    assert caught.value.faults["schemas[0]"][0].startswith("$.type: ")
