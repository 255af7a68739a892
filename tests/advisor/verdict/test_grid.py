"""What is tried of a fact lies within its bounds and within reach, whatever it stands at."""

import numpy as np
import pytest

from advisor.use_case import FACT_BY_KEY
from advisor.verdict.grid import values_around, values_between

RATE, SHARE, WINDOW = FACT_BY_KEY["rate_per_s"], FACT_BY_KEY["late_share"], FACT_BY_KEY["window_s"]


def test_what_is_needed_is_tried_a_hundredfold_and_anything_else_tenfold() -> None:
    assert (values_around(RATE, 100.0).min(), values_around(RATE, 100.0).max()) == (1.0, 10_000.0)
    assert values_around(FACT_BY_KEY["event_bytes"], 1000.0).max() == 10_000


def test_a_duration_at_zero_is_tried_from_a_second_on() -> None:
    assert values_around(WINDOW, 0.0).min() >= 1


def test_between_none_and_a_duration_nothing_below_a_second_is_tried() -> None:
    assert values_between(WINDOW, 0.0, 5.0, 9) == pytest.approx([1, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5])


def test_nothing_is_tried_beyond_the_bounds() -> None:
    assert values_around(SHARE, 0.5).max() == 1


@pytest.mark.parametrize("smallest", [5e-324, 1e-300, 0.0])
def test_next_to_nothing_counts_as_nothing(smallest: float) -> None:
    values = values_between(SHARE, smallest, 0.5, 4)
    assert np.isfinite(values_around(SHARE, smallest)).all()
    assert values == pytest.approx([0.1, 0.2, 0.3, 0.4])


def test_between_two_values_the_steps_are_even_on_a_log_scale() -> None:
    assert values_between(RATE, 1.0, 1000.0, 2) == pytest.approx([10, 100])
