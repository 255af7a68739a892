"""Facts are shown as people say them, with how sure somebody was."""

from advisor.documents.fact_sheet import fact_rows, fact_title, show_value_of
from advisor.use_case import FACTS
from tests.make import make_use_case


def rows(**changes):
    return {row.key: row for row in fact_rows(make_use_case(**changes))}


def test_every_fact_has_a_row_in_its_order():
    assert [row.key for row in fact_rows(make_use_case())] == [fact.key for fact in FACTS]


def test_a_range_names_both_ends_and_its_unit_once():
    assert rows()["value_usd_per_year"].value == "250,000 USD a year (150,000 to 400,000 USD a year)"
    assert rows()["value_usd_per_year"].confidence == "range"


def test_a_guess_and_an_estimate_say_so():
    assert rows()["value_half_life_s"].confidence == "guess, within a factor of two"
    assert rows()["rate_per_s"].confidence == "estimate, within 25 %"


def test_a_fact_nobody_gave_is_assumed():
    assert rows()["keys"].is_assumed
    assert rows()["keys"].confidence == "assumed"
    assert not rows()["freshness_s"].is_assumed


def test_a_budget_of_nothing_is_no_limit():
    assert rows(budget_usd_per_month=0)["budget_usd_per_month"].value == "no limit"
    assert rows(budget_usd_per_month=900)["budget_usd_per_month"].value == "900 USD a month"
    assert show_value_of("budget_usd_per_month", 0.0) == "no limit"


def test_choices_are_shown_in_their_own_words():
    assert rows()["on_call"].value == "In office hours"
    assert rows()["platforms"].value == "A warehouse, Airflow"
    assert rows(platforms=[])["platforms"].value == "nothing named"


def test_a_flips_value_is_shown_in_its_facts_words():
    assert show_value_of("freshness_s", 58.0) == "58 s"
    assert show_value_of("on_call", "around_the_clock") == "Around the clock"
    assert fact_title("cost") == "cost"
