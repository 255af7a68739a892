"""Measured times keep the mean and the variation of what was measured, and say what is wrong with it."""

import numpy as np
import pytest

from advisor.measured_times import InvalidMeasuredTimes, from_quantiles, from_values


def test_values_with_weights_have_their_mean_and_variation() -> None:
    # 1 with weight 3 and 5 with weight 1: mean 2, second moment 7.
    law = from_values((5.0, 1.0), (1, 3))
    assert law.mean_s() == pytest.approx(2)
    assert law.cv2() == pytest.approx(7 / 4 - 1)


def test_values_without_weights_are_alike() -> None:
    assert from_values((1.0, 2.0, 6.0)).mean_s() == pytest.approx(3)


def test_two_quantiles_are_a_uniform_law() -> None:
    law = from_quantiles((0, 1), (0.0, 2.0))
    assert law.mean_s() == pytest.approx(1)
    assert law.cv2() == pytest.approx(1 / 3)


def test_quantiles_are_given_back_and_joined_by_straight_lines() -> None:
    law = from_quantiles((0, 0.5, 0.9, 1), (1.0, 2.0, 4.0, 10.0))
    assert law.at(np.array([0.0, 0.25, 0.5, 0.9, 0.95])) == pytest.approx([1, 1.5, 2, 4, 7])


def test_values_come_as_often_as_they_weigh() -> None:
    law = from_values((1.0, 2.0, 3.0), (1, 0, 3))
    drawn = law.at((np.arange(1000) + 0.5) / 1000)
    assert [(drawn == value).sum() for value in (1, 2, 3)] == [250, 0, 750]


@pytest.mark.parametrize("bad", [(), (0.0, 0.0), (1.0, -1.0), (float("nan"),)])
def test_times_that_are_none_are_refused_by_name(bad: tuple[float, ...]) -> None:
    with pytest.raises(InvalidMeasuredTimes, match="values_s"):
        from_values(bad)


def test_weights_that_fit_no_value_are_refused_by_name() -> None:
    with pytest.raises(InvalidMeasuredTimes, match="weights: 1 for 2"):
        from_values((1.0, 2.0), (1.0,))


def test_every_fault_of_quantiles_is_told_at_once() -> None:
    with pytest.raises(InvalidMeasuredTimes, match=r"(?s)shares: .*values_s: "):
        from_quantiles((0, 0.5, 0.4), (3.0, 2.0, 5.0))
