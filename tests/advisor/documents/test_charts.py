"""Charts are well-formed, say what they show, and stand odd input: nothing at stake, no end, one option."""

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from advisor.advice.blueprint import TradeLine, TradeOff
from advisor.advice.cadence import CadenceToday
from advisor.documents.chart.cadence import cadence_svg
from advisor.documents.chart.cost import cost_svg
from advisor.documents.chart.freshness import age_at, freshness_svg
from advisor.documents.chart.trade_off import trade_off_svg
from advisor.documents.chart.trade_off_table import columns, rows
from advisor.documents.parameter_words import parameter_name
from tests.make import make_advice

SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg):
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_cadence_curve_names_its_lines_its_least_and_the_recommendation():
    words = words_of(cadence_svg(make_advice().cadence_curve))
    assert {"All together", "Infrastructure", "People", "Value lost to delay"} <= set(words)
    assert "least: 3,529 USD at 13.5 min" in words
    assert "recommended: 15 min" in words


def test_an_optimum_without_a_headway_is_named_by_how_it_runs():
    per_event = replace(make_advice().cadence_curve, optimum="event by event")
    assert "least: 3,529 USD event by event" in words_of(cadence_svg(per_event))


def test_a_curve_with_nothing_at_stake_draws_no_delay():
    curve = make_advice().cadence_curve
    nothing = replace(curve, delay_usd=(0.0,) * len(curve.headway_s))
    assert "Value lost to delay" not in words_of(cadence_svg(nothing))


def test_a_curve_with_infinite_stretches_is_drawn_where_it_is_finite():
    curve = make_advice().cadence_curve
    endless = (math.inf,) * 10 + curve.total_usd[10:]
    svg = cadence_svg(replace(curve, total_usd=endless, infrastructure_usd=endless))
    assert re.findall(r"[\d ](inf|nan)", svg) == []


def test_a_recommendation_of_no_headway_is_not_marked_on_the_curve():
    words = words_of(cadence_svg(replace(make_advice().cadence_curve, recommended_s=0.0)))
    assert not [word for word in words if word.startswith("recommended")]


def test_the_printed_curve_marks_today_what_is_near_the_least_and_what_is_ruled_out():
    curve = make_advice().cadence_curve
    today = CadenceToday(headway_s=86_400, total_usd=9e3, saves_usd_per_year=1e4, because="It saves.")
    allowed = tuple(engine == "scheduled run" for engine in curve.engine)
    svg = cadence_svg(replace(curve, today=today, near_s=(480.0, 1380.0), is_allowed=allowed))
    assert {"today: 24 h", "always on, ruled out"} <= set(words_of(svg))
    rects = [each for each in ET.fromstring(svg).iter(f"{SVG}rect") if each.get("class") == "fill-signal"]
    assert len(rects) == 1


def test_the_freshness_chart_has_a_row_an_option_and_the_promise():
    ranking = make_advice().ranking
    words = words_of(freshness_svg(ranking, 1200, 95))
    assert {option.title for option in ranking} <= set(words)
    assert "promised: 95 % within 20 min" in words


# The micro-batch of the example departs every 900 s and takes 220.3 s: uniform between.
@pytest.mark.parametrize(("share", "age_s"), [(0.5, 670.3), (0.95, 1075.3), (0.3, 490.3)])
def test_an_age_is_read_between_the_points_of_the_curve(share, age_s):
    assert age_at(make_advice().ranking[0], share) == pytest.approx(age_s)


def test_an_option_that_never_catches_up_is_drawn_without_nonsense():
    option = make_advice().ranking[0]
    endless = replace(option, age_curve=replace(option.age_curve, age_s=(math.inf,) * 11))
    svg = freshness_svg((endless, *make_advice().ranking[1:]), 1200, 95)
    assert "nan" not in svg


def test_the_cost_chart_says_every_total():
    words = words_of(cost_svg(make_advice().ranking))
    assert {"2,619 USD", "9,120 USD"} <= set(words)


def test_a_bar_is_as_long_as_its_cost():
    root = ET.fromstring(cost_svg(make_advice().ranking[:2]))
    widths = [float(bar.get("width")) for bar in root.iter(f"{SVG}rect") if float(bar.get("width")) > 9]
    assert widths[0] / widths[2] == pytest.approx(1118.96 / 866.10, rel=1e-3)


@pytest.mark.parametrize(
    ("x", "y"),
    [((1.0,), (1.0,)), ((1.0, 2.0), (0.0, 0.0)), ((0.0, 5.0), (1e-9, 10.0)), ((1.0, 2.0), (math.inf, 3.0))],
    ids=["one point", "flat", "wide", "infinite"],
)
def test_a_trade_off_of_any_shape_is_drawn(x, y):
    lines = (TradeLine(title="Lost", unit="share", y=y), TradeLine(title="Cost", unit="USD", y=y))
    svg = trade_off_svg(TradeOff(x_title="Wait", x_unit="s", x=x, chosen_x=1.0, lines=lines))
    assert svg == "" or ET.fromstring(svg).tag == f"{SVG}svg"
    assert "nan" not in svg


def test_each_unit_has_its_panel_and_the_chosen_point_is_marked_in_all():
    lines = (
        TradeLine(title="Missed", unit="share", y=(0.1, 0.01, 0.001), limit=0.02, limit_name="tolerance"),
        TradeLine(title="Cost", unit="USD/month", y=(1.0, 2.0, 3.0)),
    )
    curve = TradeOff(x_title="Look-back", x_unit="s", x=(0.0, 7200.0, 14_400.0), chosen_x=7200.0, lines=lines)
    svg = trade_off_svg(curve)
    words = words_of(svg)
    assert {"Missed, %", "Cost, USD a month", "Look-back, h", "1 %", "2 USD a month"} <= set(words)
    assert "tolerance: 2 %" in words
    assert svg.count('class="chosen-dot"') == 2


def test_a_break_is_named_where_it_is():
    line = TradeLine(title="Takes", unit="s", y=(1.0, 2.0), name="replay")
    curve = TradeOff(
        x_title="History", x_unit="years", x=(1.0, 2.0), chosen_x=1.0, lines=(line,),
        breaks_at_x=1.5, breaks_because="it breaks at 1.5 years",
    )  # fmt: skip
    assert {"it breaks at 1.5 years", "replay"} <= set(words_of(trade_off_svg(curve)))
    assert 'class="break"' in trade_off_svg(curve)


def test_in_a_page_a_trade_off_takes_the_page_s_style():
    line = TradeLine(title="Takes", unit="s", y=(1.0, 2.0))
    curve = TradeOff(x_title="Wait", x_unit="s", x=(1.0, 2.0), chosen_x=1.0, lines=(line,))
    assert "<style" in trade_off_svg(curve)
    assert "<style" not in trade_off_svg(curve, is_styled=False)


def test_the_table_says_what_the_chart_shows_and_marks_the_chosen_row():
    line = TradeLine(title="Counted twice", unit="share", y=(0.5, 0.000002))
    curve = TradeOff(x_title="Kept for", x_unit="s", x=(0.0, 3600.0), chosen_x=3600.0, lines=(line,))
    assert columns(curve) == ("Kept for", "Counted twice")
    assert [(row.cells, row.is_chosen) for row in rows(curve)] == [
        (("0 s", "50 %"), False),
        (("60 min", "1 in 500,000"), True),
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [("ttl_s", "TTL"), ("throttle_share", "throttle share"), ("partition_bytes", "partition size")],
)
def test_a_parameter_is_named_without_its_unit(name, words):
    assert parameter_name(name) == words
