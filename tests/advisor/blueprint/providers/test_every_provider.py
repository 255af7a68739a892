"""Every option on every provider, for the facts of every worked use case: checked, priced, with patterns."""

import re
from pathlib import Path

import numpy as np
import pytest

from advisor.blueprint.check import faults, not_offered
from advisor.blueprint.compose import compose
from advisor.blueprint.present import present
from advisor.blueprint.providers.catalogue import SERVICES
from advisor.cases import likely_case
from advisor.cost.bill import bill_lines, infrastructure, shown_total
from advisor.cost.price_book import read_price_book
from advisor.facts.place import REGIONS
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.use_case_file import read_use_case_file
from advisor.vocabulary import Actor, OptionKey, Source
from tests.make import make_use_case

FIXTURES = Path(__file__).parents[4] / "fixtures"
USE_CASES = {path.stem: read_use_case_file(path).use_case for path in (FIXTURES / "use_cases").glob("*.yaml")}
PLACES = [(provider, region) for provider, services in SERVICES.items() for region in services.regions]
BOOKS = {place: read_price_book(FIXTURES / "prices" / f"{place[0]}-{place[1]}.yaml") for place in PLACES}


def moved(use_case, place):
    return likely_case(use_case.model_copy(update={"provider": place[0], "region": place[1]}))


def designs(cases):
    for option in OPTIONS:
        yield compose(option, cases, np.array([option.headways_s[-1]]))


WORDS = {
    "aws": (
        r"Kinesis|\bMSK\b|Redshift|DynamoDB|Glue|\bEMR\b|Athena|Firehose|\bS3\b|s3://|CloudWatch|\bAWS\b"
        r"|\baws |boto3|Lambda func"
    ),
    "gcp": (
        r"Pub/Sub|Dataflow|Dataproc|BigQuery|Bigtable|Composer|Cloud (SQL|Storage|Functions)|gs://|gcloud|beam"
    ),
    "azure": (
        r"Event Hubs|Databricks|Synapse|Cosmos|Data Factory|Data Lake|\bAzure\b|\baz |abfss://|\bAKS\b|servicebus"
    ),
    "self_hosted": r"\bCeph\b|Valkey|\bVector\b|Patroni|Prometheus|\bLoki\b|rclone|s3a://|SparkKubernetes",
}
"""What only one provider's designs may say."""


@pytest.fixture(params=PLACES, ids="-".join)
def place(request):
    return request.param


def test_places_on_offer_are_those_with_services(place):
    assert dict(SERVICES) == {provider: SERVICES[provider] for provider in REGIONS}
    assert place[1] in REGIONS[place[0]]


@pytest.mark.parametrize("name", sorted(USE_CASES))
def test_designs_are_connected_and_reach_their_guarantee(name, place):
    cases = moved(USE_CASES[name], place)
    assert all(faults(design, cases.facts.delivery) == () for design in designs(cases))


@pytest.mark.parametrize("name", sorted(USE_CASES))
def test_the_region_offers_each_service_and_sums_shown_are_those_of_the_lines(name, place):
    cases, book = moved(USE_CASES[name], place), BOOKS[place]
    for design in designs(cases):
        lines = bill_lines(design, book, cases)
        exact = infrastructure(design, book, cases).monthly_usd[0]
        assert float(shown_total(lines)) == pytest.approx(exact, abs=0.01 * len(lines))
        assert float(shown_total(lines)) > 0


@pytest.mark.parametrize("name", sorted(USE_CASES))
def test_components_shown_cost_what_the_bill_says(name, place):
    cases, book = moved(USE_CASES[name], place), BOOKS[place]
    for design in designs(cases):
        shown = present(design, cases, book, latency_by_component={})
        assert (shown.provider, shown.region) == place
        total = sum(part.monthly_usd for part in shown.components)
        assert total == shown_total(bill_lines(design, book, cases))
        assert len(shown.patterns) == 13


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize("actor", Actor)
def test_every_sku_is_in_the_book_of_the_place(source, actor, place):
    for platforms in ([], ["spark", "kafka", "airflow"]):
        facts = make_use_case(source=source, actor=actor, platforms=platforms, lookups=2, freshness_s=3)
        for design in designs(moved(facts, place)):
            assert not_offered(design, BOOKS[place]) == ()


def test_every_component_says_why_it_is_there_how_large_and_how_it_fails(place):
    for actor in Actor:
        for design in designs(moved(make_use_case(actor=actor, lookups=1), place)):
            for part in design.components:
                assert len(part.why) > 20
                assert part.size
                assert part.failure
                assert part.facts
                assert all(setting.name and setting.value and setting.because for setting in part.settings)


def test_a_row_that_comes_twice_counts_once_in_the_way_of_the_warehouse(place):
    # Synapse asks files, BigQuery and PostgreSQL upsert rows; only Firehose loads what it has collected.
    facts = make_use_case(actor="report", delivery="exactly_once")
    option = OPTION_BY_KEY[OptionKey.EVENT_STREAMING]
    said = compose(option, moved(facts, place), np.array([0.0])).guarantee["exactly_once"]
    how = {"aws": "merged", "gcp": "upserted", "azure": "newest row of a key", "self_hosted": "upserted"}
    assert how[place[0]] in said
    assert "staging" not in said


@pytest.mark.parametrize("source", [Source.CDC, Source.APP_EVENTS])
def test_less_than_a_gigabyte_a_day_stands_on_small_machines(source, place):
    if place[0] == "self_hosted":
        pytest.skip("there small parts are pods on shared machines")
    cases = moved(make_use_case(source=source, rate_per_s=1, event_bytes=500, platforms=[]), place)
    skus = {
        used.sku
        for design in designs(cases)
        for part in design.components
        if part.key in ("capture", "gateway", "log", "serving", "delivery")
        for used in part.usages
        if used.quantity[0] > 0
    }
    large = {"aws.ec2.m6g_xlarge_hour", "gcp.compute.n2_standard_8_hour", "azure.vm.d8s_v5_hour"}
    assert skus.isdisjoint(large | {"azure.vm.d4s_v5_hour", "azure.postgres.d4s_v3_hour"})


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_a_pipeline_of_one_event_a_second_has_no_line_of_five_hundred_dollars(option, place):
    for actor in Actor:
        facts = make_use_case(actor=actor, rate_per_s=1, event_bytes=500, history_years=1, platforms=[])
        cases = moved(facts, place)
        design = compose(option, cases, np.array([option.headways_s[-1]]))
        dearest = max(bill_lines(design, BOOKS[place], cases), key=lambda line: line.monthly_usd)
        assert dearest.monthly_usd < 500, (dearest.component, dearest.sku)


def test_a_design_of_another_place_is_not_offered(place):
    elsewhere = next(other for other in PLACES if other != place)
    design = next(designs(moved(make_use_case(), elsewhere)))
    assert f"{place[1]} of {place[0]} offers no {elsewhere[0]}." in not_offered(design, BOOKS[place])[0]


@pytest.mark.parametrize("actor", Actor)
@pytest.mark.parametrize("source", Source)
def test_no_design_speaks_of_another_providers_services(actor, source, place):
    foreign = re.compile("|".join(words for provider, words in WORDS.items() if provider != place[0]))
    facts = make_use_case(actor=actor, source=source, lookups=1, delivery="exactly_once", platforms=[])
    cases = moved(facts, place)
    for design in designs(cases):
        said = repr(present(design, cases, BOOKS[place], latency_by_component={}))
        assert foreign.search(said) is None, foreign.search(said)


def test_objects_written_are_counted_in_the_unit_that_their_driver_knows(place):
    store = SERVICES[place[0]].object_store
    assert {BOOKS[place].price(sku).unit for sku in (store.written_sku, store.read_sku)} == {
        "thousand requests"
    }
    assert BOOKS[place].price(store.stored_sku).is_storage


def test_streams_leave_an_archive_behind_their_log(place):
    for design in designs(moved(make_use_case(), place)):
        if design.option.key in ("event_streaming", "continuous_micro_batch", "lambda"):
            archived = design.branches[0]
            assert (archived.key, archived.trunk) == ("archived", "")
            assert design.stations[archived.after - 1].component == "log"


def test_a_silent_design_has_the_same_quantities(place):
    cases = moved(make_use_case(lookups=1), place)
    for option in OPTIONS:
        headway = np.array([option.headways_s[0]])
        said = compose(option, cases, headway)
        silent = compose(option, cases, headway, describe=False)
        assert all(not part.why and not part.settings for part in silent.components)
        for one, other in zip(said.components, silent.components, strict=True):
            assert [u.quantity.tolist() for u in one.usages] == [u.quantity.tolist() for u in other.usages]


def test_the_book_names_its_place_and_a_source_and_date_for_each_price(place):
    book = BOOKS[place]
    assert (book.provider, book.region) == place
    assert all(price.source and price.as_of and price.grade for price in book.prices.values())
