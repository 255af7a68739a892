from decimal import Decimal

import pytest

from advisor.documents.design_schema import design_schema
from advisor.use_case import FACTS


def test_every_fact_is_listed_with_its_wizard_step(api):
    facts = api.get("/api/v1/facts/").json()["facts"]
    assert [fact["key"] for fact in facts] == [fact.key for fact in FACTS]
    assert all(fact["step"] and fact["title"] and fact["help"] for fact in facts)


def test_the_json_schema_closes_the_set_of_facts(api):
    schema = api.get("/api/v1/facts/").json()["json_schema"]
    assert schema["additionalProperties"] is False
    assert "freshness_s" in schema["properties"]


def test_the_eight_options_are_listed(api):
    options = api.get("/api/v1/options/").json()
    assert len(options) == 8
    assert {option["key"]: option["headway"] for option in options}["event_streaming"] == "per event"


def test_every_pattern_says_what_its_parameters_mean(api):
    patterns = api.get("/api/v1/patterns/").json()
    assert {pattern["question"] for pattern in patterns} >= {"Q7", "Q12", "Q14", "Q20"}
    assert all(parameter["meaning"] for pattern in patterns for parameter in pattern["parameters"])


def test_a_price_names_its_source_date_and_grade(api):
    found = api.get("/api/v1/prices/", {"search": "kinesis shard"}).json()["results"]
    shard = next(price for price in found if price["sku"] == "aws.kinesis.shard_hour")
    assert Decimal(shard["usd"]) == Decimal("0.015")
    assert (shard["as_of"], shard["grade"]) == ("2024-07-01", "T")
    assert "infracost" in shard["source"]


def test_prices_are_narrowed_to_a_provider_and_a_region(api):
    found = api.get("/api/v1/prices/", {"provider": "aws", "region": "us-east-1"}).json()
    assert {price["provider"] for price in found["results"]} == {"aws"}
    assert api.get("/api/v1/prices/", {"provider": "aws", "region": "nowhere"}).json()["count"] == 0


def test_an_unknown_provider_is_refused(api):
    assert api.get("/api/v1/prices/", {"provider": "ibm"}).status_code == 400


@pytest.mark.parametrize("path", ["facts", "options", "patterns", "prices"])
def test_a_parameter_that_means_nothing_is_refused(api, path):
    answer = api.get(f"/api/v1/{path}/", {"sort": "up"})
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == {"sort"}


def test_the_schema_of_a_design_is_published(api):
    answer = api.get("/api/v1/design.schema.json")
    assert answer.json() == design_schema()
