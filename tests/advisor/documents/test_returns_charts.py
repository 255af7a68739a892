"""The still charts of money: well-formed whatever the figures, with every end named."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.documents.chart.cadence import cadence_svg
from advisor.documents.chart.cash_flow import cash_flow_svg
from advisor.documents.chart.promises import promises_svg
from advisor.documents.chart.tornado import tornado_svg
from advisor.verdict.affordable import promises
from advisor.verdict.cadence.band import cadence_band
from tests.make import make_advice_for, make_use_case, price_book

SVG = "{http://www.w3.org/2000/svg}"
FACTS = make_use_case(value_usd_per_year=250_000)
ADVICE = make_advice_for(FACTS, draws=64)


def words_of(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_each_year_has_a_bar_and_the_sum_ends_at_the_net_present_value() -> None:
    assert ADVICE.returns is not None
    svg = cash_flow_svg(ADVICE.returns)
    assert svg.count("<rect") == len(ADVICE.returns.flows)
    assert {"sum so far", "each year,", "0", "3"} <= set(words_of(svg))


def test_the_tornado_names_both_ends_of_each_bar() -> None:
    assert ADVICE.returns is not None
    words = words_of(tornado_svg(ADVICE.returns))
    assert len(words) >= 3 * len(ADVICE.returns.tornado) + 2


def test_bars_of_no_width_are_drawn_too() -> None:
    assert ADVICE.returns is not None
    one = replace(ADVICE.returns.tornado[0], npv_at_low_usd=Decimal(5), npv_at_high_usd=Decimal(5))
    svg = tornado_svg(replace(ADVICE.returns, tornado=(one,), tornado_likely_usd=Decimal(5)))
    assert not re.search(r"[\d \"](inf|nan)", svg)


@pytest.mark.parametrize("budget_usd", [0, 1, 3_000])
def test_the_price_curve_names_each_design_the_promise_asked_for_and_the_budget(budget_usd: int) -> None:
    found = promises(make_use_case(budget_usd_per_month=budget_usd), price_book())
    words = words_of(promises_svg(found))
    assert len(found.steps) > 1
    assert any(word.startswith("asked: ") for word in words)
    assert any(word.startswith("budget: ") for word in words) == bool(budget_usd)
    assert any(word.startswith("best: ") for word in words) == (found.best is not None)


def test_the_band_is_drawn_behind_the_curve_with_where_the_least_lies() -> None:
    option = ADVICE.recommended.option
    band = cadence_band(FACTS, price_book(), option, draws=40, seed=1)
    plain, sure = cadence_svg(ADVICE.cadence_curve), cadence_svg(ADVICE.cadence_curve, band=band)
    assert plain.count('opacity="0.1"') == 0
    assert sure.count('opacity="0.1"') == len(band.stretches)
    assert not re.search(r"[\d \"](inf|nan)", sure)
