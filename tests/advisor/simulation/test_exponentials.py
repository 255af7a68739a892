"""Exponential draws against numpy's, which come from the same streams."""

import math

import numpy as np
import pytest
from scipy import stats

from advisor.simulation.kernels.exponentials import LAYERS, TAIL, fill_exponential, layers


def stream(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.SFC64(seed))


@pytest.mark.parametrize("size", [1, 7, 32_768])
def test_draws_are_numpys_own_up_to_rounding_however_many_are_asked_for_at_a_time(size: int) -> None:
    ours, theirs, block = stream(5), stream(5), np.empty(size)
    for _ in range(max(100_000 // size, 3)):
        fill_exponential(ours, block)
        np.testing.assert_allclose(block, theirs.standard_exponential(size), rtol=1e-14)
    assert ours.random() == theirs.random()


def test_a_stream_goes_on_behind_the_draws_with_whatever_else_is_drawn() -> None:
    ours, theirs, block = stream(6), stream(6), np.empty(1000)
    assert ours.standard_normal() == theirs.standard_normal()
    fill_exponential(ours, block)
    theirs.standard_exponential(1000)
    assert ours.standard_normal() == theirs.standard_normal()


def test_a_million_draws_follow_the_exponential_law_into_the_tail() -> None:
    block = np.empty(1_000_000)
    fill_exponential(stream(7), block)
    assert stats.kstest(block[:100_000], "expon").pvalue > 1e-4
    beyond = int((block > float(TAIL)).sum())
    expected = 1e6 * math.exp(-float(TAIL))
    assert beyond == pytest.approx(expected, abs=5 * math.sqrt(expected))


def test_the_layers_have_the_same_area() -> None:
    _, worth, density = layers()
    edges = worth * 2.0**53
    areas = edges[1 : LAYERS - 1] * (density[: LAYERS - 2] - density[1 : LAYERS - 1])
    tail = float(TAIL)
    np.testing.assert_allclose(areas[1:], (tail + 1) * math.exp(-tail), rtol=1e-9)
