"""The smallest whole number that clears several needs at once, and which need bound it."""

from collections.abc import Sequence

import numpy as np

from advisor.cases import Array, Flags
from advisor.design import Sized

ROUNDING = 1e-9
"""Relative slack, so that 5.000000001 shards from a sum in floating point are 5."""


def clear(constraints: tuple[str, ...], *needs: Array | float, step: float = 1.0) -> Sized:
    """`needs` in the order of `constraints`, each shape (size,) or a number; at least one is an array.

    The value is the smallest multiple of `step` that is no less than any need.
    """
    largest = needs[0]
    for need in needs[1:]:
        largest = np.maximum(largest, need)
    largest = np.asarray(largest, dtype=np.float64)
    steps = largest if step == 1.0 else largest / step
    value = np.ceil(steps * (1 - ROUNDING))
    if step != 1.0:
        value = value * step
    return Sized(value=value, constraints=constraints, binding=first_largest(needs, largest))


def first_largest(rows: Sequence[Array | float], largest: Array) -> Array | Flags:
    """For each case the index of the first of `rows` that is its `largest`: those before it are smaller."""
    if len(rows) == 1:
        return np.zeros_like(largest)
    all_smaller: Flags = rows[0] < largest
    index: Array | Flags = all_smaller
    for row in rows[1:-1]:
        all_smaller = all_smaller & (row < largest)
        index = index + np.asarray(all_smaller, dtype=np.float64)
    return index
