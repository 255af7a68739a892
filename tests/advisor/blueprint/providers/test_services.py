"""Every provider fills every role, and the parts it gives stand where a design expects them."""

from dataclasses import fields

import numpy as np
import pytest

from advisor.blueprint.plan import make_plan
from advisor.blueprint.providers.catalogue import SERVICES, UnknownProvider, services_of
from advisor.blueprint.providers.services import Services
from advisor.cases import likely_case
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import OptionKey, Provider, Stage
from tests.make import make_use_case

OPTIONAL = {"loader", "commits_with_offsets"}
EVERY_S = np.array([900.0])


def plan_on(services, option="event_streaming"):
    facts = make_use_case(provider=services.provider, region=services.regions[0], lookups=1)
    chosen = OPTION_BY_KEY[OptionKey(option)]
    return make_plan(chosen, likely_case(facts), np.array([chosen.headways_s[0]]), describe=True)


@pytest.fixture(params=SERVICES.values(), ids=SERVICES)
def services(request):
    return request.param


def test_every_role_is_filled(services):
    roles = [(services, field.name) for field in fields(services)]
    for table in (services.log_replay, services.key_store, services.warehouse):
        roles += [(table, field.name) for field in fields(table)]
    assert all(getattr(table, name) for table, name in roles if name not in OPTIONAL)


@pytest.mark.parametrize(
    ("role", "stage"),
    [
        ("capture", Stage.INGEST),
        ("poller", Stage.INGEST),
        ("reader", Stage.INGEST),
        ("archive_delivery", Stage.INGEST),
        ("stream_engine", Stage.PROCESS),
        ("trigger_engine", Stage.PROCESS),
        ("table_engine", Stage.PROCESS),
        ("cache", Stage.PROCESS),
        ("dashboard_store", Stage.SERVE),
        ("monitoring", Stage.ORCHESTRATE),
    ],
)
def test_a_role_gives_a_part_of_its_stage(services, role, stage):
    assert getattr(services, role)(plan_on(services)).component.stage is stage


@pytest.mark.parametrize("role", ["log", "history_log", "capture_log"])
def test_logs_are_called_log_so_that_flows_find_them(services, role):
    part = getattr(services, role)(plan_on(services), 2)
    assert (part.key, part.component.stage) == ("log", Stage.BUFFER)


def test_stores_are_called_serving_so_that_flows_find_them(services):
    live, runs = plan_on(services), plan_on(services, "micro_batch")
    stores = [
        services.key_store.streamed(live),
        services.key_store.in_bulk(runs, EVERY_S),
        services.dashboard_store(live),
        services.warehouse.streamed(live),
        services.warehouse.by_runs(runs, EVERY_S),
    ]
    assert {part.key for part in stores} == {"serving"}


def test_steps_that_load_take_place_in_the_store(services):
    plan = plan_on(services, "micro_batch")
    steps = (services.key_store.bulk_step(plan, EVERY_S), services.warehouse.load_step(plan, EVERY_S))
    assert {step.component for step in steps} == {"serving"}


def test_a_provider_without_services_is_refused_by_name():
    unknown = set(Provider) - set(SERVICES)
    for provider in unknown:
        with pytest.raises(UnknownProvider, match=provider):
            services_of(provider)


def test_a_provider_is_found_under_its_own_name():
    assert all(isinstance(table, Services) and table.provider is key for key, table in SERVICES.items())
