"""What to measure first, in words: the worth in its unit, and whether the draws tell it from nothing."""

from dataclasses import replace

from advisor.advice.robustness import Information
from advisor.vocabulary import OptionKey
from decisions.shown.information import worth_knowing
from tests.make import make_advice


def test_each_fact_has_its_worth_its_error_and_where_to_answer_it() -> None:
    first, second = worth_knowing(make_advice()).lines
    assert (first.title, first.step, first.worth) == ("Half-life of the value", "value", "6,100 USD a year")
    assert (first.is_clear, second.is_clear) == (True, False)


def test_without_money_the_worth_is_in_points() -> None:
    advice = make_advice()
    points = replace(advice.information, unit="points", everything=3.2)
    found = worth_knowing(replace(advice, information=points))
    assert "3.2 points of 100" in found.finding
    assert "USD" not in found.finding


def test_where_one_option_is_always_best_nothing_is_worth_measuring() -> None:
    nothing = Information(
        unit="USD/year", everything=0, standard_error=0, best_on_average=OptionKey.KAPPA, facts=()
    )
    found = worth_knowing(make_advice(information=nothing))
    assert "nothing is worth measuring" in found.finding
    assert (found.otherwise, found.given_up, found.lines) == ("", "", ())


def test_where_no_single_fact_is_worth_anything_the_finding_says_that_only_several_together_are() -> None:
    advice = make_advice()
    none = replace(advice.information, facts=())
    found = worth_knowing(replace(advice, information=none))
    assert "only several together would change it" in found.finding
    assert found.lines == ()


def test_where_nothing_may_be_built_it_is_not_said_that_an_option_is_best() -> None:
    nobody = replace(make_advice().information, everything=0.0, best_on_average=None, facts=())
    assert "No option may be built" in worth_knowing(make_advice(information=nobody)).finding


def test_an_option_that_is_built_in_vain_in_some_draws_is_named_with_how_often() -> None:
    vain = replace(make_advice().information, given_up_share=0.12)
    said = worth_knowing(make_advice(information=vain)).given_up
    assert "In 12 % of the draws micro-batch" in said
    assert "its cost is paid and nothing is kept" in said


def test_another_option_that_is_best_on_average_is_named() -> None:
    advice = make_advice()
    other = replace(advice.information, best_on_average=OptionKey.UNIFIED)
    assert "Unified engine does better" in worth_knowing(replace(advice, information=other)).otherwise
    assert worth_knowing(advice).otherwise == ""
