"""The smallest whole number that clears several needs at once, and which need bound it."""

import numpy as np

from advisor.cases import Array
from advisor.design import Sized

ROUNDING = 1e-9
"""Relative slack, so that 5.000000001 shards from a sum in floating point are 5."""


def clear(constraints: tuple[str, ...], *needs: Array | float, step: float = 1.0) -> Sized:
    """`needs` in the order of `constraints`, each shape (size,) or a number; at least one is an array.

    The value is the smallest multiple of `step` that is no less than any need.
    """
    size = max(np.size(need) for need in needs)
    rows = np.empty((len(needs), size))
    for index, need in enumerate(needs):
        rows[index] = need
    largest = rows.max(axis=0)
    value = np.ceil(largest / step * (1 - ROUNDING)) * step
    return Sized(value=value, constraints=constraints, binding=rows.argmax(axis=0).astype(np.float64))
