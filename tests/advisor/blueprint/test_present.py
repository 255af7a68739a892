"""What is shown of a design sums to its bill and to its age."""

from pathlib import Path

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.blueprint.present import present
from advisor.cases import likely_case
from advisor.cost.bill import bill_lines, shown_total
from advisor.cost.price_book import read_price_book
from advisor.freshness.predict import predict
from advisor.options import OPTIONS
from tests.make import make_use_case

BOOK = read_price_book(Path(__file__).parents[3] / "fixtures/prices/aws-us-east-1.yaml")


def shown(option, **facts):
    cases = likely_case(make_use_case(**facts))
    design = compose(option, cases, np.array([option.headways_s[0]]))
    latency = predict(design, cases).latency_by_component()
    return design, cases, present(design, cases, BOOK, latency_by_component=latency)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_the_components_costs_sum_to_the_bill(option):
    design, cases, blueprint = shown(option, lookups=1)
    assert sum(part.monthly_usd for part in blueprint.components) == shown_total(
        bill_lines(design, BOOK, cases)
    )


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_the_components_latencies_sum_to_the_mean_age(option):
    design, cases, blueprint = shown(option, lookups=1)
    mean = float(predict(design, cases).age.mean()[0])
    assert sum(part.latency_s for part in blueprint.components) == pytest.approx(mean)


def test_flows_are_shown_in_mb_per_s():
    _, _, blueprint = shown(OPTIONS[4], source="devices")
    assert blueprint.flows[0].events_per_s == 500
    assert blueprint.flows[0].mb_per_s == pytest.approx(0.3)


def test_recomputing_is_a_part_with_a_cost_of_its_own():
    _, _, blueprint = shown(OPTIONS[0], reprocess_per_year=12)
    again = next(part for part in blueprint.components if part.key == "recomputation")
    assert again.monthly_usd > 0
    assert "12 times a year" in again.why
