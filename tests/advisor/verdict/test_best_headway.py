"""The first case told by itself is the row that was compared, whatever cases and options stand beside it."""

import numpy as np
import pytest

from advisor.assumptions.replaced import SHIPPED
from advisor.cases import Cases, likely_case
from advisor.cost.bill import bill_lines
from advisor.evaluation import NUMBERS, evaluate
from advisor.options import OPTIONS, Option
from advisor.verdict import best_headway
from advisor.verdict.basis import Basis
from advisor.verdict.best_headway import BY_OPTION, Contenders, contend
from tests.make import make_use_case, price_book

COMPLEXITY = SHIPPED["people.complexity"]


def a_few() -> Cases:
    """The first case among others of a hundredth to a hundred times its rate."""
    case = likely_case(make_use_case())
    return case.changed(rate_per_s=case.rate_per_s * np.array([1.0, 0.01, 100.0]))


def contenders(*options: Option) -> Contenders:
    told = likely_case(make_use_case())
    return contend(options, a_few(), price_book(), np.full(3, COMPLEXITY), Basis.NET_VALUE, told=told)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key.value)
def test_the_first_case_by_itself_is_its_own_evaluation(option: Option) -> None:
    (told,) = contenders(option).first
    alone = evaluate(option, told.cases, price_book(), headway_s=told.headway_s, complexity=COMPLEXITY)
    for name in NUMBERS:
        assert getattr(told, name) == pytest.approx(getattr(alone, name), rel=1e-5), name
    assert told.people.hours_per_month == pytest.approx(alone.people.hours_per_month)
    assert told.prediction.age.mean() == pytest.approx(alone.prediction.age.mean())
    assert told.age.mean() == pytest.approx(alone.age.mean())
    assert told.prediction.latency_by_component() == pytest.approx(alone.prediction.latency_by_component())


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key.value)
def test_the_bill_of_the_first_case_is_that_of_its_own_design(option: Option) -> None:
    (told,) = contenders(option).first
    alone = evaluate(option, told.cases, price_book(), headway_s=told.headway_s, complexity=COMPLEXITY)
    lines = bill_lines(told.design, price_book(), told.cases, told.row)
    assert lines == bill_lines(alone.design, price_book(), told.cases)


def test_options_compared_at_once_are_what_each_is_by_itself() -> None:
    together = contenders(*OPTIONS)
    for index, option in enumerate(OPTIONS):
        alone = contenders(option)
        for name in BY_OPTION:
            assert getattr(together, name)[index] == pytest.approx(getattr(alone, name)[0], rel=1e-12), name
        assert (together.fired[:, index] == alone.fired[:, 0]).all()
        assert together.raw_scores[:, index] == pytest.approx(alone.raw_scores[:, 0], rel=1e-12)
        assert together.stretches[index].delay_usd == pytest.approx(alone.stretches[0].delay_usd)


def test_many_rows_are_compared_one_option_at_a_time_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_once = contenders(*OPTIONS)
    monkeypatch.setattr(best_headway, "TOGETHER", 1)
    one_by_one = contenders(*OPTIONS)
    for name in BY_OPTION:
        assert getattr(one_by_one, name) == pytest.approx(getattr(at_once, name), rel=1e-12), name
    assert [each.row for each in one_by_one.first] == [0] * len(OPTIONS)
    for one, other in zip(one_by_one.first, at_once.first, strict=True):
        assert bill_lines(one.design, price_book(), one.cases, one.row) == bill_lines(
            other.design, price_book(), other.cases, other.row
        )


def test_nothing_is_told_that_was_not_asked_for() -> None:
    case = likely_case(make_use_case())
    found = contend(OPTIONS[:1], case, price_book(), np.full(1, COMPLEXITY), Basis.NET_VALUE)
    assert found.first == ()
    assert found.stretches == ()
