"""The age of a result is the sum of its delays: checked against closed forms of sums of uniforms and
exponentials.
"""

import numpy as np
import pytest

from advisor.cases import Array
from advisor.freshness.age import Age
from advisor.freshness.spread import Tail


def column(*values: float) -> Array:
    return np.array(values, dtype=float)


THREE_UNIFORMS = Age(constant_s=column(0), widths_s=(column(1), column(1), column(1)))
HEADWAY = Age(constant_s=column(60), widths_s=(column(900),))


@pytest.mark.parametrize(("t", "share"), [(1.0, 1 / 6), (1.5, 0.5), (2.0, 5 / 6)])
def test_three_equal_waits_follow_the_irwin_hall_law(t: float, share: float) -> None:
    assert THREE_UNIFORMS.cdf(column(t))[0] == pytest.approx(share, abs=0.005)


def test_the_curve_and_the_quantile_agree_with_the_irwin_hall_tail() -> None:
    p99 = 3 - (6 * 0.01) ** (1 / 3)
    assert THREE_UNIFORMS.curve(column(0.99))[0] == pytest.approx(p99, rel=0.005)
    assert THREE_UNIFORMS.quantile(column(0.99))[0] == pytest.approx(p99, rel=0.02)


def test_a_run_every_quarter_of_an_hour_is_half_a_headway_old_on_average() -> None:
    assert HEADWAY.mean()[0] == pytest.approx(900 / 2 + 60)
    assert HEADWAY.quantile(column(0.95))[0] == pytest.approx(60 + 0.95 * 900)


def test_an_exponential_tail_has_its_laplace_transform_and_quantile() -> None:
    wait = Age(constant_s=column(0), tails=(Tail(probability=column(1), mean_s=column(10)),))
    assert wait.laplace(column(0.1))[0] == pytest.approx(1 / (1 + 0.1 * 10))
    assert wait.curve(column(0.95))[0] == pytest.approx(10 * np.log(20), rel=0.01)


def test_the_transform_of_a_uniform_wait_is_the_textbook_one() -> None:
    expected = np.exp(-0.001 * 60) * (1 - np.exp(-0.9)) / 0.9
    assert HEADWAY.laplace(column(0.001))[0] == pytest.approx(expected)


def test_what_never_arrives_is_infinitely_old() -> None:
    never = Age(constant_s=column(np.inf, 5.0), widths_s=(column(1, 1),))
    assert never.quantile(column(0.5, 0.5)).tolist() == [np.inf, pytest.approx(5.5)]
    assert never.cdf(column(1e9, 5.5)).tolist() == [0.0, pytest.approx(0.5)]
