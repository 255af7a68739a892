from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.cost.price_book import UnknownSku
from advisor.repricing import VerdictAt, bill_diff, is_moved, verdict_at
from advisor.vocabulary import OptionKey
from tests.make import make_advice_for, make_use_case, price_book

FACTS = make_use_case()
ADVICE = make_advice_for(FACTS)


def test_by_its_own_book_every_line_is_the_one_of_the_advice():
    diff = bill_diff(FACTS, ADVICE, price_book(), price_book())
    assert [line.from_monthly_usd for line in diff.lines] == [line.monthly_usd for line in ADVICE.bill]
    assert [line.quantity for line in diff.lines] == [line.quantity for line in ADVICE.bill]
    assert diff.delta_monthly_usd == 0
    assert not any(line.is_changed for line in diff.lines)


def test_at_half_the_prices_half_of_each_line_is_saved_to_the_cent():
    diff = bill_diff(FACTS, ADVICE, price_book(), price_book().scaled(Decimal("0.5")))
    for line in diff.lines:
        assert line.delta_unit_usd == -line.from_unit_usd / 2
        assert abs(line.delta_monthly_usd + line.from_monthly_usd / 2) <= Decimal("0.01")
    assert diff.delta_monthly_usd == sum(line.delta_monthly_usd for line in diff.lines)
    assert diff.to_monthly_usd - diff.from_monthly_usd == diff.delta_monthly_usd


def test_one_dearer_price_moves_its_lines_alone_and_up():
    sku = ADVICE.bill[0].sku
    prices = {**price_book().prices, sku: price_book().price(sku).scaled(Decimal(3))}
    diff = bill_diff(FACTS, ADVICE, price_book(), replace(price_book(), prices=prices))
    assert {line.sku for line in diff.lines if line.is_changed} == {sku}
    assert all(line.delta_unit_usd > 0 for line in diff.lines if line.is_changed)


def test_a_book_that_lacks_a_price_names_it():
    sku = ADVICE.bill[0].sku
    prices = {key: price for key, price in price_book().prices.items() if key != sku}
    with pytest.raises(UnknownSku, match=sku):
        bill_diff(FACTS, ADVICE, price_book(), replace(price_book(), prices=prices))


def test_a_verdict_moves_with_option_headway_or_what_is_allowed_but_not_with_its_price():
    before = verdict_at(ADVICE)
    assert before == VerdictAt(
        option=ADVICE.recommended.option,
        headway_s=ADVICE.recommended.headway_s,
        monthly_usd=ADVICE.ranking[0].monthly_usd.total,
        margin=ADVICE.margin,
        close_call=ADVICE.close_call,
        is_allowed=True,
    )
    assert not is_moved(before, replace(before, monthly_usd=before.monthly_usd + 1, margin=0.5))
    other = next(key for key in OptionKey if key is not before.option)
    assert is_moved(before, replace(before, option=other))
    assert is_moved(before, replace(before, headway_s=before.headway_s * 2))
    assert is_moved(before, replace(before, is_allowed=False))
