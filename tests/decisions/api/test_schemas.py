import json

import pytest

OLD = {"type": "record", "name": "Order", "fields": [{"name": "a", "type": "int"}]}
NEW = {"type": "record", "name": "Order", "fields": [*OLD["fields"], {"name": "b", "type": "string"}]}
PLACE = "/api/v1/schema-compatibility/"


def asked(api, **body):
    return api.post(PLACE, body, content_type="application/json")


def test_the_verdict_names_the_field_and_the_way(api):
    found = asked(api, format="avro", schemas=[json.dumps(OLD), NEW], retention_s=86400).json()
    holds = {each["mode"]: each["holds"] for each in found["modes"]}
    assert (holds["BACKWARD"], holds["FORWARD"], holds["FULL"]) == (False, True, False)
    broken = next(each for each in found["modes"] if each["mode"] == "BACKWARD")["broken"]
    assert [each["path"] for each in broken[0]["breaks"]] == ["$.b"]
    assert found["migration"]["needs_second_topic"] is False
    assert any("24 h" in step["what"] for step in found["migration"]["steps"])


def test_json_schemas_are_taken_too(api):
    found = asked(api, format="json", schemas=[{"type": "integer"}, {"type": "number"}]).json()
    assert [each["holds"] for each in found["modes"]] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, {"format", "schemas"}),
        ({"format": "proto", "schemas": [OLD, NEW], "retention_s": -1}, {"format", "retention_s"}),
        ({"format": "avro", "schemas": [OLD]}, {"schemas"}),
        ({"format": "avro", "schemas": ["{", {"type": "x"}]}, {"schemas[0]", "schemas[1]"}),
        ({"format": "json", "schemas": [7, None]}, {"schemas[0]", "schemas[1]"}),
    ],
    ids=["nothing", "unknown and negative", "one", "no schemas", "no JSON Schemas"],
)
def test_every_fault_is_named(api, body, fields):
    answer = asked(api, **body)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == fields
