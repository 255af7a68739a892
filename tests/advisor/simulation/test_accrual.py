"""Cost as it accrues: the bill's part in an ordinary span, and what is paid by use in others."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.cost.price_book import read_price_book
from advisor.design import Design
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.parsing import parse_use_case
from advisor.simulation.accrual import accrue
from advisor.simulation.plan import plan
from advisor.simulation.request import SimulationRequest
from advisor.simulation.result import Accrued
from advisor.simulation.run import run_piece
from advisor.simulation.scenario import Scenario
from advisor.vocabulary import OptionKey

FACTS = {
    "rate_per_s": 5.0,
    "profile": "office",
    "peak_factor": 2,
    "window_s": 60,
    "lookback_s": 172800,
    "late_share": 0.01,
    "late_p99_s": 3600,
}
DAY = 86400.0
BOOK = read_price_book("fixtures/prices/aws-us-east-1.yaml")
CASES = likely_case(parse_use_case(FACTS))


def designed(key: OptionKey) -> Design:
    option = OPTION_BY_KEY[key]
    return compose(option, CASES, np.array([option.headways_s[0]]), describe=False)


def accrued(key: OptionKey, scenario: Scenario = Scenario.BASE) -> Accrued:
    design = designed(key)
    request = SimulationRequest(
        facts=FACTS, option=key, headway_s=float(design.headway_s[0]), scenario=scenario, replications=3
    )
    return accrue(design, BOOK, CASES, [run_piece(design, CASES, request, one) for one in plan(request)])


def share_of(found: Accrued, component: str) -> float:
    one = next(one for one in found.components if one.component == component)
    return one.usd / one.predicted_usd


@pytest.mark.parametrize("option", [option.key for option in OPTIONS])
def test_an_ordinary_day_costs_a_day_s_part_of_the_bill(option: OptionKey) -> None:
    found = accrued(option)
    design, month_h = designed(option), 730.0
    bill = sum(
        float(BOOK.usd(usage.sku, usage.quantity)[0])
        for component in design.components
        for usage in component.usages
    )
    assert found.predicted_usd == pytest.approx(bill * 24.0 / month_h)
    assert found.usd.value == pytest.approx(found.predicted_usd, rel=0.02)
    assert sum(one.usd for one in found.components) == pytest.approx(found.usd.value)
    for one in found.components:
        assert one.usd == pytest.approx(one.predicted_usd, rel=0.05)


def test_ten_times_the_events_cost_ten_times_what_is_paid_by_event_and_no_more_of_the_rest() -> None:
    found = accrued(OptionKey.EVENT_STREAMING, Scenario.TEN_TIMES)
    assert share_of(found, "gateway") == pytest.approx(10.0, rel=0.02)
    assert share_of(found, "delivery") == pytest.approx(10.0, rel=0.02)
    assert share_of(found, "monitoring") == 1.0
    assert 1.0 <= share_of(found, "log") < 10.0


def test_ten_times_the_events_make_runs_longer_by_their_part_of_the_run() -> None:
    found = accrued(OptionKey.DAILY_BATCH, Scenario.TEN_TIMES)
    run = next(
        station for station in designed(OptionKey.DAILY_BATCH).stations if hasattr(station, "startup_s")
    )
    fixed_s = float(run.startup_s[0] + run.fixed_s[0])
    once_s = float(run.per_event_s[0]) * FACTS["rate_per_s"] * DAY
    assert share_of(found, "clean") == pytest.approx((fixed_s + 10 * once_s) / (fixed_s + once_s), rel=0.02)


def test_an_outage_saves_the_runs_that_it_keeps_from_departing() -> None:
    found = accrued(OptionKey.HOURLY_BATCH, Scenario.OUTAGE)
    assert share_of(found, "clean") < 0.99
    assert share_of(found, "monitoring") == 1.0


def test_a_component_says_what_its_cost_follows() -> None:
    words = {one.component: one.drivers for one in accrued(OptionKey.LAMBDA).components}
    assert words["gateway"] == ("events",)
    assert words["clean"] == ("run time",)
    assert words["monitoring"] == ("hours",)
