"""The first case told by itself is the row that was compared, whatever other cases stand beside it."""

import numpy as np
import pytest

from advisor.assumptions.replaced import SHIPPED
from advisor.cases import likely_case
from advisor.evaluation import NUMBERS, evaluate
from advisor.options import OPTIONS, Option
from advisor.verdict.basis import Basis
from advisor.verdict.best_headway import Contender, contend
from tests.make import make_use_case, price_book

COMPLEXITY = SHIPPED["people.complexity"]


def contender(option: Option) -> Contender:
    """The option where the first case stands among others of a hundredth to a hundred times its rate."""
    case = likely_case(make_use_case())
    cases = case.changed(rate_per_s=case.rate_per_s * np.array([1.0, 0.01, 100.0]))
    return contend(option, cases, price_book(), np.full(3, COMPLEXITY), Basis.NET_VALUE, told=case)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key.value)
def test_the_first_case_by_itself_is_its_own_evaluation(option: Option) -> None:
    told = contender(option).first
    assert told is not None
    alone = evaluate(option, told.cases, price_book(), headway_s=told.headway_s, complexity=COMPLEXITY)
    for name in NUMBERS:
        assert getattr(told, name) == pytest.approx(getattr(alone, name), rel=1e-5), name
    assert told.people.hours_per_month == pytest.approx(alone.people.hours_per_month)
    assert told.prediction.age.mean() == pytest.approx(alone.prediction.age.mean())


def test_nothing_is_told_that_was_not_asked_for() -> None:
    case = likely_case(make_use_case())
    found = contend(OPTIONS[0], case, price_book(), np.full(1, COMPLEXITY), Basis.NET_VALUE)
    assert found.first is None
    assert found.stretch is None
