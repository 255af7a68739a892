"""Every design passes its check anywhere within the facts' bounds, and the check finds what is wrong."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advise import advise
from advisor.blueprint.check import faults, not_offered
from advisor.blueprint.components.self_hosted.ceph import CEPH
from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.cost.price_book import PriceBook, read_price_book
from advisor.design import Design, Flow
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.stations import Transit
from advisor.vocabulary import Actor, Delivery, OptionKey
from tests.advisor.blueprint.patterns.apply import book_of
from tests.advisor.blueprint.strategies import use_cases
from tests.make import ROOT, make_use_case

CORES = {
    "self_hosted.vm.shared_vcpu_hour": 1,
    "self_hosted.vm.m7g_large_hour": 2,
    "self_hosted.vm.m7g_xlarge_hour": 4,
    "self_hosted.vm.m7g_2xlarge_hour": 8,
    "self_hosted.vm.m7g_4xlarge_hour": 16,
    "self_hosted.vm.r7g_xlarge_hour": 4,
}


def believable(option: str = "event_streaming") -> Design:
    chosen = OPTION_BY_KEY[OptionKey(option)]
    return compose(chosen, likely_case(make_use_case(lookups=1)), np.array([chosen.headways_s[0]]))


def numbers(design: Design) -> dict[tuple[str, str], float]:
    """What is used by component and SKU; machines of one's own by their cores, for all components together.

    Larger machines take the place of many small ones, and what shares machines takes from the room on them.
    """
    found: dict[tuple[str, str], float] = defaultdict(float)
    for part in design.components:
        for usage in part.usages:
            key = ("all", "cores") if usage.sku in CORES else (part.key, usage.sku)
            key = ("all", usage.sku) if usage.sku == CEPH.stored_sku else key
            found[key] += float(usage.quantity[0]) * CORES.get(usage.sku, 1)
    return found


OF_A_TIER = {
    f"azure.event_hubs.{name}"
    for name in ("tu_month", "million_events", "capture_tu_month", "pu_month", "retention_gb_month")
}
"""More events may need a larger tier of Event Hubs, which is billed by other units and includes more."""
OF_SMALL_MACHINES = {"aws.ec2.t3_medium_hour", "azure.vm.d2s_v5_hour", "gcp.compute.e2_medium_hour"} | {
    "aws.ec2.m7g_large_hour", "azure.postgres.d2ds_v5_hour",
}  # fmt: skip
"""Enough below a gigabyte a day, and replaced by larger ones beyond."""
BY_MODE = ("aws.dynamodb.", "azure.cosmos.", "gcp.firestore.", "gcp.bigtable.")
"""Stores whose way of paying changes with the load: see what they cost."""
BOOKS = {
    book.provider: book
    for book in (
        read_price_book(ROOT / f"fixtures/prices/{name}.yaml")
        for name in ("aws-us-east-1", "azure-eastus", "gcp-us-central1", "self_hosted-virtual-machines")
    )
}


def is_comparable(component: str, sku: str, once: Mapping[tuple[str, str], float]) -> bool:
    """Whether more of the SKU is used under more load: no tier, no mode, no writers of a slower mode."""
    has_modes = any(part == component and used.startswith(BY_MODE) for part, used in once)
    return sku not in OF_A_TIER | OF_SMALL_MACHINES and not has_modes


@given(use_case=use_cases(), option=st.sampled_from(OPTIONS), data=st.data())
@settings(max_examples=150)
def test_every_design_may_be_shown(use_case, option, data):
    headway = np.array([data.draw(st.sampled_from(option.headways_s))])
    design = compose(option, likely_case(use_case), headway)
    assert faults(design, use_case.delivery) == ()
    assert all(np.isfinite(array).all() for array in _station_arrays(design))


@given(use_case=use_cases(), option=st.sampled_from(OPTIONS))
@settings(max_examples=150)
def test_doubling_the_rate_never_lowers_a_quantity(use_case, option):
    cases, headway = likely_case(use_case), np.array([option.headways_s[0]])
    once = numbers(compose(option, cases, headway, describe=False))
    doubled = cases.changed(rate_per_s=2 * cases.rate_per_s)
    twice = numbers(compose(option, doubled, headway, describe=False))
    assert all(
        twice[key] >= quantity * (1 - 1e-9)
        for key, quantity in once.items()
        if is_comparable(key[0], key[1], once)
    )


def store_usd(design: Design, book: PriceBook) -> float:
    """What results for machines cost to keep, to write and to read, without who writes them."""
    used = [
        used for part in design.components if part.key == "serving" for used in part.usages
        if used.sku.startswith(BY_MODE)
    ]  # fmt: skip
    return sum(float(book.usd(each.sku, each.quantity)[0]) for each in used)


@given(use_case=use_cases(), option=st.sampled_from(OPTIONS))
@settings(max_examples=150)
def test_doubling_the_rate_never_lowers_what_results_for_machines_cost(use_case, option):
    cases = likely_case(use_case.model_copy(update={"actor": Actor.MACHINE}))
    book, headway = BOOKS[use_case.provider], np.array([option.headways_s[0]])
    once, twice = (
        store_usd(compose(option, each, headway, describe=False), book)
        for each in (cases, cases.changed(rate_per_s=2 * cases.rate_per_s))
    )
    assert twice >= once * (1 - 1e-3)


@given(use_case=use_cases(), option=st.sampled_from(OPTIONS))
@settings(max_examples=50)
def test_history_is_recomputed_at_some_speed(use_case, option):
    replay = compose(option, likely_case(use_case), np.array([option.headways_s[0]])).replay
    assert np.isfinite(replay.events_per_s).all()
    assert (replay.events_per_s > 0).all()


@given(use_case=use_cases())
@settings(max_examples=50)
def test_an_always_on_engine_is_less_than_fully_used_at_the_peak(use_case):
    cases = likely_case(use_case)
    design = compose(OPTION_BY_KEY[OptionKey.EVENT_STREAMING], cases, np.array([0.0]), describe=False)
    pool = next(station for station in design.stations if hasattr(station, "servers"))
    assert cases.peak_rate_per_s[0] * pool.service_s[0] / pool.servers[0] <= 1 / 1.3 + 1e-6


def _station_arrays(design):
    for station in design.stations:
        for name in type(station).__dataclass_fields__:
            value = getattr(station, name)
            if isinstance(value, np.ndarray):
                yield value


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_a_believable_design_has_no_faults(option):
    assert faults(believable(option.key), Delivery.EXACTLY_ONCE) == ()


def test_a_part_that_nothing_reaches_is_found():
    design = believable()
    flows = tuple(flow for flow in design.flows if "cache" not in (flow.source, flow.target))
    assert faults(replace(design, flows=flows), Delivery.BEST_EFFORT) == ("nothing flows to or from cache",)


def test_a_flow_to_nowhere_is_found():
    design = believable()
    components = tuple(part for part in design.components if part.key != "archive")
    assert "the flow delivery to archive has no archive" in faults(
        replace(design, components=components), Delivery.BEST_EFFORT
    )


def test_an_unreachable_guarantee_is_found():
    design = replace(believable(), guarantee={Delivery.AT_LEAST_ONCE: "x"})
    assert faults(design, Delivery.EXACTLY_ONCE) == ("exactly_once cannot be reached end to end",)


def test_events_out_of_nothing_are_found():
    design = believable()
    more = tuple(_tenfold(flow) if flow.target == "serving" else flow for flow in design.flows)
    assert faults(replace(design, flows=more), Delivery.BEST_EFFORT) == (
        "flink hands on more to serving than it gets",
    )


def _tenfold(flow: Flow) -> Flow:
    return replace(flow, events_per_s=flow.events_per_s * 1e6)


def test_a_station_in_no_part_is_found():
    station = Transit(component="moon", label="", seconds=np.array([1.0]))
    design = believable()
    found = faults(replace(design, stations=(*design.stations, station)), Delivery.BEST_EFFORT)
    assert found == ("a station stands in moon, which is no part",)


def test_a_quantity_below_zero_is_found():
    design = believable()
    first = design.components[1]
    usage = replace(first.usages[0], quantity=np.array([-1.0]))
    parts = (design.components[0], replace(first, usages=(usage,)), *design.components[2:])
    assert "impossible quantity" in faults(replace(design, components=parts), Delivery.BEST_EFFORT)[0]


def without_cache(design: Design) -> Design:
    """Nothing flows to or from the cache any more."""
    return replace(design, flows=tuple(f for f in design.flows if "cache" not in (f.source, f.target)))


def test_the_advice_warns_of_a_fault_and_still_shows_the_design(monkeypatch):
    monkeypatch.setattr("advisor.advise.compose", lambda *given: without_cache(compose(*given)))
    use_case = make_use_case(lookups=1, actor="machine", freshness_s=5, delivery="at_least_once")
    advice = advise(use_case, book_of("aws", "us-east-1"), draws=0)
    assert advice.blueprint.faults == ("nothing flows to or from cache",)
    assert advice.blueprint.components
    assert advice.warnings[0] == (
        "The drawn design has a fault, do not build it as it stands: nothing flows to or from cache."
    )


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_a_service_without_a_price_in_the_region_is_told(option):
    design, book = believable(option.key), book_of("aws", "us-east-1")
    sku = design.components[1].usages[0].sku
    poorer = replace(book, prices={key: price for key, price in book.prices.items() if key != sku})
    assert not_offered(design, book) == ()
    assert not_offered(design, poorer) == (f"us-east-1 of aws offers no {sku} at a known price",)


def test_a_part_named_twice_is_found():
    design = believable()
    twice = replace(design, components=(*design.components, design.components[0]))
    assert faults(twice, Delivery.BEST_EFFORT) == ("source stands twice in the design",)


def test_a_log_that_hands_on_another_form_than_it_keeps_is_found():
    design = believable()
    other = tuple(replace(flow, format="Avro") if flow.target == "log" else flow for flow in design.flows)
    assert faults(replace(design, flows=other), Delivery.BEST_EFFORT) == (
        "log keeps Avro but hands JSON on to delivery",
        "log keeps Avro but hands JSON on to flink",
    )
