"""Every design.json validates against the schema that it names, and a wrong one does not."""

import json

import jsonschema
import pytest

from advisor.documents.design_json import design_json
from advisor.documents.design_schema import IDENTITY, design_schema
from tests.advisor.documents.worked import WORKED, worked_document

VALIDATOR = jsonschema.Draft202012Validator(design_schema())


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(design_schema())
    assert design_schema()["$id"] == IDENTITY


@pytest.mark.parametrize("option", WORKED)
def test_every_kind_of_design_validates(option):
    data = json.loads(design_json(worked_document(option)))
    assert data["$schema"] == IDENTITY
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


def test_a_file_from_before_superseding_still_validates():
    data = json.loads(design_json(worked_document("micro_batch")))
    del data["supersedes"], data["superseded_by"]
    assert VALIDATOR.is_valid(data)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("advice", "recommended", "option"), "weekly_batch"),
        (("advice", "bill", 0, "monthly_usd"), 21.9),
        (("facts", "freshness_s"), "soon"),
        (("decided_on",), 7),
        (("superseded_by",), [{"title": "without an address"}]),
    ],
    ids=[
        "an unknown option",
        "money as a float",
        "a fact in words",
        "a date as a number",
        "a successor without address",
    ],
)
def test_what_is_wrong_does_not_validate(place, wrong):
    data = json.loads(design_json(worked_document("micro_batch")))
    *way, last = place
    inside = data
    for step in way:
        inside = inside[step]
    inside[last] = wrong
    assert not VALIDATOR.is_valid(data)
