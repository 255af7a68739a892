"""Who changes first follows from who reads whom; a break gets a second topic with the facts' retention."""

import json

import pytest

from advisor.schema_evolution.compatibility import compatibility
from advisor.schema_evolution.migration import migration
from advisor.schema_evolution.versions import SchemaFormat

A = {"name": "a", "type": "int"}
B = {"name": "b", "type": "int"}
OPTIONAL = {"name": "b", "type": "int", "default": 0}


def avro(*fields):
    return json.dumps({"type": "record", "name": "Order", "fields": list(fields)})


def way(*texts, **known):
    return migration(compatibility(texts, SchemaFormat.AVRO), **known)


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        ((avro(A), avro(A, OPTIONAL)), "any order"),
        ((avro(A, B), avro(A)), "Readers change first"),
        ((avro(A), avro(A, B)), "Writers change first"),
        ((avro(A), avro(B)), "second one"),
    ],
    ids=["full", "backward", "forward", "none"],
)
def test_who_changes_first_is_as_the_registry_documents_it(texts, first):
    found = way(*texts)
    assert first in found.finding
    assert found.needs_second_topic == (first == "second one")


def test_writers_first_waits_until_the_log_holds_nothing_older():
    assert any("3 days" in step.what for step in way(avro(A), avro(A, B), retention_s=3 * 86400).steps)


def test_a_second_topic_names_what_must_be_decided_and_what_would_spare_it():
    found = way(avro(A), avro(B), retention_s=86400)
    assert any("$.b" in step.what for step in found.steps)
    assert any("24 h" in step.what for step in found.steps)
    assert "$.b: Give b a default." in found.remedies


def test_the_remedy_spares_the_second_topic():
    assert way(avro(A), avro(B)).needs_second_topic
    mended = avro({"name": "b", "type": "int", "default": 0}, {"name": "a", "type": "int", "default": 0})
    assert not way(avro(A), mended).needs_second_topic


def test_history_that_the_newest_cannot_read_gets_a_step():
    found = way(avro(A), avro(A, OPTIONAL), avro(A, B))
    assert any("version 1" in step.what for step in found.steps)
    assert not any("history" in step.what for step in way(avro(A), avro(A, OPTIONAL)).steps)
