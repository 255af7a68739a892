"""Advice for a provider other than the usual one comes from its services at its own prices."""

import pytest

from advisor.facts.place import REGIONS


@pytest.mark.parametrize("provider", REGIONS)
def test_advice_on_a_provider_alone_is_composed_and_priced_there(api, provider):
    answer = api.post("/api/v1/advice/", {"facts": {"provider": provider, "freshness_s": 60}}, format="json")
    blueprint = answer.json()["blueprint"]
    assert answer.status_code == 200
    assert (blueprint["provider"], blueprint["region"]) == (provider, REGIONS[provider][0])
    lines = [line for option in answer.json()["ranking"] for line in option["bill"]]
    assert lines
    assert {line["sku"].split(".")[0] for line in lines} == {provider}


def test_another_providers_region_is_refused_with_the_right_one(api):
    facts = {"provider": "gcp", "region": "us-east-1"}
    answer = api.post("/api/v1/advice/", {"facts": facts}, format="json")
    assert answer.status_code == 400
    assert "us-central1" in str(answer.json())
