"""The investment in lines and the growth in a table: what is known, and nothing that a value would need."""

from dataclasses import replace

import pytest

from advisor.documents.returns_lines import NEVER, growth_table, return_lines
from tests.make import make_advice_for, make_use_case

ADVICE = make_advice_for(make_use_case(growth_per_year=0.5), draws=50)
TITLES = {line.title: line for line in return_lines(ADVICE.returns, has_value=True)}


@pytest.mark.parametrize(
    "title",
    ["Net present value", "Internal rate of return", "Payback", "Worth more than nothing"],
)
def test_what_needs_a_value_is_shown_with_one(title: str) -> None:
    assert TITLES[title].value


def test_without_a_value_only_cost_and_break_even_are_shown() -> None:
    advice = make_advice_for(make_use_case(value_usd_per_year=0), draws=50)
    titles = [line.title for line in return_lines(advice.returns, has_value=False)]
    assert titles == [
        "Net present value",
        "Break-even, beside building nothing",
        "Break-even, always on beside scheduled",
    ]


def test_what_is_never_paid_back_says_so() -> None:
    never = replace(ADVICE.returns, payback_months=None, discounted_payback_months=None)
    line = next(each for each in return_lines(never, has_value=True) if each.title == "Payback")
    assert line.value == NEVER
    assert NEVER in line.note


def test_an_option_that_keeps_no_more_has_no_break_even() -> None:
    even = replace(ADVICE.returns.break_even, usd_per_year=None, text="never")
    lines = return_lines(replace(ADVICE.returns, break_even=even), has_value=True)
    assert [line.note for line in lines if line.value == "at no value"] == ["never"]


def test_the_table_of_growth_has_a_column_for_today_and_each_years_end() -> None:
    table = growth_table(ADVICE.growth)
    assert table.heads == ("Today", "Year 1", "Year 2", "Year 3")
    assert all(len(row.cells) == len(table.heads) for row in table.rows)
    assert [row.title for row in table.rows][:2] == ["Events/s, mean", "Events/s, peak"]
    assert table.rows[0].cells == ("500/s", "750/s", "1 k/s", "1.25 k/s")


def test_each_sized_component_says_what_it_carries_and_what_stops_it() -> None:
    notes = [row.note for row in growth_table(ADVICE.growth).rows if row.note]
    assert notes
    assert all("carry up to" in note and "limited by " in note for note in notes)
